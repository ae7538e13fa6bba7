"""An initiative without makers is offered to those who joined in, by one mail each."""

from participatie.initiatives import queries
from participatie.initiatives.models import Initiative
from participatie.kernel.outbox import put_mail
from participatie.kernel.text import slug
from participatie.notifications.queries import list_people
from participatie.notifications.tokens import stop_path


def tell_joiners(initiative: Initiative) -> None:
    """Ask everybody who joined in, and wants mail about it, whether they take it up."""
    subject = initiative.subject
    if subject.is_hidden:
        return
    for person in list_people(subject.id, queries.list_joiner_ids(subject.id)):
        put_mail(
            person.email,
            "initiatives/maker_sought",
            person.language,
            subject_id=subject.id,
            slug=slug(subject.title),
            title=subject.title,
            why="follower",
            stop_title=subject.title,
            stop_path=stop_path(person.id, subject.id),
        )
