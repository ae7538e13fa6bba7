"""What can be found by words of initiatives, beside title and lead."""

from collections.abc import Sequence

from sqlalchemy import select

from participatie.initiatives.models import Initiative, Need
from participatie.kernel.db import db


def read_texts(ids: Sequence[int]) -> dict[int, str]:
    """The story of these initiatives, why, where, and what is needed."""
    texts = select(Initiative.id, Initiative.story, Initiative.why, Initiative.place_name).where(Initiative.id.in_(ids))
    needs = select(Need.initiative_id, Need.what).where(Need.initiative_id.in_(ids))
    found = {row.id: [row.story, row.why, row.place_name] for row in db.session.execute(texts)}
    for initiative_id, what in db.session.execute(needs):
        found[initiative_id].append(what)
    return {initiative_id: "\n".join(parts) for initiative_id, parts in found.items()}
