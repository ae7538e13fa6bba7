"""What of a team's work to show: its tabs, its filters, its order, as conditions on Responsibility and Subject joined."""

import enum
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from participatie.kernel.access import Actor
from participatie.kernel.clock import add_working_days, today
from participatie.places.models import Area
from participatie.subjects.kinds import open_states
from participatie.subjects.models import Subject
from participatie.teams.models import Responsibility, TeamSupport

SOON_DAYS = 2
MOST_WORDS = 6

Order = tuple[ColumnElement[Any] | InstrumentedAttribute[Any], ...]  # of whatever type a column has


class Tab(enum.StrEnum):
    """The parts of a work list. The values stand in addresses. `OURS` and `SOON` cut across the others; the rest exclude each
    other. In `HELPING` other teams answer, and this one helps or is asked to."""

    MINE = "mij"
    NEW = "nieuw"
    COLLEAGUES = "collegas"
    OURS = "ons"
    HELPING = "helpen"
    OTHERS = "anderen"
    SOON = "termijn"
    DONE = "klaar"


class Promise(enum.StrEnum):
    """How the first answer stands. The values stand in addresses."""

    LATE = "te-laat"
    SOON = "bijna"
    LATER = "later"
    GIVEN = "beantwoord"


class Sorting(enum.StrEnum):
    """In what order. The values stand in addresses; the first is each tab's own."""

    USUAL = ""
    TERM = "termijn"
    LONGEST = "langst"
    NEWEST = "nieuwste"
    TITLE = "titel"


@dataclass(frozen=True)
class WorkFilter:
    """What of a team's work to show. Empty fields do not narrow; without a tab the list chooses."""

    team_id: int
    tab: Tab | None = None
    theme_id: int | None = None
    area_path: str = ""
    contact_id: int | None = None
    words: str = ""
    kind: str = ""
    promise: Promise | None = None
    sorting: Sorting = Sorting.USUAL


def conditions_of(wanted: WorkFilter) -> list[ColumnElement[bool]]:
    """All that narrows but the tab."""
    conditions = [_is_helped(wanted.team_id) if wanted.tab is Tab.HELPING else Responsibility.team_id == wanted.team_id]
    conditions.append(Responsibility.until.is_(None))
    if wanted.theme_id:
        conditions.append(Subject.theme_id == wanted.theme_id)
    if wanted.area_path:
        below = select(Area.id).where(Area.path.startswith(wanted.area_path, autoescape=True))
        conditions.append(Subject.area_id.in_(below))
    if wanted.contact_id:
        conditions.append(Responsibility.contact_id == wanted.contact_id)
    if wanted.kind:
        conditions.append(Subject.kind == wanted.kind)
    if wanted.promise:
        conditions.append(_stands(wanted.promise))
    for word in wanted.words.split()[:MOST_WORDS]:
        conditions.append(or_(Subject.title.icontains(word, autoescape=True), Subject.lead.icontains(word, autoescape=True)))
    return conditions


def is_open() -> ColumnElement[bool]:
    """Whether a subject has not ended; one without stages never does."""
    return or_(Subject.state == "", tuple_(Subject.kind, Subject.state).in_(open_states()))


def is_pressing() -> ColumnElement[bool]:
    """Whether the first answer is due in a few days, or was."""
    soon = add_working_days(today(), SOON_DAYS)
    return and_(Responsibility.answered_at.is_(None), Responsibility.due_on <= soon)


def of_tab(tab: Tab, actor: Actor) -> ColumnElement[bool]:
    """What stands in a tab. `queries.work.count_tabs` counts by the same rules."""
    contact, theirs = Responsibility.contact_id, Responsibility.last_voice_is_team
    conditions: dict[Tab, tuple[ColumnElement[bool] | InstrumentedAttribute[bool], ...]] = {
        Tab.MINE: (is_open(), ~theirs, contact == actor.id),
        Tab.NEW: (is_open(), ~theirs, contact.is_(None)),
        Tab.COLLEAGUES: (is_open(), ~theirs, contact != actor.id),
        Tab.OURS: (is_open(), ~theirs),
        Tab.HELPING: (is_open(),),
        Tab.OTHERS: (is_open(), theirs),
        Tab.SOON: (is_open(), is_pressing()),
        Tab.DONE: (~is_open(),),
    }
    return and_(*conditions[tab])


def order_of(wanted: WorkFilter) -> Order:
    """What comes first: what was asked for, else what presses most in this tab."""
    by_term: Order = (Responsibility.due_on, Responsibility.id)
    longest: Order = (func.coalesce(Responsibility.last_voice_at, Responsibility.since), Responsibility.id)
    usual: dict[Tab | None, Order] = {
        Tab.NEW: by_term,
        Tab.SOON: by_term,
        Tab.DONE: (Subject.changed_at.desc(), Responsibility.id.desc()),
    }
    asked: dict[Sorting, Order] = {
        Sorting.TERM: by_term,
        Sorting.LONGEST: longest,
        Sorting.NEWEST: (Responsibility.since.desc(), Responsibility.id.desc()),
        Sorting.TITLE: (func.lower(Subject.title), Responsibility.id),
    }
    return asked.get(wanted.sorting) or usual.get(wanted.tab, longest)


def _is_helped(team_id: int) -> ColumnElement[bool]:
    running = TeamSupport.team_id == team_id, TeamSupport.ended_at.is_(None)
    return Responsibility.subject_id.in_(select(TeamSupport.subject_id).where(*running))


def _stands(promise: Promise) -> ColumnElement[bool]:
    waits = Responsibility.answered_at.is_(None)
    day, soon = today(), add_working_days(today(), SOON_DAYS)
    conditions = {
        Promise.LATE: and_(waits, Responsibility.due_on < day),
        Promise.SOON: and_(waits, Responsibility.due_on >= day, Responsibility.due_on <= soon),
        Promise.LATER: and_(waits, Responsibility.due_on > soon),
        Promise.GIVEN: ~waits,
    }
    return conditions[promise]
