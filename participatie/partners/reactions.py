"""Roles that are given or ended among the people in Beheer are memberships too."""

from participatie.accounts.events import GrantEnded, GrantGiven
from participatie.accounts.queries import get_person
from participatie.accounts.roles import Role
from participatie.kernel.events import reacts_to
from participatie.partners import services
from participatie.subjects.models import SubjectId

ROLES = {Role.PARTNER_SPEAKER, Role.PARTNER_MANAGER}


@reacts_to(GrantGiven, GrantEnded)
def follow_role(event: GrantGiven | GrantEnded) -> None:
    """Let the membership say what the grants say."""
    if event.role in ROLES and event.scope_id is not None:
        holds = isinstance(event, GrantGiven)
        services.note_role(SubjectId(event.scope_id), get_person(event.person_id), event.role, holds=holds)
