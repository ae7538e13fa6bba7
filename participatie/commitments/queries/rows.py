"""What a list shows of a commitment: plain values, and the conditions by which lists choose."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select, true
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.commitments.models import Commitment, CommitmentState
from participatie.kernel.access import Actor
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.places.models import Area
from participatie.subjects.models import Subject, SubjectId
from participatie.subjects.queries import visible_to

Wanted = Select[*tuple[Any, ...]]  # rows are read by label

_partner = aliased(Subject)
_team = aliased(Subject)


@dataclass(frozen=True)
class CommitmentRow:
    """One promise: who, what, by when, and how it stood on the day `seen_on`. `person_name` is empty for who is gone."""

    id: int
    subject_id: SubjectId
    kind: str
    title: str
    area_name: str
    what: str
    due_on: date
    made_at: datetime
    state: str
    version: int
    kept_on: date | None
    reason: str
    confirms: int
    disputes: int
    person_id: int | None
    person_name: str
    partner_id: SubjectId | None
    partner_name: str
    team_id: SubjectId | None
    team_name: str
    seen_on: date

    @property
    def is_open(self) -> bool:
        """Whether it still has to be kept."""
        return self.state == CommitmentState.PROMISED

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.is_open and self.due_on < self.seen_on

    @property
    def is_disputed(self) -> bool:
        """Whether most people who spoke say that it was not kept; its own claim counts as one voice (decision 11)."""
        return self.state == CommitmentState.KEPT and self.disputes > self.confirms + 1

    @property
    def was_changed(self) -> bool:
        """Whether it got another date or wording."""
        return self.version > 1

    @property
    def standing(self) -> str:
        """The one word for how it stands: open, late, kept, disputed or withdrawn; an unknown state counts as withdrawn."""
        if self.is_open:
            return "late" if self.is_late else "open"
        if self.state == CommitmentState.KEPT:
            return "disputed" if self.is_disputed else "kept"
        return "withdrawn"

    @property
    def strip_state(self) -> str:
        """The look of its strip."""
        look = {"disputed": "late"}.get(self.standing, self.standing)
        return "changed" if look == "open" and self.was_changed else look

    @property
    def days_late(self) -> int:
        """How many days after its date it was kept, or is now; zero when in time."""
        return max(((self.kept_on or self.seen_on) - self.due_on).days, 0)

    @property
    def party_name(self) -> str:
        """The team or partner that promised; empty for a person alone."""
        return self.team_name or self.partner_name

    @property
    def key(self) -> str:
        """What the colour of their initials follows."""
        party = self.team_id or self.partner_id
        return f"s{party}" if party else f"p{self.person_id or 0}"


_NAMES = {field.name for field in fields(CommitmentRow)} - {"seen_on"}


def late() -> ColumnElement[bool]:
    """The promises whose day has passed in Amsterdam, at this moment and without any job."""
    return and_(Commitment.state == CommitmentState.PROMISED, Commitment.due_on < today())


def disputed() -> ColumnElement[bool]:
    """Called kept, but most people who spoke say that it was not; the claim itself counts as one voice."""
    return and_(Commitment.state == CommitmentState.KEPT, Commitment.disputes > Commitment.confirms + 1)


def readable(actor: Actor) -> ColumnElement[bool]:
    """The one condition for reading, on Commitment and Subject joined: the subject is seen and no moderator hid the promise."""
    shown = true() if actor.is_system or actor.holds("moderator") else Commitment.hidden_at.is_(None)
    return and_(visible_to(actor), Subject.published_at.is_not(None), shown)


def rows(actor: Actor) -> Wanted:
    """The promises this actor may see, with the names of everybody: one statement."""
    person_name = func.coalesce(Person.display_name, "")
    return (
        select(
            Commitment.id,
            Commitment.subject_id,
            Subject.kind,
            Subject.title,
            func.coalesce(Area.name, "").label("area_name"),
            Commitment.what,
            Commitment.due_on,
            Commitment.made_at,
            Commitment.state,
            Commitment.version,
            Commitment.kept_on,
            Commitment.reason,
            Commitment.confirms,
            Commitment.disputes,
            Commitment.person_id,
            person_name.label("person_name"),
            Commitment.partner_id,
            func.coalesce(_partner.title, "").label("partner_name"),
            Commitment.team_id,
            func.coalesce(_team.title, "").label("team_name"),
        )
        .join(Subject, Subject.id == Commitment.subject_id)
        .outerjoin(Area, Area.id == Subject.area_id)
        .outerjoin(Person, and_(Person.id == Commitment.person_id, Person.active))
        .outerjoin(_partner, _partner.id == Commitment.partner_id)
        .outerjoin(_team, _team.id == Commitment.team_id)
        .where(readable(actor))
    )


def as_row(found: Row[*tuple[Any, ...]]) -> CommitmentRow:
    """A row of `rows`, whatever other columns were added to it."""
    values = {name: value for name, value in found._mapping.items() if name in _NAMES}
    return CommitmentRow(**values, seen_on=today())


def read(wanted: Wanted) -> list[CommitmentRow]:
    """The rows of this statement."""
    return [as_row(found) for found in db.session.execute(wanted)]


def list_rows(actor: Actor, ids: list[int]) -> dict[int, CommitmentRow]:
    """These promises by id, as far as this actor may see them: what a page of posts shows. No statement for none."""
    if not ids:
        return {}
    return {row.id: row for row in read(rows(actor).where(Commitment.id.in_(ids)))}
