"""What follows for mandates and decisions: a moderator hides the post of one, or somebody who holds or gave one is gone."""

from participatie.accounts.events import PersonDeactivated
from participatie.kernel.events import reacts_to
from participatie.mandates import queries, services
from participatie.partners.events import PartnerClosed
from participatie.teams.events import TeamClosed
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


@reacts_to(PersonDeactivated)
def let_person_go(event: PersonDeactivated) -> None:
    """What this person held alone ends, and somebody else answers for what they gave."""
    services.let_person_go(event.person_id)


@reacts_to(TeamClosed)
def let_team_go(event: TeamClosed) -> None:
    """What the team held ends."""
    services.let_holder_go(event.subject_id)


@reacts_to(PartnerClosed)
def let_partner_go(event: PartnerClosed) -> None:
    """What was held in the name of the partner ends."""
    services.let_holder_go(event.subject_id)
