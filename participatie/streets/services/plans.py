"""Beginning a plan, saying where and with whom, what bounds it, and putting it before the street."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry
from sqlalchemy import delete

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import render_markdown
from participatie.places.geometry import area_m2, from_rd, to_rd
from participatie.places.queries import AddressRow, area_at
from participatie.places.spelling import fold_name
from participatie.streets import queries
from participatie.streets.events import DesignerAdded, DesignerLeft
from participatie.streets.models import (
    STREET_PLAN,
    TODAY,
    BoundKind,
    Firmness,
    PlanAddress,
    PlanBound,
    PlanDesigner,
    PlanRound,
    PlanVersion,
    Round,
    StreetPlan,
)
from participatie.streets.permissions import can_begin_plan, can_design
from participatie.subjects import services as subjects
from participatie.subjects.models import SubjectId, Theme

MOST_RING_M = 500
MOST_AREA_M2 = 1_000_000


@dataclass(frozen=True)
class PlanText:
    """What a plan is about, and the figures of the client."""

    title: str
    lead: str
    introduction: str = ""
    ring_m: int = 50
    client_id: SubjectId | None = None
    budget_cents: int | None = None
    works_from_on: date | None = None
    works_until_on: date | None = None


MARKED = ("kind", "firmness", "title", "reason", "source", "width_cm")
"""In what bounds differ, their place aside."""


@dataclass(frozen=True)
class Bound:
    """One thing that can still change or cannot, as a designer writes it."""

    kind: BoundKind
    firmness: Firmness
    title: str
    reason: str
    source: str
    geometry: BaseGeometry | None = None
    width_cm: int | None = None


def begin_plan(actor: Actor, text: PlanText, perimeter: BaseGeometry, theme: Theme | None) -> StreetPlan:
    """A plan that only its designers see, with a version for the street as it is. Who begins it is its first designer."""
    authorize(can_begin_plan, actor)
    subject = subjects.begin(actor, STREET_PLAN.name, Round.BOUNDS)
    plan = StreetPlan(id=subject.id, subject=subject, ring=perimeter)
    plan.designers = [PlanDesigner(person_id=actor.id, since=now())] if actor.id is not None else []
    db.session.add(plan)
    _write(plan, text)
    _bound(plan, perimeter, text.ring_m)
    subject.theme_id = theme.id if theme else None
    db.session.add(PlanVersion(plan_id=plan.id, number=TODAY, created_by_id=actor.id, created_at=now()))
    db.session.flush()
    return plan


def change_plan(actor: Actor, plan: StreetPlan, text: PlanText, version: int, theme: Theme | None = None) -> None:
    """Write it differently. Whoever began from an older version gets to see both texts. Without a theme it keeps its own."""
    authorize(can_design, actor, plan)
    if version != plan.version:
        pairs = (
            (_("Titel"), text.title, plan.subject.title),
            (_("In een zin"), text.lead, plan.subject.lead),
            (_("Inleiding"), text.introduction, plan.introduction),
        )
        raise Conflict(tuple(Clash(label, mine, theirs) for label, mine, theirs in pairs if mine != theirs))
    if text.ring_m != plan.ring_m:
        if plan.round is not Round.BOUNDS:
            raise Refused(_("De ring ligt vast zodra bewoners wensen geven."), field="ring_m")
        _refuse_with_letters(plan, "ring_m")
    _write(plan, text)
    plan.version += 1
    if plan.subject.geometry is not None and text.ring_m != plan.ring_m:
        _bound(plan, plan.subject.geometry, text.ring_m)
        if plan.subject.is_published:
            take_addresses(plan)
    is_other = theme is not None and theme.id != plan.subject.theme_id
    if theme is not None:
        plan.subject.theme_id = theme.id
    subjects.edited(actor, plan.subject, ["text", "theme"] if is_other else ["text"])


def set_perimeter(actor: Actor, plan: StreetPlan, perimeter: BaseGeometry) -> None:
    """Say differently which street it is about, as long as nobody was asked anything."""
    authorize(can_design, actor, plan)
    if plan.round is not Round.BOUNDS:
        raise Refused(_("De grens ligt vast zodra bewoners wensen geven."), field="geometry")
    _refuse_with_letters(plan, "geometry")
    _bound(plan, perimeter, plan.ring_m)
    if plan.subject.is_published:
        subjects.edited(actor, plan.subject, ["place"])
        take_addresses(plan)


def set_bounds(actor: Actor, plan: StreetPlan, bounds: Sequence[Bound], seen: int | None = None) -> None:
    """Say what can still change and what cannot. Once wishes are open this is a promise.

    `seen` is the mark of the bounds on which the writer began; when others stand there now, both are shown.
    """
    authorize(can_design, actor, plan)
    if plan.round is not Round.BOUNDS:
        raise Refused(_("Dit verandert niet meer zodra bewoners wensen geven."))
    standing = queries.list_bounds(plan.id)
    if seen is not None and seen != mark_of(standing):
        raise Conflict((Clash(_("Wat ligt vast?"), _in_lines(bounds), _in_lines(standing)),))
    if any(bound.width_cm is not None and bound.kind != BoundKind.EMERGENCY for bound in bounds):
        raise Refused(_("Een breedte hoort alleen bij brandweer en ambulance."))
    db.session.execute(delete(PlanBound).where(PlanBound.plan_id == plan.id))
    for position, bound in enumerate(bounds):
        db.session.add(PlanBound(plan_id=plan.id, position=position, **vars(bound)))
    db.session.flush()


def mark_of(bounds: Sequence[PlanBound]) -> int:
    """A number below a billion that is another one once somebody changed the bounds."""
    texts = [(*(getattr(bound, part) for part in MARKED), bound.geometry and bound.geometry.wkb) for bound in bounds]
    return crc32(repr(texts).encode()) % 1_000_000_000


def _in_lines(bounds: Sequence[Bound | PlanBound]) -> str:
    return "\n".join(f"{bound.title}: {bound.reason}".removesuffix(": ") for bound in bounds)


def add_designer(actor: Actor, plan: StreetPlan, person_id: int) -> None:
    """Let another person draw and answer as well."""
    authorize(can_design, actor, plan)
    known = next((designer for designer in plan.designers if designer.person_id == person_id), None)
    if known is not None and known.left_at is None:
        return
    if known is None:
        plan.designers.append(PlanDesigner(person_id=person_id, since=now()))
    else:
        known.left_at = None
    db.session.flush()
    emit(DesignerAdded(by_id=actor.id, subject_id=plan.id, person_id=person_id))


def remove_designer(actor: Actor, plan: StreetPlan, person_id: int) -> None:
    """Let a person draw no longer. A plan keeps at least one designer."""
    authorize(can_design, actor, plan)
    if plan.designer_ids() <= {person_id}:
        raise Refused(_("Een straatplan heeft altijd een ontwerper. Voeg eerst een ander toe."), field="person")
    for designer in plan.designers:
        if designer.person_id == person_id and designer.left_at is None:
            designer.left_at = now()
            emit(DesignerLeft(by_id=actor.id, subject_id=plan.id, person_id=person_id))
    db.session.flush()


def publish_plan(actor: Actor, plan: StreetPlan) -> None:
    """Show it to everybody, in the round of bounds; its addresses are counted from now on."""
    authorize(can_design, actor, plan)
    if plan.subject.is_published:
        return
    take_addresses(plan)
    db.session.add(PlanRound(plan_id=plan.id, round=Round.BOUNDS, opened_at=now()))
    subjects.publish(actor, plan.subject)


def _refuse_with_letters(plan: StreetPlan, field: str) -> None:
    """A letter gives an address of the plan a voice, so the plan keeps its addresses from then on."""
    db.session.refresh(plan, ["next_number"], with_for_update={"key_share": True})
    if queries.has_letters(plan.id):
        raise Refused(_("Voor dit plan zijn al brieven gemaakt. De adressen liggen nu vast."), field=field)


def take_addresses(plan: StreetPlan) -> None:
    """Copy the addresses in the street and in the ring around it from the gazetteer."""
    if plan.subject.geometry is None:
        return
    db.session.execute(delete(PlanAddress).where(PlanAddress.plan_id == plan.id))
    for found, zone in queries.list_addresses_of(plan):
        db.session.add(
            PlanAddress(
                plan_id=plan.id,
                zone=zone,
                address_key=address_key(found),
                street=found.street,
                number=found.number or 0,
                addition=found.addition,
                postcode=found.postcode,
                town=found.town,
                lon=found.lon,
                lat=found.lat,
            )
        )
    db.session.flush()


def address_key(address: AddressRow) -> str:
    """What names the same house number in every plan, whatever the gazetteer numbers it."""
    return "|".join((fold_name(address.street), address.town, str(address.number), address.addition)).lower()


def _write(plan: StreetPlan, text: PlanText) -> None:
    plan.subject.title, plan.subject.lead = text.title, text.lead
    plan.introduction, plan.introduction_html = text.introduction, render_markdown(text.introduction)
    plan.client_id, plan.budget_cents = text.client_id, text.budget_cents
    plan.works_from_on, plan.works_until_on = text.works_from_on, text.works_until_on
    if text.works_from_on and text.works_until_on and text.works_until_on < text.works_from_on:
        raise Refused(_("De werken eindigen niet voor ze beginnen."), field="works_until_on")
    plan.subject.changed_at = now()


def _bound(plan: StreetPlan, perimeter: BaseGeometry, ring_m: int) -> None:
    if area_at(perimeter) is None:
        raise Refused(_("Deze straat ligt buiten de gemeente."), field="geometry")
    if area_m2(perimeter) > MOST_AREA_M2:
        raise Refused(_("Dit is te groot voor een straat. Teken alleen de straat zelf."), field="geometry")
    plan.ring_m = max(0, min(ring_m, MOST_RING_M))
    plan.ring = _widened(perimeter, plan.ring_m) if plan.ring_m else perimeter
    subjects.place(plan.subject, perimeter)
    db.session.flush()


def _widened(area: BaseGeometry, by_m: int) -> BaseGeometry:
    return from_rd(to_rd(area).buffer(by_m, quad_segs=4))
