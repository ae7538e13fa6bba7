"""What can be done with an initiative."""

from participatie.initiatives.services.drafts import (
    begin_draft,
    claim,
    forget_old_drafts,
    place_draft,
    refuse_incomplete,
    set_needs,
    set_place,
    set_text,
    set_theme,
)
from participatie.initiatives.services.imports import import_rows
from participatie.initiatives.services.makers import add_photo, change_place, change_text, change_theme, move, remove_photo
from participatie.initiatives.services.recording import record_initiative, take_over

__all__ = [
    "add_photo",
    "begin_draft",
    "change_place",
    "change_text",
    "change_theme",
    "claim",
    "forget_old_drafts",
    "import_rows",
    "move",
    "place_draft",
    "record_initiative",
    "refuse_incomplete",
    "remove_photo",
    "set_needs",
    "set_place",
    "set_text",
    "set_theme",
    "take_over",
]
