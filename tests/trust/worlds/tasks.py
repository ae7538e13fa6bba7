"""A task of the team, and one of the makers."""

from participatie.accounts.models import Person
from participatie.initiatives.queries import get_initiative
from participatie.kernel.access import SYSTEM
from participatie.tasks.models import TaskState
from participatie.teams.queries import get_team
from tests.factories.tasks import make_task
from tests.trust.world import World


def make_tasks(world: World, people: dict[str, Person]) -> None:
    """Both say something that only those who take part may read."""
    published = get_initiative(SYSTEM, world.initiatives["published"]).subject
    waits = {"state": TaskState.WAITING, "waiting_for": world.plant("wachtop")}
    team = get_team(SYSTEM, world.ids["team"]).subject
    of_team = make_task(team, people["member"], world.plant("teamtaak"), person_id=people["member"].id, **waits)
    of_makers = make_task(published, people["maker"], world.plant("makerstaak"))
    world.ids |= {"team task": of_team.id, "maker task": of_makers.id}
