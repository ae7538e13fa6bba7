"""Decisions: one, lists, and what is like one that is about to be taken."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import aliased, contains_eager, joinedload

from participatie.kernel.access import Actor
from participatie.kernel.db import LARGEST_ID, db
from participatie.kernel.errors import NotFound
from participatie.mandates.bounds import Proposal
from participatie.mandates.likeness import likeness
from participatie.mandates.models import Advice, Decision, Dissent, Escalation
from participatie.places.models import Area
from participatie.subjects.models import Subject, Theme
from participatie.subjects.queries import visible_to

PAGE_SIZE = 20
LOOKED_AT = 300
"""So many earlier decisions of the same kind are compared."""

_holder = aliased(Subject)
_later = aliased(Decision)


@dataclass(frozen=True)
class DecisionRow:
    """One decision in a list."""

    id: int
    subject_id: int
    subject_kind: str
    subject_title: str
    kind: str
    question: str
    choice: str
    amount_cents: int
    area_name: str
    area_path: str
    theme_id: int | None
    holder_id: int
    holder_kind: str
    holder_name: str
    decided_at: datetime
    was_allowed: bool
    is_corrected: bool
    dissents: int


@dataclass(frozen=True)
class DecisionPage:
    """One page of decisions."""

    rows: list[DecisionRow]
    number: int
    pages: int
    total: int


@dataclass(frozen=True)
class DissentRow:
    """Who does not agree, and why. `name` is empty for who is gone."""

    person_id: int
    name: str
    words: str
    at: datetime


def readable(actor: Actor) -> ColumnElement[bool]:
    """The one condition for reading, on Decision and Subject joined."""
    in_sight = true() if actor.is_system or actor.holds("moderator") else Decision.hidden_at.is_(None)
    return and_(visible_to(actor), in_sight)


def shown(actor: Actor, act: type[Advice] | type[Escalation]) -> ColumnElement[bool]:
    """The same for what led to a decision, on the act and Subject joined: what was hidden is not read there either."""
    if actor.is_system or actor.holds("moderator"):
        return visible_to(actor)
    of = Decision.escalation_id == Escalation.id if act is Escalation else Decision.id == Advice.decision_id
    return and_(visible_to(actor), ~exists().where(of, Decision.hidden_at.is_not(None)))


def get_decision(actor: Actor, decision_id: int) -> Decision:
    """The decision with this id, with all that its page shows."""
    found = None
    if 0 < decision_id <= LARGEST_ID:
        wanted = select(Decision).join(Decision.subject).where(Decision.id == decision_id, readable(actor))
        loads = (
            contains_eager(Decision.subject),
            joinedload(Decision.mandate),
            joinedload(Decision.holder),
            joinedload(Decision.person),
            joinedload(Decision.area).load_only(Area.id, Area.name, Area.path, Area.code, raiseload=True),
            joinedload(Decision.theme),
        )
        found = db.session.scalar(wanted.options(*loads))
    if found is None:
        raise NotFound
    return found


def find_correction(decision_id: int) -> int | None:
    """The decision that took the place of this one."""
    return db.session.scalar(select(Decision.id).where(Decision.corrects_id == decision_id))


def find_of_post(post_id: int) -> Decision | None:
    """The decision that this post carries, if it carries one."""
    return db.session.scalar(select(Decision).where(Decision.post_id == post_id))


def rows_for(actor: Actor) -> Select[*tuple[Any, ...]]:  # rows are read by position
    """The decisions that this actor may read, each as the values of a `DecisionRow`."""
    dissents = select(func.count(Dissent.id)).where(Dissent.decision_id == Decision.id).correlate(Decision).scalar_subquery()
    return (
        select(
            Decision.id,
            Decision.subject_id,
            Subject.kind,
            Subject.title,
            Decision.kind,
            Decision.question,
            Decision.choice,
            Decision.amount_cents,
            func.coalesce(Area.name, ""),
            func.coalesce(Area.path, ""),
            Decision.theme_id,
            Decision.holder_id,
            _holder.kind,
            _holder.title,
            Decision.decided_at,
            Decision.escalation_id.is_not(None),
            exists().where(_later.corrects_id == Decision.id),
            dissents,
        )
        .join(Subject, Subject.id == Decision.subject_id)
        .join(_holder, _holder.id == Decision.holder_id)
        .outerjoin(Area, Area.id == Decision.area_id)
        .where(readable(actor))
    )


def page_decisions(
    actor: Actor,
    *,
    holder_id: int | None = None,
    subject_id: int | None = None,
    mandate_id: int | None = None,
    number: int = 1,
    size: int = PAGE_SIZE,
) -> DecisionPage:
    """One page of decisions, the newest first. Two statements, however many there are."""
    wanted = rows_for(actor)
    for column, value in (
        (Decision.holder_id, holder_id),
        (Decision.subject_id, subject_id),
        (Decision.mandate_id, mandate_id),
    ):
        if value is not None:
            wanted = wanted.where(column == value)
    total = db.session.scalar(select(func.count()).select_from(wanted.order_by(None).subquery("counted"))) or 0
    found = db.session.execute(wanted.order_by(Decision.id.desc()).limit(size).offset((number - 1) * size))
    return DecisionPage([DecisionRow(*row) for row in found], number, max(1, math.ceil(total / size)), total)


def list_first(actor: Actor, size: int, *, subject_id: int | None = None, holder_id: int | None = None) -> list[DecisionRow]:
    """The newest decisions about a subject or by a holder, for a part of its page. One statement."""
    about = Decision.subject_id == subject_id if subject_id is not None else Decision.holder_id == holder_id
    found = db.session.execute(rows_for(actor).where(about).order_by(Decision.id.desc()).limit(size))
    return [DecisionRow(*row) for row in found]


def list_similar(actor: Actor, proposal: Proposal, *, but: int | None = None, limit: int = 3) -> list[DecisionRow]:
    """The earlier decisions of this kind that are most like it: near, about the same, of that size. One statement."""
    wanted = rows_for(actor).where(Decision.kind == proposal.kind).order_by(Decision.id.desc()).limit(LOOKED_AT)
    if but is not None:
        wanted = wanted.where(Decision.id < but)
    rows = [DecisionRow(*row) for row in db.session.execute(wanted)]
    asked = (proposal.area_path, proposal.theme_id, proposal.amount_cents)
    return sorted(rows, key=lambda row: (-likeness(row, *asked), -row.id))[:limit]


def list_compared(actor: Actor, decision: Decision) -> list[DecisionRow]:
    """The earlier decisions that stood beside the form, as far as this actor may read them; the most alike first."""
    if not decision.compared:
        return []
    found = [DecisionRow(*row) for row in db.session.execute(rows_for(actor).where(Decision.id.in_(decision.compared)))]
    return sorted(found, key=lambda row: decision.compared.index(row.id))


def list_dissents(decision_id: int) -> list[DissentRow]:
    """What people said against a decision that the caller was allowed to load, oldest first."""
    found = db.session.scalars(
        select(Dissent).where(Dissent.decision_id == decision_id).options(joinedload(Dissent.person)).order_by(Dissent.id)
    )
    return [DissentRow(it.person_id, it.person.display_name if it.person.active else "", it.words, it.at) for it in found]


def list_advice(subject_id: int, mandate_id: int, kind: str, *, corrects_id: int | None = None) -> Sequence[Advice]:
    """Who was asked about what is about to be decided, and what they said; of a correction also what was said before."""
    same = (Advice.subject_id == subject_id, Advice.mandate_id == mandate_id, Advice.kind == kind, unused(corrects_id))
    return db.session.scalars(select(Advice).where(*same).options(joinedload(Advice.party)).order_by(Advice.id)).all()


def list_advice_of(decision: Decision) -> Sequence[Advice]:
    """The advice that counted for a decision, and for the one that it corrects."""
    of = Advice.decision_id.in_({decision.id, decision.corrects_id or decision.id})
    return db.session.scalars(select(Advice).where(of).options(joinedload(Advice.party)).order_by(Advice.id)).all()


def unused(corrects_id: int | None = None) -> ColumnElement[bool]:
    """Advice that counts for no decision yet, or for the one that is about to be corrected."""
    return or_(Advice.decision_id.is_(None), Advice.decision_id == corrects_id)


def get_advice(actor: Actor, advice_id: int) -> Advice:
    """A request for advice about a subject that this actor may see, and about no decision that is out of sight."""
    found = None
    if 0 < advice_id <= LARGEST_ID:
        wanted = select(Advice).join(Advice.subject).where(Advice.id == advice_id, shown(actor, Advice))
        found = db.session.scalar(wanted.options(contains_eager(Advice.subject), joinedload(Advice.party)))
    if found is None:
        raise NotFound
    return found


def get_escalation(actor: Actor, escalation_id: int) -> Escalation:
    """A proposal that lies, or lay, before who gave the mandate; its subject can be seen by this actor."""
    found = None
    if 0 < escalation_id <= LARGEST_ID:
        wanted = select(Escalation).join(Escalation.subject).where(Escalation.id == escalation_id, shown(actor, Escalation))
        loads = (
            contains_eager(Escalation.subject),
            joinedload(Escalation.mandate),
            joinedload(Escalation.holder),
            joinedload(Escalation.person),
            joinedload(Escalation.area).load_only(Area.id, Area.name, Area.path, Area.code, raiseload=True),
            joinedload(Escalation.theme),
        )
        found = db.session.scalar(wanted.options(*loads))
    if found is None:
        raise NotFound
    return found


def find_decided(escalation_id: int) -> int | None:
    """The decision that was taken after an answer."""
    return db.session.scalar(select(Decision.id).where(Decision.escalation_id == escalation_id))


def theme_name(theme_id: int | None) -> str:
    """The name of a theme, for a check."""
    theme = db.session.get(Theme, theme_id) if theme_id is not None else None
    return theme.shown_name if theme else ""
