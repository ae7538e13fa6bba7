"""Questions about partners."""

from participatie.partners.queries.invitations import (
    find_invitation,
    get_invitation,
    get_own_invitation,
    list_invitations,
    list_own_invitations,
)
from participatie.partners.queries.involvements import (
    InvolvementRow,
    RoleRow,
    find_involvement,
    get_involvement,
    list_involvements,
    list_roles,
)
from participatie.partners.queries.members import (
    find_membership,
    find_membership_in,
    get_membership,
    list_members,
    list_public_speakers,
)
from participatie.partners.queries.partners import (
    PartnerPage,
    PartnerRow,
    find_partner,
    get_partner,
    list_open_partners,
    list_own_partners,
    list_partner_names,
    list_used_kinds,
    page_partners,
)

__all__ = [
    "InvolvementRow",
    "PartnerPage",
    "PartnerRow",
    "RoleRow",
    "find_invitation",
    "find_involvement",
    "find_membership",
    "find_membership_in",
    "find_partner",
    "get_invitation",
    "get_involvement",
    "get_membership",
    "get_own_invitation",
    "get_partner",
    "list_invitations",
    "list_involvements",
    "list_members",
    "list_open_partners",
    "list_own_invitations",
    "list_own_partners",
    "list_partner_names",
    "list_public_speakers",
    "list_roles",
    "list_used_kinds",
    "page_partners",
]
