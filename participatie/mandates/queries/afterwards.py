"""What follows decisions: what partners say, questions of who gave the mandate, and bounds that are hit often."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import contains_eager, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from participatie.kernel.access import Actor
from participatie.kernel.clock import AMSTERDAM, now
from participatie.kernel.db import LARGEST_ID, db
from participatie.kernel.errors import NotFound
from participatie.mandates.models import Agreement, Decision, Escalation, KeptBound, Mandate, Review
from participatie.mandates.permissions import can_agree, can_answer_review, can_close_review
from participatie.mandates.queries.decisions import DecisionRow, readable, rows_for
from participatie.mandates.suggesting import Hit

LOOKED_BACK = timedelta(days=365)


def list_agreements(decision_id: int) -> Sequence[Agreement]:
    """Which partners are said to agree with a decision that the caller was allowed to load, and what they say themselves."""
    loads = (joinedload(Agreement.partner), joinedload(Agreement.decision))
    wanted = select(Agreement).where(Agreement.decision_id == decision_id).options(*loads)
    return db.session.scalars(wanted.order_by(Agreement.id)).all()


def get_agreement(actor: Actor, agreement_id: int) -> Agreement:
    """What a partner is asked about a decision that this actor may read."""
    wanted = (
        select(Agreement)
        .join(Agreement.decision)
        .join(Decision.subject)
        .where(readable(actor))
        .where(Agreement.id == agreement_id)
    )
    found = db.session.scalar(wanted.options(*_decision(Agreement), joinedload(Agreement.partner)))
    if not 0 < agreement_id <= LARGEST_ID or found is None:
        raise NotFound
    return found


def list_to_agree(actor: Actor) -> list[Agreement]:
    """The decisions of which this actor can say whether a partner agrees, oldest first."""
    partners = actor.scopes("partner_speaker")
    if not partners:
        return []
    wanted = select(Agreement).join(Agreement.decision).join(Decision.subject).where(readable(actor))
    mine = wanted.where(Agreement.partner_id.in_(partners), Agreement.said == "").order_by(Agreement.id)
    found = db.session.scalars(mine.options(*_decision(Agreement), joinedload(Agreement.partner)))
    return [it for it in found if can_agree(actor, it)]


def list_reviews(decision_id: int) -> Sequence[Review]:
    """What who gave the mandate asked about a decision that the caller was allowed to load, oldest first."""
    loads = joinedload(Review.decision).joinedload(Decision.mandate)
    wanted = select(Review).where(Review.decision_id == decision_id).options(loads)
    return db.session.scalars(wanted.order_by(Review.id)).all()


def get_review(actor: Actor, review_id: int) -> Review:
    """A question about a decision that this actor may read."""
    wanted = select(Review).join(Review.decision).join(Decision.subject).where(readable(actor), Review.id == review_id)
    found = db.session.scalar(wanted.options(*_decision(Review)))
    if not 0 < review_id <= LARGEST_ID or found is None:
        raise NotFound
    return found


def list_reviews_for(actor: Actor) -> list[Review]:
    """The open questions that wait for this actor: to answer as who decided, to close as who asked. The oldest first."""
    if not actor.is_signed_in:
        return []
    teams = actor.scopes("team_member")
    decided = or_(Decision.person_id == actor.id, Decision.holder_id.in_(teams))
    wanted = select(Review).join(Review.decision).join(Decision.subject).where(readable(actor)).join(Decision.mandate)
    mine = wanted.where(Review.closed_at.is_(None), or_(decided, given_by(actor))).order_by(Review.id)
    found = db.session.scalars(mine.options(*_decision(Review)))
    return [it for it in found if can_answer_review(actor, it) or (it.answered_at is not None and can_close_review(actor, it))]


def given_by(actor: Actor) -> ColumnElement[bool]:
    """The mandates for whose giver this actor answers."""
    return or_(Mandate.giver_person_id == actor.id, Mandate.giver_team_id.in_(actor.scopes("team_member")))


def has_given(actor: Actor) -> bool:
    """Whether this actor answers for who gave a mandate, so that there is something to read afterwards."""
    if not actor.is_signed_in:
        return False
    return db.session.scalar(select(Mandate.id).where(given_by(actor)).limit(1)) is not None


def list_of_week(actor: Actor, monday: date) -> list[DecisionRow]:
    """What was decided in a week under the mandates for whose giver this actor answers, in the order of the days."""
    begin, end = (datetime.combine(day, time(), AMSTERDAM) for day in (monday, monday + timedelta(days=7)))
    in_week = (Decision.decided_at >= begin, Decision.decided_at < end)
    mine = rows_for(actor).join(Mandate, Mandate.id == Decision.mandate_id).where(given_by(actor), *in_week)
    return [DecisionRow(*row) for row in db.session.execute(mine.order_by(Decision.id))]


def reviews_of(decision_ids: Collection[int]) -> Mapping[int, Review]:
    """The newest question about each of these decisions. One statement."""
    wanted = select(Review).where(Review.decision_id.in_(decision_ids)).order_by(Review.id)
    return {it.decision_id: it for it in db.session.scalars(wanted)}


def list_hits(mandate: Mandate) -> list[Hit]:
    """Each time in the last year that a proposal crossed a bound of the mandate as it is now, and what was answered.

    What was asked before who gave it chose to leave that bound as it is counts no more. Two statements.
    """
    kept_at = {it.sort: it.at for it in list_kept(mandate.id)}
    this = (Escalation.mandate_id == mandate.id, Escalation.mandate_version == mandate.version)
    wanted = select(Escalation.checks, Escalation.outcome, Escalation.asked_at).where(*this)
    found = []
    for checks, outcome, asked_at in db.session.execute(wanted.where(Escalation.asked_at >= now() - LOOKED_BACK)):
        fresh = [it for it in checks if it["sort"] not in kept_at or asked_at > kept_at[it["sort"]]]
        found += [Hit(str(it["sort"]), it["value"], outcome) for it in fresh]
    return found


def list_kept(mandate_id: int) -> Sequence[KeptBound]:
    """The bounds of a mandate that were hit often and left as they are, oldest first."""
    return db.session.scalars(select(KeptBound).where(KeptBound.mandate_id == mandate_id).order_by(KeptBound.id)).all()


def _decision(row: type[Agreement] | type[Review]) -> Sequence[ORMOption]:
    """What is shown of the decision that somebody is asked about."""
    decision = contains_eager(row.decision)
    holder, mandate = decision.joinedload(Decision.holder), decision.joinedload(Decision.mandate)
    return [holder, mandate, decision.contains_eager(Decision.subject)]
