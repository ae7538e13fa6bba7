"""Who may do what with accounts."""

from participatie.accounts.models import Grant, Person, SignedIn
from participatie.accounts.roles import Role
from participatie.kernel.access import Actor, permission
from participatie.kernel.clock import now


@permission("accounts.manage_people")
def can_manage_people(actor: Actor) -> bool:
    """Administrators give and end roles and close accounts."""
    return actor.holds(Role.ADMINISTRATOR)


@permission("accounts.give_grant")
def can_give_grant(actor: Actor, person: Person) -> bool:
    """A role goes to somebody who can sign in."""
    return can_manage_people(actor) and person.active


@permission("accounts.end_grant")
def can_end_grant(actor: Actor, grant: Grant) -> bool:
    """A role that is still held can be ended."""
    return can_manage_people(actor) and (grant.until is None or grant.until > now())


@permission("accounts.deactivate")
def can_deactivate(actor: Actor, person: Person) -> bool:
    """An administrator closes an account, though not the own one."""
    return can_manage_people(actor) and person.active and person.id != actor.id


@permission("accounts.reactivate")
def can_reactivate(actor: Actor, person: Person) -> bool:
    """An administrator opens a closed account again."""
    return can_manage_people(actor) and not person.active and not person.is_erased


@permission("accounts.change_account")
def can_change_account(actor: Actor, person: Person) -> bool:
    """People change their own name, language and password; nobody else does."""
    return actor.is_system or (actor.id == person.id and person.active)


@permission("accounts.end_session")
def can_end_session(actor: Actor, signed_in: SignedIn) -> bool:
    """People sign out their own browsers."""
    return actor.id == signed_in.person_id
