"""What can be done with a promise."""

from participatie.commitments.services.judging import confirm, dispute
from participatie.commitments.services.leaving import withdraw_of_closed_account
from participatie.commitments.services.promises import change, hide, keep, promise, show, withdraw
from participatie.commitments.services.reminding import remind

__all__ = [
    "change",
    "confirm",
    "dispute",
    "hide",
    "keep",
    "promise",
    "remind",
    "show",
    "withdraw",
    "withdraw_of_closed_account",
]
