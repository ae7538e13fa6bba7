"""What happens with mandates and under them. Each is public; no event holds a person's name."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import SubjectEvent


@dataclass(frozen=True, kw_only=True)
class AboutMandate:
    """A mandate; its subject is the team or partner in whose name it is held."""

    public: ClassVar[bool] = True

    mandate_id: int
    sentence: str


@dataclass(frozen=True, kw_only=True)
class MandateRegistered(AboutMandate, SubjectEvent):
    """Something may be decided without asking from a day."""

    giver: str


@dataclass(frozen=True, kw_only=True)
class MandateChanged(AboutMandate, SubjectEvent):
    """The bounds or words of a mandate changed; `why` is the public reason."""

    version: int
    why: str


@dataclass(frozen=True, kw_only=True)
class BoundKept(AboutMandate, SubjectEvent):
    """A bound was hit often and stays as it is; `why` is the public reason."""

    sort: str
    hits: int
    why: str


@dataclass(frozen=True, kw_only=True)
class MandateEnded(AboutMandate, SubjectEvent):
    """A mandate holds no more, before its day."""


@dataclass(frozen=True, kw_only=True)
class AboutDecision:
    """A decision about a subject."""

    public: ClassVar[bool] = True

    decision_id: int
    choice: str
    holder_name: str


@dataclass(frozen=True, kw_only=True)
class DecisionTaken(AboutDecision, SubjectEvent):
    """Something was decided."""


@dataclass(frozen=True, kw_only=True)
class DecisionCorrected(AboutDecision, SubjectEvent):
    """Something was decided that takes the place of what was decided before."""

    corrects_id: int


@dataclass(frozen=True, kw_only=True)
class DissentRecorded(AboutDecision, SubjectEvent):
    """Somebody does not agree with a decision, and said why."""


@dataclass(frozen=True, kw_only=True)
class PartnerSpoke(AboutDecision, SubjectEvent):
    """A partner of whom it was said that it agrees, says so itself, or says that it does not."""

    partner_name: str
    said: str


@dataclass(frozen=True, kw_only=True)
class ReviewOpened(AboutDecision, SubjectEvent):
    """Who gave the mandate asks about a decision that was taken."""

    review_id: int
    giver: str


@dataclass(frozen=True, kw_only=True)
class ReviewAnswered(AboutDecision, SubjectEvent):
    """Who decided answered."""

    review_id: int


@dataclass(frozen=True, kw_only=True)
class ReviewClosed(AboutDecision, SubjectEvent):
    """Who gave the mandate closed the question. The decision stands as it stood."""

    review_id: int
    giver: str
    ending: str


@dataclass(frozen=True, kw_only=True)
class AdviceAsked(SubjectEvent):
    """A party is asked what it thinks of what a team wants to decide."""

    public: ClassVar[bool] = True

    advice_id: int
    party_name: str
    holder_name: str


@dataclass(frozen=True, kw_only=True)
class AdviceGiven(SubjectEvent):
    """A party said what it thinks."""

    public: ClassVar[bool] = True

    advice_id: int
    party_name: str


@dataclass(frozen=True, kw_only=True)
class EscalationAsked(SubjectEvent):
    """A proposal crosses bounds and lies before who gave the mandate. `crossed` are the sorts of bound, comma separated."""

    public: ClassVar[bool] = True

    escalation_id: int
    holder_name: str
    giver: str
    crossed: str
    due_on: str


@dataclass(frozen=True, kw_only=True)
class EscalationAnswered(SubjectEvent):
    """Who gave the mandate answered."""

    public: ClassVar[bool] = True

    escalation_id: int
    giver: str
    outcome: str


ABOUT_A_DECISION = tuple(event.__name__ for event in AboutDecision.__subclasses__())
"""What timelines tell of a decision, by name."""


@dataclass(frozen=True, kw_only=True)
class DecisionHidden(SubjectEvent):
    """A moderator hid the post that carries it."""

    decision_id: int


@dataclass(frozen=True, kw_only=True)
class DecisionShown(SubjectEvent):
    """A moderator put that post back in sight."""

    decision_id: int
