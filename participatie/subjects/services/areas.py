"""Subjects follow the areas: when boundaries change, each lies again in the most specific one."""

from sqlalchemy import select, update

from participatie.kernel.db import db
from participatie.places.queries import area_id_at
from participatie.subjects.models import Subject

_BATCH = 1_000


def find_areas_anew() -> int:
    """Give every placed subject the area that now holds it; where none does, it keeps the one it had. How many moved."""
    rows = select(Subject.id, Subject.geometry, Subject.area_id).where(Subject.geometry.is_not(None))
    moved = [
        {"id": subject_id, "area_id": area_id}
        for subject_id, geometry, known_id in db.session.execute(rows.execution_options(yield_per=_BATCH))
        if geometry is not None and (area_id := area_id_at(geometry)) not in (None, known_id)
    ]
    if moved:
        db.session.execute(update(Subject), moved)
    return len(moved)
