"""What happens when house rules are at stake. No event holds a reason: those are for who is concerned."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import SubjectEvent


@dataclass(frozen=True, kw_only=True)
class Reported(SubjectEvent):
    """Somebody thinks it breaks the house rules; `post_id` when it is about one post."""

    unaudited: ClassVar[str] = "who reports is for moderators only, and a report uses no right; the ruling on it has its entry"

    report_id: int
    post_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Ruled(SubjectEvent):
    """A moderator hid it, showed it again or left it."""

    ruling_id: int
    kind: str
    post_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Appealed(SubjectEvent):
    """Its author does not agree with hiding it."""

    ruling_id: int
    post_id: int | None = None
