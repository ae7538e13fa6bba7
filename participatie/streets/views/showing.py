"""What the map of a plan, its row of buttons and its balance show of one version."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import current_app, url_for
from flask_babel import format_decimal
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from participatie.kernel.routes import actor
from participatie.places.geojson import Json
from participatie.places.geometry import Box, area_m2, to_geojson
from participatie.streets.balance import Balance, balance_of
from participatie.streets.comparing import Thing
from participatie.streets.grid import frame_of
from participatie.streets.models import SORTS, TODAY, PlanVersion, StreetPlan, Unit, sort_of
from participatie.streets.permissions import can_remark
from participatie.streets.views.bound_layer import BoundLayer, LayerRow

AROUND_M = 5.0
TALL, WIDE = 1.3, 0.75
MILLION = 100_000_000


@dataclass(frozen=True)
class Choice:
    """One of the row of buttons above the map."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class KindRow:
    """One kind of element in a version, as the legend shows it."""

    kind: str
    label: str
    icon: str
    tone: str
    amount: str


@dataclass(frozen=True)
class BalanceRow:
    """One figure, now and then."""

    label: str
    now: str
    then: str


@dataclass(frozen=True)
class Drawing:
    """The map of a plan with one version on it, or without any as long as nothing is drawn."""

    version: PlanVersion | None
    choices: Sequence[Choice]
    kinds: Sequence[KindRow]
    rows: Sequence[BalanceRow]
    settings: dict[str, Json]
    view: list[float]
    table_url: str = ""
    geojson_url: str = ""
    csv_url: str = ""
    bounds: Sequence[LayerRow] = ()
    shape: str = ""
    has_voices: bool = False
    are_bounds_first: bool = True


def drawing_of(
    plan: StreetPlan, versions: Sequence[PlanVersion], bounds: BoundLayer, shown: PlanVersion | None = None
) -> Drawing:
    """What the map shows: this version, else the newest that everybody sees, with the bounds and what people said on it.

    As long as nothing is drawn the bounds are on the map from the start; later one switches them on.
    """
    online = [version for version in versions if version.is_published]
    version = shown or (online[-1] if online else None)
    today = next((one for one in online if one.is_today), None)
    choices = choices_of(plan, online, version)
    settings, view = settings_of(plan) | {"pins": pins_url(plan), "bounds": bounds.collection}, view_of(plan)
    bare = Drawing(
        None, choices, [], [], settings, view, bounds=bounds.rows, shape=shape_of(view), has_voices=plan.next_number > 1
    )
    if version is None:
        return bare
    here: dict[str, Any] = {"subject_id": plan.id, "version_id": version.id}
    return replace(
        bare,
        version=version,
        kinds=kind_rows(version),
        rows=balance_rows(plan, None if version.is_today else today, version),
        settings=settings | layers_of(plan, version),
        table_url=url_for("streets.elements", **here),
        geojson_url=url_for("streets.elements_geojson", **here),
        csv_url=url_for("streets.elements_csv", **here),
        are_bounds_first=not version.totals,
    )


def choices_of(
    plan: StreetPlan, online: Sequence[PlanVersion], current: PlanVersion | None, *, comparing: bool = False
) -> list[Choice]:
    """The row of buttons: today, each version, and what changed when there are two to compare."""
    rows = [
        Choice(short_title(version), url_of_version(plan, version), not comparing and version is current) for version in online
    ]
    if len(online) > 1:
        rows.append(Choice(_("Wat is er veranderd?"), url_for("streets.compare_versions", subject_id=plan.id), comparing))
    return rows


def url_of_version(plan: StreetPlan, version: PlanVersion) -> str:
    """The page of a version that is online."""
    return url_for("streets.version", subject_id=plan.id, number=version.number)


def short_title(version: PlanVersion) -> str:
    """A version in two words."""
    if version.number is None:
        return _("Concept")
    return _("Vandaag") if version.number == TODAY else _("Versie %(n)s", n=version.number)


def view_of(plan: StreetPlan) -> list[float]:
    """The box on which the map opens: the street itself with a little around it."""
    return Box.of(plan.subject.geometry or plan.ring).widened(AROUND_M).as_list()


def shape_of(view: list[float]) -> str:
    """Whether the street runs more up and down the map or more across it, so that its window can follow."""
    west, south, east, north = view
    ratio = (north - south) / max((east - west) * math.cos(math.radians(south)), 1e-9)
    return "tall" if ratio > TALL else "wide" if ratio < WIDE else ""


def settings_of(plan: StreetPlan) -> dict[str, Json]:
    """What every map of a plan knows: the grid, the perimeter, how each kind is drawn."""
    place = plan.subject.geometry or plan.ring
    return {
        "frame": frame_of(place).as_json(),
        "perimeter": to_geojson(place, 7),
        "ring": to_geojson(plan.ring, 7),
        "order": [str(kind) for kind in SORTS],
        "kinds": {
            str(sort.kind): {
                "label": str(sort.label),
                "icon": sort.icon,
                "shape": sort.shape,
                "unit": str(sort.unit),
                "length": sort.length_cm,
                "width": sort.width_cm,
            }
            for sort in SORTS.values()
        },
    }


def layers_of(plan: StreetPlan, version: PlanVersion) -> dict[str, Json]:
    """What the map of this version loads: its elements, the drawing below them, what people said."""
    here: dict[str, Any] = {"subject_id": plan.id, "version_id": version.id}
    return {
        "elements": url_for("streets.elements_geojson", **here),
        "pins": pins_url(plan),
        "remark": remark_url(plan, version) if can_say(plan, version) else None,
        "element": url_for("streets.element", **here, key="-").removesuffix("-"),
        "underlay": underlay_of(version),
    }


def pins_url(plan: StreetPlan) -> str | None:
    """Where the map asks what people said."""
    return known(f"/api/v1/straatplannen/{plan.id}/inbreng.geojson")


def known(path: str) -> str | None:
    """This path, when the application has a page there."""
    try:
        current_app.url_map.bind("").match(path)
    except HTTPException:
        return None
    return path


def can_say(plan: StreetPlan, version: PlanVersion) -> bool:
    """Whether a visitor can say something about this version now."""
    return version.is_published and can_remark(actor(), plan) and known(remark_url(plan, version)) is not None


def remark_url(plan: StreetPlan, version: PlanVersion) -> str:
    """The form for a remark on a version; `onderdeel` names the element."""
    return f"/straatplannen/{plan.id}/versies/{version.id}/opmerking"


def underlay_of(version: PlanVersion) -> Json:
    """The drawing below the elements, when it is there and was placed."""
    if version.drawing_key is None or not version.drawing_points:
        return None
    return {
        "url": url_for("files.show", key=version.drawing_key),
        "points": version.drawing_points,
        "opacity": version.drawing_opacity,
    }


def kind_rows(version: PlanVersion) -> list[KindRow]:
    """The kinds in this version, in the order of the palette, with how much there is of each."""
    totals = version.totals or {}
    return [
        KindRow(str(sort.kind), str(sort.label), sort.icon, sort.tone, amount(sort.unit, totals[sort.kind][1]))
        for sort in SORTS.values()
        if sort.kind in totals
    ]


def balance_rows(plan: StreetPlan, today: PlanVersion | None, version: PlanVersion) -> list[BalanceRow]:
    """The figures of a version beside those of the street as it is."""
    street_m2 = area_m2(plan.subject.geometry) if plan.subject.geometry is not None else 0.0
    now = balance_of(today.totals, street_m2) if today else None
    then = balance_of(version.totals, street_m2)
    rows: list[tuple[str, Callable[[Balance], str]]] = [
        (_("Bomen"), lambda b: format_decimal(b.trees)),
        (_("Parkeerplekken"), lambda b: format_decimal(b.parking)),
        (_("Groen"), lambda b: amount(Unit.SQUARE_METRE, b.green_m2)),
        (_("Steen"), paved),
        (_("Oversteken"), lambda b: format_decimal(b.crossings)),
    ]
    told = [BalanceRow(label, figure(now) if now else "", figure(then)) for label, figure in rows]
    costs = (now.cost_cents if now else 0, then.cost_cents)
    upkeep = (now.upkeep_cents if now else 0, then.upkeep_cents)
    money_rows = ((_("Kosten"), *costs), (_("Onderhoud per jaar"), *upkeep))
    return told + [
        BalanceRow(label, money(before) if before else "", money(after)) for label, before, after in money_rows if after
    ]


def paved(balance: Balance) -> str:
    """How much of the street is stone."""
    return "" if balance.paved_share is None else f"{round(100 * balance.paved_share)}%"


def amount(unit: str, size: float) -> str:
    """A quantity in its unit."""
    shown = format_decimal(round(size))
    if unit == Unit.METRE:
        return f"{shown} m"
    return _("%(n)s m²", n=shown) if unit == Unit.SQUARE_METRE else shown


def money(cents: int) -> str:
    """An amount in euros, in millions when it is large."""
    if cents >= MILLION:
        return _("€ %(n)s mln", n=format_decimal(round(cents / MILLION, 2)))
    return f"€ {format_decimal(round(cents / 100))}"


def name_of(thing: Thing) -> str:
    """What an element is called: its own name, or its kind."""
    return thing.label or str(sort_of(thing.kind).label)
