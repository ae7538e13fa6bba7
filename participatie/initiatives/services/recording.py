"""An initiative written down for somebody else. It has no maker until that person takes it over."""

from dataclasses import dataclass

from participatie.initiatives import queries
from participatie.initiatives.models import KIND, Initiative, Maker, Stage
from participatie.initiatives.permissions import can_record
from participatie.initiatives.placing import Spot
from participatie.initiatives.services.drafts import Text, put, refuse_incomplete, write
from participatie.kernel.access import NOBODY, Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.discretion import refuse_personal_details
from participatie.subjects import services as subjects
from participatie.subjects.models import Theme
from participatie.threads import services as threads
from participatie.threads.models import Recording
from participatie.threads.services import Said


@dataclass(frozen=True)
class Told:
    """What somebody wants, where and about what."""

    text: Text
    spot: Spot
    theme: Theme


def record_initiative(actor: Actor, said: Said, told: Told, voice_key: str) -> Recording:
    """Put it on the map as what that person wants. Who wrote it down has no rights over it."""
    authorize(can_record, actor)
    who = threads.usable_said(said)
    refuse_personal_details({"title": told.text.title, "lead": told.text.lead, "why": told.text.why})
    subject = subjects.begin(NOBODY, KIND.name, Stage.IDEA)
    voice = threads.recording_voice(actor, voice_key)
    initiative = Initiative(id=subject.id, subject=subject, stage=Stage.IDEA, said_by=who)
    initiative.makers, initiative.needs = [], []
    db.session.add(initiative)
    put(initiative, told.spot.geometry, told.spot.name)
    write(initiative, told.text)
    subject.theme_id = told.theme.id
    refuse_incomplete(initiative)
    subjects.publish(actor, subject)
    return threads.keep_recording(actor, subject, voice, said)


def take_over(actor: Actor, subject_id: int) -> None:
    """Who said it is its maker from now on. The code was theirs, which the service of the code saw to."""
    initiative = queries.get_initiative(actor, subject_id)
    if actor.id is None or actor.id in initiative.maker_ids():
        return
    initiative.subject.creator_id = initiative.subject.creator_id or actor.id
    initiative.makers.append(Maker(person_id=actor.id, since=now()))
    db.session.flush()
    subjects.follow(actor, initiative.subject)
