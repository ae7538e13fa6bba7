"""What can be done with partners."""

from participatie.partners.services.invitations import accept, decline, forget_old_invitations, invite, withdraw_invitation
from participatie.partners.services.involvements import end_involvement, involve, involve_by_power
from participatie.partners.services.joinings import (
    accept_joining,
    ask_partner,
    decline_joining,
    forget_old_joinings,
    offer_to_join,
    withdraw_joining,
)
from participatie.partners.services.members import add_member, be_named, end_member, note_role, stay_unnamed
from participatie.partners.services.partners import change_partner, close_partner, register_partner
from participatie.partners.services.roles import give_role, take_role
from participatie.partners.services.stances import set_step

__all__ = [
    "accept",
    "accept_joining",
    "add_member",
    "ask_partner",
    "be_named",
    "change_partner",
    "close_partner",
    "decline",
    "decline_joining",
    "end_involvement",
    "end_member",
    "forget_old_invitations",
    "forget_old_joinings",
    "give_role",
    "invite",
    "involve",
    "involve_by_power",
    "note_role",
    "offer_to_join",
    "register_partner",
    "set_step",
    "stay_unnamed",
    "take_role",
    "withdraw_invitation",
    "withdraw_joining",
]
