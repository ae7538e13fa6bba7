"""What everybody may take home: the register, decisions and questions over a bound, a part at a time."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.engine import Row
from sqlalchemy.orm import aliased

from participatie.kernel.access import NOBODY
from participatie.kernel.db import db, roll_back
from participatie.mandates.models import Agreement, Decision, Dissent, Escalation, Mandate, Said
from participatie.mandates.queries.decisions import readable, shown
from participatie.mandates.queries.mandates import LOADED, RegisterFilter, filtered
from participatie.places.models import Area
from participatie.subjects.models import Subject, Theme

AT_A_TIME = 500
Columns = tuple[Any, ...]  # read by the names that each query gives them
_holder = aliased(Subject)
_later = aliased(Decision)
_partner = aliased(Subject)


def each_mandate(chosen: RegisterFilter) -> Iterator[Mandate]:
    """The register, by number. Between two parts nothing is held in the database."""
    after, wanted = 0, filtered(chosen).options(*LOADED).order_by(Mandate.id).limit(AT_A_TIME)
    while found := db.session.scalars(wanted.where(Mandate.id > after)).all():
        after = found[-1].id
        yield from found
        db.session.expunge_all()
        roll_back()


def each_decision() -> Iterator[tuple[Row[Any], list[str]]]:  # the columns that are named below
    """The decisions that everybody may read, in whose name and not by whom, each with the partners that said yes."""
    dissents = select(func.count(Dissent.id)).where(Dissent.decision_id == Decision.id).correlate(Decision).scalar_subquery()
    wanted = _about(
        select(
            Decision.id,
            _holder.title.label("holder"),
            Decision.mandate_id,
            Decision.mandate_version,
            Decision.kind,
            Decision.question,
            Decision.options,
            Decision.choice,
            Decision.reason,
            Decision.difference,
            Decision.amount_cents,
            Decision.days,
            Decision.addresses,
            Decision.is_reversible,
            Decision.reversible_until,
            Decision.objection,
            Decision.decided_at,
            Decision.escalation_id,
            Decision.corrects_id,
            exists().where(_later.corrects_id == Decision.id).label("is_corrected"),
            dissents.label("dissents"),
        ),
        Decision,
    )
    for part in _parts(wanted.where(readable(NOBODY)), Decision):
        agreed = list_yes([row.id for row in part])
        yield from ((row, agreed.get(row.id, [])) for row in part)


def list_yes(decision_ids: Sequence[int]) -> dict[int, list[str]]:
    """By decision: the partners that said themselves that they agree. One statement."""
    wanted = select(Agreement.decision_id, _partner.title).join(_partner, _partner.id == Agreement.partner_id)
    said = wanted.where(Agreement.decision_id.in_(decision_ids), Agreement.said == Said.YES).order_by(Agreement.id)
    found: dict[int, list[str]] = {}
    for decision_id, name in db.session.execute(said):
        found.setdefault(decision_id, []).append(name)
    return found


def each_escalation() -> Iterator[Row[Any]]:  # as above
    """What went over a bound, to whom and what was answered; not by whom."""
    wanted = _about(
        select(
            Escalation.id,
            _holder.title.label("holder"),
            Escalation.mandate_id,
            Mandate.giver,
            Escalation.kind,
            Escalation.question,
            Escalation.choice,
            Escalation.reason,
            Escalation.amount_cents,
            Escalation.checks,
            Escalation.asked_at,
            Escalation.due_on,
            Escalation.outcome,
            Escalation.answer,
            Escalation.answered_at,
        ).join(Mandate, Mandate.id == Escalation.mandate_id),
        Escalation,
    )
    for part in _parts(wanted.where(shown(NOBODY, Escalation)), Escalation):
        yield from part


def _about(wanted: Select[*Columns], act: type[Decision] | type[Escalation]) -> Select[*Columns]:
    """The same with where, about what theme, and at which subject."""
    return (
        wanted.add_columns(
            func.coalesce(Area.name, "").label("area"),
            func.coalesce(Theme.name, "").label("theme"),
            Subject.id.label("subject_id"),
            Subject.kind.label("subject_kind"),
            Subject.title.label("subject_title"),
        )
        .join(Subject, Subject.id == act.subject_id)
        .join(_holder, _holder.id == act.holder_id)
        .outerjoin(Area, Area.id == act.area_id)
        .outerjoin(Theme, Theme.id == act.theme_id)
    )


def _parts(wanted: Select[*Columns], act: type[Decision] | type[Escalation]) -> Iterator[Sequence[Row[Any]]]:
    after, ordered = 0, wanted.order_by(act.id).limit(AT_A_TIME)
    while found := db.session.execute(ordered.where(act.id > after)).all():
        after = found[-1].id
        yield found
        roll_back()
