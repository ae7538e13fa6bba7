"""What people do in conversations."""

from participatie.threads.services.discussion import note
from participatie.threads.services.imports import Brought, import_posts
from participatie.threads.services.outside import (
    answer_outside,
    ask_outsider,
    forget_outsiders,
    remind_outsiders,
    revoke_question,
)
from participatie.threads.services.pending import forget_pending, keep_pending, place_pending
from participatie.threads.services.posts import Promised, edit, hide_post, show_post, withdraw, write, write_decision
from participatie.threads.services.recording import (
    Said,
    claim_recording,
    keep_recording,
    record_post,
    recording_voice,
    usable_said,
)
from participatie.threads.services.templates import change_template, keep_template, remove_template

__all__ = [
    "Brought",
    "Promised",
    "Said",
    "answer_outside",
    "ask_outsider",
    "change_template",
    "claim_recording",
    "edit",
    "forget_outsiders",
    "forget_pending",
    "hide_post",
    "import_posts",
    "keep_pending",
    "keep_recording",
    "keep_template",
    "note",
    "place_pending",
    "record_post",
    "recording_voice",
    "remind_outsiders",
    "remove_template",
    "revoke_question",
    "show_post",
    "usable_said",
    "withdraw",
    "write",
    "write_decision",
]
