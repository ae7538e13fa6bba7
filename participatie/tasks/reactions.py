"""Who leaves has no tasks any more: they are nobody's, until somebody takes them."""

from participatie.accounts.events import PersonDeactivated
from participatie.initiatives.events import MakerLeft
from participatie.kernel.events import reacts_to
from participatie.tasks import services
from participatie.teams.events import TeamMemberEnded


@reacts_to(TeamMemberEnded, MakerLeft)
def free_tasks(event: TeamMemberEnded | MakerLeft) -> None:
    """Somebody is out of a team, or makes an initiative no longer."""
    services.let_go_of_tasks(event.person_id, event.subject_id)


@reacts_to(PersonDeactivated)
def forget(event: PersonDeactivated) -> None:
    """Somebody is gone from the platform."""
    services.let_go_of_tasks(event.person_id)
