"""What follows for assignments from things elsewhere."""

from participatie.accounts.events import PersonDeactivated
from participatie.assignments import services
from participatie.assignments.queries import find_assignment
from participatie.kernel.events import reacts_to
from participatie.subjects.events import SubjectHidden, SubjectShown
from participatie.teams.events import TeamClosed


@reacts_to(PersonDeactivated)
def forget_client(event: PersonDeactivated) -> None:
    """Somebody is gone: colleagues are asked to be the client."""
    services.forget_client(event.person_id, event.by_id)


@reacts_to(TeamClosed)
def give_back(event: TeamClosed) -> None:
    """A team is no more: its assignments go back or lie still."""
    services.give_back_of_closed_team(event.subject_id)


@reacts_to(SubjectHidden)
def conceal(event: SubjectHidden) -> None:
    """An assignment is out of sight: what falls under it tells of it no more."""
    if (assignment := find_assignment(event.subject_id)) is not None:
        services.conceal_under(assignment)


@reacts_to(SubjectShown)
def reveal(event: SubjectShown) -> None:
    """It can be seen again."""
    if (assignment := find_assignment(event.subject_id)) is not None:
        services.reveal_under(assignment)
