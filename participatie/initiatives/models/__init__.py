"""Tables of initiatives, and which stage may follow which."""

from participatie.initiatives.models.drafts import DraftLink
from participatie.initiatives.models.initiatives import (
    ENDS,
    HALTS,
    KIND,
    WAY,
    Initiative,
    Maker,
    Need,
    NeedKind,
    NeedOutcome,
    Stage,
    StageMove,
    may_follow,
    stage_of,
)
from participatie.initiatives.models.makers import Asked, MakerInvitation
from participatie.initiatives.models.offers import AGREED, OVER, Offer, OfferContact, OfferMessage, OfferState
from participatie.initiatives.models.unions import InitiativeUnion, UnionConsent, UnionNeed, UnionPlace, UnionState
from participatie.initiatives.models.versions import InitiativeVersion

__all__ = [
    "AGREED",
    "ENDS",
    "HALTS",
    "KIND",
    "OVER",
    "WAY",
    "Asked",
    "DraftLink",
    "Initiative",
    "InitiativeUnion",
    "InitiativeVersion",
    "Maker",
    "MakerInvitation",
    "Need",
    "NeedKind",
    "NeedOutcome",
    "Offer",
    "OfferContact",
    "OfferMessage",
    "OfferState",
    "Stage",
    "StageMove",
    "UnionConsent",
    "UnionNeed",
    "UnionPlace",
    "UnionState",
    "may_follow",
    "stage_of",
]
