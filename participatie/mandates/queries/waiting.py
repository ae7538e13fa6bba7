"""What waits for somebody: questions to who gave a mandate, requests for advice, and what asks for a mail."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from participatie.accounts.models import Person
from participatie.accounts.queries import list_holders
from participatie.kernel.access import Actor
from participatie.kernel.clock import add_working_days, now, today
from participatie.kernel.db import db
from participatie.mandates.models import PERMITTING, Advice, Decision, Escalation
from participatie.mandates.permissions import can_advise, can_answer
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to
from participatie.teams.models import TeamMembership

AT_A_TIME = 200
RECENT = timedelta(days=60)


def _open() -> Select[Escalation]:
    loads = (contains_eager(Escalation.subject), joinedload(Escalation.mandate), joinedload(Escalation.holder))
    return select(Escalation).join(Escalation.subject).where(Escalation.answered_at.is_(None)).options(*loads)


def list_to_answer(actor: Actor) -> list[Escalation]:
    """The questions that this actor may answer now, the most pressing first."""
    if not actor.is_signed_in:
        return []
    is_administrator = actor.holds("administrator")
    mine = or_(
        Escalation.giver_person_id == actor.id,
        Escalation.giver_team_id.in_(actor.scopes("team_member")),
        and_(Escalation.stand_in_id == actor.id, Escalation.due_on < today()),
        and_(Escalation.giver_person_id.is_(None), Escalation.giver_team_id.is_(None)) if is_administrator else false(),
    )
    found = db.session.scalars(_open().where(mine, visible_to(actor)).order_by(Escalation.due_on, Escalation.id)).all()
    return [it for it in found if can_answer(actor, it)]


def list_to_advise(actor: Actor) -> list[Advice]:
    """The requests for advice that this actor may answer, the most pressing first."""
    parties = actor.scopes("partner_speaker") | actor.scopes("team_member")
    if not parties:
        return []
    wanted = select(Advice).join(Advice.subject).where(Advice.party_id.in_(parties), Advice.answered_at.is_(None))
    loads = (contains_eager(Advice.subject), joinedload(Advice.party))
    still = wanted.where(Advice.due_on >= today(), visible_to(actor)).options(*loads)
    return [it for it in db.session.scalars(still.order_by(Advice.due_on, Advice.id)) if can_advise(actor, it)]


def has_decisions(subject_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether anything was decided about the subject with this id, or was ever asked of a giver."""
    decided = exists().where(Decision.subject_id == subject_id)
    return or_(decided, exists().where(Escalation.subject_id == subject_id))


def list_allowed(actor: Actor) -> Sequence[Escalation]:
    """What this actor asked and may decide now, oldest first."""
    mine = (Escalation.person_id == actor.id, Escalation.outcome.in_(PERMITTING), Escalation.used_at.is_(None))
    wanted = select(Escalation).join(Escalation.subject).where(*mine, visible_to(actor))
    return db.session.scalars(wanted.options(contains_eager(Escalation.subject)).order_by(Escalation.id)).all()


def list_advised(actor: Actor) -> list[Advice]:
    """What this actor asked advice about, that waits for nobody any more and was not decided; one of each question."""
    waits = aliased(Advice)
    same = (waits.subject_id == Advice.subject_id, waits.mandate_id == Advice.mandate_id, waits.kind == Advice.kind)
    still = exists().where(*same, waits.decision_id.is_(None), waits.answered_at.is_(None), waits.due_on >= today())
    recent = Advice.asked_at >= now() - RECENT
    wanted = select(Advice).join(Advice.subject).where(Advice.asked_by_id == actor.id, Advice.decision_id.is_(None), recent)
    shown = wanted.where(~still, visible_to(actor)).options(contains_eager(Advice.subject)).order_by(Advice.id)
    found = {(it.subject_id, it.mandate_id, it.kind): it for it in db.session.scalars(shown)}
    return list(found.values())


def list_left(actor: Actor) -> list[str]:
    """The teams that this actor was in lately and is in no more, by name."""
    mine = (
        TeamMembership.person_id == actor.id,
        TeamMembership.until_on <= today(),
        TeamMembership.until_on > today() - RECENT,
    )
    wanted = select(Subject.title).join(TeamMembership, TeamMembership.team_id == Subject.id).where(*mine)
    left = wanted.where(TeamMembership.team_id.not_in(actor.scopes("team_member"))).distinct().order_by(Subject.title)
    return list(db.session.scalars(left))


def list_open_of(subject_id: int) -> Sequence[Escalation]:
    """The open questions about a subject that the caller was allowed to load."""
    return db.session.scalars(_open().where(Escalation.subject_id == subject_id).order_by(Escalation.id)).all()


def list_to_remind() -> Sequence[Escalation]:
    """Open questions whose day is the next working day or nearer, of which nobody was reminded."""
    soon = Escalation.due_on <= add_working_days(today(), 1)
    wanted = _open().where(Escalation.reminded_at.is_(None), soon, Escalation.due_on >= today())
    return db.session.scalars(wanted.order_by(Escalation.id).limit(AT_A_TIME)).all()


def list_to_pass_on() -> Sequence[Escalation]:
    """Open questions whose day passed, which the stand-in does not know of."""
    wanted = _open().where(Escalation.passed_on_at.is_(None), Escalation.due_on < today())
    return db.session.scalars(wanted.order_by(Escalation.id).limit(AT_A_TIME)).all()


def list_addressees(escalation: Escalation) -> Sequence[Person]:
    """Who answers for the giver: the person and all in the team, but nobody who asks; administrators when there is nobody."""
    asking = set(list_holders("team_member", escalation.holder_id)) | {escalation.person_id}
    team = list_holders("team_member", escalation.giver_team_id) if escalation.giver_team_id else []
    found = list_people({escalation.giver_person_id, *team} - asking)
    return found or list_people({*list_holders("administrator"), None} - asking)


def list_people(ids: set[int | None]) -> Sequence[Person]:
    """These people, as far as their accounts are open."""
    known = {number for number in ids if number is not None}
    if not known:
        return []
    return db.session.scalars(select(Person).where(Person.id.in_(known), Person.active).order_by(Person.id)).all()
