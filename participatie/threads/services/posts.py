"""Writing, changing and taking back posts. The voice is stamped when a post is written and touched nowhere else."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from participatie.commitments import services as commitments
from participatie.commitments.models import Commitment
from participatie.commitments.queries import find_commitment
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, NotFound, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import clean_body, render_markdown
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject
from participatie.teams import services as teams
from participatie.threads import queries
from participatie.threads.events import PostEdited, PostHidden, PostShown, PostWithdrawn, PostWritten
from participatie.threads.filling import open_fields
from participatie.threads.models import MAX_LENGTH, Capacity, Post, PostKind, PostVersion, Thread
from participatie.threads.permissions import can_edit, can_hide_post, can_reply, can_withdraw, can_write
from participatie.threads.services.mentioning import tell_mentioned
from participatie.threads.voices import KINDS, SELF, Voice

ANSWERS = frozenset({PostKind.ANSWER, PostKind.COMMENT, PostKind.QUESTION, PostKind.COMMITMENT, PostKind.DECISION})


@dataclass(frozen=True)
class Promised:
    """What a post of the kind `commitment` promises, and by when."""

    what: str = ""
    due_on: date | None = None


def write(
    actor: Actor,
    subject: Subject,
    body: str,
    kind: str = PostKind.COMMENT,
    voice_key: str = SELF,
    parent_id: int | None = None,
    promised: Promised | None = None,
) -> Post:
    """Place a post in one of the actor's voices; a reply to a reply hangs under the post that began it.

    One of the kind `commitment` carries the promise of `promised`, made in the same voice; it may do without a text.
    """
    authorize(can_write, actor, subject)
    voice = held_voice(actor, subject, voice_key)
    if kind not in KINDS[voice.capacity]:
        raise Refused(_("Deze soort bericht past niet bij “Je schrijft als”. Verander een van de twee."), field="kind")
    if voice.capacity is Capacity.TEAM and (left := open_fields(body)):
        raise Refused(_("Vul %(field)s nog in, of haal het weg.", field=left[0]), field="body")
    parent = find_parent(actor, subject, parent_id)
    carried = _promise(actor, subject, voice, promised or Promised()) if kind == PostKind.COMMITMENT else None
    return _place(actor, subject, add_post(actor, subject, body, PostKind(kind), voice, parent, carried))


def write_decision(actor: Actor, subject: Subject, party_id: int, body: str) -> Post:
    """Place what was decided in the name of a team or a partner. It is in no form of the conversation.

    The caller has seen that the actor holds a mandate for it, which is not the same as speaking for them.
    """
    authorize(can_write, actor, subject)
    voice = queries.get_party_voice(party_id)
    return _place(actor, subject, add_post(actor, subject, body, PostKind.DECISION, voice, None))


def _place(actor: Actor, subject: Subject, post: Post) -> Post:
    subjects.note_post(subject.id, 1, post.created_at)
    emit(
        PostWritten(
            by_id=actor.id,
            subject_id=subject.id,
            post_id=post.id,
            kind=post.kind,
            capacity=post.capacity,
            partner_id=post.partner_id,
            team_id=post.team_id,
            parent_id=post.parent_id,
        )
    )
    _tell_teams(subject, post)
    return post


def edit(actor: Actor, post: Post, body: str, version: int) -> None:
    """Change the text; the one it replaces stays readable. Who began from an older version is told so."""
    _lock(post)
    authorize(can_edit, actor, post)
    text = usable_body(body)
    if post.version != version:
        raise Conflict((Clash(_("Bericht"), mine=text, theirs=post.body),))
    if text == post.body:
        return
    moment = now()
    earlier = PostVersion(post_id=post.id, version=post.version, body=post.body, html=post.html, replaced_at=moment)
    db.session.add(earlier)
    post.body, post.html, post.edited_at, post.version = text, render_markdown(text), moment, post.version + 1
    db.session.flush()
    tell_mentioned(actor, post, before=earlier.body)
    emit(PostEdited(by_id=actor.id, subject_id=post.thread.subject_id, post_id=post.id, version=post.version))


def withdraw(actor: Actor, post: Post) -> None:
    """Take it back: its place stays, its text can be read by nobody."""
    _lock(post)
    authorize(can_withdraw, actor, post)
    post.withdrawn_at = now()
    _count(post, -1)
    emit(PostWithdrawn(by_id=actor.id, subject_id=post.thread.subject_id, post_id=post.id))


def hide_post(actor: Actor, post: Post) -> None:
    """Take it out of sight for everybody. Doing so twice is no harm."""
    _lock(post)
    authorize(can_hide_post, actor, post)
    if post.hidden_at is not None:
        return
    post.hidden_at = now()
    if carried := _carried_by(post):
        commitments.hide(actor, carried)
    _count(post, -1)
    emit(PostHidden(by_id=actor.id, subject_id=post.thread.subject_id, post_id=post.id))


def show_post(actor: Actor, post: Post) -> None:
    """Put it back in sight."""
    _lock(post)
    authorize(can_hide_post, actor, post)
    if post.hidden_at is None:
        return
    post.hidden_at = None
    if carried := _carried_by(post):
        commitments.show(actor, carried)
    _count(post, 1)
    emit(PostShown(by_id=actor.id, subject_id=post.thread.subject_id, post_id=post.id))


def usable_body(body: str) -> str:
    """The text as it is kept; refused when there is none or too much of it."""
    text = clean_body(body)
    if not text:
        raise Refused(_("Schrijf eerst je bericht."), field="body")
    if len(text) > MAX_LENGTH:
        raise Refused(_("Je bericht is te lang. Er passen %(limit)s tekens.", limit=MAX_LENGTH), field="body")
    return text


def find_parent(actor: Actor, subject: Subject, parent_id: int | None) -> Post | None:
    """The post that this one answers, if it does and if that one can still be answered."""
    if parent_id is None:
        return None
    gone = Refused(_("Op dit bericht kun je niet meer reageren. Plaats je tekst als los bericht."), field="parent_id")
    try:
        parent = queries.get_post(actor, parent_id)
    except NotFound:
        raise gone from None
    if parent.thread.subject_id != subject.id or not can_reply(actor, subject, parent):
        raise gone
    return parent


def held_voice(actor: Actor, subject: Subject, key: str) -> Voice:
    """The voice with this key, as far as the actor holds it now."""
    for voice in queries.list_voices(actor, subject):
        if voice.key == key:
            return voice
    raise Refused(
        _("Kies namens wie je schrijft. Je kunt niet (meer) namens deze partner of dit team schrijven."), field="voice"
    )


def _promise(actor: Actor, subject: Subject, voice: Voice, promised: Promised) -> Commitment:
    key = voice.key if voice.partner_id or voice.team_id else SELF
    return commitments.promise(actor, subject, promised.what, promised.due_on, key)


def add_post(
    actor: Actor,
    subject: Subject,
    body: str,
    kind: PostKind,
    voice: Voice,
    parent: Post | None,
    carried: Commitment | None = None,
) -> Post:
    """Place a post; the caller has authorised that."""
    text = "" if carried is not None and not clean_body(body) else usable_body(body)
    post = Post(
        thread=thread_about(subject),
        parent_id=(parent.parent_id or parent.id) if parent else None,
        kind=kind,
        body=text,
        html=render_markdown(text),
        person_id=actor.id,
        partner_id=voice.partner_id,
        team_id=voice.team_id,
        capacity=voice.capacity,
        commitment_id=carried.id if carried else None,
        created_at=now(),
    )
    db.session.add(post)
    db.session.flush()
    return post


def _carried_by(post: Post) -> Commitment | None:
    return find_commitment(post.commitment_id) if post.commitment_id is not None else None


def thread_about(subject: Subject) -> Thread:
    """The conversation about a subject; made when this is its first post."""
    wanted = select(Thread).where(Thread.subject_id == subject.id, Thread.anchor == "")
    thread = db.session.scalar(wanted)
    if thread is not None:
        return thread
    try:
        with db.session.begin_nested():
            thread = Thread(subject=subject, anchor="", created_at=now())
            db.session.add(thread)
        return thread
    except IntegrityError:
        return db.session.scalars(wanted).one()


def _tell_teams(subject: Subject, post: Post) -> None:
    """The team answers when somebody speaks for it; a member who speaks as a neighbour does not, nor does a record."""
    for_team = post.capacity == Capacity.TEAM and post.team_id == queries.find_team_id(subject.id)
    if for_team and post.kind in ANSWERS:
        teams.note_answer(subject.id, post.id, post.created_at, post.person_id)
    elif post.kind != PostKind.RECORD:
        teams.note_post(subject.id, for_team, post.created_at)


def _lock(post: Post) -> None:
    """Hold this post, so that two changes at once come one after the other and the second sees what the first did."""
    columns = ("body", "html", "version", "edited_at", "withdrawn_at", "hidden_at")
    db.session.refresh(post, columns, with_for_update=True)


def _count(post: Post, change: int) -> None:
    db.session.flush()
    if not post.is_note:
        subjects.note_post(post.thread.subject_id, change, None)
