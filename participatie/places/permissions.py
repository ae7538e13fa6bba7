"""Who may change places."""

from participatie.kernel.access import Actor, permission


@permission("places.manage")
def can_manage_places(actor: Actor) -> bool:
    """Administrators keep areas and addresses up to date."""
    return actor.holds("administrator")
