"""What happens to subjects."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import Event, SubjectEvent


@dataclass(frozen=True, kw_only=True)
class SubjectPublished(SubjectEvent):
    """It can be seen by everybody from now on; the term for a first answer runs. Nobody gets mail about an import."""

    public: ClassVar[bool] = True

    kind: str
    imported: bool = False


@dataclass(frozen=True, kw_only=True)
class SubjectEdited(SubjectEvent):
    """Its makers changed its text, place or theme. `what` names the parts, comma separated."""

    public: ClassVar[bool] = True

    what: str


@dataclass(frozen=True, kw_only=True)
class SubjectStateChanged(SubjectEvent):
    """It went to another stage or round, with the sentence that was said with it."""

    public: ClassVar[bool] = True

    kind: str
    before: str
    after: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class SubjectHidden(SubjectEvent):
    """A moderator took it out of sight. The reason is with the ruling."""


@dataclass(frozen=True, kw_only=True)
class SubjectShown(SubjectEvent):
    """A moderator put it back in sight."""


@dataclass(frozen=True, kw_only=True)
class SupportChanged(SubjectEvent):
    """Somebody supports, joins, worries, or took that back. Empty strings mean: nothing."""

    unaudited: ClassVar[str] = "an opinion that a person may take back and have forgotten; it uses no right over others"

    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class SubjectsLinked(SubjectEvent):
    """It has to do with another subject from now on; both are told. The title is that of the other at that moment."""

    public: ClassVar[bool] = True

    other_id: int
    other_title: str


@dataclass(frozen=True, kw_only=True)
class SubjectsUnlinked(SubjectEvent):
    """Its makers, or those of the other, say that the two have nothing to do with each other, and why."""

    public: ClassVar[bool] = True

    other_id: int
    other_title: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ThemeChanged(Event):
    """A theme was opened, changed or closed by the administrator."""

    theme_id: int
    name: str
    change: str


@dataclass(frozen=True, kw_only=True)
class HistoryForgotten(Event):
    """What a person is entitled to have forgotten was taken out of one fact of the history; that it happened stays."""

    entry_id: int
