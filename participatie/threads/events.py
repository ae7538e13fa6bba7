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
class Mentioned(SubjectEvent):
    """Somebody was named in the discussion of the team: `to_id` hears so, and nobody else. It holds no text."""

    post_id: int
    to_id: int


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


@dataclass(frozen=True, kw_only=True)
class OutsiderAsked(SubjectEvent):
    """Somebody without an account was asked one question; `post_id` is the question in the conversation."""

    post_id: int


@dataclass(frozen=True, kw_only=True)
class OutsideQuestionRevoked(SubjectEvent):
    """That question was taken back before it was answered."""

    post_id: int


@dataclass(frozen=True, kw_only=True)
class WordsRecorded(SubjectEvent):
    """What somebody said was written down by another, with consent."""

    recording_id: int
    channel: str


@dataclass(frozen=True, kw_only=True)
class RecordingClaimed(SubjectEvent):
    """Who said it took it over: a post, or with `is_whole` the subject itself."""

    recording_id: int
    is_whole: bool


@dataclass(frozen=True, kw_only=True)
class TemplatesChanged(SubjectEvent):
    """A team keeps an answer to begin with, changed one, or threw one away: `change` is added, changed or removed."""

    template_id: int
    change: str
