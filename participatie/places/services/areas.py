"""Bring the areas up to date from a file: all of it or nothing, and never delete."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import shapely
from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.events import emit
from participatie.kernel.text import slug
from participatie.places.boundaries import AreaReading, AreaRow
from participatie.places.events import AreasImported
from participatie.places.models import RANKS, Area, AreaLevel
from participatie.places.permissions import can_manage_places
from participatie.places.queries import list_areas
from participatie.places.report import Outcome, Report, ReportLine


@dataclass(frozen=True, slots=True)
class Step:
    """What to do with one row: the area it is about, if known, and the code of its parent ("" for none)."""

    row: AreaRow
    parent_code: str
    outcome: Outcome


@dataclass(frozen=True)
class Plan:
    """What an import will do."""

    steps: tuple[Step, ...]
    to_close: tuple[Area, ...]
    report: Report


def preview_areas(actor: Actor, reading: AreaReading) -> Report:
    """Say what importing this file would do, and do nothing."""
    authorize(can_manage_places, actor)
    return _plan(reading, list_areas()).report


def import_areas(actor: Actor, reading: AreaReading) -> Report:
    """Create, change and reopen the areas of the file; close those of the same levels that it lacks.

    With one refused row nothing is done. Closed areas stay, because subjects and teams point at them.
    """
    authorize(can_manage_places, actor)
    areas = {area.code: area for area in list_areas()}
    plan = _plan(reading, list(areas.values()))
    report = plan.report
    if report.is_refused or not report.changes:
        return report
    names = {area.slug for area in areas.values()}
    for step in sorted(plan.steps, key=lambda step: RANKS[step.row.level]):
        if step.outcome is Outcome.NEW:
            areas[step.row.code] = _open(step.row, names)
        if step.outcome is not Outcome.UNCHANGED:
            _apply(areas[step.row.code], step.row, areas.get(step.parent_code))
    for area in plan.to_close:
        area.closed_on, area.changed_at = today(), now()
    db.session.flush()
    _renew_paths(areas.values())
    emit(
        AreasImported(
            by_id=actor.id,
            created=report.count(Outcome.NEW),
            changed=report.count(Outcome.CHANGED),
            reopened=report.count(Outcome.REOPENED),
            closed=report.count(Outcome.CLOSED),
        )
    )
    return report


def _plan(reading: AreaReading, areas: list[Area]) -> Plan:
    known = {area.code: area for area in areas}
    parents = _Parents(reading.rows, areas)
    steps, lines = [], list(reading.lines)
    for row in reading.rows:
        parent_code, reason = parents.of(row)
        outcome = Outcome.REFUSED if reason else _outcome(row, parent_code, known)
        steps.append(Step(row, parent_code, outcome))
        lines.append(ReportLine(row.row, row.code, row.name, outcome, reason))
    levels = {row.level for row in reading.rows}
    named = {row.code for row in reading.rows} | {line.code for line in reading.lines}
    to_close = [area for area in areas if area.is_open and area.level in levels and area.code not in named]
    lines.sort(key=lambda line: line.row or 0)
    lines += [ReportLine(None, area.code, area.name, Outcome.CLOSED, _("Staat niet in het bestand.")) for area in to_close]
    return Plan(tuple(steps), tuple(to_close), Report(tuple(lines)))


def _outcome(row: AreaRow, parent_code: str, known: Mapping[str, Area]) -> Outcome:
    area = known.get(row.code)
    if area is None:
        return Outcome.NEW
    if not area.is_open:
        return Outcome.REOPENED
    parent = known.get(parent_code)
    now_there = (area.name, area.level, area.parent_id, area.population, area.geometry)
    in_file = (row.name, row.level, parent.id if parent else None, row.population, row.geometry)
    same = now_there == in_file and (parent is not None or not parent_code)
    return Outcome.UNCHANGED if same else Outcome.CHANGED


class _Parents:
    """Finds the parent of each row: as the file says, else as its code says, else the area around it."""

    def __init__(self, rows: Iterable[AreaRow], areas: Iterable[Area]) -> None:
        self._levels: dict[str, AreaLevel] = {area.code: AreaLevel(area.level) for area in areas if area.is_open}
        shapes = {area.code: area.geometry for area in areas if area.is_open and area.geometry is not None}
        for row in rows:
            self._levels[row.code] = row.level
            shapes[row.code] = row.geometry
        self._codes = sorted(shapes)
        self._shapes = [shapes[code] for code in self._codes]
        self._tree = shapely.STRtree(self._shapes)

    def of(self, row: AreaRow) -> tuple[str, str]:
        """The code of the parent ("" for none) and, where the file names an impossible one, why that is refused."""
        if row.level is AreaLevel.MUNICIPALITY:
            return "", ""
        if row.parent_code:
            level = self._levels.get(row.parent_code)
            if level is None:
                return "", _("Het gebied %(code)s waar dit bij hoort bestaat niet.", code=row.parent_code)
            if RANKS[level] >= RANKS[row.level]:
                return "", _("Het gebied %(code)s kan hier niet boven staan.", code=row.parent_code)
            return row.parent_code, ""
        if RANKS.get(self._levels.get(row.parent_guess, row.level), 9) < RANKS[row.level]:
            return row.parent_guess, ""
        return self._around(row), ""

    def _around(self, row: AreaRow) -> str:
        spot = row.geometry.representative_point()
        codes = [self._codes[int(index)] for index in self._tree.query(spot, predicate="intersects")]
        wider = [code for code in codes if RANKS[self._levels[code]] < RANKS[row.level]]
        return max(sorted(wider), key=lambda code: RANKS[self._levels[code]], default="")


def _open(row: AreaRow, names: set[str]) -> Area:
    name = slug(row.name, 60)
    if name in names:
        name = f"{name}-{slug(row.code, 20)}"
    names.add(name)
    area = Area(code=row.code, slug=name, path="", changed_at=now())
    db.session.add(area)
    return area


def _apply(area: Area, row: AreaRow, parent: Area | None) -> None:
    area.name, area.level, area.population = row.name, row.level, row.population
    area.closed_on, area.changed_at = None, now()
    area.bound(row.geometry)
    if parent is not None:
        db.session.flush()
    area.parent_id = parent.id if parent else None


def _renew_paths(areas: Iterable[Area]) -> None:
    """Write each area's path anew from its parent's. Who lost its parent to another level becomes an outermost area."""
    paths: dict[int | None, str] = {None: "/"}
    for area in sorted(areas, key=lambda area: RANKS[AreaLevel(area.level)]):
        if area.parent_id not in paths:
            area.parent_id = None
        path = f"{paths[area.parent_id]}{area.id}/"
        paths[area.id] = path
        if area.path != path:
            area.path = path
    db.session.flush()
