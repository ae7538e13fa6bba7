"""From the first word to the map: a draft that belongs to a browser or an account until it is placed."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from shapely.geometry.base import BaseGeometry
from sqlalchemy import delete

from participatie.initiatives import queries
from participatie.initiatives.models import KIND, DraftLink, Initiative, Maker, Need, NeedKind, Stage
from participatie.initiatives.permissions import can_place, can_write
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.text import render_markdown
from participatie.places.queries import area_at
from participatie.subjects import services as subjects
from participatie.subjects.models import Theme

DRAFT_LIFE = timedelta(days=30)

STEP_SENTENCES = {
    "place": _l("Kies eerst een plek op de kaart."),
    "story": _l("Geef je initiatief een titel en zeg in een zin wat je wilt."),
    "theme": _l("Kies eerst een thema."),
}


@dataclass(frozen=True)
class Text:
    """What a maker writes."""

    title: str
    lead: str
    story: str = ""
    why: str = ""


@dataclass(frozen=True)
class Wanted:
    """One thing that is still looked for."""

    kind: NeedKind
    what: str


def begin_draft(actor: Actor, geometry: BaseGeometry, place_name: str) -> Initiative:
    """A draft with only a place. Its key, 128 random bits, is the way back to it."""
    subject = subjects.begin(actor, KIND.name, Stage.IDEA)
    initiative = Initiative(id=subject.id, subject=subject, stage=Stage.IDEA, draft_key=secrets.token_urlsafe(16))
    initiative.makers, initiative.needs = [], []
    db.session.add(initiative)
    put(initiative, geometry, place_name)
    return initiative


def set_place(actor: Actor, initiative: Initiative, geometry: BaseGeometry, place_name: str) -> None:
    """Say where. The point that somebody chose wins from any address."""
    authorize(can_write, actor, initiative)
    put(initiative, geometry, place_name)


def put(initiative: Initiative, geometry: BaseGeometry, place_name: str) -> None:
    """Refuse a place outside the municipality, else put the initiative there."""
    if area_at(geometry) is None:
        raise Refused(_("Deze plek ligt buiten de gemeente. Kies een plek erbinnen."), field="geometry")
    subjects.place(initiative.subject, geometry)
    initiative.place_name = place_name
    db.session.flush()


def set_text(actor: Actor, initiative: Initiative, text: Text) -> None:
    """Say what, and why it matters."""
    authorize(can_write, actor, initiative)
    write(initiative, text)


def write(initiative: Initiative, text: Text) -> None:
    """Keep the text, and its safe rendering beside it."""
    initiative.subject.title, initiative.subject.lead = text.title, text.lead
    initiative.story, initiative.why = text.story, text.why
    initiative.story_html = render_markdown(text.story)
    initiative.subject.changed_at = now()
    db.session.flush()


def set_theme(actor: Actor, initiative: Initiative, theme: Theme) -> None:
    """Say what it is about; with the place this decides which team answers."""
    authorize(can_write, actor, initiative)
    initiative.subject.theme_id = theme.id
    db.session.flush()


def set_needs(actor: Actor, initiative: Initiative, wanted: Sequence[Wanted]) -> None:
    """Say what is still needed."""
    authorize(can_write, actor, initiative)
    replace_needs(initiative, wanted)


def replace_needs(initiative: Initiative, wanted: Sequence[Wanted]) -> None:
    """Put these needs of a draft in the place of those that were there; what stays the same stays the same row."""
    before = {(need.kind, need.what): need for need in initiative.needs}
    kept = [_the_same(before, need) or Need(kind=need.kind, what=need.what) for need in wanted]
    for position, need in enumerate(kept):
        need.position = position
    initiative.needs[:] = kept
    db.session.flush()


def _the_same(before: dict[tuple[str, str], Need], wanted: Wanted) -> Need | None:
    key = (str(wanted.kind), wanted.what)
    return before.pop(key) if key in before else None


def forget_old_drafts() -> int:
    """Throw away drafts that nobody touched for thirty days, as the privacy page says; how many there were."""
    old = queries.list_old_drafts(now() - DRAFT_LIFE)
    for initiative in old:
        throw_away(initiative)
    return len(old)


def throw_away(initiative: Initiative) -> None:
    """Remove a draft for good."""
    subject = initiative.subject
    db.session.execute(delete(DraftLink).where(DraftLink.initiative_id == initiative.id))
    db.session.delete(initiative)
    db.session.flush()
    subjects.discard(subject)


def claim(actor: Actor, initiative: Initiative) -> None:
    """The draft of a browser becomes that of the person who followed the link."""
    if initiative.subject.creator_id is None:
        initiative.subject.creator_id = actor.id
        db.session.flush()


def refuse_incomplete(initiative: Initiative) -> None:
    """Say what is still missing before it can go on the map."""
    for step in initiative.missing():
        raise Refused(str(STEP_SENTENCES[step]), field=step)


def place_draft(actor: Actor, initiative: Initiative) -> None:
    """Put the initiative on the map; from this moment the term for a first answer runs."""
    subjects.hold(initiative.subject)
    authorize(can_place, actor, initiative)
    refuse_incomplete(initiative)
    claim(actor, initiative)
    if actor.id is not None:
        initiative.makers.append(Maker(person_id=actor.id, since=now()))
    db.session.flush()
    subjects.publish(actor, initiative.subject)
    if actor.id is not None:
        subjects.follow(actor, initiative.subject)
