"""What can be done with a subject of any kind."""

from participatie.subjects.services.areas import find_areas_anew
from participatie.subjects.services.history import conceal_history, forget_facts, reveal_history
from participatie.subjects.services.links import conceal_links, hold_both, keep_origin, link, reveal_links, unlink
from participatie.subjects.services.lives import begin, discard, edited, hide, move_state, place, publish, show
from participatie.subjects.services.people import (
    change_pace,
    follow,
    forget_follows,
    hold,
    note_post,
    support,
    take_back_support,
    unfollow,
)
from participatie.subjects.services.photos import attach_photo, describe_photo, remove_photo
from participatie.subjects.services.themes import change_theme, close_theme, open_theme, reopen_theme

__all__ = [
    "attach_photo",
    "begin",
    "change_pace",
    "change_theme",
    "close_theme",
    "conceal_history",
    "conceal_links",
    "describe_photo",
    "discard",
    "edited",
    "find_areas_anew",
    "follow",
    "forget_facts",
    "forget_follows",
    "hide",
    "hold",
    "hold_both",
    "keep_origin",
    "link",
    "move_state",
    "note_post",
    "open_theme",
    "place",
    "publish",
    "remove_photo",
    "reopen_theme",
    "reveal_history",
    "reveal_links",
    "show",
    "support",
    "take_back_support",
    "unfollow",
    "unlink",
]
