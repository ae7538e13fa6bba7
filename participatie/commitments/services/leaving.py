"""What becomes of the promises of somebody who is gone."""

from flask_babel import gettext as _

from participatie.commitments import queries
from participatie.commitments.services.promises import end, lock


def withdraw_of_closed_account(person_id: int, by_id: int | None) -> int:
    """Take back what somebody promised alone and cannot keep any more; what a partner or team promised stays. How many."""
    found = queries.list_open_of_person(person_id)
    for commitment in found:
        lock(commitment)
        if commitment.is_open:
            end(commitment, _("Wie dit beloofde, is hier niet meer."), by_id)
    return len(found)
