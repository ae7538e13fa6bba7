"""Talks with people of the street: written down, read back to them, and confirmed by them."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.discretion import refuse_personal_details
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import render_markdown
from participatie.streets.events import TalkConfirmed, TalkRecorded
from participatie.streets.models import Contribution, Conversation, ConversationKind, Source, StreetPlan
from participatie.streets.permissions import can_design
from participatie.streets.services.contributions import Origin
from participatie.streets.services.recording import Said, record

MOST_PEOPLE = 2000


@dataclass(frozen=True)
class Talk:
    """What a designer writes down about a talk."""

    kind: ConversationKind
    held_on: date
    place: str
    people_count: int
    summary: str


def record_talk(actor: Actor, plan: StreetPlan, talk: Talk) -> Conversation:
    """Write down a talk. It counts once the summary was read back and found right."""
    authorize(can_design, actor, plan)
    written = Conversation(plan_id=plan.id, recorded_by_id=actor.id, recorded_at=now(), version=1)
    _write(written, talk)
    db.session.add(written)
    db.session.flush()
    emit(TalkRecorded(by_id=actor.id, subject_id=plan.id, talk_id=written.id))
    return written


def change_talk(actor: Actor, plan: StreetPlan, written: Conversation, talk: Talk, version: int) -> None:
    """Write it differently. What was confirmed is to be read back again when the summary changed."""
    authorize(can_design, actor, plan)
    if version != written.version:
        pairs = ((_("Samenvatting"), talk.summary, written.summary), (_("Waar"), talk.place, written.place))
        raise Conflict(tuple(Clash(label, mine, theirs) for label, mine, theirs in pairs if mine != theirs))
    if talk.summary != written.summary:
        written.confirmed_at, written.confirmed_how = None, ""
    _write(written, talk)
    written.version += 1
    db.session.flush()
    emit(TalkRecorded(by_id=actor.id, subject_id=plan.id, talk_id=written.id))


def confirm_talk(actor: Actor, plan: StreetPlan, written: Conversation, how: str) -> None:
    """Note that the summary was read back and is right, and how that was said. From now on everybody can read it."""
    authorize(can_design, actor, plan)
    if not written.summary.strip():
        raise Refused(_("Schrijf eerst een samenvatting. Die lees je voor."), field="how")
    refuse_personal_details({"how": how})
    if written.is_confirmed:
        return
    written.confirmed_at, written.confirmed_how = now(), how
    db.session.flush()
    emit(TalkConfirmed(by_id=actor.id, subject_id=plan.id, talk_id=written.id, kind=written.kind))


def record_said(actor: Actor, plan: StreetPlan, written: Conversation, said: Said) -> Contribution:
    """A wish or remark that was told in this talk."""
    return record(actor, plan, said, Origin(Source.TALK, conversation_id=written.id))


def _write(written: Conversation, talk: Talk) -> None:
    if talk.held_on > today():
        raise Refused(_("Dit gesprek is nog niet geweest. Kies vandaag of een dag daarvoor."), field="held_on")
    if not 1 <= talk.people_count <= MOST_PEOPLE:
        raise Refused(_("Vul in met hoeveel mensen je sprak: 1 tot %(n)s.", n=MOST_PEOPLE), field="people_count")
    refuse_personal_details({"place": talk.place, "summary": talk.summary})
    written.kind, written.held_on, written.place = talk.kind, talk.held_on, talk.place
    written.people_count = talk.people_count
    written.summary, written.summary_html = talk.summary, render_markdown(talk.summary)
