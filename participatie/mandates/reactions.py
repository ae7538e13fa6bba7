"""What follows for decisions from what a moderator does with the post that carries one."""

from participatie.kernel.events import reacts_to
from participatie.mandates import queries, services
from participatie.threads.events import PostHidden, PostShown


@reacts_to(PostHidden)
def hide_with_post(event: PostHidden) -> None:
    """What may not be read in the conversation may not be read elsewhere."""
    if decision := queries.find_of_post(event.post_id):
        services.hide_decision(decision, event.by_id)


@reacts_to(PostShown)
def show_with_post(event: PostShown) -> None:
    """It can be read again."""
    if decision := queries.find_of_post(event.post_id):
        services.show_decision(decision, event.by_id)
