"""Questions about the elements of a version, and thanks to whom they are as they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, case, exists, func, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.streets.models import REMARK, Contribution, Element, PlanVersion, Reply
from participatie.streets.queries.contributions import readable
from participatie.streets.queries.versions import list_ancestor_ids
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to

PAGE_SIZE = 50
MOST_REMARKS = 100

_HOUSE_NUMBER = re.compile(r"\s*\b\d+\s*[a-z]{0,2}(?:[-/]\w{1,6})?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Thanks:
    """Thanks to whom an element is as it is: what they brought in, the name they chose, and the street, no house number."""

    element_key: str
    contribution_id: int
    kind: str
    title: str
    name: str
    place: str


def list_elements(version_id: int) -> Sequence[Element]:
    """All elements of a version that the caller was allowed to load, in the order they were drawn."""
    return db.session.scalars(select(Element).where(Element.version_id == version_id).order_by(Element.id)).all()


def list_elements_unlike(version_id: int, other_id: int) -> Sequence[Element]:
    """The elements of a version that stand otherwise, or not at all, in the other one: all that a comparison has to read."""
    other = aliased(Element)
    compared = ("key", "kind", "geometry", "rotation", "quantity", "unit_cost_cents", "upkeep_cents", "label")
    same = and_(other.version_id == other_id, *(getattr(other, name) == getattr(Element, name) for name in compared))
    unlike = select(Element).where(Element.version_id == version_id, ~select(other.id).where(same).correlate(Element).exists())
    return db.session.scalars(unlike.order_by(Element.id)).all()


def count_elements(version_id: int) -> int:
    """How many elements a version has."""
    return db.session.scalar(select(func.count(Element.id)).where(Element.version_id == version_id)) or 0


def find_element(version_id: int, key: str) -> Element | None:
    """The element with this key in a version, if it is there."""
    return db.session.scalar(select(Element).where(Element.version_id == version_id, Element.key == key))


def get_element(version_id: int, key: str) -> Element:
    """The element with this key in a version that the caller was allowed to load."""
    found = find_element(version_id, key)
    if found is None:
        raise NotFound
    return found


def page_elements(version_id: int, kind: str, number: int) -> tuple[Sequence[Element], int]:
    """One page of the elements of a version, all or of one kind, and how many pages there are."""
    wanted = select(Element).where(Element.version_id == version_id)
    if kind:
        wanted = wanted.where(Element.kind == kind)
    total = db.session.scalar(wanted.with_only_columns(func.count(Element.id))) or 0
    pages = max(1, -(-total // PAGE_SIZE))
    number = min(number, pages)
    rows = db.session.scalars(wanted.order_by(Element.kind, Element.id).offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE)).all()
    return rows, pages


def list_elements_by_key(version_ids: Sequence[int], keys: Sequence[str]) -> Sequence[Element]:
    """The elements with these keys in versions that the caller was allowed to load."""
    wanted = select(Element).where(Element.version_id.in_(version_ids), Element.key.in_(keys))
    return db.session.scalars(wanted.order_by(Element.id)).all()


def list_thanks(actor: Actor, plan_id: int, after: int, up_to: int) -> list[Thanks]:
    """What was taken up in the versions after one number up to another: the newest reply to each counts.

    A remark on an element has no place of its own to name: the element is its place.
    """
    newest = (
        select(func.max(Reply.id)).where(Reply.contribution_id == Contribution.id).correlate(Contribution).scalar_subquery()
    )
    rows = db.session.execute(
        select(
            Reply.element_key,
            Contribution.id,
            Subject.kind,
            Subject.title,
            Person.display_name,
            case((Contribution.element_key.is_(None), Contribution.place_label), else_=""),
        )
        .join(PlanVersion, PlanVersion.id == Reply.version_id)
        .join(Contribution, Contribution.id == Reply.contribution_id)
        .join(Subject, Subject.id == Contribution.id)
        .outerjoin(Person, Person.id == Subject.creator_id)
        .where(
            Contribution.plan_id == plan_id,
            PlanVersion.number > after,
            PlanVersion.number <= up_to,
            Reply.id == newest,
            Reply.element_key.is_not(None),
            Subject.published_at.is_not(None),
            visible_to(actor),
        )
        .order_by(Contribution.number)
    )
    return [Thanks(key or "", id_, kind, title, name or "", street_of(place)) for key, id_, kind, title, name, place in rows]


def street_of(place_label: str) -> str:
    """What a place is called without the house number, which nobody chose to make public here."""
    return " ".join(_HOUSE_NUMBER.sub("", place_label).split()).strip(" ,")


def list_remarks_without_element(version: PlanVersion) -> Sequence[Contribution]:
    """The remarks on earlier versions of this line whose element is not in this version any more."""
    stays = exists().where(Element.version_id == version.id, Element.key == Contribution.element_key)
    wanted = (
        select(Contribution)
        .join(Contribution.subject)
        .where(
            Contribution.plan_id == version.plan_id,
            Contribution.version_id.in_(list_ancestor_ids(version)),
            Contribution.element_key.is_not(None),
            Contribution.lost_in_id.is_(None),
            Subject.published_at.is_not(None),
            ~stays,
        )
    )
    return db.session.scalars(wanted.order_by(Contribution.id)).all()


def list_remarks_on(actor: Actor, version: PlanVersion, key: str) -> Sequence[Contribution]:
    """The remarks on an element: those on this version, and those that moved along with it from an earlier one."""
    line = [version.id, *list_ancestor_ids(version)]
    on_it = readable(actor).where(Contribution.version_id.in_(line), Contribution.element_key == key)
    return db.session.scalars(on_it.order_by(Contribution.id.desc()).limit(MOST_REMARKS)).all()


def count_remarks_by_element(actor: Actor, version: PlanVersion) -> dict[str, int]:
    """How many remarks each element of a version has, those that moved along included."""
    line = [version.id, *list_ancestor_ids(version)]
    counted = (
        select(Contribution.element_key, func.count(Contribution.id))
        .join(Contribution.subject)
        .where(Contribution.version_id.in_(line), Contribution.element_key.is_not(None), Subject.kind == REMARK.name)
        .where(Subject.published_at.is_not(None), visible_to(actor))
        .group_by(Contribution.element_key)
    )
    return {str(row[0]): int(row[1]) for row in db.session.execute(counted)}
