"""What people follow: their own list, and who is told of something new somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import aliased

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.notifications.models import Watch
from participatie.places.models import Area
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Follow, Subject, Theme
from participatie.subjects.queries import visible_to

MOST_FOLLOWED = 200


@dataclass(frozen=True)
class WatchRow:
    """One line of what somebody follows."""

    id: int
    icon: str
    area: str
    theme: str
    kind: str
    partner: str
    label: str
    radius_m: int | None
    only_street: bool
    pace: str


@dataclass(frozen=True)
class FollowedRow:
    """One subject that somebody follows."""

    subject_id: int
    kind: str
    title: str
    pace: str

    @property
    def icon(self) -> str:
        """The icon of its kind."""
        return kind_of(self.kind).icon


def list_watches(actor: Actor) -> list[WatchRow]:
    """The areas, themes, partners and addresses that this person follows, oldest first."""
    partner = aliased(Subject)
    rows = db.session.execute(
        select(Watch, Area.name, Theme.shown_name, Theme.icon, partner.title)
        .outerjoin(Area, Area.id == Watch.area_id)
        .outerjoin(Theme, Theme.id == Watch.theme_id)
        .outerjoin(partner, partner.id == Watch.partner_id)
        .where(Watch.person_id == actor.id)
        .order_by(Watch.id)
    )
    return [
        WatchRow(
            watch.id,
            _icon(watch, theme_icon),
            area or "",
            theme or "",
            str(kind_of(watch.kind).plural) if watch.kind else "",
            title or "",
            watch.label,
            watch.radius_m,
            watch.only_street,
            watch.pace,
        )
        for watch, area, theme, theme_icon, title in rows
    ]


def _icon(watch: Watch, theme_icon: str | None) -> str:
    if watch.partner_id:
        return "heart-handshake"
    if watch.reach is not None:
        return "home"
    return theme_icon or "map-pin"


def list_followed(actor: Actor) -> list[FollowedRow]:
    """The subjects that this person follows, the newest first."""
    rows = db.session.execute(
        select(Subject.id, Subject.kind, Subject.title, Follow.pace)
        .join(Follow, Follow.subject_id == Subject.id)
        .where(Follow.person_id == actor.id, visible_to(actor))
        .order_by(Follow.created_at.desc(), Subject.id.desc())
        .limit(MOST_FOLLOWED)
    )
    return [FollowedRow(*row) for row in rows]


def find_follow(actor: Actor, subject_id: int) -> Follow | None:
    """That this person follows a subject, and how often they want mail about it."""
    return db.session.get(Follow, (subject_id, actor.id)) if actor.id is not None else None


def get_watch(actor: Actor, watch_id: int) -> Watch:
    """Something that this person follows; that of somebody else does not exist."""
    found = db.session.scalar(select(Watch).where(Watch.id == watch_id, Watch.person_id == actor.id))
    if found is None:
        raise NotFound
    return found


def find_watch(actor: Actor, what: str) -> Watch | None:
    """Whether, and as what, this person follows this already."""
    if actor.id is None:
        return None
    return db.session.scalar(select(Watch).where(Watch.person_id == actor.id, Watch.what == what))


def count_watches(actor: Actor) -> int:
    """How much this person follows besides subjects."""
    return len(db.session.scalars(select(Watch.id).where(Watch.person_id == actor.id)).all())


def find_area_path(area_id: int | None) -> list[int]:
    """The ids of an area and of all that it lies in."""
    path = db.session.scalar(select(Area.path).where(Area.id == area_id)) if area_id else None
    return [int(part) for part in (path or "").split("/") if part.isdigit()]


def watches_of(subject: Subject, area_ids: Sequence[int]) -> ColumnElement[bool]:
    """The watches that a subject fits: in the area, about the theme, of the kind, as far as each is named."""
    return (
        or_(Watch.area_id.is_(None), Watch.area_id.in_(area_ids))
        & or_(Watch.theme_id.is_(None), Watch.theme_id == subject.theme_id)
        & or_(Watch.kind == "", Watch.kind == subject.kind)
        & Watch.partner_id.is_(None)
        & Watch.west.is_(None)
        & or_(Watch.area_id.is_not(None), Watch.theme_id.is_not(None), Watch.kind != "")
    )


def list_reached_ids(geometry: BaseGeometry | None) -> list[int]:
    """The watches around an address that this place touches. The boxes narrow, the shapes decide."""
    if geometry is None or geometry.is_empty:
        return []
    west, south, east, north = geometry.bounds
    near = (Watch.west <= east) & (Watch.east >= west) & (Watch.south <= north) & (Watch.north >= south)
    rows = db.session.execute(select(Watch.id, Watch.reach).where(near))
    return [watch_id for watch_id, reach in rows if reach is not None and reach.intersects(geometry)]
