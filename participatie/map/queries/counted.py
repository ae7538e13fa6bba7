"""What is counted on the map, and how many that are."""

from collections.abc import Iterable
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry
from sqlalchemy import Row, Select, func, select

from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.map.facets import facets_of
from participatie.map.grid import code_at
from participatie.map.models import MICRO, MapCell, MapPlace
from participatie.places.models import Area
from participatie.subjects.models import Subject
from participatie.subjects.queries import Lens, matching

WIDEST_COUNTED = 6
FINEST_COUNTED = 16

PublicRow = Row[int, str, str, int | None, BaseGeometry | None, str | None]


@dataclass(frozen=True, slots=True)
class CountedPlace:
    """Where a subject is counted, and under which facets."""

    code: int
    lon_micro: int
    lat_micro: int
    facets: str


def find_place(subject_id: int) -> CountedPlace | None:
    """How a subject is counted now."""
    wanted = select(MapPlace.code, MapPlace.lon_micro, MapPlace.lat_micro, MapPlace.facets)
    row = db.session.execute(wanted.where(MapPlace.subject_id == subject_id)).one_or_none()
    return CountedPlace(*row) if row else None


def find_public(subject_id: int) -> CountedPlace | None:
    """How a subject ought to be counted; None when the public cannot see it or it has no place."""
    row = db.session.execute(_public().where(Subject.id == subject_id)).one_or_none()
    return _place_of(row) if row else None


def list_public(after_id: int, limit: int) -> list[tuple[int, CountedPlace | None]]:
    """The next public subjects, by id, and how they ought to be counted; None where the stored place is damaged."""
    rows = db.session.execute(_public().where(Subject.id > after_id).order_by(Subject.id).limit(limit))
    return [(row.id, _place_of(row)) for row in rows]


def count_by_facet(facets: Iterable[str]) -> dict[str, int]:
    """How many public subjects are counted under these facets. One small statement, however many there are."""
    wanted = select(MapCell.facet, func.sum(MapCell.count)).where(MapCell.zoom == WIDEST_COUNTED)
    rows = db.session.execute(wanted.where(MapCell.facet.in_(list(facets))).group_by(MapCell.facet))
    return {facet: int(count) for facet, count in rows}


def _public() -> Select[int, str, str, int | None, BaseGeometry | None, str | None]:
    return (
        select(Subject.id, Subject.kind, Subject.state, Subject.theme_id, Subject.geometry, Area.path)
        .outerjoin(Area, Area.id == Subject.area_id)
        .where(*matching(NOBODY, Lens()), Subject.west.is_not(None))
    )


def _place_of(row: PublicRow) -> CountedPlace | None:
    _id, kind, state, theme_id, geometry, area_path = row
    if geometry is None or geometry.is_empty:
        return None
    spot = geometry.representative_point()
    lon, lat = round(spot.x * MICRO), round(spot.y * MICRO)
    facets = " ".join(facets_of(kind, state, theme_id, area_path or ""))
    return CountedPlace(code_at(lon / MICRO, lat / MICRO), lon, lat, facets)
