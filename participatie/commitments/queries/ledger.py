"""The ledger: every promise, filtered and counted, for the whole site, one subject, a partner or a team."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from participatie.commitments.models import Commitment, CommitmentState
from participatie.commitments.queries.rows import CommitmentRow, as_row, disputed, late, read, readable, rows
from participatie.kernel.access import NOBODY, Actor
from participatie.kernel.clock import today
from participatie.kernel.db import db, roll_back
from participatie.places.models import Area
from participatie.subjects.models import Subject

PAGE_SIZE = 20
AT_A_TIME = 500


class Standing(enum.StrEnum):
    """How a promise stands, as the ledger counts it: each is exactly one of these."""

    OPEN = "open"
    LATE = "late"
    KEPT = "kept"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class LedgerFilter:
    """What somebody looks for. Empty fields do not narrow; `residents` means: by people alone."""

    standing: Standing | None = None
    subject_id: int | None = None
    area_path: str = ""
    theme_id: int | None = None
    partner_id: int | None = None
    team_id: int | None = None
    residents: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Share:
    """How many promises stand how. Only those that came to something count for the share: kept, disputed, late, withdrawn."""

    open: int = 0
    late: int = 0
    kept: int = 0
    disputed: int = 0
    withdrawn: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.decided + self.open

    @property
    def decided(self) -> int:
        """Those whose day came or that ended before it."""
        return self.late + self.kept + self.disputed + self.withdrawn

    @property
    def percentage(self) -> int | None:
        """The share kept, rounded down so that 100 means all; None while nothing came to anything."""
        return self.kept * 100 // self.decided if self.decided else None

    def of(self, standing: Standing | None) -> int:
        """How many stand so; all without one."""
        return self.total if standing is None else int(getattr(self, standing))


@dataclass(frozen=True)
class LedgerPage:
    """One page of the ledger with the figures of all pages."""

    rows: list[CommitmentRow]
    share: Share
    number: int
    pages: int
    total: int


@dataclass(frozen=True)
class Dated:
    """A date for a calendar: by when who does what, about which subject."""

    commitment_id: int
    subject_id: int
    kind: str
    title: str
    what: str
    who: str
    due_on: date
    version: int
    is_late: bool


def _stands() -> dict[Standing, ColumnElement[bool]]:
    """Each standing as a condition; every promise fits exactly one. An unknown state counts as withdrawn."""
    is_open, is_kept = Commitment.state == CommitmentState.PROMISED, Commitment.state == CommitmentState.KEPT
    return {
        Standing.OPEN: and_(is_open, Commitment.due_on >= today()),
        Standing.LATE: late(),
        Standing.KEPT: and_(is_kept, Commitment.disputes <= Commitment.confirms + 1),
        Standing.DISPUTED: disputed(),
        Standing.WITHDRAWN: Commitment.state.not_in((CommitmentState.PROMISED, CommitmentState.KEPT)),
    }


def _conditions(chosen: LedgerFilter) -> list[ColumnElement[bool]]:
    """Everything but the standing."""
    found: list[ColumnElement[bool]] = []
    if chosen.subject_id is not None:
        found.append(Commitment.subject_id == chosen.subject_id)
    if chosen.area_path:
        below = select(Area.id).where(Area.path.startswith(chosen.area_path, autoescape=True))
        found.append(Subject.area_id.in_(below))
    if chosen.theme_id is not None:
        found.append(Subject.theme_id == chosen.theme_id)
    if chosen.partner_id is not None:
        found.append(Commitment.partner_id == chosen.partner_id)
    if chosen.team_id is not None:
        found.append(Commitment.team_id == chosen.team_id)
    if chosen.residents:
        found += [Commitment.partner_id.is_(None), Commitment.team_id.is_(None)]
    if chosen.since is not None:
        found.append(Commitment.due_on >= chosen.since)
    if chosen.until is not None:
        found.append(Commitment.due_on <= chosen.until)
    return found


_OPEN_FIRST = case((Commitment.state == CommitmentState.PROMISED, 0), else_=1)
_SOONEST = case((Commitment.state == CommitmentState.PROMISED, Commitment.due_on))
_ORDER = (_OPEN_FIRST, _SOONEST, Commitment.due_on.desc(), Commitment.id.desc())
"""What is late longest comes first, then what is next; what came to an end follows, the last first."""


def count_share(actor: Actor, chosen: LedgerFilter) -> Share:
    """How the promises of a filter stand, whatever standing it asks for. One statement."""
    counts = [func.coalesce(func.sum(case((stands, 1), else_=0)), 0) for stands in _stands().values()]
    wanted = select(*counts).select_from(Commitment).join(Commitment.subject)
    row = db.session.execute(wanted.where(readable(actor), *_conditions(chosen))).one()
    return Share(*(int(n) for n in row))


def page_ledger(actor: Actor, chosen: LedgerFilter, number: int = 1, size: int = PAGE_SIZE) -> LedgerPage:
    """One page of the promises of a filter. Two statements, however many there are."""
    share = count_share(actor, chosen)
    wanted = rows(actor).where(*_conditions(chosen))
    if chosen.standing is not None:
        wanted = wanted.where(_stands()[chosen.standing])
    found = read(wanted.order_by(*_ORDER).limit(size).offset((number - 1) * size))
    total = share.of(chosen.standing)
    return LedgerPage(found, share, number, max(1, -(-total // size)), total)


def page_first(actor: Actor, chosen: LedgerFilter, size: int) -> LedgerPage:
    """The first few promises of a filter with the figures of all of them, for a part of another page. One statement."""
    counts = [func.sum(case((stands, 1), else_=0)).over() for stands in _stands().values()]
    wanted = rows(actor).where(*_conditions(chosen)).add_columns(*counts).order_by(*_ORDER).limit(size)
    found = db.session.execute(wanted).all()
    share = Share(*(int(n) for n in found[0][-len(counts) :])) if found else Share()
    return LedgerPage([as_row(row) for row in found], share, 1, max(1, -(-share.total // size)), share.total)


def list_newest(chosen: LedgerFilter, limit: int = 40) -> list[CommitmentRow]:
    """The newest promises of a filter that everybody may read, for a feed. One statement."""
    wanted = rows(NOBODY).where(*_conditions(chosen))
    if chosen.standing is not None:
        wanted = wanted.where(_stands()[chosen.standing])
    return read(wanted.order_by(Commitment.id.desc()).limit(limit))


def each_public(chosen: LedgerFilter) -> Iterator[CommitmentRow]:
    """All that everybody may read, by id, a part at a time: between two parts nothing is held in the database."""
    after = 0
    wanted = rows(NOBODY).where(*_conditions(chosen))
    if chosen.standing is not None:
        wanted = wanted.where(_stands()[chosen.standing])
    while found := read(wanted.where(Commitment.id > after).order_by(Commitment.id).limit(AT_A_TIME)):
        yield from found
        after = found[-1].id
        roll_back()


def list_dated(
    actor: Actor,
    *,
    subject_id: int | None = None,
    area_path: str = "",
    partner_id: int | None = None,
    team_id: int | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 500,
) -> list[Dated]:
    """The days by which something was promised and is not done yet, soonest first, for a calendar. One statement."""
    chosen = LedgerFilter(
        subject_id=subject_id, area_path=area_path, partner_id=partner_id, team_id=team_id, since=since, until=until
    )
    is_open = or_(_stands()[Standing.OPEN], late())
    wanted = rows(actor).where(*_conditions(chosen), is_open).order_by(Commitment.due_on, Commitment.id).limit(limit)
    return [
        Dated(
            row.id,
            row.subject_id,
            row.kind,
            row.title,
            row.what,
            row.party_name or row.person_name,
            row.due_on,
            row.version,
            row.is_late,
        )
        for row in read(wanted)
    ]
