"""A link in the mail was followed, a question of the designer was answered, and what people are told by mail."""

from participatie.accounts.events import SignInConfirmed
from participatie.kernel.access import Actor
from participatie.kernel.errors import Refused
from participatie.kernel.events import reacts_to
from participatie.streets import queries, services
from participatie.streets.events import DesignerAdded, ElementGone, ReplyGiven
from participatie.threads.events import PostWritten


@reacts_to(SignInConfirmed)
def place_waiting_contribution(event: SignInConfirmed) -> None:
    """Place what waited for this link. When its round closed meanwhile it stays a draft, and its page says so."""
    contribution = queries.find_by_draft_key(event.draft_key) if event.draft_key else None
    if contribution is None or not contribution.is_draft or contribution.subject.creator_id not in (None, event.person_id):
        return
    services.claim(Actor(id=event.person_id), contribution)
    try:
        services.place_contribution(Actor(id=event.person_id), contribution)
    except Refused:
        return


@reacts_to(PostWritten)
def wait_again(event: PostWritten) -> None:
    """Whoever answers a question back waits for a reply again."""
    services.note_answer_of_writer(event.subject_id, event.by_id)


@reacts_to(ReplyGiven)
def tell_writer(event: ReplyGiven) -> None:
    """The answer goes to who wrote the wish or remark."""
    services.tell_replied(event.subject_id, event.reply_id, event.version_number)


@reacts_to(ElementGone)
def tell_of_lost_element(event: ElementGone) -> None:
    """What a remark was about is not in the new version."""
    services.tell_element_gone(event.subject_id, event.version_number)


@reacts_to(DesignerAdded)
def tell_new_designer(event: DesignerAdded) -> None:
    """Who was made a designer by another hears it."""
    services.tell_designer(event.subject_id, event.person_id, event.by_id)
