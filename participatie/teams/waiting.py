"""What waits between the teams of one person and others: for the work list and for the own overview."""

from collections.abc import Sequence
from dataclasses import dataclass

from participatie.kernel.access import Actor
from participatie.teams import queries
from participatie.teams.models import Handover, TeamSupport


@dataclass(frozen=True)
class Waiting:
    """Handovers that others ask of these teams, those that they asked, and the subjects they are asked to help with or do."""

    to_answer: Sequence[Handover]
    asked: Sequence[Handover]
    help_asked: Sequence[TeamSupport]
    helping: Sequence[TeamSupport]

    @property
    def is_asked(self) -> bool:
        """Whether somebody waits for an answer of these teams."""
        return bool(self.to_answer or self.help_asked)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.to_answer or self.asked or self.help_asked or self.helping)


def waiting_for(actor: Actor, team_id: int | None = None) -> Waiting:
    """What waits for all teams of this actor, or for one of them. Two statements, none for who is in no team."""
    teams = [team for team in actor.scopes("team_member") if team_id in (None, team)]
    handovers, supports = queries.list_own_handovers(actor, teams), queries.list_own_supports(actor, teams)
    return Waiting(
        to_answer=[one for one in handovers if one.to_team_id in teams],
        asked=[one for one in handovers if one.to_team_id not in teams],
        help_asked=[one for one in supports if not one.is_accepted],
        helping=[one for one in supports if one.is_accepted],
    )
