"""What others say of a promise that is called kept. One voice per person, which can be changed; the claim itself stays."""

from flask_babel import gettext as _
from sqlalchemy import func, select

from participatie.commitments import queries
from participatie.commitments.events import CommitmentConfirmed, CommitmentDisputed
from participatie.commitments.models import Commitment, CommitmentConfirmation
from participatie.commitments.permissions import can_judge
from participatie.commitments.services.naming import facts_of
from participatie.commitments.services.promises import lock
from participatie.commitments.services.wording import usable_sentence
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.events import emit


def confirm(actor: Actor, commitment: Commitment, sentence: str) -> None:
    """Say that it was kept."""
    if _say(actor, commitment, sentence, is_kept=True):
        emit(CommitmentConfirmed(by_id=actor.id, **facts_of(commitment)))


def dispute(actor: Actor, commitment: Commitment, sentence: str) -> None:
    """Say that it was not kept."""
    if _say(actor, commitment, sentence, is_kept=False):
        emit(CommitmentDisputed(by_id=actor.id, **facts_of(commitment)))


def _say(actor: Actor, commitment: Commitment, sentence: str, *, is_kept: bool) -> bool:
    """Keep what this person says in the place of what they said before; whether it is another thing than that."""
    lock(commitment)
    authorize(can_judge, actor, commitment, queries.is_involved(actor, commitment.subject))
    text = usable_sentence(sentence, "sentence", _("Vertel kort wat je zag."))
    said = CommitmentConfirmation
    own = db.session.scalar(select(said).where(said.commitment_id == commitment.id, said.person_id == actor.id))
    is_news = own is None or own.is_kept != is_kept
    if own is None:
        own = CommitmentConfirmation(commitment_id=commitment.id, person_id=actor.id)
        db.session.add(own)
    own.is_kept, own.sentence, own.at = is_kept, text, now()
    db.session.flush()
    _count(commitment)
    return is_news


def _count(commitment: Commitment) -> None:
    said = CommitmentConfirmation
    wanted = select(said.is_kept, func.count()).where(said.commitment_id == commitment.id).group_by(said.is_kept)
    counts = {bool(is_kept): n for is_kept, n in db.session.execute(wanted)}
    commitment.confirms, commitment.disputes = counts.get(True, 0), counts.get(False, 0)
    db.session.flush()
