"""What happens to partners."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import SubjectEvent


@dataclass(frozen=True, kw_only=True)
class PartnerRegistered(SubjectEvent):
    """A party takes part from now on."""

    name: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class PartnerChanged(SubjectEvent):
    """Its name, kind, text or address changed. `what` names the parts, comma separated."""

    what: str


@dataclass(frozen=True, kw_only=True)
class PartnerClosed(SubjectEvent):
    """It no longer takes part; what it said stays."""

    name: str


@dataclass(frozen=True, kw_only=True)
class PartnerMemberAdded(SubjectEvent):
    """Somebody belongs to it, and may speak for it or look after it."""

    person_id: int
    may_speak: bool
    may_manage: bool


@dataclass(frozen=True, kw_only=True)
class PartnerMemberEnded(SubjectEvent):
    """Somebody no longer belongs to it."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class PartnerInvolved(SubjectEvent):
    """A partner took a role in this subject, or another one than before. `power` is the power by law for which it did."""

    public: ClassVar[bool] = True

    partner_id: int
    partner_name: str
    role: str
    power: str = ""


@dataclass(frozen=True, kw_only=True)
class PartnerLeft(SubjectEvent):
    """A partner gave up its role in this subject."""

    public: ClassVar[bool] = True

    partner_id: int
    partner_name: str
    role: str


@dataclass(frozen=True, kw_only=True)
class StepChanged(SubjectEvent):
    """An authority stands on another step of government participation, with the reason. `before` is empty the first time."""

    public: ClassVar[bool] = True

    partner_id: int
    partner_name: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class JoiningAsked(SubjectEvent):
    """The makers asked a partner for a role, or a partner offered to take it."""

    partner_id: int
    partner_name: str
    role: str
    asked_by: str


@dataclass(frozen=True, kw_only=True)
class JoiningRefused(SubjectEvent):
    """The other side said no, or who asked took the question back."""

    partner_id: int
    partner_name: str
    role: str
