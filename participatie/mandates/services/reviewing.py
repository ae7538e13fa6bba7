"""Reading afterwards: who gave the mandate asks about a decision, in public. No step here changes the decision."""

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import add_working_days, now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.mandates.events import ReviewAnswered, ReviewClosed, ReviewOpened
from participatie.mandates.models import Decision, Ending, Review
from participatie.mandates.permissions import can_answer_review, can_close_review, can_review
from participatie.mandates.services.asking import usable_said, usable_text
from participatie.mandates.services.facts import decision_facts
from participatie.mandates.services.mailing import mail_review

REVIEW_DAYS = 5
"""So many working days who decided has to answer; after that the giver can close it without."""


def open_review(actor: Actor, decision: Decision, question: str) -> Review:
    """Ask about a decision that was taken. One question at a time."""
    authorize(can_review, actor, decision)
    asked = usable_said(question, "question", _("Schrijf je vraag."))
    review = Review(
        decision=decision, question=asked, asked_by_id=actor.id, asked_at=now(), due_on=add_working_days(today(), REVIEW_DAYS)
    )
    try:
        with db.session.begin_nested():
            db.session.add(review)
    except IntegrityError:
        raise Refused(_("Over dit besluit loopt al een vraag. Wacht op het antwoord of sluit die vraag."), "question") from None
    emit(ReviewOpened(by_id=actor.id, review_id=review.id, giver=decision.mandate.giver, **decision_facts(decision)))
    mail_review("review_asked", review)
    return review


def answer_review(actor: Actor, review: Review, answer: str) -> None:
    """Say why it was decided so, once."""
    _hold(review)
    authorize(can_answer_review, actor, review)
    review.answer = usable_text(answer, "answer", _("Schrijf je antwoord."))
    review.answered_by_id, review.answered_at = actor.id, now()
    db.session.flush()
    emit(ReviewAnswered(by_id=actor.id, review_id=review.id, **decision_facts(review.decision)))
    mail_review("review_answered", review)


def close_review(actor: Actor, review: Review, ending: str, words: str) -> None:
    """Close the question, with or without an answer, and say how. Asking for a new decision takes one sentence why."""
    _hold(review)
    authorize(can_close_review, actor, review)
    if ending not in set(Ending):
        raise Refused(_("Kies hoe je deze vraag sluit."), field="ending")
    why = "" if ending == Ending.CLEAR else _("Vertel in één zin wat je bedoelt.")
    review.closing = usable_said(words, "closing", why) if words.strip() or why else ""
    review.ending, review.closed_by_id, review.closed_at = ending, actor.id, now()
    db.session.flush()
    giver = review.decision.mandate.giver
    emit(ReviewClosed(by_id=actor.id, review_id=review.id, giver=giver, ending=ending, **decision_facts(review.decision)))
    mail_review("review_closed", review)


def _hold(review: Review) -> None:
    """Hold the row: of two who act at once the second sees what the first did."""
    db.session.refresh(review, ["answered_at", "closed_at"], with_for_update={"key_share": True})
