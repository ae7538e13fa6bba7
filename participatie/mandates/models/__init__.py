"""Tables of mandates and of what is done under them."""

from participatie.mandates.models.acts import (
    MAX_CHOICE,
    MAX_QUESTION,
    MAX_SAID,
    MAX_TEXT,
    PERMITTING,
    Advice,
    Decision,
    Dissent,
    Escalation,
    Outcome,
    decision_agreement,
    facts_of,
)
from participatie.mandates.models.mandates import (
    MAX_SENTENCE,
    MAX_URL,
    MAX_WORDS,
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
    "Decision",
    "Dissent",
    "Escalation",
    "Mandate",
    "MandateKind",
    "MandateVersion",
    "Outcome",
    "decision_agreement",
    "facts_of",
]
