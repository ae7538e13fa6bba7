"""A link in the mail was followed: the draft that waited for it goes on the map."""

from participatie.accounts.events import SignInConfirmed
from participatie.initiatives import queries, services
from participatie.kernel.access import Actor
from participatie.kernel.events import reacts_to


@reacts_to(SignInConfirmed)
def place_waiting_draft(event: SignInConfirmed) -> None:
    """Give the draft to the person who proved to be its sender, and place it when it is complete."""
    if not event.draft_key:
        return
    initiative = queries.find_by_draft_key(event.draft_key)
    if initiative is None or not initiative.is_draft or initiative.subject.creator_id not in (None, event.person_id):
        return
    sender = Actor(id=event.person_id)
    services.claim(sender, initiative)
    if not initiative.missing():
        services.place_draft(sender, initiative)
