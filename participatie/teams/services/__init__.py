"""What can be done with teams and what they answer for."""

from participatie.teams.services.answering import note_answer, note_post
from participatie.teams.services.closing import close_team
from participatie.teams.services.invitees import person_at
from participatie.teams.services.members import (
    add_member,
    be_named,
    end_member,
    note_grant,
    note_grant_ended,
    stay_unnamed,
)
from participatie.teams.services.remits import add_remit, preview_adding, preview_removing, remove_remit
from participatie.teams.services.responsibilities import assign, hand_over, reroute, take_up
from participatie.teams.services.teams import change_team, fallback_team, make_fallback, open_team

__all__ = [
    "add_member",
    "add_remit",
    "assign",
    "be_named",
    "change_team",
    "close_team",
    "end_member",
    "fallback_team",
    "hand_over",
    "make_fallback",
    "note_answer",
    "note_grant",
    "note_grant_ended",
    "note_post",
    "open_team",
    "person_at",
    "preview_adding",
    "preview_removing",
    "remove_remit",
    "reroute",
    "stay_unnamed",
    "take_up",
]
