"""What happens to street plans. What every subject knows (published, edited, moved on) is told by the spine."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import Event, SubjectEvent


@dataclass(frozen=True, kw_only=True)
class BoundsPublished(SubjectEvent):
    """Everybody can read what can still change and what cannot; `subject_id` is the plan."""

    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class DesignerAdded(SubjectEvent):
    """A person draws the plan from now on."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class DesignerLeft(SubjectEvent):
    """A person draws the plan no longer."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class VersionPublished(SubjectEvent):
    """A version of the plan can be seen by everybody; `number` 0 is the street as it is."""

    public: ClassVar[bool] = True
    version_id: int
    number: int


@dataclass(frozen=True, kw_only=True)
class ReplyGiven(SubjectEvent):
    """A designer answered a wish or remark (`subject_id`); `version_number` is where it was taken up."""

    public: ClassVar[bool] = True
    plan_id: int
    reply_id: int
    verdict: str
    version_number: int | None = None


@dataclass(frozen=True, kw_only=True)
class ContributionWithdrawn(SubjectEvent):
    """The writer took a wish or remark (`subject_id`) back."""

    plan_id: int


@dataclass(frozen=True, kw_only=True)
class ElementGone(SubjectEvent):
    """The element that a remark (`subject_id`) is about is not in the new version any more."""

    plan_id: int
    version_number: int


@dataclass(frozen=True, kw_only=True)
class TalkRecorded(SubjectEvent):
    """A designer wrote down a talk with people of the street, or changed what was written; `subject_id` is the plan."""

    talk_id: int


@dataclass(frozen=True, kw_only=True)
class TalkConfirmed(SubjectEvent):
    """The summary of a talk was read back and found right; from now on everybody can read it."""

    public: ClassVar[bool] = True
    talk_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class HandsCounted(SubjectEvent):
    """Hands were counted in a room; `subject_id` is the plan."""

    public: ClassVar[bool] = True
    question: str
    present: int


@dataclass(frozen=True, kw_only=True)
class HandsDropped(SubjectEvent):
    """A count of hands was taken away, because it was wrong."""


@dataclass(frozen=True, kw_only=True)
class EveningOpened(SubjectEvent):
    """A tablet takes wishes and remarks for a plan from now on, for some hours."""

    evening_id: int


@dataclass(frozen=True, kw_only=True)
class EveningEnded(SubjectEvent):
    """A tablet takes nothing any more; `taken` is how much it took."""

    evening_id: int
    taken: int


@dataclass(frozen=True, kw_only=True)
class SlipCorrected(SubjectEvent):
    """What was typed from a slip (`subject_id`) was corrected."""


@dataclass(frozen=True, kw_only=True)
class LettersReplaced(SubjectEvent):
    """So many addresses got a new letter with a new code, and their earlier codes stopped; which ones is not told."""

    public: ClassVar[bool] = True
    batch_id: int
    count: int


@dataclass(frozen=True, kw_only=True)
class StripMinimumsChanged(Event):
    """The administrator set how narrow strips may be before people are warned."""

    change: str


@dataclass(frozen=True, kw_only=True)
class ContributionWiped(SubjectEvent):
    """Who wrote it left and took the words along."""

    plan_id: int
