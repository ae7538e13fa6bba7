"""Promises, made as people make them."""

from datetime import date, timedelta

from participatie.accounts.models import Person
from participatie.commitments import services
from participatie.commitments.models import Commitment
from participatie.kernel.clock import at, now, today
from participatie.subjects.models import Subject
from tests.factories.people import actor_of, make_person


def in_days(days: int) -> date:
    """So many days from today."""
    return today() + timedelta(days=days)


def make_commitment(
    subject: Subject, what: str = "Ik breng twee kuub aarde", *, by: Person | None = None, days: int = 10, voice: str = "self"
) -> Commitment:
    """A promise for so many days from today; one for a day that has passed was made a month before it."""
    actor, due_on = actor_of(by or make_person()), in_days(days)
    with at(now() if days >= 0 else now() + timedelta(days=days - 30)):
        return services.promise(actor, subject, what, due_on, voice)
