"""Subjects that are linked as their makers do it."""

from participatie.accounts.models import Person
from participatie.subjects import services
from participatie.subjects.models import Relation, Subject, SubjectLink
from tests.factories.people import actor_of


def make_link(maker: Person, one: Subject, other: Subject, note: str = "Ze delen een heg.") -> SubjectLink:
    """A link that a maker of one of the two put there."""
    return services.link(actor_of(maker), one, other, Relation.BELONGS_TO, note)
