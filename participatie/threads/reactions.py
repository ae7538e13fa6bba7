"""What follows in conversations from things elsewhere."""

from participatie.accounts.events import SignInConfirmed
from participatie.accounts.queries import find_person
from participatie.kernel.events import reacts_to
from participatie.threads import services


@reacts_to(SignInConfirmed)
def place_what_waited(event: SignInConfirmed) -> None:
    """The writer showed who they are: the post that waited for that is placed."""
    person = find_person(event.person_id)
    if event.draft_key and person is not None:
        services.place_pending(person, event.draft_key)
