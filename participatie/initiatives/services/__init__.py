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
from participatie.initiatives.services.imports import check_rows, import_rows, reference_in
from participatie.initiatives.services.invitations import accept, decline, invite_by_mail, invite_joiner, withdraw_invitation
from participatie.initiatives.services.makers import add_photo, change_place, change_text, change_theme, move, remove_photo
from participatie.initiatives.services.makership import leave, let_go_everywhere, note_partner_left, take_up
from participatie.initiatives.services.recording import record_initiative, take_over
from participatie.initiatives.services.resuming import (
    forget_old_links,
    look_at_draft_link,
    save_draft_text,
    send_draft_link,
    use_draft_link,
)
from participatie.initiatives.services.seeking import tell_joiners
from participatie.initiatives.services.taking_back import forget_old_invitations

__all__ = [
    "accept",
    "add_photo",
    "begin_draft",
    "change_place",
    "change_text",
    "change_theme",
    "check_rows",
    "claim",
    "decline",
    "forget_old_drafts",
    "forget_old_invitations",
    "forget_old_links",
    "import_rows",
    "invite_by_mail",
    "invite_joiner",
    "leave",
    "let_go_everywhere",
    "look_at_draft_link",
    "move",
    "note_partner_left",
    "place_draft",
    "record_initiative",
    "reference_in",
    "refuse_incomplete",
    "remove_photo",
    "save_draft_text",
    "send_draft_link",
    "set_needs",
    "set_place",
    "set_text",
    "set_theme",
    "take_over",
    "take_up",
    "tell_joiners",
    "use_draft_link",
    "withdraw_invitation",
]
