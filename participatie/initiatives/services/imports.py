"""Initiatives from a file: all of them, or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.initiatives import queries
from participatie.initiatives.models import KIND, Initiative, Stage
from participatie.initiatives.permissions import can_import
from participatie.initiatives.services.doubles import Doubles
from participatie.initiatives.tables import Row, RowError
from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.text import excerpt, render_markdown
from participatie.places.geocoding import LocalGeocoder
from participatie.places.queries import area_at, find_area_by_code
from participatie.subjects import services as subjects
from participatie.subjects.models import Theme
from participatie.subjects.queries import list_themes

Told = Callable[[int], None]
"""What is told after each row: how many were done."""


@dataclass
class Report:
    """What an import did, or would do. `doubles` are rows that repeat what came earlier: `added` counts those too."""

    added: int = 0
    known: int = 0
    errors: list[RowError] = field(default_factory=list)
    doubles: list[RowError] = field(default_factory=list)


@dataclass(frozen=True)
class New:
    """A row that is not there yet, with the place that was found for it."""

    row: Row
    place: BaseGeometry
    reference: str | None


def import_rows(
    actor: Actor,
    rows: Sequence[Row],
    default_theme: str = "overig",
    *,
    origin: str = "",
    skips_doubles: bool = False,
    told: Told = lambda _done: None,
) -> Report:
    """Place every row that is not there yet, without makers and without mail. With one error nothing is placed.

    A theme is looked up by slug or name; what is not found gets `default_theme`. `origin` is the site they come from.
    With `skips_doubles` the rows that repeat what came earlier are left out.
    """
    report, new = _look_at(actor, rows, origin)
    if report.errors:
        return report
    if skips_doubles:
        repeated = {double.row for double in report.doubles}
        new = [it for it in new if it.row.number not in repeated]
        report.added = len(new)
    themes = {key: theme for theme in list_themes() for key in (theme.slug.casefold(), theme.name.casefold())}
    for done, it in enumerate(new, start=1):
        _add(actor, it, themes.get(it.row.theme.casefold()) or themes.get(default_theme), origin)
        told(done)
    return report


def check_rows(actor: Actor, rows: Sequence[Row], *, origin: str = "") -> Report:
    """What importing these rows would do. Nothing is written."""
    report, _new = _look_at(actor, rows, origin)
    return report


def reference_in(origin: str, reference: str | None) -> str | None:
    """A reference of another system as it is kept: the same number means something else elsewhere."""
    return f"{origin}:{reference}" if origin and reference else reference


def _look_at(actor: Actor, rows: Sequence[Row], origin: str) -> tuple[Report, list[New]]:
    authorize(can_import, actor)
    report = Report()
    references = [reference_in(origin, row.reference) for row in rows]
    known = queries.find_source_refs([reference for reference in references if reference])
    seen: dict[str, int] = {}
    doubles = Doubles(row.title for row in rows if not row.reference)
    new: list[New] = []
    for row, reference in zip(rows, references, strict=True):
        place = _place(row, report)
        if reference and reference in seen:
            sentence = _("Dit nummer staat ook in rij %(row)s.", row=seen[reference])
            report.errors.append(RowError(row.number, "reference", sentence))
        elif reference in known:
            report.known += 1
        elif place is not None:
            new.append(New(row, place, reference))
            if not reference and (sentence := doubles.sentence(row, place)):
                report.doubles.append(RowError(row.number, "title", sentence))
        if reference:
            seen[reference] = row.number
    report.added = 0 if report.errors else len(new)
    return report, new


def _place(row: Row, report: Report) -> BaseGeometry | None:
    if row.geometry is not None:
        return _inside(row, row.geometry, "lon", report)
    if row.address:
        found = LocalGeocoder().find(row.address)
        if found is not None:
            return _inside(row, found.point, "address", report)
        sentence = _("We vinden dit adres niet, of er zijn er meer: %(address)s.", address=row.address)
        report.errors.append(RowError(row.number, "address", sentence))
        return None
    area = find_area_by_code(row.area_code)
    if area is None or area.geometry is None:
        report.errors.append(RowError(row.number, "area_code", _("We kennen geen gebied %(code)s.", code=row.area_code)))
        return None
    return area.geometry


def _inside(row: Row, place: BaseGeometry, column: str, report: Report) -> BaseGeometry:
    if area_at(place) is None:
        report.errors.append(RowError(row.number, column, _("Deze plek ligt buiten de gemeente.")))
    return place


def _add(actor: Actor, new: New, theme: Theme | None, origin: str) -> None:
    row = new.row
    subject = subjects.begin(actor, KIND.name, Stage.IDEA)
    subject.creator_id = None  # who brings in a file made none of it
    subject.title, subject.lead = row.title, row.lead or excerpt(row.story, 300)
    subject.theme_id = theme.id if theme else None
    initiative = Initiative(
        id=subject.id,
        stage=Stage.IDEA,
        story=row.story,
        story_html=render_markdown(row.story),
        why=row.why,
        place_name=row.place_name or row.address,
        source_ref=new.reference,
        origin=origin,
        said_by=row.author,
    )
    db.session.add(initiative)
    subjects.place(subject, new.place)
    subjects.publish(actor, subject, at=row.published_at, imported=True)
