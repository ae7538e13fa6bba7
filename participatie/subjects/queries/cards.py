"""One question behind list, map, feed and home: which subjects match this lens?"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from flask_babel import get_locale
from sqlalchemy import ColumnElement, Select, UnaryExpression, and_, func, or_, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.places.geometry import Box
from participatie.places.models import Area
from participatie.places.spatial import within_box
from participatie.subjects.finding import containing
from participatie.subjects.kinds import mapped_kinds, open_states
from participatie.subjects.models import Attachment, Subject, SubjectId, SubjectTally, Theme
from participatie.subjects.queries.rows import visible_to

Wanted = Select[*tuple[Any, ...]]  # rows are read by label

COUNTED_UP_TO = 1000
PAGE_SIZE = 15
MAX_PAGE_SIZE = 100


@dataclass(frozen=True)
class Lens:
    """What somebody looks for. Empty fields do not narrow. `area_path` takes in all areas below it."""

    kinds: tuple[str, ...] = ()
    themes: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    area_path: str = ""
    since: datetime | None = None
    box: Box | None = None
    words: str = ""
    only_open: bool = False
    sort: str = "newest"

    def of_kinds(self, kinds: tuple[str, ...]) -> "Lens":
        """The same for these kinds, whatever words it has: those are looked for otherwise."""
        return replace(self, words="", kinds=kinds)


@dataclass(frozen=True)
class Card:
    """What a list shows of one subject: plain values only."""

    id: int
    kind: str
    state: str
    title: str
    lead: str
    area_name: str
    theme_name: str
    theme_icon: str
    scene: str
    photo_key: str
    photo_alt: str
    creator_id: int | None
    creator_name: str
    published_at: datetime | None
    supports: int
    joins: int
    posts: int
    lon: float | None
    lat: float | None


@dataclass(frozen=True)
class Page:
    """One page of cards. `total` stops counting at COUNTED_UP_TO + 1; `has_next` is right beyond that too."""

    cards: list[Card] = field(default_factory=list)
    number: int = 1
    size: int = PAGE_SIZE
    total: int = 0
    has_next: bool = False

    @property
    def pages(self) -> int:
        """How many pages can be chosen from: those that were counted, and the next one."""
        counted = -(-min(self.total, COUNTED_UP_TO) // self.size)
        return max(counted, self.number + self.has_next)

    @property
    def is_uncounted(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > COUNTED_UP_TO


def matching(actor: Actor, lens: Lens) -> list[ColumnElement[bool]]:
    """The conditions of a lens, on Subject alone, reading rights included."""
    conditions = [visible_to(actor), Subject.published_at.is_not(None), Subject.kind.in_(lens.kinds or mapped_kinds())]
    if lens.themes:
        conditions.append(Subject.theme_id.in_(lens.themes))
    if lens.states:
        conditions.append(Subject.state.in_(lens.states))
    if lens.area_path:
        conditions.append(Subject.area_id.in_(select(Area.id).where(Area.path.startswith(lens.area_path, autoescape=True))))
    if lens.since:
        conditions.append(Subject.published_at >= lens.since)
    if lens.box:
        conditions.append(within_box(Subject, lens.box))
    if lens.only_open:
        conditions.append(or_(*(and_(Subject.kind == kind, Subject.state == state) for kind, state in open_states())))
    if lens.words:
        conditions.append(containing(actor, lens.words))
    return conditions


def page_cards(actor: Actor, lens: Lens, number: int = 1, size: int = PAGE_SIZE) -> Page:
    """One page of what matches, in the order that the lens asks for. Two statements, however much there is."""
    size = min(size, MAX_PAGE_SIZE)
    conditions = matching(actor, lens)
    counted = select(Subject.id).where(*conditions).limit(COUNTED_UP_TO + 1).subquery()
    total = db.session.scalar(select(func.count()).select_from(counted)) or 0
    order = _order(lens.sort)
    chosen = _chosen(conditions, lens.sort).order_by(*order).limit(size + 1).offset((number - 1) * size)
    cards = _read(_cards().where(Subject.id.in_(chosen)).order_by(*order))
    return Page(cards[:size], number, size, total, has_next=len(cards) > size)


def _chosen(conditions: Sequence[ColumnElement[bool]], sort: str) -> Select[SubjectId]:
    """The ids of what matches. A sort by tally asks each row of the tally in turn, so that its index gives the order."""
    if sort == "newest":
        return select(Subject.id).where(*conditions)
    matches = select(Subject.id).where(Subject.id == SubjectTally.subject_id, *conditions).correlate(SubjectTally).exists()
    return select(SubjectTally.subject_id).where(matches).correlate(None)


def list_cards(actor: Actor, ids: Sequence[int]) -> list[Card]:
    """The cards of these subjects, as far as the actor may see them, in the order of the ids."""
    if not ids:
        return []
    found = {card.id: card for card in _read(_cards().where(Subject.id.in_(ids), visible_to(actor)))}
    return [found[subject_id] for subject_id in ids if subject_id in found]


def _order(sort: str) -> tuple[UnaryExpression[Any], ...]:
    if sort == "supported":
        return SubjectTally.supports.desc(), SubjectTally.subject_id.desc()
    if sort == "discussed":
        return SubjectTally.last_post_at.desc().nulls_last(), SubjectTally.subject_id.desc()
    return Subject.published_at.desc(), Subject.id.desc()


_photo = aliased(Attachment)
_first_photo = (
    select(Attachment.id)
    .where(Attachment.subject_id == Subject.id)
    .order_by(Attachment.position, Attachment.id)
    .limit(1)
    .correlate(Subject)
    .scalar_subquery()
)


def _cards() -> Wanted:
    return _cards_in(str(get_locale()))


@lru_cache(maxsize=16)
def _cards_in(_language: str) -> Wanted:
    """Made once for each language, which decides the name of a theme: to build this takes longer than to run it."""
    return (
        select(
            Subject.id,
            Subject.kind,
            Subject.state,
            Subject.title,
            Subject.lead,
            Subject.published_at,
            Subject.creator_id,
            Person.display_name,
            Area.name.label("area_name"),
            Theme.shown_name.label("theme_name"),
            Theme.icon,
            Theme.scene,
            _photo.file_key,
            _photo.alt,
            SubjectTally.supports,
            SubjectTally.joins,
            SubjectTally.posts,
            ((Subject.west + Subject.east) / 2).label("lon"),
            ((Subject.south + Subject.north) / 2).label("lat"),
        )
        .join(SubjectTally, SubjectTally.subject_id == Subject.id)
        .outerjoin(Person, Person.id == Subject.creator_id)
        .outerjoin(Area, Area.id == Subject.area_id)
        .outerjoin(Theme, Theme.id == Subject.theme_id)
        .outerjoin(_photo, _photo.id == _first_photo)
    )


def _read(wanted: Wanted) -> list[Card]:
    return [
        Card(
            id=row.id,
            kind=row.kind,
            state=row.state,
            title=row.title,
            lead=row.lead,
            area_name=row.area_name or "",
            theme_name=row.theme_name or "",
            theme_icon=row.icon or "bulb",
            scene=row.scene or "overig",
            photo_key=row.file_key or "",
            photo_alt=row.alt or "",
            creator_id=row.creator_id,
            creator_name=row.display_name or "",
            published_at=row.published_at,
            supports=row.supports,
            joins=row.joins,
            posts=row.posts,
            lon=row.lon,
            lat=row.lat,
        )
        for row in db.session.execute(wanted)
    ]
