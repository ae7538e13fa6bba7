"""Initiatives from a file: all of them, or none."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.initiatives import queries
from participatie.initiatives.models import KIND, Initiative, Stage
from participatie.initiatives.permissions import can_import
from participatie.initiatives.tables import Row, RowError
from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.text import excerpt, render_markdown
from participatie.places.queries import area_at, find_area_by_code
from participatie.subjects import services as subjects
from participatie.subjects.models import Theme
from participatie.subjects.queries import list_themes


@dataclass
class Report:
    """What an import did, or would do."""

    added: int = 0
    known: int = 0
    errors: list[RowError] = field(default_factory=list)


def import_rows(actor: Actor, rows: Sequence[Row], default_theme: str = "overig") -> Report:
    """Place every row that is not there yet, without makers and without mail. With one error nothing is placed.

    A theme is looked up by slug or name; what is not found gets `default_theme`.
    """
    authorize(can_import, actor)
    report = Report()
    themes = {key: theme for theme in list_themes() for key in (theme.slug.casefold(), theme.name.casefold())}
    known = queries.find_source_refs([row.reference for row in rows if row.reference])
    places = [(row, _place(row, report)) for row in rows]
    if report.errors:
        return report
    for row, place in places:
        if row.reference in known:
            report.known += 1
        elif place is not None:
            _add(actor, row, place, themes.get(row.theme.casefold()) or themes.get(default_theme))
            report.added += 1
    return report


def _place(row: Row, report: Report) -> BaseGeometry | None:
    if row.geometry is not None:
        if area_at(row.geometry) is None:
            report.errors.append(RowError(row.number, "lon", _("Deze plek ligt buiten de gemeente.")))
        return row.geometry
    area = find_area_by_code(row.area_code)
    if area is None or area.geometry is None:
        report.errors.append(RowError(row.number, "area_code", _("We kennen geen gebied %(code)s.", code=row.area_code)))
        return None
    return area.geometry


def _add(actor: Actor, row: Row, place: BaseGeometry, theme: Theme | None) -> None:
    subject = subjects.begin(actor, KIND.name, Stage.IDEA)
    subject.title, subject.lead = row.title, row.lead or excerpt(row.story, 300)
    subject.theme_id = theme.id if theme else None
    initiative = Initiative(
        id=subject.id,
        stage=Stage.IDEA,
        story=row.story,
        story_html=render_markdown(row.story),
        place_name=row.place_name,
        source_ref=row.reference,
    )
    db.session.add(initiative)
    subjects.place(subject, place)
    subjects.publish(actor, subject, at=row.published_at, imported=True)
