"""What follows from elsewhere: who closes an account leaves no profile behind; a team that stops looks for nobody."""

from participatie.accounts.events import PersonDeactivated
from participatie.kernel.events import reacts_to
from participatie.talents import services
from participatie.teams.events import TeamClosed


@reacts_to(PersonDeactivated)
def erase_profile_of(event: PersonDeactivated) -> None:
    """Whatever somebody told about themselves goes with the account."""
    services.erase_after_closing(event.person_id)


@reacts_to(TeamClosed)
def close_vacancies_of(event: TeamClosed) -> None:
    """Nobody can come into a team that stopped."""
    services.close_all_of(event.subject_id)
