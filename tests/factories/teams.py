"""Teams, their people and what they answer for."""

from itertools import count

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM
from participatie.places.models import Area
from participatie.subjects.models import Theme
from participatie.teams import services
from participatie.teams.models import Team

_numbers = count(1)


def make_team(name: str = "", *, term_days: int = 5) -> Team:
    """A team; the first one of a test is the fallback team."""
    return services.open_team(SYSTEM, name or f"Team {next(_numbers)}", answer_term_days=term_days)


def make_member(team: Team, person: Person, *, named: bool = False) -> None:
    """Let this person be in the team."""
    membership = services.add_member(SYSTEM, team, person)
    membership.is_public = named


def make_remit(team: Team, area: Area | None = None, theme: Theme | None = None) -> None:
    """Let a team answer for a theme, an area, or a theme in an area."""
    services.add_remit(SYSTEM, team, area, theme)
