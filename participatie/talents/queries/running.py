"""Who looks for people: the members of a team, and the makers of an initiative."""

from participatie.accounts.queries import list_holders
from participatie.kernel.access import Actor
from participatie.partners import carriers
from participatie.subjects.makers import makers_of
from participatie.subjects.models import Subject
from participatie.teams.models import TEAM

MEMBER = "team_member"


def runs(actor: Actor, subject: Subject) -> bool:
    """Whether this actor may look for people here: is in the team, or makes the initiative."""
    if not actor.is_signed_in:
        return False
    if subject.kind == TEAM.name:
        return actor.holds(MEMBER, subject.id)
    return carriers.shares_making(subject) and carriers.carries(actor, subject)


def list_run_subject_ids(actor: Actor) -> set[int]:
    """The teams this actor is in, and what they make."""
    return set(actor.scopes(MEMBER)) | carriers.carried_ids(actor)


def seeker_ids(subject: Subject) -> set[int]:
    """The people who look for somebody here."""
    return set(list_holders(MEMBER, subject.id)) if subject.kind == TEAM.name else makers_of(subject)
