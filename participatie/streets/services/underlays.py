"""The drawing under the elements of a draft: a sheet that is kept, and how it lies on the map."""

from collections.abc import Sequence

from flask_babel import gettext as _
from shapely.geometry import Point

from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.files import StoredFile
from participatie.places.geometry import within
from participatie.streets.models import PlanVersion, StreetPlan
from participatie.streets.permissions import can_draw
from participatie.streets.underlay import Pin, is_flat

REACH_M = 500.0
LEAST_OPACITY, MOST_OPACITY = 10, 100


def set_drawing(actor: Actor, plan: StreetPlan, version: PlanVersion, stored: StoredFile) -> None:
    """Lay another sheet under a draft; where it lies must be said anew."""
    _open(actor, plan, version)
    version.drawing_key, version.drawing_points = stored.key, None
    db.session.flush()


def place_drawing(
    actor: Actor, plan: StreetPlan, version: PlanVersion, stored: StoredFile, pins: Sequence[Pin], opacity: int
) -> None:
    """Say where the sheet lies, by three points that are not on one line."""
    _open(actor, plan, version)
    if version.drawing_key != stored.key:
        raise Refused(_("Er ligt nu een andere tekening. Zet de punten opnieuw."))
    if len(pins) != 3 or not all(0 <= pin.u <= 1 and 0 <= pin.v <= 1 for pin in pins):
        raise Refused(_("Zet drie punten op de tekening en dezelfde drie op de kaart."))
    if not all(within(Point(pin.lon, pin.lat), plan.ring, REACH_M) for pin in pins):
        raise Refused(_("Een van de punten ligt ver buiten het plan."))
    if is_flat(pins, stored.width_px or 1, stored.height_px or 1):
        raise Refused(_("De drie punten liggen op één lijn. Kies er een verder opzij."))
    version.drawing_points = [pin.as_list() for pin in pins]
    version.drawing_opacity = max(LEAST_OPACITY, min(opacity, MOST_OPACITY))
    db.session.flush()


def remove_drawing(actor: Actor, plan: StreetPlan, version: PlanVersion) -> None:
    """Take the sheet away."""
    _open(actor, plan, version)
    version.drawing_key = version.drawing_points = None
    db.session.flush()


def _open(actor: Actor, plan: StreetPlan, version: PlanVersion) -> None:
    """Reading a sheet takes seconds, in which the version may have gone online for good."""
    authorize(can_draw, actor, version, plan)
    db.session.refresh(version, ["revision", "published_at"], with_for_update={"key_share": True})
    authorize(can_draw, actor, version, plan)
