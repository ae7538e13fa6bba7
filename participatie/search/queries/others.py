"""What a question finds that is no subject and no post: offers, promises."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.search import store
from participatie.search.models import Part
from participatie.search.terms import Wanted
from participatie.subjects.findables import Findable, all_findables
from participatie.subjects.queries import Lens

PAGE_SIZE = 15
BESIDE = 3
"""How many of each sort the page with everything shows."""


@dataclass(frozen=True)
class FoundOther:
    """One of them: its words, who said it, what it is about and when."""

    id: int
    text: str
    by: str
    about: str
    at: datetime


@dataclass(frozen=True)
class FoundOthers:
    """One page of a sort, the newest first."""

    sort: Findable
    rows: Sequence[FoundOther] = field(default_factory=list)
    number: int = 1
    has_next: bool = False

    @property
    def pages(self) -> int:
        """How many pages are known of."""
        return self.number + self.has_next


def find_others(
    actor: Actor, sort: Findable, wanted: Wanted, lens: Lens, number: int = 1, size: int = PAGE_SIZE
) -> FoundOthers:
    """One page of a sort with these words, the newest first. One statement."""
    hits = store.hits(Part(sort.part), wanted)
    found = (
        sort.visible(actor, lens)
        .join(hits.source, hits.rowid == sort.id)
        .where(hits.condition)
        .order_by(hits.rowid.desc())
        .limit(size + 1)
        .offset((number - 1) * size)
    )
    rows = [FoundOther(row.id, row.text, row.by, row.about, row.at) for row in db.session.execute(found)]
    return FoundOthers(sort, rows[:size], number, len(rows) > size)


def find_beside(actor: Actor, wanted: Wanted, lens: Lens) -> list[FoundOthers]:
    """The newest few of each sort of which there is something. One statement for each sort."""
    found = [find_others(actor, sort, wanted, lens, size=BESIDE) for sort in all_findables()]
    return [one for one in found if one.rows]
