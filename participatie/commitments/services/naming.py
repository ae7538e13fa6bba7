"""What an event says of a promise."""

from typing import TypedDict

from participatie.commitments.models import Commitment
from participatie.kernel.db import db
from participatie.subjects.models import Subject


class Facts(TypedDict):
    """The fields that every event about a promise has."""

    subject_id: int
    commitment_id: int
    what: str
    due_on: str
    party_name: str
    partner_id: int | None


def facts_of(commitment: Commitment) -> Facts:
    """Which promise it is, and the partner or team that made it. The name of a person is in no event."""
    party = commitment.team_id or commitment.partner_id
    known = db.session.get(Subject, party) if party is not None else None
    return Facts(
        subject_id=commitment.subject_id,
        commitment_id=commitment.id,
        what=commitment.what,
        due_on=commitment.due_on.isoformat(),
        party_name=known.title if known is not None else "",
        partner_id=commitment.partner_id,
    )
