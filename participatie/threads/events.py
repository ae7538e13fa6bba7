"""What happens in conversations. No event holds a text, and none is in the public timeline: the thread itself is public."""

from dataclasses import dataclass

from participatie.kernel.events import SubjectEvent


@dataclass(frozen=True, kw_only=True)
class PostWritten(SubjectEvent):
    """Somebody wrote something that everybody can read."""

    post_id: int
    kind: str
    capacity: str
    partner_id: int | None = None
    team_id: int | None = None
    parent_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class NoteWritten(SubjectEvent):
    """Somebody left a note for the responsible team."""

    post_id: int
    team_id: int


@dataclass(frozen=True, kw_only=True)
class PostEdited(SubjectEvent):
    """Its writer changed the text; `version` is the number of the new one."""

    post_id: int
    version: int


@dataclass(frozen=True, kw_only=True)
class PostWithdrawn(SubjectEvent):
    """Its writer took it back."""

    post_id: int


@dataclass(frozen=True, kw_only=True)
class PostHidden(SubjectEvent):
    """A moderator took it out of sight. The reason is with the ruling."""

    post_id: int


@dataclass(frozen=True, kw_only=True)
class PostShown(SubjectEvent):
    """A moderator put it back in sight."""

    post_id: int
