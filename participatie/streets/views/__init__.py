"""Pages of street plans, by noun."""

from participatie.streets.views import (
    contributions,
    evenings,
    hands,
    households,
    letters,
    plans,
    results,
    sections,
    slips,
    spots,
    talks,
    voices,
    wishes,
)
from participatie.streets.views.blueprint import (
    bp,
)

__all__ = [
    "bp",
    "contributions",
    "evenings",
    "hands",
    "households",
    "letters",
    "plans",
    "results",
    "sections",
    "slips",
    "spots",
    "talks",
    "voices",
    "wishes",
]
