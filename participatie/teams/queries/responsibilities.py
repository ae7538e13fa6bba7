"""Which team answers for a subject, why, and whether it keeps its term."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.teams.models import Responsibility, Team
from participatie.teams.term import TermView, reason_of, term_view


@dataclass(frozen=True)
class ResponsibleView:
    """Who thinks along with a subject, in plain values for its page."""

    responsibility_id: int
    team_id: int
    team_name: str
    contact_name: str
    reason: str
    term: TermView


def responsible_view(subject_id: int) -> ResponsibleView | None:
    """The team, contact, reason and term of a subject that the caller was allowed to load. One statement."""
    responsibility = find_responsibility(subject_id)
    return view_of(responsibility) if responsibility else None


def view_of(responsibility: Responsibility) -> ResponsibleView:
    """The same for a responsibility that was loaded with its team and contact."""
    return ResponsibleView(
        responsibility_id=responsibility.id,
        team_id=responsibility.team_id,
        team_name=responsibility.team.subject.title,
        contact_name=responsibility.contact.display_name if responsibility.contact else "",
        reason=reason_of(responsibility),
        term=term_view(responsibility),
    )


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
