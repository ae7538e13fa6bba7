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
from participatie.initiatives.services.invitations import accept, decline, invite_by_mail, invite_joiner, withdraw_invitation
from participatie.initiatives.services.makers import add_photo, change_place, change_text, change_theme, move, remove_photo
from participatie.initiatives.services.recording import record_initiative, take_over
from participatie.initiatives.services.makership import leave, let_go_everywhere, note_partner_left, take_up
from participatie.initiatives.services.taking_back import forget_old_invitations

__all__ = [
    "accept",
    "add_photo",
    "begin_draft",
    "change_place",
    "change_text",
    "change_theme",
    "claim",
    "decline",
    "forget_old_drafts",
    "forget_old_invitations",
    "import_rows",
    "invite_by_mail",
    "invite_joiner",
    "leave",
    "let_go_everywhere",
    "move",
    "note_partner_left",
    "place_draft",
    "record_initiative",
    "refuse_incomplete",
    "remove_photo",
    "set_needs",
    "set_place",
    "set_text",
    "set_theme",
    "take_over",
    "take_up",
    "withdraw_invitation",
]
