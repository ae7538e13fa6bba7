"""What is different between two versions, on the map and in words, and thanks to whom."""

from dataclasses import dataclass

import shapely
from flask import request
from flask_babel import format_decimal
from flask_babel import gettext as _

from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, public
from participatie.kernel.web import Answer, page
from participatie.places.geometry import Box
from participatie.streets import queries
from participatie.streets.balance import sizes_of
from participatie.streets.comparing import Change, ChangeKind, compare
from participatie.streets.models import PlanVersion, StreetPlan, Unit, sort_of
from participatie.streets.placing import Ground
from participatie.streets.views.blueprint import bp
from participatie.streets.views.showing import (
    amount,
    balance_rows,
    choices_of,
    layers_of,
    name_of,
    settings_of,
    shape_of,
    short_title,
    view_of,
)
from participatie.streets.views.thanks import ThanksLine, thanks_by_key
from participatie.subjects.urls import url_of

LABELS = {
    ChangeKind.ADDED: ("plus", "leaf"),
    ChangeKind.MOVED: ("arrows-maximize", "sun"),
    ChangeKind.CHANGED: ("edit", "river"),
    ChangeKind.REMOVED: ("minus", "brick"),
}
MOST_ROWS = 500
AROUND_CHANGES_M = 12.0


@dataclass(frozen=True)
class ChangeRow:
    """One change in words."""

    name: str
    where: str
    kind: str
    what: str
    tone: str
    icon: str
    thanks: list[ThanksLine]


def field_words(change: Change) -> str:
    """What changed in an element, in words."""
    named = {
        "kind": _("soort"),
        "rotation": _("gedraaid"),
        "quantity": _("aantal"),
        "unit_cost_cents": _("kosten"),
        "upkeep_cents": _("onderhoud"),
        "label": _("naam"),
        "shape": _("vorm"),
    }
    return ", ".join(named[field] for field in change.fields)


def change_words(change: Change) -> str:
    """A change as one says it."""
    if change.kind is ChangeKind.ADDED:
        return _("Nieuw")
    if change.kind is ChangeKind.REMOVED:
        return _("Weg")
    if change.kind is ChangeKind.MOVED:
        moved = _("%(n)s meter verplaatst", n=format_decimal(round(change.moved_m, 1 if change.moved_m < 10 else 0)))
        return _("%(moved)s, ook anders: %(fields)s", moved=moved, fields=field_words(change)) if change.fields else moved
    return _("Anders: %(fields)s", fields=field_words(change))


def place_words(change: Change, ground: Ground, *, is_thanked: bool) -> str:
    """Where something is: by a house, or in a part of the street when it is long or named beside somebody who is thanked."""
    geometry = change.thing.geometry
    is_piece = sort_of(change.thing.kind).unit is Unit.PIECE
    return (ground.by(geometry) if is_piece and not is_thanked else "") or ground.along(geometry)


def change_row(change: Change, thanks: dict[str, list[ThanksLine]], ground: Ground) -> ChangeRow:
    """One line of the table."""
    icon, tone = LABELS[change.kind]
    sort = sort_of(change.thing.kind)
    name = name_of(change.thing)
    size = amount(sort.unit, sizes_of([change.thing])[0])
    shown = name if name != str(sort.label) or size == "1" else f"{name} ({size})"
    lines = thanks.get(change.key, [])
    where = place_words(change, ground, is_thanked=bool(lines))
    return ChangeRow(shown, where, str(sort.label), change_words(change), tone, icon, lines)


def two_versions(online: list[PlanVersion]) -> tuple[PlanVersion, PlanVersion]:
    """The versions in the address; without them the newest beside the one it was made from, or else the one before it."""
    known = {version.number: version for version in online}
    if len(online) < 2:
        raise NotFound
    newest = online[-1]
    of_newest = next((one for one in online if one.id == newest.derived_from_id), online[-2])
    to = known.get(request.args.get("naar", newest.number, type=int))
    begin = known.get(request.args.get("van", of_newest.number, type=int))
    if to is None or begin is None:
        raise NotFound
    return begin, to


@bp.get("/<int:subject_id>/vergelijk")
@public
def compare_versions(subject_id: int) -> Answer:
    """Two versions under a slider, side by side, and as an equal table."""
    plan = queries.get_plan(actor(), subject_id)
    online = [version for version in queries.list_versions(actor(), plan) if version.is_published]
    begin, to = two_versions(online)
    changes = compare(queries.list_elements_unlike(begin.id, to.id), queries.list_elements_unlike(to.id, begin.id))
    numbers = sorted((begin.number or 0, to.number or 0))
    shown = changes[:MOST_ROWS]
    ground = Ground(plan, queries.list_plan_addresses(plan.id), [])
    thanks = thanks_by_key(plan, numbers[0], numbers[1], {change.key for change in shown})
    return page(
        "streets/compare.html",
        plan=plan,
        plan_url=url_of(plan.subject),
        begin=begin,
        to=to,
        titles=(short_title(begin), short_title(to)),
        online=[(version.number, version.title) for version in online],
        choices=choices_of(plan, online, None, comparing=True),
        counts=[(change_label(kind), sum(change.kind is kind for change in changes), LABELS[kind][1]) for kind in ChangeKind],
        rows=[change_row(change, thanks, ground) for change in shown],
        more=max(0, len(changes) - MOST_ROWS),
        balance=balance_rows(plan, begin, to),
        settings=compare_settings(plan, begin, to, changes),
        view=(view := changed_view(plan, changes)),
        shape=shape_of(view),
    )


def change_label(kind: ChangeKind) -> str:
    """A kind of change in a word, for the counts above the table."""
    return {
        ChangeKind.ADDED: _("nieuw"),
        ChangeKind.MOVED: _("verplaatst"),
        ChangeKind.CHANGED: _("anders"),
        ChangeKind.REMOVED: _("weg"),
    }[kind]


def changed_view(plan: StreetPlan, changes: list[Change]) -> list[float]:
    """The box on which both maps open: what is different, with a little around it; without changes the whole street."""
    changed = [thing.geometry for change in changes for thing in (change.before, change.after) if thing is not None]
    whole = view_of(plan)
    if not changed:
        return whole
    box = Box.of(shapely.GeometryCollection(changed)).widened(AROUND_CHANGES_M)
    west, south, east, north = box.as_list()
    return [max(west, whole[0]), max(south, whole[1]), min(east, whole[2]), min(north, whole[3])]


def compare_settings(plan: StreetPlan, begin: PlanVersion, to: PlanVersion, changes: list[Change]) -> dict[str, object]:
    """What the two maps load, and which elements they point out."""
    sides = [{**layers_of(plan, version), "title": short_title(version)} for version in (begin, to)]
    return {**settings_of(plan), "sides": sides, "changed": {change.key: str(change.kind) for change in changes}}
