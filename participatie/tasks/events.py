"""What happens on boards. No event holds a text, and none is public: the board is for those who work on it."""

from dataclasses import dataclass

from participatie.kernel.events import SubjectEvent


@dataclass(frozen=True, kw_only=True)
class TaskAdded(SubjectEvent):
    """There is a task more."""

    task_id: int


@dataclass(frozen=True, kw_only=True)
class TaskChanged(SubjectEvent):
    """Something about a task changed. `what` names the parts, comma separated."""

    task_id: int
    what: str


@dataclass(frozen=True, kw_only=True)
class TaskGiven(SubjectEvent):
    """A task is somebody's from now on: `to_id` hears so."""

    task_id: int
    to_id: int


@dataclass(frozen=True, kw_only=True)
class TaskRemoved(SubjectEvent):
    """A task was thrown away."""

    task_id: int


@dataclass(frozen=True, kw_only=True)
class BoardShown(SubjectEvent):
    """The makers chose whether everybody may see their board."""

    is_public: bool
