"""Promising, and what becomes of it. The voice is stamped when it is made and touched nowhere else."""

from datetime import date

from flask_babel import gettext as _

from participatie.commitments import queries
from participatie.commitments.events import (
    PUBLIC_EVENTS,
    CommitmentChanged,
    CommitmentHidden,
    CommitmentKept,
    CommitmentMade,
    CommitmentReopened,
    CommitmentShown,
    CommitmentWithdrawn,
)
from participatie.commitments.models import Commitment, CommitmentChange, CommitmentState
from participatie.commitments.permissions import (
    can_hide_commitment,
    can_promise,
    can_speak_for,
    can_take_back_kept,
    has_called_it_kept,
)
from participatie.commitments.services.naming import facts_of
from participatie.commitments.services.wording import usable_day, usable_sentence, usable_what
from participatie.commitments.voices import SELF, Party
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.kernel.templating import day
from participatie.subjects.models import Subject
from participatie.subjects.services import conceal_history, reveal_history

LOCKED = ("state", "what", "due_on", "version", "kept_on", "reason", "withdrawn_at", "confirms", "disputes", "hidden_at")


def promise(
    actor: Actor, subject: Subject, what: str, due_on: date | None, voice_key: str = SELF, through: str = ""
) -> Commitment:
    """Promise something about a subject by a day, alone (`self`) or on behalf of a partner or team (`partner-3`, `team-5`).

    `through` names the thing from which it follows, when that tells people already.
    """
    authorize(can_promise, actor, subject)
    party = _held_party(actor, voice_key)
    commitment = Commitment(
        subject=subject,
        person_id=actor.id,
        partner_id=party.partner_id,
        team_id=party.team_id,
        what=usable_what(what),
        due_on=usable_day(due_on),
        made_at=now(),
    )
    db.session.add(commitment)
    db.session.flush()
    emit(CommitmentMade(by_id=actor.id, **facts_of(commitment), through=through))
    return commitment


def keep(actor: Actor, commitment: Commitment) -> None:
    """Say that it was done, today."""
    _hold_open(actor, commitment)
    commitment.state, commitment.kept_on = CommitmentState.KEPT, today()
    db.session.flush()
    emit(CommitmentKept(by_id=actor.id, **facts_of(commitment)))


def take_back_kept(actor: Actor, commitment: Commitment) -> None:
    """Say that "kept" was a mistake: it is open again, while nobody judged it and a week has not passed."""
    lock(commitment)
    authorize(has_called_it_kept, actor, commitment)
    if not can_take_back_kept(actor, commitment):
        raise Refused(
            _("Dit kan niet meer: het is langer dan een week geleden, of iemand anders zei al iets over deze toezegging.")
        )
    commitment.state, commitment.kept_on = CommitmentState.PROMISED, None
    db.session.flush()
    emit(CommitmentReopened(by_id=actor.id, **facts_of(commitment)))


def change(actor: Actor, commitment: Commitment, version: int, what: str, due_on: date | None, why: str) -> None:
    """Give it another date or wording, with a public reason; what stood there before stays readable."""
    _hold_open(actor, commitment)
    text, by_day = usable_what(what), due_on if due_on == commitment.due_on and due_on >= today() else usable_day(due_on)
    if commitment.version != version:
        mine, theirs = f"{text}, {day(by_day)}", f"{commitment.what}, {day(commitment.due_on)}"
        raise Conflict((Clash(_("Toezegging"), mine, theirs), Clash(_("Waarom wordt het anders?"), why, "")))
    if (text, by_day) == (commitment.what, commitment.due_on):
        raise Refused(_("Er is nog niets veranderd. Kies een andere dag of schrijf het anders op."), field="due_on")
    reason = usable_sentence(why, "why", _("Vertel waarom het anders wordt."))
    before = commitment.due_on
    db.session.add(
        CommitmentChange(
            commitment_id=commitment.id,
            version=commitment.version,
            what=commitment.what,
            due_on=before,
            why=reason,
            by_id=actor.id,
            at=now(),
        )
    )
    commitment.what, commitment.due_on, commitment.version = text, by_day, commitment.version + 1
    db.session.flush()
    emit(CommitmentChanged(by_id=actor.id, why=reason, due_before=before.isoformat(), **facts_of(commitment)))


def withdraw(actor: Actor, commitment: Commitment, why: str) -> None:
    """Take it back, with a public reason. It stays in the ledger."""
    _hold_open(actor, commitment)
    end(commitment, usable_sentence(why, "why", _("Vertel waarom je het terugneemt.")), actor.id)


def end(commitment: Commitment, reason: str, by_id: int | None, through: str = "") -> None:
    """Note that an open promise was taken back."""
    commitment.state, commitment.reason, commitment.withdrawn_at = CommitmentState.WITHDRAWN, reason, now()
    db.session.flush()
    emit(CommitmentWithdrawn(by_id=by_id, why=reason, **facts_of(commitment), through=through))


def hide(actor: Actor, commitment: Commitment) -> None:
    """Take it out of sight for everybody, with the post that carries it. Doing so twice is no harm."""
    lock(commitment)
    authorize(can_hide_commitment, actor, commitment)
    if commitment.hidden_at is None:
        commitment.hidden_at = now()
        db.session.flush()
        conceal_history(commitment.subject_id, PUBLIC_EVENTS, "commitment_id", commitment.id)
        emit(CommitmentHidden(by_id=actor.id, subject_id=commitment.subject_id, commitment_id=commitment.id))


def show(actor: Actor, commitment: Commitment) -> None:
    """Put it back in sight."""
    lock(commitment)
    authorize(can_hide_commitment, actor, commitment)
    if commitment.hidden_at is not None:
        commitment.hidden_at = None
        db.session.flush()
        reveal_history(commitment.subject_id, PUBLIC_EVENTS, "commitment_id", commitment.id)
        emit(CommitmentShown(by_id=actor.id, subject_id=commitment.subject_id, commitment_id=commitment.id))


def lock(commitment: Commitment) -> None:
    """Hold this promise, so that two acts at once come one after the other and the second sees what the first did."""
    db.session.refresh(commitment, LOCKED, with_for_update={"key_share": True})


def _hold_open(actor: Actor, commitment: Commitment) -> None:
    lock(commitment)
    authorize(can_speak_for, actor, commitment)
    if not commitment.is_open:
        raise Refused(_("Deze toezegging is intussen al nagekomen of teruggenomen."))


def _held_party(actor: Actor, key: str) -> Party:
    for party in queries.list_voices(actor):
        if party.key == key:
            return party
    raise Refused(_("Namens deze partij kun je niets beloven. Kies een andere."), field="voice")
