"""What happens to teams, and between a team and what it answers for."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import SubjectEvent


@dataclass(frozen=True, kw_only=True)
class TeamAssigned(SubjectEvent):
    """A team answers for this subject from now on. `remit_area` and `remit_theme` say why; both empty: the fallback team."""

    public: ClassVar[bool] = True

    team_id: int
    team_name: str
    remit_area: str
    remit_theme: str


@dataclass(frozen=True, kw_only=True)
class TakenUp(SubjectEvent):
    """Somebody of the team took the subject up by name: the person who did this."""

    public: ClassVar[bool] = True

    team_id: int
    team_name: str
    contact_id: int


@dataclass(frozen=True, kw_only=True)
class FirstAnswerGiven(SubjectEvent):
    """The team gave its first public answer, after so many working days."""

    public: ClassVar[bool] = True

    team_id: int
    team_name: str
    post_id: int
    working_days: int
    in_term: bool


@dataclass(frozen=True, kw_only=True)
class HandedOver(SubjectEvent):
    """Another team answers from now on, with the note that was said with it."""

    public: ClassVar[bool] = True

    from_team: str
    to_team_id: int
    to_team: str
    note: str


@dataclass(frozen=True, kw_only=True)
class HandoverAsked(SubjectEvent):
    """A team asked another to answer from now on. Until that one says yes nothing changed, so no timeline tells it."""

    handover_id: int
    from_team: str
    to_team_id: int
    to_team: str


@dataclass(frozen=True, kw_only=True)
class HandoverEnded(SubjectEvent):
    """The question to take something over ended without a yes: `state` is given_back, withdrawn or lapsed."""

    handover_id: int
    to_team: str
    state: str


@dataclass(frozen=True, kw_only=True)
class ContactLeft(SubjectEvent):
    """Who looked after this by name does so no more; until somebody else does the whole team is there."""

    public: ClassVar[bool] = True

    team_id: int
    team_name: str
    has_successor: bool


@dataclass(frozen=True, kw_only=True)
class HelpAsked(SubjectEvent):
    """A team was asked to help; from now on it reads along."""

    support_id: int
    team_id: int
    team_name: str


@dataclass(frozen=True, kw_only=True)
class HelpAccepted(SubjectEvent):
    """Another team helps; the team that leads stays the one that answers."""

    public: ClassVar[bool] = True

    support_id: int
    team_id: int
    team_name: str


@dataclass(frozen=True, kw_only=True)
class HelpEnded(SubjectEvent):
    """A team that helped does so no more."""

    public: ClassVar[bool] = True

    support_id: int
    team_id: int
    team_name: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class HelpDeclined(SubjectEvent):
    """A team that was asked to help does not, or is asked no more before it answered."""

    support_id: int
    team_id: int
    team_name: str


@dataclass(frozen=True, kw_only=True)
class StandInNamed(SubjectEvent):
    """Somebody of a team stands in for a colleague who is away."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class TeamOpened(SubjectEvent):
    """There is a team of this name from now on."""

    name: str


@dataclass(frozen=True, kw_only=True)
class TeamChanged(SubjectEvent):
    """Something about a team changed. `what` names the parts, comma separated."""

    what: str


@dataclass(frozen=True, kw_only=True)
class TeamClosed(SubjectEvent):
    """A team answers no more; what it answered for went to others."""

    name: str


@dataclass(frozen=True, kw_only=True)
class TeamMemberAdded(SubjectEvent):
    """Somebody is in the team from now on."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class TeamMemberEnded(SubjectEvent):
    """Somebody is no longer in the team."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class RemitChanged(SubjectEvent):
    """A team answers for a theme in an area from now on, or no more. `moved` subjects went along."""

    area: str
    theme: str
    change: str
    moved: int


@dataclass(frozen=True, kw_only=True)
class WorkGiven(SubjectEvent):
    """A colleague put somebody's name to it: `to_id` looks after this from now on, and hears so."""

    team_id: int
    to_id: int


@dataclass(frozen=True, kw_only=True)
class TurnSet(SubjectEvent):
    """Somebody of the team said whose turn it is: with `is_done` that of others, until one of them speaks."""

    team_id: int
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class RuleChanged(SubjectEvent):
    """A rule that brings subjects to this team was added, changed, raised, lowered or removed.

    `fitting_elsewhere` is how many open subjects fit another team because of it, `way` what becomes of these.
    """

    change: str
    way: str
    fitting_elsewhere: int
