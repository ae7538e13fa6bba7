"""Pages of initiatives: the story itself, writing a new one, what makers do, and what is needed and offered."""

from participatie.initiatives.views import (
    board,
    detail,
    drafts,
    makers,
    makership,
    needs,
    offering,
    offers,
    recording,
    resuming,
    similar,
    unions,
    versions,
)
from participatie.initiatives.views.blueprint import bp

__all__ = [
    "board",
    "bp",
    "detail",
    "drafts",
    "makers",
    "makership",
    "needs",
    "offering",
    "offers",
    "recording",
    "resuming",
    "similar",
    "unions",
    "versions",
]
