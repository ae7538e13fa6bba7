"""Writing down for somebody else what was said at the door, by phone or on paper; and that person taking it over."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _

from participatie.accounts.names import chosen_name
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.discretion import refuse_personal_details
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import render_markdown
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject
from participatie.threads import queries
from participatie.threads.events import PostWritten, RecordingClaimed, WordsRecorded
from participatie.threads.links import codes_of, hashes_of_code, typed_code, unused_hash
from participatie.threads.models import Capacity, Channel, Post, PostKind, Recording
from participatie.threads.permissions import can_record_post
from participatie.threads.services.posts import thread_about, usable_body
from participatie.threads.voices import Voice

CODE_LIFE = timedelta(days=365)


@dataclass(frozen=True)
class Said:
    """Who said it in words that everybody may read, how and when, and that this person agreed to have it here."""

    by: str
    channel: str
    on: date
    has_consent: bool


def record_post(actor: Actor, subject: Subject, said: Said, body: str, voice_key: str) -> Recording:
    """Put what somebody said in the conversation, as their words and not as those of who wrote them down."""
    authorize(can_record_post, actor, subject)
    voice = recording_voice(actor, voice_key)
    who = usable_said(said)
    text = usable_body(body)
    refuse_personal_details({"body": text})
    post = Post(
        thread=thread_about(subject),
        kind=PostKind.RECORD,
        body=text,
        html=render_markdown(text),
        partner_id=voice.partner_id,
        team_id=voice.team_id,
        capacity=Capacity.RECORDED,
        said_by=who,
        through_id=actor.id,
        created_at=now(),
    )
    db.session.add(post)
    db.session.flush()
    subjects.note_post(subject.id, 1, post.created_at)
    kind, capacity = str(post.kind), str(post.capacity)
    emit(PostWritten(by_id=actor.id, subject_id=subject.id, post_id=post.id, kind=kind, capacity=capacity))
    return keep_recording(actor, subject, voice, said, post)


def recording_voice(actor: Actor, key: str) -> Voice:
    """For which team or partner it is written down."""
    for voice in queries.list_party_voices(actor):
        if voice.key == key:
            return voice
    raise Refused(_("Kies namens wie je dit opschrijft."), field="voice")


def usable_said(said: Said) -> str:
    """Who said it, as everybody may read it. Without consent nothing is written down."""
    if not said.has_consent:
        raise Refused(_("Schrijf het alleen op als die persoon dat goed vindt."), field="has_consent")
    if said.channel not in set(Channel):
        raise Refused(_("Kies hoe je het hoorde."), field="channel")
    if said.on > today():
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of een dag daarvoor."), field="said_on")
    refuse_personal_details({"said_by": said.by})
    try:
        return chosen_name(said.by)
    except Refused as refusal:
        raise Refused(refusal.message, field="said_by") from refusal


def keep_recording(actor: Actor, subject: Subject, voice: Voice, said: Said, post: Post | None = None) -> Recording:
    """Keep that it was written down, and a code with which the person who said it takes it over. The caller authorised it."""
    moment = now()
    recording = Recording(
        subject_id=subject.id,
        subject=subject,
        post_id=post.id if post else None,
        partner_id=voice.partner_id,
        team_id=voice.team_id,
        channel=Channel(said.channel),
        said_on=said.on,
        recorded_by_id=actor.id,
        recorded_at=moment,
        code_hash=unused_hash(),
        expires_at=moment + CODE_LIFE,
    )
    db.session.add(recording)
    db.session.flush()
    code = codes_of(recording.id, subject.id, moment)[0]
    recording.code_hash = hashes_of_code(code)[0]
    db.session.flush()
    emit(WordsRecorded(by_id=actor.id, subject_id=subject.id, recording_id=recording.id, channel=str(recording.channel)))
    return recording


def claim_recording(actor: Actor, typed: str) -> Recording:
    """Take over what was written down for oneself. A code that is wrong, used or too old gets one and the same answer."""
    if actor.id is None:
        raise NotFound
    code = typed_code(typed)
    recording = queries.find_recording_of(code) if code else None
    if recording is None or recording.claimed_at is not None or recording.expires_at < now():
        raise Refused(_("Deze code klopt niet, of is al gebruikt. Kijk nog eens op je briefje."), field="code")
    if recording.recorded_by_id == actor.id:
        raise Refused(_("Jij schreef dit op. Alleen wie het zei, kan het overnemen."), field="code")
    recording.claimed_by_id, recording.claimed_at = actor.id, now()
    if recording.post_id is not None:
        db.session.get_one(Post, recording.post_id).person_id = actor.id
    db.session.flush()
    is_whole = recording.post_id is None
    emit(RecordingClaimed(by_id=actor.id, subject_id=recording.subject_id, recording_id=recording.id, is_whole=is_whole))
    return recording
