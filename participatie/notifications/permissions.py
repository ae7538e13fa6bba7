"""Who may follow."""

from participatie.kernel.access import Actor, permission


@permission("notifications.watch")
def can_watch(actor: Actor) -> bool:
    """Any known person: mail needs an address that is theirs."""
    return actor.is_signed_in
