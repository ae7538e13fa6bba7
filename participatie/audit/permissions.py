"""Who may read the trail."""

from participatie.accounts.roles import Role
from participatie.kernel.access import Actor, permission


@permission("audit.read")
def can_read_trail(actor: Actor) -> bool:
    """Administrators, whose own acts stand in it as well."""
    return actor.holds(Role.ADMINISTRATOR)
