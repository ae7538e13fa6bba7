"""Forms of notifications."""

from participatie.notifications.forms.choices import ChoicesForm, PaceForm
from participatie.notifications.forms.following import AroundByMailForm, AroundForm, ButtonForm, FollowByMailForm

__all__ = ["AroundByMailForm", "AroundForm", "ButtonForm", "ChoicesForm", "FollowByMailForm", "PaceForm"]
