"""Areas."""

from itertools import count

from shapely.geometry import box

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.places.models import Area, AreaLevel

_numbers = count(1)


def make_area(name: str = "Beemdwaard", parent: Area | None = None, level: str | None = None) -> Area:
    """An area, below its parent when it has one, with a square boundary of its own."""
    number = next(_numbers)
    levels = (AreaLevel.MUNICIPALITY, AreaLevel.DISTRICT, AreaLevel.NEIGHBOURHOOD)
    depth = parent.path.count("/") - 1 if parent else 0
    area = Area(
        code=f"T{number:05}",
        slug=f"{name.lower().replace(' ', '-')}-{number}",
        name=name,
        level=level or levels[min(depth, 2)],
        parent_id=parent.id if parent else None,
        path="",
        changed_at=now(),
    )
    west = 5.0 + (number % 100) / 100
    area.bound(box(west, 51.0, west + 0.01, 51.01))
    db.session.add(area)
    db.session.flush()
    area.path = f"{parent.path if parent else '/'}{area.id}/"
    db.session.flush()
    return area
