"""Telling people, and what they choose about that."""

from flask_babel import gettext as _

from participatie.notifications import queries
from participatie.notifications.services.choices import (
    choose,
    choose_digests,
    choose_no_mail,
    forget_person,
    read,
    resume,
    stop,
)
from participatie.notifications.services.digests import open_digests, write_some_digests
from participatie.notifications.services.following import (
    RADII_M,
    Wanted,
    change_pace,
    find_address,
    follow,
    follow_around,
    stop_following,
)
from participatie.notifications.services.helping import Use, answer, ask_some, is_open, open_question, plan_questions
from participatie.notifications.services.spreading import spread_some
from participatie.notifications.services.telling import tell
from participatie.notifications.tokens import DIGESTS

__all__ = [
    "RADII_M",
    "Use",
    "Wanted",
    "answer",
    "ask_some",
    "change_pace",
    "choose",
    "choose_digests",
    "choose_no_mail",
    "find_address",
    "follow",
    "follow_around",
    "forget_person",
    "is_open",
    "open_digests",
    "open_question",
    "plan_questions",
    "read",
    "resume",
    "spread_some",
    "stop",
    "stop_following",
    "tell",
    "title_of_link",
    "write_some_digests",
]


def title_of_link(subject_id: int) -> str:
    """What a link to stop mail is about, as far as everybody may know."""
    if subject_id == DIGESTS:
        return _("wat je volgt (de verzamelmail)")
    subject = queries.find_public_subject(subject_id)
    return subject.title if subject else _("dit initiatief")
