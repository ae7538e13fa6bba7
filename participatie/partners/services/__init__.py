"""What can be done with partners."""

from participatie.partners.services.invitees import person_at
from participatie.partners.services.involvements import end_involvement, involve
from participatie.partners.services.members import add_member, be_named, end_member, note_role, stay_unnamed
from participatie.partners.services.partners import change_partner, close_partner, register_partner
from participatie.partners.services.roles import give_role, take_role

__all__ = [
    "add_member",
    "be_named",
    "change_partner",
    "close_partner",
    "end_involvement",
    "end_member",
    "give_role",
    "involve",
    "note_role",
    "person_at",
    "register_partner",
    "stay_unnamed",
    "take_role",
]
