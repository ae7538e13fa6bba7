"""One question behind list, map, feed and home: which subjects match this lens?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.places.geometry import Box
from participatie.places.models import Area
from participatie.places.spatial import within_box
from participatie.subjects.kinds import mapped_kinds, open_states
from participatie.subjects.models import Attachment, Subject, SubjectTally, Theme
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
    """One page of cards. `total` stops counting at COUNTED_UP_TO + 1."""

    cards: list[Card] = field(default_factory=list)
    number: int = 1
    size: int = PAGE_SIZE
    total: int = 0

    @property
    def has_next(self) -> bool:
        """Whether more cards follow."""
        return self.total > self.number * self.size

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
    conditions.extend(_contains(word) for word in lens.words.split()[:6])
    return conditions


def _contains(word: str) -> ColumnElement[bool]:
    return or_(Subject.title.icontains(word, autoescape=True), Subject.lead.icontains(word, autoescape=True))


def page_cards(actor: Actor, lens: Lens, number: int = 1, size: int = PAGE_SIZE) -> Page:
    """One page of what matches, in the order that the lens asks for. Three statements, however much there is."""
    size = min(size, MAX_PAGE_SIZE)
    conditions = matching(actor, lens)
    counted = select(Subject.id).where(*conditions).limit(COUNTED_UP_TO + 1).subquery()
    total = db.session.scalar(select(func.count()).select_from(counted)) or 0
    wanted = _ordered(_cards().where(*conditions), lens.sort).limit(size).offset((number - 1) * size)
    return Page(_read(wanted), number, size, total)


def list_cards(actor: Actor, ids: Sequence[int]) -> list[Card]:
    """The cards of these subjects, as far as the actor may see them, in the order of the ids."""
    if not ids:
        return []
    found = {card.id: card for card in _read(_cards().where(Subject.id.in_(ids), visible_to(actor)))}
    return [found[subject_id] for subject_id in ids if subject_id in found]


def _ordered(wanted: Wanted, sort: str) -> Wanted:
    if sort == "supported":
        return wanted.order_by(SubjectTally.supports.desc(), Subject.id.desc())
    if sort == "discussed":
        return wanted.order_by(SubjectTally.last_post_at.desc(), Subject.id.desc())
    return wanted.order_by(Subject.published_at.desc(), Subject.id.desc())


def _cards() -> Wanted:
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
            Theme.name.label("theme_name"),
            Theme.icon,
            Theme.scene,
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
    )


def _read(wanted: Wanted) -> list[Card]:
    rows = db.session.execute(wanted).all()
    photos = _first_photos([row.id for row in rows])
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
            photo_key=photos.get(row.id, ("", ""))[0],
            photo_alt=photos.get(row.id, ("", ""))[1],
            creator_id=row.creator_id,
            creator_name=row.display_name or "",
            published_at=row.published_at,
            supports=row.supports,
            joins=row.joins,
            posts=row.posts,
            lon=row.lon,
            lat=row.lat,
        )
        for row in rows
    ]


def _first_photos(ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    if not ids:
        return {}
    wanted = select(Attachment.subject_id, Attachment.file_key, Attachment.alt).where(Attachment.subject_id.in_(ids))
    found: dict[int, tuple[str, str]] = {}
    for subject_id, key, alt in db.session.execute(wanted.order_by(Attachment.position, Attachment.id)):
        found.setdefault(subject_id, (key, alt))
    return found
