"""What promises hold about a person."""

from flask_babel import lazy_gettext as _l

from participatie.accounts import own_data
from participatie.accounts.own_data import Fate, Holding, of
from participatie.commitments.models import Commitment, CommitmentChange, CommitmentConfirmation

own_data.register(
    Holding(_l("Je toezeggingen"), Commitment, of(Commitment.person_id), Fate.STAYS),
    Holding(_l("Wat je aan toezeggingen veranderde"), CommitmentChange, of(CommitmentChange.by_id), Fate.STAYS),
    Holding(_l("Je oordeel over toezeggingen"), CommitmentConfirmation, of(CommitmentConfirmation.person_id), Fate.STAYS),
)
