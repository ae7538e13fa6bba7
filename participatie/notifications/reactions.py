"""What happened, and who is told."""

from participatie.kernel.events import reacts_to
from participatie.notifications import services
from participatie.partners.events import StepChanged
from participatie.subjects.events import SubjectStateChanged
from participatie.teams.events import HandedOver, TakenUp, TeamAssigned
from participatie.threads.events import PostWritten
from participatie.threads.models import Capacity, PostKind

FOR_OTHERS = frozenset({Capacity.TEAM, Capacity.PARTNER})


@reacts_to(PostWritten)
def tell_of_answer(event: PostWritten) -> None:
    """A team or partner spoke. What residents and makers say is found on the page, and what was said elsewhere too."""
    if event.capacity in FOR_OTHERS and event.kind != PostKind.RECORD:
        services.tell_answered(event.subject_id, event.post_id, event.parent_id, event.by_id)


@reacts_to(SubjectStateChanged)
def tell_of_move(event: SubjectStateChanged) -> None:
    """It went to another stage."""
    services.tell_moved(event.subject_id, event.after, event.sentence, event.by_id)


@reacts_to(StepChanged)
def tell_of_step(event: StepChanged) -> None:
    """An authority changed what it does here. The first time is no change: that is read on the page."""
    if event.before:
        told = {"partner": event.partner_name, "before": event.before, "after": event.after, "reason": event.reason}
        services.tell_step(event.subject_id, dict(told), event.by_id)


@reacts_to(TeamAssigned)
def tell_of_assignment(event: TeamAssigned) -> None:
    """The remits gave it to a team."""
    services.tell_assigned(event.subject_id, event.team_id, event.by_id)


@reacts_to(HandedOver)
def tell_of_handover(event: HandedOver) -> None:
    """One team gave it to another."""
    services.tell_assigned(event.subject_id, event.to_team_id, event.by_id)


@reacts_to(TakenUp)
def tell_of_contact(event: TakenUp) -> None:
    """Somebody took it up by name."""
    services.tell_taken_up(event.subject_id, event.team_name, event.contact_id)
