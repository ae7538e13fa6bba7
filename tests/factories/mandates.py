"""Mandates and what is done under them, made as people make them."""

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM, Actor
from participatie.mandates import services
from participatie.mandates.bounds import Proposal
from participatie.mandates.models import Decision, Escalation, Mandate
from participatie.mandates.services import Grant, Plan
from participatie.places.models import Area
from participatie.subjects.models import Subject
from participatie.teams.models import Team
from tests.factories.people import actor_of, make_person


def make_mandate(team: Team, giver: Person | None = None, **said: object) -> Mandate:
    """A mandate of a team, given by somebody else than who holds it."""
    who = giver.id if giver else make_person().id
    grant = {"sentence": "Zet zelf iets neer", "giver": "college van B en W", "giver_person_id": who, **said}
    return services.register_mandate(SYSTEM, team.subject, Grant(**grant))


def make_part(parent: Mandate, team: Team, by: Actor, **said: object) -> Mandate:
    """A part of a mandate, passed on to a team."""
    return services.pass_on(by, parent, team.subject, Grant(**{"sentence": "Een deel ervan", **said}))


def plan_for(amount: int = 0, *, area: Area | None = None, kind: str = "object", **said: object) -> Plan:
    """What somebody wants to decide, in euros."""
    names = ("days", "addresses", "is_reversible", "theme_id")
    figures = {name: said.pop(name) for name in names if name in said}
    proposal = Proposal(kind=kind, area_id=area.id if area else None, amount_cents=amount * 100, **figures)
    words = {"question": "Komt er een bank?", "choice": "Ja, bij de vijver", "reason": "Er is vraag naar.", "is_free": True}
    return Plan(proposal, **{**words, **said})


def make_decision(subject: Subject, mandate: Mandate, by: Person, amount: int = 100, **said: object) -> Decision:
    """Something that this person decided."""
    return services.decide(actor_of(by), subject, mandate, plan_for(amount, **said))


def make_escalation(subject: Subject, mandate: Mandate, by: Person, amount: int = 1200, **said: object) -> Escalation:
    """A question that goes over the bounds of a mandate."""
    return services.escalate(actor_of(by), subject, mandate, plan_for(amount, **said))
