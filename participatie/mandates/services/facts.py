"""What every event about a decision says."""

from typing import TypedDict

from participatie.mandates.models import Decision


class DecisionFacts(TypedDict):
    """The fields that every event about a decision has."""

    subject_id: int
    decision_id: int
    choice: str
    holder_name: str


def decision_facts(decision: Decision) -> DecisionFacts:
    """Which decision it is and in whose name."""
    return DecisionFacts(
        subject_id=decision.subject_id,
        decision_id=decision.id,
        choice=decision.choice,
        holder_name=decision.holder.title,
    )
