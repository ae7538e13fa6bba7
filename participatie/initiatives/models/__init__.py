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

__all__ = [
    "ENDS",
    "HALTS",
    "KIND",
    "WAY",
    "Initiative",
    "Maker",
    "Need",
    "NeedKind",
    "Stage",
    "StageMove",
    "may_follow",
    "stage_of",
]
