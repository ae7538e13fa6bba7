"""What happens to commitments. Each carries what it is about, so that timelines and mail need no question.

`party_name` is the partner or team on whose behalf it was promised, empty for a person alone: no event holds a person's name.
"""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import SubjectEvent


@dataclass(frozen=True, kw_only=True)
class AboutCommitment:
    """Which promise; `due_on` is its date as ISO text.

    `through` names the thing from which it follows, such as an offer: what happened to that is told, and this is not.
    """

    public: ClassVar[bool] = True

    commitment_id: int
    what: str
    due_on: str
    party_name: str = ""
    partner_id: int | None = None
    through: str = ""


@dataclass(frozen=True, kw_only=True)
class CommitmentMade(AboutCommitment, SubjectEvent):
    """Somebody promised something."""


@dataclass(frozen=True, kw_only=True)
class CommitmentKept(AboutCommitment, SubjectEvent):
    """Who promised it says that it was done."""


@dataclass(frozen=True, kw_only=True)
class CommitmentReopened(AboutCommitment, SubjectEvent):
    """Who said that it was done was mistaken: it is open again."""


@dataclass(frozen=True, kw_only=True)
class CommitmentChanged(AboutCommitment, SubjectEvent):
    """It got another date or wording; `why` is the public reason and `due_before` the date that was promised first."""

    why: str
    due_before: str


@dataclass(frozen=True, kw_only=True)
class CommitmentWithdrawn(AboutCommitment, SubjectEvent):
    """Who promised it takes it back, with a public reason."""

    why: str


@dataclass(frozen=True, kw_only=True)
class CommitmentConfirmed(AboutCommitment, SubjectEvent):
    """Somebody else says that it was kept."""


@dataclass(frozen=True, kw_only=True)
class CommitmentDisputed(AboutCommitment, SubjectEvent):
    """Somebody else says that it was not kept."""


PUBLIC_EVENTS = tuple(event.__name__ for event in AboutCommitment.__subclasses__())
"""What timelines tell of promises, by name."""


@dataclass(frozen=True, kw_only=True)
class CommitmentHidden(SubjectEvent):
    """A moderator took it out of sight, together with the post that carries it."""

    commitment_id: int


@dataclass(frozen=True, kw_only=True)
class CommitmentShown(SubjectEvent):
    """A moderator put it back in sight."""

    commitment_id: int
