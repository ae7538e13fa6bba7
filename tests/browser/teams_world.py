"""What runs between two teams, and somebody who is away."""

from datetime import timedelta

from shapely.geometry import Point

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import today
from participatie.subjects.models import Theme
from participatie.teams import services as teams
from participatie.teams.models import Team, Way
from participatie.teams.queries import find_membership, find_responsibility
from participatie.teams.routing import RuleFact
from tests.factories.initiatives import make_initiative
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team


def make_teamwork(maker: Person, member: Person, team: Team, theme: Theme) -> dict[str, int]:
    """The team asks another to take something over and to help, and a colleague is away."""
    water, colleague = make_team("Team Water en Oevers"), make_person("Noor van Dijk")
    make_member(water, make_person("Olaf Bakker"))
    make_member(team, colleague, hours=12)
    initiative = make_initiative(maker, theme, Point(5.021, 51.121), "Een vlonder aan de vaart")
    current = find_responsibility(initiative.id)
    assert current is not None
    actor = actor_of(member)
    support = teams.ask_help(actor, current, water, "Hoe hoog komt het water hier?")
    handover = teams.ask_handover(actor, current, water, "Dit gaat vooral over de oever.")
    membership = find_membership(team.id, colleague.id)
    assert membership is not None
    day = today()
    (absence,) = teams.mark_absence(actor, membership, day, day + timedelta(days=20))
    rules = [
        teams.save_rule(SYSTEM, RuleFact(0, team_id, words=word), Way.STAY)
        for team_id, word in ((water.id, "steiger, vlonder"), (team.id, "boom"))
    ]
    return {"rule": rules[0].id, "handover": handover.id, "support": support.id, "absence": absence.id}
