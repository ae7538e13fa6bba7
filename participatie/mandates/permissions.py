"""Who may do what with mandates and under them. Nobody widens what they hold themselves."""

from participatie.kernel.access import Actor, permission
from participatie.mandates.models import Advice, Agreement, Decision, Escalation, Mandate, Review
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Subject


def holds_mandate(actor: Actor, mandate: Mandate) -> bool:
    """Whether it is this actor's to use: the one person when it is one person's, else whoever is in the team today."""
    if mandate.person_id is not None:
        return mandate.person_id == actor.id
    return actor.is_signed_in and actor.holds("team_member", mandate.holder_id)


def is_among(actor: Actor, act: Decision | Escalation) -> bool:
    """Whether this actor did it, or is in the team in whose name it was done."""
    return actor.is_signed_in and (actor.id == act.person_id or actor.holds("team_member", act.holder_id))


@permission("mandates.register")
def can_register(actor: Actor) -> bool:
    """Administrators keep the register: they write down powers that the law gave, and invent none."""
    return actor.holds("administrator")


@permission("mandates.pass_on")
def can_pass_on(actor: Actor, mandate: Mandate) -> bool:
    """Who holds it gives a part of it to others, where it says that this is allowed."""
    return mandate.may_pass_on and mandate.is_valid and holds_mandate(actor, mandate)


@permission("mandates.change")
def can_change(actor: Actor, mandate: Mandate, parent: Mandate | None) -> bool:
    """One at the top: administrators who do not hold it. One below another: who holds the other, and not this one alone."""
    if mandate.is_over:
        return False
    if parent is not None:
        return parent.is_valid and holds_mandate(actor, parent) and actor.id != mandate.person_id
    is_own = actor.id is not None and (actor.holds("team_member", mandate.holder_id) or actor.id == mandate.person_id)
    return can_register(actor) and (actor.is_system or not is_own)


def answers_for_giver(actor: Actor, mandate: Mandate) -> bool:
    """Whether this actor answers for who gave it; nobody does who holds it."""
    in_team = mandate.giver_team_id is not None and actor.holds("team_member", mandate.giver_team_id)
    is_giver = actor.is_signed_in and (in_team or actor.id == mandate.giver_person_id)
    return is_giver and not holds_mandate(actor, mandate) and not actor.holds("team_member", mandate.holder_id)


@permission("mandates.widen")
def can_widen(actor: Actor, mandate: Mandate, parent: Mandate | None) -> bool:
    """Who gave it, while it holds, and while what lies above it holds too."""
    return answers_for_giver(actor, mandate) and not mandate.is_over and (parent is None or parent.is_valid)


@permission("mandates.end")
def can_end(actor: Actor, mandate: Mandate, parent: Mandate | None) -> bool:
    """Administrators, and who holds the mandate above it: to end is never to widen."""
    return not mandate.is_over and (can_register(actor) or (parent is not None and holds_mandate(actor, parent)))


@permission("mandates.begin")
def can_begin(actor: Actor, subject: Subject) -> bool:
    """Who is in a team prepares a decision about anything that people can talk about; so does who holds a mandate alone."""
    return can_be_decided(subject) and actor.is_signed_in and bool(actor.scopes("team_member"))


def can_be_decided(subject: Subject) -> bool:
    """Whether it is something that people can see and talk about."""
    return subject.is_published and not subject.is_hidden and kind_of(subject.kind).has_thread


def can_decide(actor: Actor, subject: Subject, mandate: Mandate) -> bool:
    """Who holds the mandate while it is valid, about what can be talked about."""
    return can_be_decided(subject) and holds_mandate(actor, mandate) and mandate.is_valid


@permission("mandates.dissent")
def can_dissent(actor: Actor, decision: Decision) -> bool:
    """Colleagues in the team and those who speak for a partner; never who decided."""
    may_speak = is_among(actor, decision) or bool(actor.scopes("partner_speaker"))
    return may_speak and actor.id != decision.person_id and decision.hidden_at is None


@permission("mandates.correct")
def can_correct(actor: Actor, decision: Decision) -> bool:
    """Who decided, or their team, by a new decision."""
    return is_among(actor, decision) and decision.hidden_at is None


@permission("mandates.agree")
def can_agree(actor: Actor, agreement: Agreement) -> bool:
    """Who may speak for the partner that is said to agree, once."""
    is_shown = agreement.decision.hidden_at is None
    return actor.is_signed_in and actor.holds("partner_speaker", agreement.partner_id) and not agreement.said and is_shown


@permission("mandates.review")
def can_review(actor: Actor, decision: Decision) -> bool:
    """Who gave the mandate asks about what was decided under it; never about an own decision."""
    return answers_for_giver(actor, decision.mandate) and not is_among(actor, decision) and decision.hidden_at is None


@permission("mandates.answer_review")
def can_answer_review(actor: Actor, review: Review) -> bool:
    """Who decided, or their team, once."""
    return review.waits_for_answer and is_among(actor, review.decision)


@permission("mandates.close_review")
def can_close_review(actor: Actor, review: Review) -> bool:
    """Who gave the mandate, also without an answer."""
    return review.is_open and can_review(actor, review.decision)


@permission("mandates.advise")
def can_advise(actor: Actor, advice: Advice) -> bool:
    """Who may speak for the party that was asked, once; also after its day, for it stays of use."""
    is_party = actor.holds("partner_speaker", advice.party_id) or actor.holds("team_member", advice.party_id)
    return actor.is_signed_in and is_party and advice.answered_at is None


@permission("mandates.answer")
def can_answer(actor: Actor, escalation: Escalation) -> bool:
    """Who answers for the giver, after the day the stand-in too; never who asks or is in the team that asks.

    Where all of these are gone, administrators answer.
    """
    if not actor.is_signed_in or not escalation.is_open or is_among(actor, escalation):
        return False
    if escalation.giver_team_id is None and escalation.giver_person_id is None:
        return actor.holds("administrator")
    in_team = escalation.giver_team_id is not None and actor.holds("team_member", escalation.giver_team_id)
    return in_team or actor.id == escalation.giver_person_id or (escalation.is_late and actor.id == escalation.stand_in_id)


@permission("mandates.use_answer")
def can_use_answer(actor: Actor, escalation: Escalation) -> bool:
    """The team that asked takes the decision that was allowed, once."""
    return is_among(actor, escalation) and escalation.permits
