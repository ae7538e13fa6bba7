"""Tables of mandates and of what is done under them."""

from participatie.mandates.models.acts import (
    MAX_CHOICE,
    MAX_QUESTION,
    MAX_SAID,
    MAX_TEXT,
    PERMITTING,
    Advice,
    Decision,
    Escalation,
    Outcome,
    facts_of,
)
from participatie.mandates.models.afterwards import Agreement, Dissent, Ending, Review, Said
from participatie.mandates.models.mandates import (
    MAX_SENTENCE,
    MAX_URL,
    MAX_WORDS,
    KeptBound,
    Mandate,
    MandateKind,
    MandateVersion,
)

__all__ = [
    "MAX_CHOICE",
    "MAX_QUESTION",
    "MAX_SAID",
    "MAX_SENTENCE",
    "MAX_TEXT",
    "MAX_URL",
    "MAX_WORDS",
    "PERMITTING",
    "Advice",
    "Agreement",
    "Decision",
    "Dissent",
    "Ending",
    "Escalation",
    "KeptBound",
    "Mandate",
    "MandateKind",
    "MandateVersion",
    "Outcome",
    "Review",
    "Said",
    "facts_of",
]
