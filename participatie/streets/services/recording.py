"""Writing down for somebody else: from a slip, in a talk, in the room. It gets the same conversation and the same reply."""

from dataclasses import dataclass

from flask_babel import gettext as _
from shapely import Point
from shapely.geometry.base import BaseGeometry

from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.discretion import refuse_personal_details
from participatie.kernel.errors import Refused
from participatie.places.spelling import fold_name
from participatie.streets import queries
from participatie.streets.models import REMARK, WISH, Contribution, Round, StreetPlan
from participatie.streets.permissions import can_record
from participatie.streets.services.contributions import Origin, Wording, begin_recorded, place_contribution

MOST_SPOT_DIGITS = 4


@dataclass(frozen=True)
class Where:
    """A place in the street with the words for it, and the element that stands there."""

    geometry: BaseGeometry
    label: str
    element_key: str | None = None


@dataclass(frozen=True)
class Said:
    """What somebody said or wrote: the sentence, why, whether it is a wish or a remark, and where as it was typed."""

    title: str
    why: str = ""
    kind: str = ""
    place: str = ""
    where: Where | None = None
    """The place when it was chosen, on the map or from a list, instead of typed."""


def kinds_now(plan: StreetPlan) -> tuple[str, ...]:
    """What can be written down in this round, the likeliest first. A wish on paper may come in after its round."""
    return (WISH.name,) if plan.round is Round.WISHES else (REMARK.name, WISH.name)


def where_is(plan: StreetPlan, typed: str) -> Where:
    """The place that was typed: the number of a spot, an address of the plan, or nothing for the whole street.

    Of an address only the street is named: what people said at home is not to be read beside their door.
    """
    typed = typed.strip()
    if not typed:
        if plan.subject.geometry is None:
            raise Refused(_("Dit plan heeft nog geen plek op de kaart."), field="place")
        return Where(plan.subject.geometry, _("De hele straat"))
    if typed.isascii() and typed.isdigit():
        return spot_at(plan, typed)
    wanted = fold_name(typed)
    for address in queries.list_plan_addresses(plan.id):
        if fold_name(address.label) == wanted:
            return Where(Point(address.lon, address.lat), address.street)
    raise Refused(
        _("Deze plek kennen we niet. Typ een nummer van de papieren kaart, of een adres uit de straat."), field="place"
    )


def spot_at(plan: StreetPlan, typed: str) -> Where:
    """The numbered spot of the printed plan."""
    spot = queries.find_spot(plan.id, int(typed)) if _is_number(typed) else None
    if spot is None:
        raise Refused(_("Plek %(n)s staat niet op de papieren kaart.", n=typed[:12]), field="place")
    return Where(spot.geometry, spot.label or _("Plek %(n)s", n=spot.number), spot.element_key)


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) <= MOST_SPOT_DIGITS


def record(actor: Actor, plan: StreetPlan, said: Said, origin: Origin) -> Contribution:
    """Write down what somebody said and put it with the plan at once."""
    authorize(can_record, actor, plan)
    refuse_personal_details({"title": said.title, "why": said.why})
    where = said.where or where_is(plan, said.place)
    kind = said.kind or kinds_now(plan)[0]
    if kind not in kinds_now(plan):
        raise Refused(_("In deze ronde is er nog geen versie om iets over op te merken. Kies een wens."), field="kind")
    wording = Wording(said.title, why=said.why, place_label=where.label)
    contribution = begin_recorded(actor, plan, kind, wording, where.geometry)
    if kind == REMARK.name:
        newest = queries.find_newest(plan.id)
        contribution.version_id = newest.id if newest else None
        contribution.element_key = where.element_key
        db.session.flush()
    place_contribution(actor, contribution, origin)
    return contribution
