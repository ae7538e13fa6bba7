"""What a proposal comes to under the mandates that somebody holds."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from participatie.kernel.access import Actor
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.mandates.bounds import Answer, Check, Held, Proposal, answer_of, check_all, crossed
from participatie.mandates.models import Advice, Decision, Mandate
from participatie.mandates.permissions import holds_mandate
from participatie.mandates.queries.decisions import unused
from participatie.mandates.queries.mandates import list_held_by, list_usable, running

_ORDER = (Answer.YES, Answer.ADVICE, Answer.NO)


@dataclass(frozen=True)
class Weighed:
    """A mandate beside a proposal."""

    mandate: Mandate
    checks: list[Check]

    @property
    def answer(self) -> Answer:
        """Whether it may be decided under this mandate."""
        return answer_of(self.checks)


def spent_by_path(root_ids: Collection[int], *, but: int | None = None) -> dict[str, int]:
    """What was decided this year under the mandates of these trees, in cents by path. One statement.

    What was corrected counts no more: its correction does. `but` is a decision that is about to be corrected.
    """
    gone = select(Decision.corrects_id).where(Decision.corrects_id.is_not(None))
    summed = (
        select(Mandate.path, func.sum(Decision.amount_cents))
        .join(Mandate, Mandate.id == Decision.mandate_id)
        .where(Mandate.root_id.in_(root_ids), Decision.year == today().year, Decision.id.not_in(gone))
        .group_by(Mandate.path)
    )
    if but is not None:
        summed = summed.where(Decision.id != but)
    return {path: int(cents) for path, cents in db.session.execute(summed)}


@dataclass(frozen=True)
class Room:
    """A mandate in its one sentence, with the money that was decided under it this year when that is bounded."""

    id: int
    sentence: str
    year_cents: int | None
    spent_cents: int


def list_room(holder_id: int) -> list[Room]:
    """What may be decided in this name today. One statement."""
    below = aliased(Mandate)
    gone = select(Decision.corrects_id).where(Decision.corrects_id.is_not(None))
    spent = (
        select(func.coalesce(func.sum(Decision.amount_cents), 0))
        .join(below, below.id == Decision.mandate_id)
        .where(below.path.like(Mandate.path.concat("%")), Decision.year == today().year, Decision.id.not_in(gone))
        .scalar_subquery()
    )
    wanted = select(Mandate.id, Mandate.sentence, Mandate.year_cents, spent).where(Mandate.holder_id == holder_id, running())
    return [Room(*row) for row in db.session.execute(wanted.order_by(Mandate.id))]


def held_chain(chain: Iterable[Mandate], spent: dict[str, int]) -> list[Held]:
    """The bounds of a mandate and all above it, each with what was spent under it and below it."""
    return [Held(it.bounds, sum(cents for path, cents in spent.items() if path.startswith(it.path))) for it in chain]


def settled_advice(subject_id: int | None, kind: str, corrects_id: int | None = None) -> dict[int, frozenset[int]]:
    """By mandate: who was asked about this and answered, or is waited for no longer. One statement."""
    if subject_id is None:
        return {}
    over = or_(Advice.answered_at.is_not(None), Advice.due_on < today())
    found: dict[int, frozenset[int]] = {}
    same = (Advice.subject_id == subject_id, Advice.kind == kind, unused(corrects_id))
    wanted = select(Advice.mandate_id, Advice.party_id).where(*same, over)
    for mandate_id, party_id in db.session.execute(wanted):
        found[mandate_id] = found.get(mandate_id, frozenset()) | {party_id}
    return found


def weigh(
    actor: Actor,
    proposal: Proposal,
    holder_id: int | None = None,
    *,
    subject_id: int | None = None,
    corrects_id: int | None = None,
) -> list[Weighed]:
    """The mandates that this actor may use, or those of one holder, that fit best first. Seven statements, however many."""
    found = list_usable(actor) if holder_id is None else list_held_by(holder_id)
    mandates = {it.id: it for it in found}
    if not mandates:
        return []
    spent = spent_by_path({it.root_id for it in mandates.values()}, but=corrects_id)
    advised = settled_advice(subject_id, proposal.kind, corrects_id)
    weighed = []
    for mandate in mandates.values():
        chain = [mandates[number] for number in reversed(mandate.chain_ids)]
        is_meant = holds_mandate(actor, mandate) if holder_id is None else mandate.holder_id == holder_id
        if is_meant and all(it.is_valid for it in chain):
            checks = check_all(proposal, held_chain(chain, spent), advised.get(mandate.id, frozenset()))
            weighed.append(Weighed(mandate, checks))
    return sorted(weighed, key=lambda it: (_ORDER.index(it.answer), len(crossed(it.checks)), it.mandate.id))
