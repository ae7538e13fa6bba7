"""Questions about many wishes and remarks at once: the list with its filters, and the map."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Float, Integer, Select, cast, func, or_, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import LARGEST_ID, db
from participatie.places.geometry import BaseGeometry, Box
from participatie.places.spatial import within_box
from participatie.streets.models import Contribution, CrossSection, Element, PlanVersion
from participatie.subjects.models import Subject, SubjectTally
from participatie.subjects.queries import visible_to

Wanted = Select[*tuple[Any, ...]]  # rows are read by label

PAGE_SIZE = 20
MOST_PINS = 120
GRID = 12
MOST_ELEMENTS = 2_500


@dataclass(frozen=True)
class VoiceLens:
    """What somebody looks for among the wishes and remarks of a plan. Empty fields do not narrow."""

    plan_id: int
    kind: str = ""
    verdict: str = ""
    element_kind: str = ""
    zone: str = ""
    words: str = ""
    creator_id: int | None = None
    sort: str = "newest"


@dataclass(frozen=True)
class VoiceRow:
    """What a list or a map shows of one wish or remark: plain values only."""

    id: int
    kind: str
    number: int
    title: str
    place: str
    verdict: str
    zone: str
    element_kind: str
    published_at: datetime | None
    writer: str
    source: str
    on_number: int | None
    taken_up_number: int | None
    supports: int
    posts: int
    lon: float
    lat: float


@dataclass(frozen=True)
class Crowd:
    """Many wishes and remarks in one square of the map."""

    count: int
    lon: float
    lat: float
    box: Box


@dataclass(frozen=True)
class ElementRow:
    """An element as it can be chosen from a list."""

    key: str
    kind: str
    label: str
    geometry: BaseGeometry


def count_zones(actor: Actor, lens: VoiceLens) -> dict[str, int]:
    """How many match inside and in the ring; whatever zone the lens asks for."""
    counted = select(Contribution.zone, func.count()).join(Contribution.subject)
    rows = db.session.execute(counted.where(*_matching(actor, lens, with_zone=False)).group_by(Contribution.zone))
    return {str(row[0]): int(row[1]) for row in rows}


def list_voices(actor: Actor, lens: VoiceLens, number: int = 1, size: int = PAGE_SIZE) -> list[VoiceRow]:
    """One page of what matches, in the order that the lens asks for."""
    wanted = _rows().where(*_matching(actor, lens)).order_by(*_order(lens.sort))
    return _read(wanted.limit(size).offset((number - 1) * size))


def list_voices_in(actor: Actor, lens: VoiceLens, box: Box) -> list[VoiceRow]:
    """What matches in a part of the map, as long as it can be told apart there: one more than MOST_PINS at most."""
    wanted = _rows().where(*_matching(actor, lens), within_box(Subject, box))
    return _read(wanted.order_by(Contribution.number).limit(MOST_PINS + 1))


def list_crowds_in(actor: Actor, lens: VoiceLens, box: Box) -> list[Crowd]:
    """The same as one number per square."""
    lon, lat = _middle()
    column = _square(lon, box.west, box.east)
    row = _square(lat, box.south, box.north)
    counted = select(func.count(), func.avg(lon), func.avg(lat), func.min(lon), func.min(lat), func.max(lon), func.max(lat))
    counted = counted.select_from(Contribution).join(Contribution.subject)
    counted = counted.where(*_matching(actor, lens), within_box(Subject, box)).group_by(column, row)
    return [
        Crowd(int(n), float(x), float(y), Box(float(west), float(south), float(east), float(north)))
        for n, x, y, west, south, east, north in db.session.execute(counted)
    ]


def list_element_rows(version_id: int) -> Sequence[ElementRow]:
    """The elements of a version that the caller was allowed to load, for a list to choose from."""
    wanted = select(Element.key, Element.kind, Element.label, Element.geometry).where(Element.version_id == version_id)
    rows = db.session.execute(wanted.order_by(Element.kind, Element.id).limit(MOST_ELEMENTS))
    return [ElementRow(*row) for row in rows if row.geometry is not None]


def find_section(version_id: int, section_id: int) -> CrossSection | None:
    """A cross-section of a version that the caller was allowed to load."""
    if not 0 < section_id <= LARGEST_ID:
        return None
    return db.session.scalar(select(CrossSection).where(CrossSection.id == section_id, CrossSection.version_id == version_id))


def _matching(actor: Actor, lens: VoiceLens, *, with_zone: bool = True) -> list[ColumnElement[bool]]:
    conditions = [Contribution.plan_id == lens.plan_id, Subject.published_at.is_not(None), visible_to(actor)]
    for column, value in (
        (Subject.kind, lens.kind),
        (Subject.state, lens.verdict),
        (Contribution.element_kind, lens.element_kind),
        (Contribution.zone, lens.zone if with_zone else ""),
    ):
        if value:
            conditions.append(column == value)
    if lens.creator_id is not None:
        conditions.append(Subject.creator_id == lens.creator_id)
    return conditions + [_contains(word) for word in lens.words.split()[:6]]


def _contains(word: str) -> ColumnElement[bool]:
    columns = (Subject.title, Contribution.body, Contribution.why, Contribution.place_label)
    said = [column.icontains(word, autoescape=True) for column in columns]
    is_number = word.isascii() and word.isdigit() and len(word) < 10
    return or_(*said, Contribution.number == int(word)) if is_number else or_(*said)


def _order(sort: str) -> tuple[ColumnElement[Any], ...]:
    if sort == "supported":
        return SubjectTally.supports.desc(), Contribution.number.desc()
    if sort == "discussed":
        return SubjectTally.posts.desc(), Contribution.number.desc()
    if sort == "oldest":
        return (Contribution.number.asc(),)
    return (Contribution.number.desc(),)


def _middle() -> tuple[ColumnElement[float | None], ColumnElement[float | None]]:
    return (Subject.west + Subject.east) / 2, (Subject.south + Subject.north) / 2


def _square(at: ColumnElement[float | None], low: float, high: float) -> ColumnElement[int]:
    return cast(cast(at - low, Float) / max((high - low) / GRID, 1e-9), Integer)


def _rows() -> Wanted:
    on_version, taken_up = aliased(PlanVersion), aliased(PlanVersion)
    lon, lat = _middle()
    return (
        select(
            Contribution.id,
            Subject.kind,
            Contribution.number,
            Subject.title,
            Contribution.place_label.label("place"),
            Subject.state.label("verdict"),
            Contribution.zone,
            Contribution.element_kind,
            Subject.published_at,
            Person.display_name.label("writer"),
            Contribution.source,
            on_version.number.label("on_number"),
            taken_up.number.label("taken_up_number"),
            SubjectTally.supports,
            SubjectTally.posts,
            lon.label("lon"),
            lat.label("lat"),
        )
        .select_from(Contribution)
        .join(Contribution.subject)
        .join(SubjectTally, SubjectTally.subject_id == Contribution.id)
        .outerjoin(Person, Person.id == Subject.creator_id)
        .outerjoin(on_version, on_version.id == Contribution.version_id)
        .outerjoin(taken_up, taken_up.id == Contribution.taken_up_in_id)
    )


def _read(wanted: Wanted) -> list[VoiceRow]:
    return [
        VoiceRow(**{**row._mapping, "writer": row.writer or "", "number": row.number or 0})
        for row in db.session.execute(wanted)
    ]
