"""What a team may decide, what it decided, and what waits for an answer."""

from dataclasses import replace

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM
from participatie.mandates import services as mandates
from participatie.mandates.bounds import Proposal
from participatie.mandates.queries import get_decision, list_agreements
from participatie.mandates.services import Grant, Plan
from participatie.partners.models import Partner
from participatie.subjects.models import Subject
from participatie.teams.models import Team
from tests.factories.people import actor_of


def make_decided(cast: dict[str, Person], subject: Subject, partner: Partner, team: Team) -> dict[str, int]:
    """Mandates with decisions, advice that is waited for, a bound that is hit often, and questions afterwards."""
    said = {"giver": "college van B en W", "giver_person_id": cast["manager"].id, "amount_cents": 100_000, "may_pass_on": True}
    said |= {"objection": "Bezwaar binnen 6 weken bij het college.", "legal_url": "https://wetten.voorbeeld.nl/mandaat"}
    mandate = mandates.register_mandate(SYSTEM, team.subject, Grant("Zet zelf banken neer", year_cents=900_000, **said))
    asked = frozenset({partner.id})
    advised = mandates.register_mandate(SYSTEM, team.subject, Grant("Plant en kapt bomen", adviser_ids=asked, **said))
    bench = Proposal("object", amount_cents=40_000)
    plan = Plan(bench, "Komt er een bank?", "Een bank\nNiets", "Ja, een bank", "Fijn.", is_free=True)
    member, giver = actor_of(cast["member"]), actor_of(cast["manager"])
    first = mandates.decide(member, subject, mandate, replace(plan, partner_ids=(partner.id,)))
    second = mandates.decide(member, subject, mandate, replace(plan, choice="Nog een bank", difference="Deze is groter."))
    dear = replace(plan, proposal=replace(bench, amount_cents=120_000), question="Mag een dure bank?")
    questions = [mandates.escalate(member, subject, mandate, dear) for _hit in range(3)]
    review = mandates.open_review(giver, get_decision(SYSTEM, second.id), "Waarom geen hergebruik?")
    return {
        "mandate": mandate.id,
        "decision": first.id,
        "reviewed": second.id,
        "review": review.id,
        "agreement": list_agreements(first.id)[0].id,
        "advice": mandates.ask_advice(member, subject, advised, plan)[0].id,
        "escalation": questions[0].id,
    }
