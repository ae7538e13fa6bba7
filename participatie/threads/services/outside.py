"""Asking somebody without an account one question: by a link that works once, for two weeks, until it is revoked."""

from datetime import timedelta

from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import or_, update

from participatie.accounts.addresses import normal_address
from participatie.accounts.models import Person
from participatie.accounts.names import chosen_name
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.kernel.outbox import put_mail
from participatie.kernel.text import render_markdown
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject
from participatie.threads import queries
from participatie.threads.events import OutsideQuestionRevoked, OutsiderAsked, PostWritten
from participatie.threads.links import hash_of_token, token_of, unused_hash
from participatie.threads.models import Capacity, OutsideQuestion, Post, PostKind
from participatie.threads.permissions import can_answer_outside, can_ask_outsider, can_revoke
from participatie.threads.services.posts import usable_body, write

LIFE, REMIND_AFTER, MOST_OPEN = timedelta(days=14), timedelta(days=7), 10


def ask_outsider(actor: Actor, subject: Subject, name: str, address: str, question: str, voice_key: str) -> OutsideQuestion:
    """Put a question in the conversation, and mail a link to somebody who can answer it there without an account."""
    voices = queries.list_asking_voices(actor, subject)
    authorize(can_ask_outsider, actor, subject, bool(voices))
    if voice_key not in {voice.key for voice in voices}:
        raise Refused(_("Kies namens wie je dit vraagt."), field="voice")
    email, who = normal_address(address), usable_name(name)
    subjects.hold(subject)
    running = [asked for asked in queries.list_own_questions(actor, subject.id) if asked.state == "open"]
    if len(running) >= MOST_OPEN:
        raise Refused(_("Er wachten al %(n)s vragen op antwoord. Trek er eerst een in.", n=MOST_OPEN), field="email")
    post = write(actor, subject, question, PostKind.QUESTION, voice_key)
    row = _new(actor, subject, post, who, email)
    emit(OutsiderAsked(by_id=actor.id, subject_id=subject.id, post_id=post.id))
    send_link(row, "threads/outside")
    return row


def usable_name(name: str) -> str:
    """The name as it will stand with the answer; one that looks like that of an organisation is refused."""
    try:
        return chosen_name(name)
    except Refused as refusal:
        raise Refused(refusal.message, field="name") from refusal


def _new(actor: Actor, subject: Subject, post: Post, name: str, email: str) -> OutsideQuestion:
    moment = now()
    row = OutsideQuestion(
        subject_id=subject.id,
        subject=subject,
        post_id=post.id,
        post=post,
        asked_by_id=actor.id,
        asked_by=db.session.get_one(Person, actor.id),
        name=name,
        email=email,
        language=str(get_locale() or "nl"),
        token_hash=unused_hash(),
        created_at=moment,
        expires_at=moment + LIFE,
    )
    db.session.add(row)
    db.session.flush()
    return row


def send_link(question: OutsideQuestion, template: str) -> None:
    """Mail the link. The mail says who asks and about what; the question itself stands behind the link."""
    email = question.email or ""
    token = token_of(question.id, question.subject_id, email, question.created_at)
    question.token_hash = hash_of_token(token)
    db.session.flush()
    names = {"asker": question.asked_by.display_name, "title": question.subject.title, "name": question.name}
    put_mail(email, template, question.language, token=token, days=LIFE.days, **names)


def answer_outside(token: str, name: str, body: str) -> Post:
    """Place the answer under the question, once. After that the link leads nowhere and the address is gone.

    Holding the link is the right to answer, so nobody in particular acts.
    """
    question = _held(queries.get_outside_question(token))
    text, who = usable_body(body), usable_name(name)
    post = Post(
        thread_id=question.post.thread_id,
        parent_id=question.post.parent_id or question.post_id,
        kind=PostKind.ANSWER,
        body=text,
        html=render_markdown(text),
        person_id=None,
        capacity=Capacity.OUTSIDER,
        said_by=who,
        through_id=question.asked_by_id,
        created_at=now(),
    )
    db.session.add(post)
    db.session.flush()
    question.answered_at, question.answer_id = now(), post.id
    _forget(question)
    subjects.note_post(question.subject_id, 1, post.created_at)
    written = PostWritten(
        subject_id=question.subject_id,
        post_id=post.id,
        kind=str(post.kind),
        capacity=str(post.capacity),
        parent_id=post.parent_id,
    )
    emit(written)
    asker = question.asked_by
    if asker.active:
        put_mail(asker.email, "threads/outside_answered", asker.language, post_id=post.id, title=question.subject.title)
    return post


def _held(question: OutsideQuestion) -> OutsideQuestion:
    """Of two answers at the same moment the second finds the link used."""
    columns = ("answered_at", "revoked_at", "email", "expires_at")
    db.session.refresh(question, columns, with_for_update=True)
    if not can_answer_outside(question):
        raise queries.link_is_over()
    return question


def revoke_question(actor: Actor, question: OutsideQuestion) -> None:
    """Take the question back: the link leads nowhere from now on. Doing so twice is no harm."""
    if question.revoked_at is not None:
        return
    db.session.refresh(question, ("answered_at", "revoked_at", "expires_at"), with_for_update=True)
    authorize(can_revoke, actor, question)
    question.revoked_at = now()
    _forget(question)
    emit(OutsideQuestionRevoked(by_id=actor.id, subject_id=question.subject_id, post_id=question.post_id))


def _forget(question: OutsideQuestion) -> None:
    question.email, question.name = None, ""
    db.session.flush()


def remind_outsiders() -> int:
    """Send one reminder a week after the question, while it is open; how many were sent."""
    moment = now()
    sent = 0
    for question in queries.list_to_remind(moment - REMIND_AFTER, moment + timedelta(days=1)):
        question.reminded_at = moment
        if can_answer_outside(question):
            send_link(question, "threads/outside_reminder")
            sent += 1
    db.session.flush()
    return sent


def forget_outsiders() -> int:
    """Remove the addresses of questions that are over; how many."""
    over = or_(
        OutsideQuestion.expires_at < now(), OutsideQuestion.answered_at.is_not(None), OutsideQuestion.revoked_at.is_not(None)
    )
    wanted = update(OutsideQuestion).where(over, OutsideQuestion.email.is_not(None)).values(email=None, name="")
    return len(db.session.execute(wanted.returning(OutsideQuestion.id)).all())
