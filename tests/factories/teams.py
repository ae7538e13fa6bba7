"""Teams, their people and what they answer for."""

from itertools import count

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM
from participatie.places.models import Area
from participatie.subjects.models import Subject, Theme
from participatie.teams import services
from participatie.teams.models import Team, TeamMembership
from participatie.teams.queries import find_responsibility
from tests.factories.people import actor_of, make_person

_numbers = count(1)


def make_team(name: str = "", *, term_days: int = 5) -> Team:
    """A team; the first one of a test is the fallback team."""
    return services.open_team(SYSTEM, name or f"Team {next(_numbers)}", answer_term_days=term_days)


def make_member(team: Team, person: Person, *, named: bool = False, hours: int | None = None) -> TeamMembership:
    """Let this person be in the team."""
    membership = services.add_member(SYSTEM, team, person, hours_per_week=hours)
    membership.is_public = named
    return membership


def hand_over(subject: Subject, team: Team, note: str = "Past beter.") -> None:
    """Let another team answer for a subject: asked by the platform, accepted by somebody of that team."""
    person = make_person()
    make_member(team, person)
    current = find_responsibility(subject.id)
    assert current is not None
    services.accept_handover(actor_of(person), services.ask_handover(SYSTEM, current, team, note))


def make_remit(team: Team, area: Area | None = None, theme: Theme | None = None) -> None:
    """Let a team answer for a theme, an area, or a theme in an area."""
    services.add_remit(SYSTEM, team, area, theme)
