"""Bringing in a wish or a remark, from the web, from paper or from a talk, and taking it back."""

import secrets
from dataclasses import dataclass

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.kernel.access import NOBODY, Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, NotFound, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import render_markdown
from participatie.streets import queries
from participatie.streets.events import ContributionWithdrawn
from participatie.streets.models import REMARK, WISH, Contribution, Source, StreetPlan, Verdict, Zone
from participatie.streets.permissions import can_change, can_move, can_record, can_remark, can_wish
from participatie.streets.services.rounds import hold
from participatie.subjects import services as subjects


@dataclass(frozen=True)
class Wording:
    """What somebody wishes or remarks: a short sentence, more about it, why, and for whom."""

    title: str
    body: str = ""
    why: str = ""
    for_whom: str = ""
    element_kind: str = ""
    place_label: str = ""


@dataclass(frozen=True)
class Target:
    """What a remark is about: a version, and in it an element or a strip of a cross-section, or else a spot."""

    version_id: int
    element_key: str | None = None
    section_id: int | None = None
    strip_key: str | None = None


@dataclass(frozen=True)
class Origin:
    """How it came in, when not by the web: from a slip, or in a talk."""

    source: Source = Source.WEB
    slip_number: str = ""
    conversation_id: int | None = None


def begin_wish(actor: Actor, plan: StreetPlan, wording: Wording, place: BaseGeometry) -> Contribution:
    """A wish that waits until its writer is known; `draft_key` (128 random bits) is the way back to it."""
    authorize(can_wish, actor, plan)
    return _begin(actor, plan, WISH.name, wording, place)


def begin_remark(actor: Actor, plan: StreetPlan, wording: Wording, place: BaseGeometry, target: Target) -> Contribution:
    """A remark that waits until its writer is known."""
    authorize(can_remark, actor, plan)
    if not queries.is_online(plan.id, target.version_id):
        raise NotFound
    remark = _begin(actor, plan, REMARK.name, wording, place)
    for name, value in vars(target).items():
        setattr(remark, name, value)
    db.session.flush()
    return remark


def begin_recorded(actor: Actor, plan: StreetPlan, kind: str, wording: Wording, place: BaseGeometry) -> Contribution:
    """A wish or remark that a designer writes down for somebody else."""
    authorize(can_record, actor, plan)
    return _begin(actor, plan, kind, wording, place)


def place_contribution(actor: Actor, contribution: Contribution, origin: Origin | None = None) -> None:
    """Put it with the plan, under the next number. Refused when its round closed meanwhile; the text is kept."""
    plan = contribution.plan
    hold(plan)
    if contribution.number is not None:  # placed before, and perhaps taken back since
        return
    if origin is None:
        if not (can_wish if contribution.is_wish else can_remark)(actor, plan) or not actor.is_signed_in:
            raise Refused(_("Deze ronde is net gesloten. Je tekst staat hier nog. Zet hem in het gesprek onder het plan."))
        contribution.subject.creator_id = actor.id
    else:
        authorize(can_record, actor, plan)
        contribution.subject.creator_id = None
        contribution.source, contribution.slip_number = origin.source, origin.slip_number
        contribution.conversation_id = origin.conversation_id
    _put_online(actor, contribution)
    if origin is None:
        subjects.follow(actor, contribution.subject)


def place_by_letter(plan: StreetPlan, wording: Wording, place: BaseGeometry) -> Contribution:
    """A wish of a household that its letter gives the right to; the caller looked at the code. It has no writer."""
    wish = _begin(NOBODY, plan, WISH.name, wording, place)
    wish.source = Source.LETTER
    _put_online(NOBODY, wish)
    return wish


def _put_online(actor: Actor, contribution: Contribution) -> None:
    plan = contribution.plan
    contribution.number, plan.next_number = plan.next_number, plan.next_number + 1
    db.session.flush()
    subjects.publish(actor, contribution.subject)


def claim(actor: Actor, contribution: Contribution) -> None:
    """What a browser began becomes that of the person who followed the link."""
    if contribution.subject.creator_id is None and contribution.is_draft:
        contribution.subject.creator_id = actor.id
        db.session.flush()


def note_answer_of_writer(subject_id: int, person_id: int | None) -> None:
    """The writer answered the designer's question in the conversation: now the designer is to reply again."""
    contribution = db.session.get(Contribution, subject_id)
    if contribution is None or person_id is None or contribution.subject.creator_id != person_id:
        return
    if contribution.verdict is Verdict.ASKED:
        contribution.subject.state, contribution.answered_at = Verdict.WAITING, None
        db.session.flush()


def change_contribution(actor: Actor, contribution: Contribution, wording: Wording, version: int) -> None:
    """Write it differently, until it is answered. Whoever began from an older version gets to see both texts."""
    authorize(can_change, actor, contribution)
    if version != contribution.version:
        pairs = ((_("Kort"), wording.title, contribution.subject.title), (_("Tekst"), wording.body, contribution.body))
        raise Conflict(tuple(Clash(label, mine, theirs) for label, mine, theirs in pairs if mine != theirs))
    _write(contribution, wording)
    contribution.version += 1
    subjects.edited(actor, contribution.subject, ["text"])


@dataclass(frozen=True)
class Place:
    """Where something is, what that place is called, and the element that lies there."""

    geometry: BaseGeometry
    label: str = ""
    element_key: str | None = None
    element_kind: str = ""


def move_contribution(actor: Actor, contribution: Contribution, place: Place, version: int) -> None:
    """Put it on another place while its round is open. Whoever began from an older version gets to see both."""
    authorize(can_move, actor, contribution)
    hold(contribution.plan)
    zone = zone_of(contribution.plan, place.geometry)
    if version != contribution.version:
        raise Conflict((Clash(_("Plek"), place.label, contribution.place_label),))
    contribution.zone, contribution.place_label = zone, place.label[:120]
    if not contribution.is_wish:
        contribution.element_key, contribution.element_kind = place.element_key, place.element_kind
    subjects.place(contribution.subject, place.geometry)
    contribution.version += 1
    subjects.edited(actor, contribution.subject, ["place"])


def withdraw(actor: Actor, contribution: Contribution) -> None:
    """Take it back. It disappears for others; its number stays empty."""
    authorize(can_change, actor, contribution)
    contribution.subject.published_at = None
    contribution.answered_at = now()
    db.session.flush()
    emit(ContributionWithdrawn(by_id=actor.id, subject_id=contribution.id, plan_id=contribution.plan_id))


def zone_of(plan: StreetPlan, place: BaseGeometry) -> Zone:
    """Whether a place lies in the street itself or in the ring; elsewhere is refused."""
    if plan.subject.geometry is not None and plan.subject.geometry.intersects(place):
        return Zone.INSIDE
    if plan.ring.intersects(place):
        return Zone.RING
    raise Refused(_("Deze plek ligt buiten de straat van dit plan. Kies een plek binnen de stippellijn."), field="geometry")


def _begin(actor: Actor, plan: StreetPlan, kind: str, wording: Wording, place: BaseGeometry) -> Contribution:
    zone = zone_of(plan, place)
    subject = subjects.begin(actor, kind, Verdict.WAITING, whole=plan.subject)
    contribution = Contribution(id=subject.id, subject=subject, plan_id=plan.id, plan=plan, zone=zone)
    contribution.draft_key, contribution.replies = secrets.token_urlsafe(16), []
    db.session.add(contribution)
    subjects.place(subject, place)
    subject.theme_id = plan.subject.theme_id
    _write(contribution, wording)
    return contribution


def _write(contribution: Contribution, wording: Wording) -> None:
    contribution.subject.title = wording.title
    contribution.body, contribution.body_html = wording.body, render_markdown(wording.body)
    contribution.why, contribution.for_whom = wording.why, wording.for_whom
    contribution.element_kind, contribution.place_label = wording.element_kind, wording.place_label
    contribution.subject.changed_at = now()
    db.session.flush()
