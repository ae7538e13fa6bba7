"""Tasks on boards."""

from participatie.accounts.models import Person
from participatie.subjects.models import Subject
from participatie.tasks import queries, services
from participatie.tasks.models import Task
from participatie.tasks.services import Wording
from tests.factories.people import actor_of


def make_task(subject: Subject, by: Person, what: str = "De buren bellen", **more: object) -> Task:
    """A task on the board of a team or an initiative, written down by somebody who works on it."""
    return services.add_task(actor_of(by), queries.find_side(subject), Wording(what, **more))
