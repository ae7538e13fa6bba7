"""Telling people, and what they choose about that."""

from participatie.notifications.services.choices import (
    change_subject_pace,
    choose,
    choose_digests,
    choose_no_mail,
    read,
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
from participatie.notifications.services.helping import (
    Use,
    answer,
    ask_some,
    is_open,
    open_question,
    plan_question_of_asker,
    plan_questions,
)
from participatie.notifications.services.spreading import spread_some
from participatie.notifications.services.stopping import forget_person, resume, stop, title_of_link
from participatie.notifications.services.telling import tell

__all__ = [
    "RADII_M",
    "Use",
    "Wanted",
    "answer",
    "ask_some",
    "change_pace",
    "change_subject_pace",
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
    "plan_question_of_asker",
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
