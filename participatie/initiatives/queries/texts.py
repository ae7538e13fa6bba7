"""What can be found by words of initiatives, beside title and lead."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from participatie.initiatives.models import Initiative, Need
from participatie.kernel.db import db
from participatie.subjects.models import Subject

_AT_ONCE = 500


@dataclass(frozen=True)
class Placed:
    """The words and the place of an initiative, to compare another with."""

    title: str
    lead: str
    story: str
    west: float
    south: float
    east: float
    north: float


def list_with_titles(titles: Sequence[str]) -> list[Placed]:
    """The initiatives that have one of these titles and a place, for who brings in more. One statement for 500 titles."""
    columns = (Subject.title, Subject.lead, Initiative.story, Subject.west, Subject.south, Subject.east, Subject.north)
    wanted = select(*columns).join(Initiative, Initiative.id == Subject.id)
    wanted = wanted.where(Subject.published_at.is_not(None), Subject.west.is_not(None))
    parts = (titles[start : start + _AT_ONCE] for start in range(0, len(titles), _AT_ONCE))
    rows = (row for part in parts for row in db.session.execute(wanted.where(Subject.title.in_(part))))
    return [Placed(*row) for row in rows]  # type: ignore[arg-type]  # what has a place has all four sides of it


def read_texts(ids: Sequence[int]) -> dict[int, str]:
    """The story of these initiatives, why, where, and what is needed."""
    texts = select(Initiative.id, Initiative.story, Initiative.why, Initiative.place_name).where(Initiative.id.in_(ids))
    needs = select(Need.initiative_id, Need.what).where(Need.initiative_id.in_(ids))
    found = {row.id: [row.story, row.why, row.place_name] for row in db.session.execute(texts)}
    for initiative_id, what in db.session.execute(needs):
        found[initiative_id].append(what)
    return {initiative_id: "\n".join(parts) for initiative_id, parts in found.items()}
