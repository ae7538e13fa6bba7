"""What initiatives add to the platform: their makers' voice and mail, photos of drafts, and a list under "Mijn"."""

from dataclasses import dataclass

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import sections, waiting
from participatie.initiatives import similar
from participatie.initiatives.maker_wiring import tell_makers
from participatie.initiatives.models import KIND, Initiative
from participatie.initiatives.offer_wiring import tell_offers
from participatie.initiatives.queries import (
    find_by_draft_key,
    get_initiative,
    is_maker,
    list_carrier_ids,
    list_made_ids,
    list_mine,
    list_self_made_ids,
    may_see_draft_photo,
)
from participatie.initiatives.queries.texts import read_texts
from participatie.initiatives.services import forget_old_drafts
from participatie.initiatives.services.makership import let_in_as_agreed
from participatie.initiatives.steps import url_of_draft
from participatie.initiatives.union_wiring import tell_unions
from participatie.kernel.access import Actor
from participatie.kernel.db import unit_of_work
from participatie.kernel.files import register_guard
from participatie.kernel.jobs import nightly
from participatie.notifications import recipients
from participatie.partners import carriers
from participatie.partners.carriers import Carrying
from participatie.subjects import suggesting
from participatie.subjects.finding import register_texts
from participatie.subjects.models import Subject
from participatie.subjects.urls import url_of
from participatie.threads import voices
from participatie.threads.models import Capacity
from participatie.threads.voices import Voice


@dataclass(frozen=True)
class OwnLine:
    """One initiative or draft in the list of its writer."""

    title: str
    url: str
    label: str
    tone: str


def likely_links(actor: Actor, subject: Subject) -> list[int]:
    """What this person makes, and the initiatives that are like this one."""
    mine = [it.id for it in list_mine(actor) if not it.is_draft]
    if subject.kind != KIND.name:
        return list(mine)
    like = similar.find(actor, get_initiative(actor, subject.id))
    return [*(one.card.id for one in like), *mine]


def init_app(_app: Flask) -> None:
    """Register all of it with the floors below."""
    register_guard(may_see_draft_photo)
    voices.register(maker_voice)
    recipients.register(list_carrier_ids, KIND.name)
    makers = Carrying(is_maker, list_carrier_ids, list_made_ids, _l("de makers"), shares_making=True, let_in=let_in_as_agreed)
    carriers.register(KIND.name, makers)
    sections.register(own_initiatives)
    waiting.register(waiting_draft)
    register_texts(KIND.name, read_texts)
    tell_makers()
    suggesting.register(likely_links)
    tell_offers()
    tell_unions()


@nightly
def throw_old_drafts_away() -> None:
    """Keep what the privacy page promises."""
    with unit_of_work():
        forget_old_drafts()


def maker_voice(actor: Actor, subject: Subject) -> list[Voice]:
    """Makers speak as makers in the conversation about what they make."""
    if subject.kind != KIND.name or not is_maker(actor, subject.id):
        return []
    return [Voice("maker", _l("maker van dit initiatief"), Capacity.MAKER)]


def waiting_draft(key: str) -> waiting.Waiting | None:
    """The draft that the link in a mail will place."""
    draft = find_by_draft_key(key)
    return waiting.Waiting(draft.subject.title, draft.subject.lead) if draft is not None and draft.is_draft else None


def own_initiatives(actor: Actor) -> sections.Section | None:
    """The initiatives and drafts of this person."""
    made = list_self_made_ids(actor)
    lines = [own_line(actor, initiative, is_made=initiative.id in made) for initiative in list_mine(actor)]
    return sections.Section(_("Mijn initiatieven"), "initiatives/_mine.html", {"lines": lines})


def own_line(actor: Actor, initiative: Initiative, *, is_made: bool) -> OwnLine:
    """A draft leads to its last step, an initiative to its page; a hidden one that has none for them to the way out."""
    subject = initiative.subject
    title = subject.title or _("Nog zonder titel")
    if initiative.is_draft:
        return OwnLine(title, url_of_draft(initiative), _("Concept"), "neutral")
    if subject.is_hidden and actor.id != subject.creator_id and not actor.holds("moderator"):
        way_out = url_for("initiatives.leave", subject_id=subject.id) if is_made else ""
        return OwnLine(title, way_out, _("Verborgen"), "brick")
    if subject.is_hidden:
        return OwnLine(title, url_of(subject), _("Verborgen"), "brick")
    state = KIND.state(initiative.stage)
    return OwnLine(title, url_of(subject), str(state.label), state.tone)
