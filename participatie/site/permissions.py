"""Who may change what the site says about itself."""

from participatie.kernel.access import Actor, permission


@permission("site.manage")
def can_manage_site(actor: Actor) -> bool:
    """Administrators keep name, logo and texts."""
    return actor.holds("administrator")
