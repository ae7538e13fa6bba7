"""Tables of assignments."""

from participatie.assignments.models.assignments import (
    ENDS,
    KIND,
    MAX_ROLE,
    MAX_SENTENCE,
    PUBLIC_STATES,
    Assignment,
    AssignmentMove,
    AssignmentState,
    GiveBackReason,
    Side,
    state_of,
)
from participatie.assignments.models.effects import EffectMeasurement, EffectMoment, EffectQuestion
from participatie.assignments.models.links import AssignmentDependency, CarriedSubject, Dependency
from participatie.assignments.models.versions import (
    MAX_INDICATOR,
    MAX_LINK,
    MAX_TEXT,
    MAX_TITLE,
    MAX_UNIT,
    AssignmentVersion,
    What,
)

__all__ = [
    "ENDS",
    "KIND",
    "MAX_INDICATOR",
    "MAX_LINK",
    "MAX_ROLE",
    "MAX_SENTENCE",
    "MAX_TEXT",
    "MAX_TITLE",
    "MAX_UNIT",
    "PUBLIC_STATES",
    "Assignment",
    "AssignmentDependency",
    "AssignmentMove",
    "AssignmentState",
    "AssignmentVersion",
    "CarriedSubject",
    "Dependency",
    "EffectMeasurement",
    "EffectMoment",
    "EffectQuestion",
    "GiveBackReason",
    "Side",
    "What",
    "state_of",
]
