"""The forms of initiatives."""

from participatie.initiatives.forms.initiatives import (
    NEED_LABELS,
    NEED_ROWS,
    EditForm,
    MoveForm,
    PhotoForm,
    PlaceForm,
    PlainForm,
    RecordForm,
    SenderForm,
    StoryForm,
    ThemeForm,
    TopicForm,
)
from participatie.initiatives.forms.makers import InviteByMailForm, InviteJoinerForm
from participatie.initiatives.forms.resuming import KeepTextForm, LinkForm

__all__ = [
    "NEED_LABELS",
    "NEED_ROWS",
    "EditForm",
    "InviteByMailForm",
    "InviteJoinerForm",
    "KeepTextForm",
    "LinkForm",
    "MoveForm",
    "PhotoForm",
    "PlaceForm",
    "PlainForm",
    "RecordForm",
    "SenderForm",
    "StoryForm",
    "ThemeForm",
    "TopicForm",
]
