"""Forms of notifications."""

from participatie.notifications.forms.choices import ChoicesForm, PaceForm, SubjectPaceForm
from participatie.notifications.forms.following import AroundByMailForm, AroundForm, ButtonForm, FollowByMailForm, FollowForm

__all__ = [
    "AroundByMailForm",
    "AroundForm",
    "ButtonForm",
    "ChoicesForm",
    "FollowByMailForm",
    "FollowForm",
    "PaceForm",
    "SubjectPaceForm",
]
