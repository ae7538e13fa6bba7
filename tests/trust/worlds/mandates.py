"""Mandates and what is done under them."""

from dataclasses import replace

from participatie.accounts.models import Person
from participatie.initiatives.models import Initiative
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.mandates import services as mandates
from participatie.mandates.bounds import Proposal
from participatie.mandates.queries import get_decision, list_agreements
from participatie.mandates.services import Grant, Plan
from participatie.partners import services as partners
from participatie.partners.models import InvolvementRole
from participatie.partners.queries import get_partner
from participatie.teams.queries import get_team
from tests.factories.people import actor_of
from tests.trust.world import World


def make_mandates(world: World, people: dict[str, Person]) -> None:
    """Mandates with a decision, a question to the giver, and advice that is waited for; and one that ended."""
    over = db.session.get_one(Initiative, world.initiatives["ended"]).subject
    team = get_team(SYSTEM, world.ids["team"]).subject
    member = actor_of(people["member"])
    said = {"giver": "college", "giver_person_id": people["manager"].id, "amount_cents": 100_000, "may_pass_on": True}
    mandate = mandates.register_mandate(SYSTEM, team, Grant("Zet zelf iets neer", **said))
    partner = frozenset({world.ids["partner"]})
    advised = mandates.register_mandate(SYSTEM, team, Grant("Kapt bomen", adviser_ids=partner, **said))
    ended = mandates.register_mandate(SYSTEM, team, Grant("Was er eerst", **said))
    mandates.end_mandate(SYSTEM, ended)
    plan = Plan(Proposal("object", amount_cents=4000), "Komt er een bank?", "", "Ja", "Het kan.", is_free=True)
    both = (world.ids["partner"],)
    dear = replace(plan, proposal=Proposal("object", amount_cents=900_000))
    partners.involve(SYSTEM, over, get_partner(SYSTEM, world.ids["partner"]), InvolvementRole.FUNDER)
    agreed, asked, answered = (mandates.decide(member, over, mandate, replace(plan, partner_ids=ids)) for ids in (both, (), ()))
    giver = actor_of(people["manager"])
    review = mandates.open_review(giver, get_decision(SYSTEM, asked.id), "Waarom?")
    closing = mandates.open_review(giver, get_decision(SYSTEM, answered.id), "Waarom?")
    mandates.answer_review(member, closing, "Daarom.")
    for _hit in range(2):
        mandates.escalate(member, over, mandate, dear)
    world.ids |= {
        "agreement": list_agreements(agreed.id)[0].id,
        "review asked": review.id,
        "review answered": closing.id,
        "mandate running": mandate.id,
        "mandate ended": ended.id,
        "decision": mandates.decide(member, over, mandate, plan).id,
        "escalation": mandates.escalate(member, over, mandate, dear).id,
        "advice": mandates.ask_advice(member, over, advised, plan)[0].id,
    }
