"""What happens to street plans. What every subject knows (published, edited, moved on) is told by the spine."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import SubjectEvent


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
