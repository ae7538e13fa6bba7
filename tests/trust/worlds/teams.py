"""What runs between two teams about one initiative, and somebody who is away."""

from datetime import timedelta

from participatie.accounts.models import Person
from participatie.initiatives.queries import get_initiative
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.teams import services as teams
from participatie.teams.models import Absence, Way
from participatie.teams.queries import find_responsibility, find_team
from participatie.teams.routing import RuleFact
from tests.factories.people import actor_of
from tests.trust.world import World


def make_teamwork(world: World, people: dict[str, Person]) -> None:
    """The team asks the other one to take something over, and to help; somebody whom that one knows is away."""
    member, other = actor_of(people["member"]), find_team(world.ids["fallback"])
    hedge = get_initiative(SYSTEM, world.ids["hedge"])
    current = find_responsibility(hedge.id)
    assert current is not None
    assert other is not None
    support = teams.ask_help(member, current, other, "Past dit?")
    handover = teams.ask_handover(member, current, other, "Water.")
    rules = [teams.save_rule(SYSTEM, RuleFact(0, other.id, words=word), Way.STAY) for word in ("zwaan", "eend")]
    day = today()
    away = Absence(team_id=other.id, person_id=people["resident"].id, from_on=day, last_on=day + timedelta(days=20))
    db.session.add(away)
    db.session.flush()
    world.ids |= {"handover": handover.id, "support": support.id, "absence": away.id, "rule": rules[1].id}
