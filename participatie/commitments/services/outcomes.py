"""What becomes of a promise through what was said of the thing it was made from, such as an offer that was given."""

from participatie.commitments import queries
from participatie.commitments.events import CommitmentKept
from participatie.commitments.models import Commitment, CommitmentState
from participatie.commitments.services.naming import facts_of
from participatie.commitments.services.promises import end, lock
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.events import emit


def settle(commitment_id: int, by_id: int | None, through: str) -> None:
    """Note that an open promise was kept through what it was made from; what is over stays as it is."""
    commitment = _open(commitment_id)
    if commitment is not None:
        commitment.state, commitment.kept_on = CommitmentState.KEPT, today()
        db.session.flush()
        emit(CommitmentKept(by_id=by_id, **facts_of(commitment), through=through))


def call_off(commitment_id: int, reason: str, by_id: int | None, through: str) -> None:
    """Note that an open promise was taken back, with a public reason; what is over stays as it is."""
    commitment = _open(commitment_id)
    if commitment is not None:
        end(commitment, reason, by_id, through)


def _open(commitment_id: int) -> Commitment | None:
    commitment = queries.find_commitment(commitment_id)
    if commitment is None:
        return None
    lock(commitment)
    return commitment if commitment.is_open else None
