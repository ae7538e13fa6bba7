"""Tables of initiatives, and which stage may follow which."""

from participatie.initiatives.models.initiatives import (
    ENDS,
    HALTS,
    KIND,
    WAY,
    Initiative,
    Maker,
    Need,
    NeedKind,
    Stage,
    StageMove,
    may_follow,
    stage_of,
)
from participatie.initiatives.models.offers import AGREED, OVER, Offer, OfferContact, OfferMessage, OfferState

__all__ = [
    "AGREED",
    "ENDS",
    "HALTS",
    "KIND",
    "OVER",
    "WAY",
    "Initiative",
    "Maker",
    "Need",
    "NeedKind",
    "Offer",
    "OfferContact",
    "OfferMessage",
    "OfferState",
    "Stage",
    "StageMove",
    "may_follow",
    "stage_of",
]
