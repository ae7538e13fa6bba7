"""What can be done with a promise."""

from participatie.commitments.services.judging import confirm, dispute
from participatie.commitments.services.leaving import withdraw_of_closed_account
from participatie.commitments.services.outcomes import call_off, settle
from participatie.commitments.services.promises import change, hide, keep, promise, show, take_back_kept, withdraw
from participatie.commitments.services.reminding import remind

__all__ = [
    "call_off",
    "change",
    "confirm",
    "dispute",
    "hide",
    "keep",
    "promise",
    "remind",
    "settle",
    "show",
    "take_back_kept",
    "withdraw",
    "withdraw_of_closed_account",
]
