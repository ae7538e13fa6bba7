"""What can be done with partners."""

from participatie.partners.services.invitations import accept, decline, forget_old_invitations, invite, withdraw_invitation
from participatie.partners.services.involvements import end_involvement, involve
from participatie.partners.services.members import add_member, be_named, end_member, note_role, stay_unnamed
from participatie.partners.services.partners import change_partner, close_partner, register_partner
from participatie.partners.services.roles import give_role, take_role

__all__ = [
    "accept",
    "add_member",
    "be_named",
    "change_partner",
    "close_partner",
    "decline",
    "end_involvement",
    "end_member",
    "forget_old_invitations",
    "give_role",
    "invite",
    "involve",
    "note_role",
    "register_partner",
    "stay_unnamed",
    "take_role",
    "withdraw_invitation",
]
