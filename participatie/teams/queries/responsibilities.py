"""Which team answers for a subject, why, and whether it keeps its term."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from participatie.kernel.clock import today, working_days_between
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.teams.models import Responsibility, Team


@dataclass(frozen=True)
class TermView:
    """The public promise: by when a first answer, and what came of it.

    `days_left` are working days until the term ends, negative when it passed. `answered_after_days` is None while there
    is no answer.
    """

    term_days: int
    due_on: date
    days_left: int
    answered_on: date | None
    answered_after_days: int | None

    @property
    def is_answered(self) -> bool:
        """Whether the team gave its first answer."""
        return self.answered_on is not None

    @property
    def is_met(self) -> bool | None:
        """Whether the answer came in term; None while it still can."""
        if self.answered_on is not None:
            return self.answered_on <= self.due_on
        return None if self.days_left >= 0 else False


@dataclass(frozen=True)
class ResponsibleView:
    """Who thinks along with a subject, in plain values for its page."""

    responsibility_id: int
    team_id: int
    team_name: str
    contact_name: str
    reason: str
    term: TermView


def term_view(responsibility: Responsibility) -> TermView:
    """How the first answer stands, as everybody may know."""
    answered_on = responsibility.answered_on
    return TermView(
        term_days=working_days_between(responsibility.term_from_on, responsibility.due_on),
        due_on=responsibility.due_on,
        days_left=working_days_between(today(), responsibility.due_on),
        answered_on=answered_on,
        answered_after_days=working_days_between(responsibility.term_from_on, answered_on) if answered_on else None,
    )


def reason_of(responsibility: Responsibility) -> str:
    """Why this team, in one sentence."""
    area, theme = responsibility.remit_area, responsibility.remit_theme.lower()
    if responsibility.note:
        return _("Overgedragen: %(note)s", note=responsibility.note)
    if area and theme:
        return _("Gekozen omdat het over %(theme)s in %(area)s gaat.", theme=theme, area=area)
    if theme:
        return _("Gekozen omdat het over %(theme)s gaat.", theme=theme)
    if area:
        return _("Gekozen omdat het in %(area)s is.", area=area)
    return _("Gekozen omdat nog geen ander team hierover gaat.")


def responsible_view(subject_id: int) -> ResponsibleView | None:
    """The team, contact, reason and term of a subject that the caller was allowed to load. One statement."""
    responsibility = find_responsibility(subject_id)
    if responsibility is None:
        return None
    return ResponsibleView(
        responsibility_id=responsibility.id,
        team_id=responsibility.team_id,
        team_name=responsibility.team.subject.title,
        contact_name=responsibility.contact.display_name if responsibility.contact else "",
        reason=reason_of(responsibility),
        term=term_view(responsibility),
    )


_LOADED = (joinedload(Responsibility.team).joinedload(Team.subject), joinedload(Responsibility.contact))


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
