"""Questions to people without an account, and words that were written down for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import aliased, joinedload

from participatie.accounts.models import Person
from participatie.kernel.access import NOBODY, Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to
from participatie.threads.links import codes_of, hash_of_token, hashes_of_code
from participatie.threads.models import OutsideQuestion, Recording
from participatie.threads.permissions import can_answer_outside
from participatie.threads.queries.posts import find_team_id
from participatie.threads.queries.voices import list_voices
from participatie.threads.voices import Voice, asks

_ALL = (joinedload(OutsideQuestion.subject), joinedload(OutsideQuestion.post), joinedload(OutsideQuestion.asked_by))


@dataclass(frozen=True)
class Recorded:
    """That a subject was written down for somebody: by whom, for which team or partner, and how."""

    recorded_by: str
    party: str
    channel: str
    at: datetime
    is_claimed: bool


def list_asking_voices(actor: Actor, subject: Subject) -> list[Voice]:
    """The voices in which an actor may ask an outsider: that of a maker, and that of the responsible team."""
    team_id = find_team_id(subject.id)
    return [voice for voice in list_voices(actor, subject) if asks(voice, team_id)]


def get_outside_question(token: str) -> OutsideQuestion:
    """The question behind a link that can still be used. Used, revoked, too old or never made: it is not there."""
    wanted = select(OutsideQuestion).join(OutsideQuestion.subject).where(OutsideQuestion.token_hash == hash_of_token(token))
    found = db.session.scalar(wanted.where(visible_to(NOBODY)).options(*_ALL))
    if found is None or not can_answer_outside(found):
        raise link_is_over()
    return found


def link_is_over() -> NotFound:
    """What everybody is told whose link leads nowhere, whatever the reason."""
    return NotFound(_("Deze link werkt niet of niet meer. Je kunt er een keer mee antwoorden, tot 14 dagen na de mail."))


def get_own_question(actor: Actor, question_id: int) -> OutsideQuestion:
    """A question that this actor asked."""
    found = db.session.get(OutsideQuestion, question_id, options=_ALL)
    if found is None or actor.id is None or found.asked_by_id != actor.id:
        raise NotFound
    return found


def list_own_questions(actor: Actor, subject_id: int | None = None, limit: int = 50) -> Sequence[OutsideQuestion]:
    """What this actor asked people without an account, about one subject or all, newest first."""
    if actor.id is None:
        return []
    wanted = select(OutsideQuestion).where(OutsideQuestion.asked_by_id == actor.id)
    if subject_id is not None:
        wanted = wanted.where(OutsideQuestion.subject_id == subject_id)
    return db.session.scalars(wanted.options(*_ALL).order_by(OutsideQuestion.id.desc()).limit(limit)).all()


def list_to_remind(asked_before: datetime, over_after: datetime) -> Sequence[OutsideQuestion]:
    """Questions that were asked before this moment, are still open after that one, and of which nobody was reminded."""
    wanted = select(OutsideQuestion).where(
        OutsideQuestion.created_at < asked_before,
        OutsideQuestion.expires_at > over_after,
        OutsideQuestion.reminded_at.is_(None),
        OutsideQuestion.email.is_not(None),
    )
    return db.session.scalars(wanted.options(*_ALL).limit(500)).all()


def find_recording_of(code: str) -> Recording | None:
    """What can be taken over with this code, held until the end of the transaction."""
    wanted = select(Recording).where(Recording.code_hash.in_(hashes_of_code(code))).with_for_update()
    return db.session.scalar(wanted.execution_options(populate_existing=True))


def get_own_recording(actor: Actor, recording_id: int) -> Recording:
    """What this actor wrote down for somebody, until that person takes it over."""
    wanted = select(Recording).join(Recording.subject).where(Recording.id == recording_id, visible_to(actor))
    found = db.session.scalar(wanted.options(joinedload(Recording.subject), joinedload(Recording.post)))
    if found is None or actor.id is None or found.recorded_by_id != actor.id or found.claimed_at is not None:
        raise NotFound
    return found


def code_of(recording: Recording) -> str:
    """The code of what was written down, for the slip that the person gets."""
    for code in codes_of(recording.id, recording.subject_id, recording.recorded_at):
        if recording.code_hash in hashes_of_code(code):
            return code
    raise NotFound


def find_recorded(subject_id: int) -> Recorded | None:
    """That a subject as a whole was written down for somebody."""
    party, partner = aliased(Subject), aliased(Subject)
    row = db.session.execute(
        select(Recording, Person.display_name, party.title, partner.title)
        .join(Person, Person.id == Recording.recorded_by_id)
        .outerjoin(party, party.id == Recording.team_id)
        .outerjoin(partner, partner.id == Recording.partner_id)
        .where(Recording.subject_id == subject_id, Recording.post_id.is_(None))
    ).first()
    if row is None:
        return None
    recording, name, team_name, partner_name = row
    party_name = team_name or partner_name or ""
    return Recorded(name, party_name, recording.channel, recording.recorded_at, recording.claimed_at is not None)
