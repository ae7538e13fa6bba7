"""In whose name a promise is made: a person alone, a partner or a team. The keys are those of conversations."""

from dataclasses import dataclass

from participatie.subjects.models import SubjectId

SELF = "self"
PARTNER = "partner-"
TEAM = "team-"


@dataclass(frozen=True)
class Party:
    """A name that somebody can promise in; a team brings the partner on whose behalf it answers."""

    key: str
    name: str
    partner_id: SubjectId | None = None
    team_id: SubjectId | None = None

    @property
    def party_name(self) -> str:
        """The name of the partner or team; empty for a person alone."""
        return "" if self.key == SELF else self.name
