"""What happens to assignments. Before both said yes only the two sides read it; no event holds the name of a person."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import SubjectEvent


@dataclass(frozen=True, kw_only=True)
class AssignmentMoved(SubjectEvent):
    """Before it was agreed, it went to another state: put to the team, given back, or dropped."""

    before: str
    after: str
    side: str
    reason: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class AssignmentProposed(SubjectEvent):
    """One side proposes another version of what is asked, and why."""

    number: int
    side: str
    why: str


@dataclass(frozen=True, kw_only=True)
class AssignmentProposalEnded(SubjectEvent):
    """A proposal was declined or taken back; what was agreed before holds."""

    number: int
    side: str
    why: str


@dataclass(frozen=True, kw_only=True)
class AssignmentYesSaid(SubjectEvent):
    """One side said yes to a version."""

    number: int
    side: str


@dataclass(frozen=True, kw_only=True)
class AssignmentAgreed(SubjectEvent):
    """Both sides said yes to the same version: from now on it holds. `why` says why it differs from the one before."""

    public: ClassVar[bool] = True

    number: int
    is_first: bool
    team_name: str
    why: str


@dataclass(frozen=True, kw_only=True)
class AssignmentHowChanged(SubjectEvent):
    """The team wrote down anew how it does it."""


@dataclass(frozen=True, kw_only=True)
class AssignmentClientChanged(SubjectEvent):
    """Somebody else of the same party is the client from now on, or nobody by name; `role` is the new role."""

    role: str


@dataclass(frozen=True, kw_only=True)
class AssignmentsConnected(SubjectEvent):
    """It touches, waits for or strengthens another one."""

    other_id: int
    relation: str


@dataclass(frozen=True, kw_only=True)
class AssignmentsDisconnected(SubjectEvent):
    """It does so no more."""

    other_id: int
    relation: str


@dataclass(frozen=True, kw_only=True)
class EffectAsked(SubjectEvent):
    """Both sides were asked what came of it."""

    moment: str


@dataclass(frozen=True, kw_only=True)
class EffectMeasured(SubjectEvent):
    """One side said what the indicator is now. `value` is the number as people write it."""

    public: ClassVar[bool] = True

    value: str
    indicator: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class PutUnderAssignment(SubjectEvent):
    """What residents make falls under an assignment from now on; this stands in the history of what they make."""

    public: ClassVar[bool] = True

    assignment_id: int
    title: str
    team_name: str


@dataclass(frozen=True, kw_only=True)
class TakenFromAssignment(SubjectEvent):
    """It does so no more, or its makers say that it never did."""

    public: ClassVar[bool] = True

    assignment_id: int
    title: str


UNDER = (PutUnderAssignment.__name__, TakenFromAssignment.__name__)
"""What the histories of others tell about an assignment, by name."""
