"""The desk of the designers: all that was brought in for one plan, narrowed, counted and gathered by place.

A handful of statements, however much there is: what was brought in is found by plan and number, which is an index.
"""

import enum
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, literal, or_, select
from sqlalchemy.orm import joinedload

from participatie.accounts.models import Person
from participatie.kernel.db import db
from participatie.streets.models import OUTCOMES, Contribution, Element, PlanVersion, Reply, Verdict
from participatie.subjects.models import Subject, SubjectTally

PAGE_SIZE = 50
MOST_PLACES = 200
ELEMENT, STRIP, LABEL = "onderdeel:", "strook:", "plek:"


class Standing(enum.StrEnum):
    """What to show by how it was answered. The values stand in addresses."""

    WAITING = "wacht"
    UNDECIDED = "zonder-uitkomst"
    ASKED = "gevraagd"
    ALONG = "mee"
    TAKEN_UP = "verwerkt"
    PARTLY = "deels"
    DECLINED = "niet"
    ALL = "alles"


VERDICTS: dict[Standing, frozenset[str]] = {
    Standing.WAITING: frozenset({Verdict.WAITING}),
    Standing.UNDECIDED: frozenset(set(Verdict) - OUTCOMES),
    Standing.ASKED: frozenset({Verdict.ASKED}),
    Standing.ALONG: frozenset({Verdict.ALONG}),
    Standing.TAKEN_UP: frozenset({Verdict.TAKEN_UP}),
    Standing.PARTLY: frozenset({Verdict.PARTLY}),
    Standing.DECLINED: frozenset({Verdict.DECLINED}),
    Standing.ALL: frozenset(Verdict),
}


@dataclass(frozen=True)
class DeskFilter:
    """What of a plan to show. Empty fields do not narrow; `by_place` gathers what is about the same place."""

    plan_id: int
    standing: Standing = Standing.WAITING
    kind: str = ""
    element_kind: str = ""
    version_id: int | None = None
    place: str = ""
    zone: str = ""
    source: str = ""
    words: str = ""
    by_place: bool = False


@dataclass(frozen=True)
class DeskRow:
    """One wish or remark on the desk."""

    subject_id: int
    number: int
    kind: str
    title: str
    body: str
    why: str
    place: str
    zone: str
    element_kind: str
    source: str
    version_number: int | None
    verdict: Verdict
    placed_at: datetime
    writer: str
    supports: int
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True)
class DeskPage:
    """One page of the desk. `places` are (key, how many) of all that was found, fullest first."""

    rows: list[DeskRow]
    number: int
    pages: int
    total: int
    counts: dict[Standing, int]
    places: list[tuple[str, int]]


def page_desk(wanted: DeskFilter, number: int = 1, size: int = PAGE_SIZE) -> DeskPage:
    """One page, oldest first or place by place. Four statements, however much there is."""
    counts = count_standings(wanted)
    total = counts[wanted.standing]
    number = min(number, max(1, math.ceil(total / size)))
    order = (_place(), Contribution.number) if wanted.by_place else (Contribution.number,)
    found = db.session.execute(
        select(Contribution, Subject, PlanVersion.number, Person.display_name, SubjectTally.supports, _place())
        .join(Subject, Subject.id == Contribution.id)
        .outerjoin(PlanVersion, PlanVersion.id == Contribution.version_id)
        .outerjoin(Person, Person.id == Subject.creator_id)
        .outerjoin(SubjectTally, SubjectTally.subject_id == Contribution.id)
        .where(*_conditions(wanted), _standing(wanted.standing))
        .order_by(*order)
        .limit(size)
        .offset((number - 1) * size)
    )
    rows = [_row(*columns) for columns in found]
    replies = _replies_of([row.subject_id for row in rows])
    rows = [replace(row, replies=tuple(replies.get(row.subject_id, ()))) for row in rows]
    return DeskPage(rows, number, max(1, math.ceil(total / size)), total, counts, list_places(wanted))


def count_standings(wanted: DeskFilter) -> dict[Standing, int]:
    """How much there is with each standing, with the other filters as they are."""
    counted = db.session.execute(
        select(Subject.state, func.count())
        .select_from(Contribution)
        .join(Subject, Subject.id == Contribution.id)
        .where(*_conditions(wanted))
        .group_by(Subject.state)
    )
    found = {str(state): int(n) for state, n in counted}
    return {standing: sum(found.get(verdict, 0) for verdict in verdicts) for standing, verdicts in VERDICTS.items()}


def list_places(wanted: DeskFilter) -> list[tuple[str, int]]:
    """Where most was brought in: the key of each place, and how much."""
    place, n = _place().label("place"), func.count().label("n")
    found = db.session.execute(
        select(place, n)
        .select_from(Contribution)
        .join(Subject, Subject.id == Contribution.id)
        .where(*_conditions(replace(wanted, place="")), _standing(wanted.standing))
        .group_by(place)
        .order_by(n.desc(), place)
        .limit(MOST_PLACES)
    )
    return [(str(key), int(count)) for key, count in found]


def list_ids(wanted: DeskFilter, limit: int) -> list[int]:
    """The ids of all that was found, oldest first."""
    found = select(Contribution.id).join(Subject, Subject.id == Contribution.id)
    narrowed = found.where(*_conditions(wanted), _standing(wanted.standing))
    return list(db.session.scalars(narrowed.order_by(Contribution.number).limit(limit)))


def name_elements(plan_id: int, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Kind and name of the elements with these keys, as the newest version that holds each has them."""
    wanted = set(keys)
    if not wanted:
        return {}
    found = db.session.execute(
        select(Element.key, Element.kind, Element.label)
        .join(PlanVersion, PlanVersion.id == Element.version_id)
        .where(PlanVersion.plan_id == plan_id, Element.key.in_(wanted))
        .order_by(PlanVersion.id)
    )
    return {key: (kind, label) for key, kind, label in found}


def _row(
    contribution: Contribution, subject: Subject, version: int | None, writer: str | None, supports: int | None, place: str
) -> DeskRow:
    return DeskRow(
        subject_id=contribution.id,
        number=contribution.number or 0,
        kind=subject.kind,
        title=subject.title,
        body=contribution.body,
        why=contribution.why,
        place=place,
        zone=contribution.zone,
        element_kind=contribution.element_kind,
        source=contribution.source,
        version_number=version,
        verdict=contribution.verdict,
        placed_at=subject.published_at or subject.created_at,
        writer=writer or "",
        supports=supports or 0,
    )


def _replies_of(ids: Sequence[int]) -> dict[int, list[Reply]]:
    if not ids:
        return {}
    loaded = (joinedload(Reply.by), joinedload(Reply.in_version))
    found: dict[int, list[Reply]] = {}
    for reply in db.session.scalars(select(Reply).where(Reply.contribution_id.in_(ids)).options(*loaded).order_by(Reply.id)):
        found.setdefault(reply.contribution_id, []).append(reply)
    return found


def _place() -> ColumnElement[str]:
    """What tells places apart: an element, a strip of a cross-section, or how the writer named the place."""
    return case(
        (Contribution.element_key.is_not(None), literal(ELEMENT) + Contribution.element_key),
        (Contribution.strip_key.is_not(None), literal(STRIP) + Contribution.strip_key),
        (Contribution.place_label != "", literal(LABEL) + Contribution.place_label),
        else_=literal(""),
    )


def _standing(standing: Standing) -> ColumnElement[bool]:
    return Subject.state.in_(sorted(VERDICTS[standing]))


def _conditions(wanted: DeskFilter) -> list[ColumnElement[bool]]:
    conditions = [
        Contribution.plan_id == wanted.plan_id,
        Subject.published_at.is_not(None),
        Subject.hidden_at.is_(None),
    ]
    plain = (
        (Subject.kind, wanted.kind),
        (Contribution.version_id, wanted.version_id),
        (Contribution.zone, wanted.zone),
        (Contribution.source, wanted.source),
    )
    conditions += [column == value for column, value in plain if value]
    if wanted.element_kind:
        conditions.append(_about(wanted.element_kind))
    if wanted.place:
        conditions.append(_place() == wanted.place)
    return conditions + [_says(word) for word in wanted.words.split()[:6]]


def _about(element_kind: str) -> ColumnElement[bool]:
    """A wish says what kind of element it is about; a remark points at one."""
    pointed = select(Element.id).where(
        Element.version_id == Contribution.version_id,
        Element.key == Contribution.element_key,
        Element.kind == element_kind,
    )
    return or_(Contribution.element_kind == element_kind, pointed.correlate(Contribution).exists())


def _says(word: str) -> ColumnElement[bool]:
    texts = (Subject.title, Contribution.body, Contribution.why, Contribution.place_label)
    said = [text.icontains(word, autoescape=True) for text in texts]
    is_number = word.isascii() and word.isdigit() and len(word) < 9
    return or_(*said, Contribution.number == int(word)) if is_number else or_(*said)
