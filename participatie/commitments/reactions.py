"""What follows for promises from things elsewhere."""

from participatie.accounts.events import PersonDeactivated
from participatie.commitments import services
from participatie.kernel.events import reacts_to


@reacts_to(PersonDeactivated)
def end_promises(event: PersonDeactivated) -> None:
    """Somebody is gone: what they promised alone is taken back, in public."""
    services.withdraw_of_closed_account(event.person_id, event.by_id)
