"""Who may do what with commitments. The subject of a commitment is loaded by the query that gave it."""

from datetime import timedelta

from participatie.commitments.models import Commitment
from participatie.kernel.access import Actor, permission
from participatie.kernel.clock import today
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Subject

MISTAKE = timedelta(days=7)
"""How long "kept" can be taken back."""


@permission("commitments.promise")
def can_promise(actor: Actor, subject: Subject) -> bool:
    """Any known person, about anything that people can talk about at this moment."""
    is_shown = subject.is_published and not subject.is_hidden
    return actor.is_signed_in and is_shown and kind_of(subject.kind).has_thread


@permission("commitments.speak")
def can_speak_for(actor: Actor, commitment: Commitment) -> bool:
    """Whose promise it is now: the person, or whoever may speak today for the partner or team that promised."""
    if not actor.is_signed_in or commitment.hidden_at is not None:
        return False
    if commitment.team_id is not None:
        return actor.holds("team_member", commitment.team_id)
    if commitment.partner_id is not None:
        return actor.holds("partner_speaker", commitment.partner_id)
    return actor.id == commitment.person_id


@permission("commitments.keep")
def can_keep(actor: Actor, commitment: Commitment) -> bool:
    """Whose promise it is says that it was done, also after its day."""
    return can_speak_for(actor, commitment) and commitment.is_open


def has_called_it_kept(actor: Actor, commitment: Commitment) -> bool:
    """Whose promise it is, once they said that it was done."""
    return can_speak_for(actor, commitment) and commitment.is_kept


@permission("commitments.take_back_kept")
def can_take_back_kept(actor: Actor, commitment: Commitment) -> bool:
    """The same people, within a week after they said it, as long as nobody else said whether it is so."""
    is_lately = commitment.kept_on is not None and commitment.kept_on + MISTAKE >= today()
    return has_called_it_kept(actor, commitment) and is_lately and not (commitment.confirms or commitment.disputes)


@permission("commitments.change")
def can_change(actor: Actor, commitment: Commitment) -> bool:
    """The same people, as long as it is open."""
    return can_keep(actor, commitment)


@permission("commitments.withdraw")
def can_withdraw(actor: Actor, commitment: Commitment) -> bool:
    """The same people, as long as it is open."""
    return can_keep(actor, commitment)


@permission("commitments.judge")
def can_judge(actor: Actor, commitment: Commitment, is_involved: bool) -> bool:
    """Others who have to do with the subject say whether what is called kept was kept; never whose promise it is or was."""
    is_theirs = actor.id == commitment.person_id or can_speak_for(actor, commitment)
    is_judged = commitment.is_kept and commitment.hidden_at is None
    return actor.is_signed_in and is_involved and is_judged and not is_theirs


def can_hide_commitment(actor: Actor, commitment: Commitment) -> bool:
    """Moderators take it out of sight with the post that carries it, never their own."""
    return actor.holds("moderator") and actor.id != commitment.person_id
