"""What people do in conversations."""

from participatie.threads.services.pending import forget_pending, keep_pending, place_pending
from participatie.threads.services.posts import Promised, edit, hide_post, note, show_post, withdraw, write

__all__ = [
    "Promised",
    "edit",
    "forget_pending",
    "hide_post",
    "keep_pending",
    "note",
    "place_pending",
    "show_post",
    "withdraw",
    "write",
]
