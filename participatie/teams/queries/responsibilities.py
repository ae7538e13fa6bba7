"""Which team answers for a subject, why, and whether it keeps its term."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.teams.models import Responsibility, Team
from participatie.teams.queries.absences import find_absence_now
from participatie.teams.queries.together import Standing, standing_of
from participatie.teams.term import TermView, reason_of, term_view


@dataclass(frozen=True)
class ResponsibleView:
    """Who thinks along with a subject, in plain values for its page.

    `contact_name` is empty when nobody is the named person, and also when who is did not say yes to being named: `is_named`
    tells the two apart.
    """

    responsibility_id: int
    team_id: int
    team_name: str
    contact_name: str
    reason: str
    term: TermView
    is_named: bool = False
    standing: Standing = field(default_factory=Standing)


def responsible_view(subject_id: int) -> ResponsibleView | None:
    """The team, contact, reason and term of a subject that the caller was allowed to load. At most three statements."""
    responsibility = find_responsibility(subject_id)
    return view_of(responsibility) if responsibility else None


def view_of(responsibility: Responsibility, *, stands_alone: bool = False) -> ResponsibleView:
    """The same for a responsibility that was loaded with its team and contact: two statements, one while nobody is named.

    One less when it is known that it stands alone: that no other team is asked or helps.
    """
    return ResponsibleView(
        responsibility_id=responsibility.id,
        team_id=responsibility.team_id,
        team_name=responsibility.team.subject.title,
        contact_name=shown_contact(responsibility),
        reason=reason_of(responsibility),
        term=term_view(responsibility),
        is_named=responsibility.contact_id is not None,
        standing=Standing() if stands_alone else standing_of(responsibility.subject_id),
    )


def shown_contact(responsibility: Responsibility) -> str:
    """The name of the named person of today, a stand-in for who is away; empty when that person did not say yes to it."""
    if responsibility.contact is None:
        return ""
    away = find_absence_now(responsibility.team_id, responsibility.contact_id)
    if away is not None and away.stand_in is not None:
        return away.stand_in.display_name if away.shows_stand_in and away.stand_in.active else ""
    return responsibility.contact.display_name if responsibility.shows_contact and responsibility.contact.active else ""


_LOADED = (
    joinedload(Responsibility.team).joinedload(Team.subject),
    joinedload(Responsibility.contact),
    joinedload(Responsibility.theme),
)


def find_responsibility(subject_id: int) -> Responsibility | None:
    """The team that answers for a subject now, with its contact; None for what no team answers for."""
    current = select(Responsibility).where(Responsibility.subject_id == subject_id, Responsibility.until.is_(None))
    return db.session.scalar(current.options(*_LOADED))


def get_responsibility(responsibility_id: int) -> Responsibility:
    """One responsibility, current or past."""
    found = db.session.scalar(select(Responsibility).where(Responsibility.id == responsibility_id).options(*_LOADED))
    if found is None:
        raise NotFound
    return found


def list_current_of(team: Team) -> Sequence[Responsibility]:
    """All that a team answers for now."""
    current = select(Responsibility).where(Responsibility.team_id == team.id, Responsibility.until.is_(None))
    return db.session.scalars(current.options(*_LOADED).order_by(Responsibility.id)).all()
