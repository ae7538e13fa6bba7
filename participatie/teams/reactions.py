"""What is published gets a team at once, and another when it changes place or theme before anybody took it up."""

from participatie.accounts.events import GrantEnded, GrantGiven, PersonDeactivated
from participatie.accounts.queries import get_person
from participatie.accounts.roles import Role
from participatie.kernel.access import SYSTEM
from participatie.kernel.events import reacts_to
from participatie.subjects.events import SubjectEdited, SubjectPublished
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import SubjectId
from participatie.subjects.queries import get_subject
from participatie.teams import services

ROUTING_PARTS = {"place", "area", "theme"}


@reacts_to(SubjectPublished)
def give_a_team(event: SubjectPublished) -> None:
    """Let exactly one team answer for what people can talk about; for a part that is the team of the whole."""
    kind = kind_of(event.kind)
    if kind.has_thread and not kind.is_part:
        services.assign(SYSTEM, get_subject(SYSTEM, event.subject_id), imported=event.imported)


@reacts_to(SubjectEdited)
def choose_again(event: SubjectEdited) -> None:
    """Look again which team fits when the place or theme is another one."""
    if ROUTING_PARTS & set(event.what.split(",")):
        services.reroute(SYSTEM, get_subject(SYSTEM, event.subject_id))


@reacts_to(GrantGiven)
def join(event: GrantGiven) -> None:
    """Who is made a member among the people in Beheer is in the team."""
    if event.role == Role.TEAM_MEMBER and event.scope_id is not None:
        services.note_grant(SubjectId(event.scope_id), get_person(event.person_id))


@reacts_to(GrantEnded)
def leave(event: GrantEnded) -> None:
    """Whose role is ended among the people in Beheer is out of the team."""
    if event.role == Role.TEAM_MEMBER and event.scope_id is not None:
        services.note_grant_ended(event.scope_id, event.person_id)


@reacts_to(PersonDeactivated)
def name_somebody_else(event: PersonDeactivated) -> None:
    """Whose account is closed is the named person of nothing any more."""
    services.leave_all(event.person_id)
