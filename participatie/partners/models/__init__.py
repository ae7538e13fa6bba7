"""Tables of partners."""

from participatie.partners.models.involvements import (
    MAKING,
    POWER_LABELS,
    POWER_REASONS,
    ROLE_LABELS,
    STEP_LABELS,
    STEP_LINES,
    Involvement,
    InvolvementRole,
    InvolvementStep,
    Joining,
    Power,
    Side,
    Step,
)
from participatie.partners.models.partners import (
    AUTHORITIES,
    KIND_LABELS,
    PARTNER,
    Partner,
    PartnerInvitation,
    PartnerKind,
    PartnerMembership,
)

__all__ = [
    "AUTHORITIES",
    "KIND_LABELS",
    "MAKING",
    "PARTNER",
    "POWER_LABELS",
    "POWER_REASONS",
    "ROLE_LABELS",
    "STEP_LABELS",
    "STEP_LINES",
    "Involvement",
    "InvolvementRole",
    "InvolvementStep",
    "Joining",
    "Partner",
    "PartnerInvitation",
    "PartnerKind",
    "PartnerMembership",
    "Power",
    "Side",
    "Step",
]
