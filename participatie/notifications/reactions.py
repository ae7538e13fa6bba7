"""What happened, and who is told."""

from participatie.accounts.events import PersonDeactivated
from participatie.kernel.events import reacts_to
from participatie.notifications import services
from participatie.subjects.models import HistoryEntry
from participatie.subjects.readers import reads_history
from participatie.teams.events import FirstAnswerGiven
from participatie.threads.events import PostWritten
from participatie.threads.models import Capacity, PostKind


@reads_history
def tell(entry: HistoryEntry) -> None:
    """Each fact is told to who is close to it; the worker tells the rest."""
    services.tell(entry)


@reacts_to(FirstAnswerGiven)
def plan_questions(event: FirstAnswerGiven) -> None:
    """Ask the makers in two weeks whether it was of use."""
    services.plan_questions(event.subject_id, event.team_id, event.post_id, event.by_id)


@reacts_to(PostWritten)
def plan_question_of_asker(event: PostWritten) -> None:
    """Ask who got an answer in the conversation the same."""
    if event.kind == PostKind.ANSWER and event.capacity == Capacity.TEAM and event.team_id and event.parent_id:
        about = event.subject_id, event.team_id, event.post_id, event.parent_id
        services.plan_question_of_asker(*about, event.by_id)


@reacts_to(PersonDeactivated)
def forget(event: PersonDeactivated) -> None:
    """Nobody is told any more, and the address that was followed is forgotten."""
    services.forget_person(event.person_id)
