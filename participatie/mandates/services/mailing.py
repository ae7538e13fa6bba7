"""The mails about mandates: who is asked something, who is reminded, who got an answer."""

from participatie.accounts.models import Person
from participatie.accounts.queries import list_holders
from participatie.kernel.outbox import put_mail
from participatie.mandates import queries
from participatie.mandates.models import Advice, Agreement, Escalation, Mandate, Review
from participatie.subjects.models import Subject
from participatie.teams.models import TEAM


def mail_advice(advice: Advice, party: Subject, holder_name: str) -> None:
    """Ask everybody who may speak for the party."""
    role = "team_member" if party.kind == TEAM.name else "partner_speaker"
    for person in queries.list_people({*list_holders(role, party.id)}):
        put_mail(
            person.email,
            "mandates/advice",
            person.language,
            advice_id=advice.id,
            holder_name=holder_name,
            party_name=party.title,
            question=advice.question,
            title=advice.subject.title,
            due_on=advice.due_on.isoformat(),
        )


def mail_escalation(template: str, escalation: Escalation, person: Person) -> None:
    """Tell one person how a question stands."""
    put_mail(
        person.email,
        f"mandates/{template}",
        person.language,
        escalation_id=escalation.id,
        subject_id=escalation.subject_id,
        holder_name=escalation.holder.title,
        giver=escalation.mandate.giver,
        question=escalation.question,
        choice=escalation.choice,
        title=escalation.subject.title,
        crossed=",".join(it.sort for it in escalation.check_list),
        due_on=escalation.due_on.isoformat(),
        outcome=escalation.outcome,
        answer=escalation.answer,
    )


def mail_mandate(deed: str, mandate: Mandate, why: str = "") -> None:
    """Tell who holds a mandate that it was given, changed or ended."""
    holders = {mandate.person_id} if mandate.person_id is not None else {*list_holders("team_member", mandate.holder_id)}
    for person in queries.list_people({*holders}):
        put_mail(
            person.email,
            "mandates/mandate",
            person.language,
            mandate_id=mandate.id,
            deed=deed,
            sentence=mandate.sentence,
            holder_name=mandate.holder.title,
            giver=mandate.giver,
            why=why,
        )


def mail_advised(advice: Advice) -> None:
    """Tell who asked that the advice is there."""
    for person in queries.list_people({advice.asked_by_id}):
        put_mail(
            person.email,
            "mandates/advised",
            person.language,
            advice_id=advice.id,
            party_name=advice.party.title,
            question=advice.question,
            answer=advice.answer,
            title=advice.subject.title,
        )


def mail_agreement(agreement: Agreement, partner_name: str) -> None:
    """Ask everybody who may speak for a partner whether it agrees, as the decider says."""
    decision = agreement.decision
    for person in queries.list_people({*list_holders("partner_speaker", agreement.partner_id)}):
        put_mail(
            person.email,
            "mandates/agree",
            person.language,
            agreement_id=agreement.id,
            partner_name=partner_name,
            holder_name=decision.holder.title,
            choice=decision.choice,
            title=decision.subject.title,
        )


def mail_review(template: str, review: Review) -> None:
    """Tell the other side: who decided of a question and of how it was closed, who asked of the answer."""
    decision = review.decision
    ids: set[int | None] = {review.asked_by_id} if template == "review_answered" else {decision.person_id}
    for person in queries.list_people(ids) or queries.list_people({*list_holders("team_member", decision.holder_id)}):
        put_mail(
            person.email,
            f"mandates/{template}",
            person.language,
            review_id=review.id,
            decision_id=decision.id,
            holder_name=decision.holder.title,
            giver=decision.mandate.giver,
            choice=decision.choice,
            question=review.question,
            answer=review.answer,
            ending=review.ending,
            closing=review.closing,
            due_on=review.due_on.isoformat(),
        )
