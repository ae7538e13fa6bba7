"""What lies in the squares of the map: counted ahead or grouped now, and the subjects in a few of them.

A lens of at most one filter reads the counted cells; any other lens, and the deepest zooms, group what lies in the box
now, of at most GROUPED subjects.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVarTuple

from shapely.geometry.base import BaseGeometry
from sqlalchemy import ColumnElement, Integer, Select, bindparam, case, func, literal, null, or_, select

from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.map.facets import ALL, facet_of
from participatie.map.grid import FINEST_ZOOM, Range, Square, Window, ranges, square_of, window_of_at_most
from participatie.map.models import MICRO, MapCell, MapPlace
from participatie.places.geometry import Box
from participatie.places.models import Area
from participatie.subjects.models import Subject
from participatie.subjects.queries import Lens, matching

LIMIT = 120
GROUPED = 20_000
SINGLES = 3
LISTED = 20
LISTED_IN_ALL = 200
MAX_COVER = 4

Columns = TypeVarTuple("Columns")
PinSelect = Select[int, int, str, str, str, str | None, int, int, BaseGeometry | None]


@dataclass(frozen=True, slots=True)
class Disc:
    """Several subjects in one square."""

    square: Square
    count: int
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Pin:
    """One subject."""

    id: int
    kind: str
    state: str
    title: str
    place: str
    lon: float
    lat: float
    shape: BaseGeometry | None


@dataclass(frozen=True, slots=True)
class Group:
    """What lies in one square; a stack is shown as one pin with a number, however much it is."""

    disc: Disc
    is_stack: bool = False


def read_counted(facet: str, window: Window) -> list[Group]:
    """What was counted ahead in this window, the fullest squares first."""
    rows = db.session.execute(
        _counted_statement(),
        {
            "facet": facet,
            "zoom": window.zoom,
            "columns": list(range(window.west, window.east + 1)),
            "north": window.north,
            "south": window.south,
        },
    )
    return [
        Group(Disc(Square(window.zoom, x, y), count, lon / count / MICRO, lat / count / MICRO))
        for x, y, count, lon, lat in rows
    ]


@lru_cache(maxsize=1)
def _counted_statement() -> Select[int, int, int, int, int]:
    return (
        select(MapCell.x, MapCell.y, MapCell.count, MapCell.sum_lon_micro, MapCell.sum_lat_micro)
        .where(
            MapCell.facet == bindparam("facet"),
            MapCell.zoom == bindparam("zoom"),
            MapCell.x.in_(bindparam("columns", expanding=True)),
            MapCell.y.between(bindparam("north"), bindparam("south")),
            MapCell.count > 0,
        )
        .order_by(MapCell.count.desc())
        .limit(LIMIT)
    )


def group_now(lens: Lens, window: Window, *, stack_all: bool) -> list[Group]:
    """What lies in this window now, grouped by square; with `stack_all` no square can be pulled apart further."""
    box, shift = _box_of(window), 2 * (FINEST_ZOOM - window.zoom)
    wanted = select(MapPlace.code, MapPlace.lon_micro, MapPlace.lat_micro).where(
        _in_ranges(MAX_COVER),
        MapPlace.lon_micro.between(round(box.west * MICRO), round(box.east * MICRO)),
        MapPlace.lat_micro.between(round(box.south * MICRO), round(box.north * MICRO)),
    )
    near = _narrowed(wanted, lens).limit(GROUPED).subquery()
    square = near.c.code.bitwise_rshift(literal(shift, Integer)).label("square")
    lon, lat = near.c.lon_micro, near.c.lat_micro
    sums = (func.count(), func.sum(lon), func.sum(lat), func.max(lon) - func.min(lon), func.max(lat) - func.min(lat))
    grouped = select(square, *sums).group_by(square).order_by(func.count().desc()).limit(LIMIT)
    cover = ranges(window_of_at_most(MAX_COVER, box, window.zoom).squares())
    return [
        Group(
            Disc(square_of(code << shift, window.zoom), count, lon_sum / count / MICRO, lat_sum / count / MICRO),
            is_stack=count > 1 and (stack_all or (wide == 0 and high == 0)),
        )
        for code, count, lon_sum, lat_sum, wide, high in db.session.execute(grouped, _range_values(cover, MAX_COVER))
    ]


def _box_of(window: Window) -> Box:
    first = Square(window.zoom, window.west, window.north).box
    last = Square(window.zoom, window.east, window.south).box
    return Box(first.west, last.south, last.east, first.north)


def _narrowed(wanted: Select[*Columns], lens: Lens) -> Select[*Columns]:
    """Only what matches the lens. Everything on the map is public, so an empty lens asks nothing."""
    if facet_of(lens) == ALL:
        return wanted
    return wanted.join(Subject, Subject.id == MapPlace.subject_id).where(*matching(NOBODY, lens))


def list_pins(opened: Sequence[Group], lens: Lens, *, with_shapes: bool) -> list[tuple[int, Pin]]:
    """The subjects in these squares with the code of their spot; of a stack only the newest few."""
    found = ranges(group.disc.square for group in opened)
    size = 1 << (len(found) - 1).bit_length()
    stacks = sum(group.is_stack for group in opened)
    values = {
        **_range_values(found, size),
        "shift": 2 * (FINEST_ZOOM - opened[0].disc.square.zoom),
        "listed": min(max(LISTED_IN_ALL // max(stacks, 1), SINGLES), LISTED),
    }
    statement = _pins_statement(size, with_shapes) if facet_of(lens) == ALL else _pins_select(size, lens, with_shapes)
    return [
        (code, Pin(subject_id, kind, state, title, place or "", lon / MICRO, lat / MICRO, shape))
        for code, subject_id, kind, state, title, place, lon, lat, shape in db.session.execute(statement, values)
    ]


@lru_cache(maxsize=32)
def _pins_statement(size: int, with_shapes: bool) -> PinSelect:
    return _pins_select(size, Lens(), with_shapes)


def _pins_select(size: int, lens: Lens, with_shapes: bool) -> PinSelect:
    square = MapPlace.code.bitwise_rshift(bindparam("shift", type_=Integer))
    place = func.row_number().over(partition_by=square, order_by=MapPlace.subject_id.desc()).label("place")
    columns = (MapPlace.subject_id, MapPlace.code, MapPlace.lon_micro, MapPlace.lat_micro, place)
    near = _narrowed(select(*columns).where(_in_ranges(size)), lens).subquery()
    is_wide = or_(Subject.west < Subject.east, Subject.south < Subject.north)
    shape = case((is_wide, Subject.geometry), else_=None) if with_shapes else null()
    return (
        select(
            near.c.code,
            Subject.id,
            Subject.kind,
            Subject.state,
            Subject.title,
            Area.name,
            near.c.lon_micro,
            near.c.lat_micro,
            shape,
        )
        .join(near, near.c.subject_id == Subject.id)
        .outerjoin(Area, Area.id == Subject.area_id)
        .where(near.c.place <= bindparam("listed"))
        .order_by(near.c.code, Subject.id.desc())
    )


def _in_ranges(size: int) -> ColumnElement[bool]:
    """Places whose code lies in one of so many ranges; the number is rounded up so that statements are reused."""
    return or_(*(MapPlace.code.between(bindparam(f"from{n}"), bindparam(f"to{n}")) for n in range(size)))


def _range_values(found: Sequence[Range], size: int) -> dict[str, int]:
    filled = [*found, *[found[-1]] * (size - len(found))]
    return {f"{side}{n}": value for n, codes in enumerate(filled) for side, value in zip(("from", "to"), codes, strict=True)}
