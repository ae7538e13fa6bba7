"""Questions about areas. Most are answered from memory: one small statement per transaction, none per question."""

import threading
from collections import OrderedDict
from collections.abc import Iterable

from shapely.geometry.base import BaseGeometry
from sqlalchemy import event, func, select
from sqlalchemy.orm import Mapper, object_session

from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.places.atlas import Atlas
from participatie.places.models import Area

DEFAULT_MARGIN_M = 500
_KEPT = 4

_atlases: OrderedDict[tuple[int, int], Atlas] = OrderedDict()
_lock = threading.Lock()


def atlas() -> Atlas:
    """All areas as they are now. Kept by the process until an area changes, here or in another process."""
    session = db.session()
    known = session.info.get("atlas")
    if known and known[0] == (session.get_transaction(), session.get_nested_transaction()):
        found: Atlas = known[1]
        return found
    count, revisions = session.execute(select(func.count(Area.id), func.coalesce(func.sum(Area.revision), 0))).one()
    found = _remembered((count, int(revisions)))
    session.info["atlas"] = ((session.get_transaction(), session.get_nested_transaction()), found)
    return found


def _remembered(stamp: tuple[int, int]) -> Atlas:
    with _lock:
        if stamp in _atlases:
            _atlases.move_to_end(stamp)
            return _atlases[stamp]
    drawn = Atlas(db.session.scalars(select(Area)))
    with _lock:
        _atlases[stamp] = drawn
        while len(_atlases) > _KEPT:
            _atlases.popitem(last=False)
    return drawn


@event.listens_for(Area, "after_insert")
@event.listens_for(Area, "after_update")
@event.listens_for(Area, "after_delete")
def _forget(_mapper: Mapper[Area], _connection: object, area: Area) -> None:
    session = object_session(area)
    if session is not None:
        session.info.pop("atlas", None)


def area_id_at(geometry: BaseGeometry, margin_m: float = DEFAULT_MARGIN_M) -> int | None:
    """The id of the most specific open area at this place; just outside it is the municipality.

    None when any part of the place lies further out than the margin.
    """
    areas = atlas()
    return areas.area_id_at(geometry, margin_m) if areas.holds(geometry, margin_m) else None


def area_at(geometry: BaseGeometry, margin_m: float = DEFAULT_MARGIN_M) -> Area | None:
    """The most specific open area at this place, as `area_id_at` finds it."""
    area_id = area_id_at(geometry, margin_m)
    return None if area_id is None else db.session.get(Area, area_id)


def is_inside(geometry: BaseGeometry, margin_m: float = DEFAULT_MARGIN_M) -> bool:
    """Whether the whole place lies in the municipality or within the margin around it."""
    return atlas().holds(geometry, margin_m)


def get_area(area_id: int) -> Area:
    """The area with this id."""
    area = db.session.get(Area, area_id)
    if area is None:
        raise NotFound
    return area


def get_area_by_slug(slug: str) -> Area:
    """The area with this name in its address; closed ones keep theirs."""
    area = db.session.scalar(select(Area).where(Area.slug == slug))
    if area is None:
        raise NotFound
    return area


def find_area_by_code(code: str) -> Area | None:
    """The area with this code, open or closed."""
    return db.session.scalar(select(Area).where(Area.code == code))


def list_areas() -> list[Area]:
    """All areas, open and closed, the outermost first."""
    return sorted(db.session.scalars(select(Area)), key=lambda area: (area.path.count("/"), area.code))


def descendant_ids(area_ids: Iterable[int]) -> list[int]:
    """The ids of these areas and of all below them, for a filter; unknown ids give nothing."""
    areas = atlas()
    return sorted({found for area_id in area_ids if area_id in areas.facts for found in areas.below(area_id)})
