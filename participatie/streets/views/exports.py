"""Wishes, remarks and replies as open data: GeoJSON and CSV, streamed, and what each column means."""

from collections.abc import Iterator
from itertools import islice

from flask import Flask, current_app, json, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from participatie.kernel.routes import actor, public
from participatie.kernel.spreadsheet import SEPARATORS, SIGNATURE, Cell, csv_line
from participatie.kernel.text import slug
from participatie.kernel.web import Answer, page
from participatie.places.geometry import to_geojson
from participatie.streets import queries
from participatie.streets.models import Contribution, StreetPlan
from participatie.streets.views.blueprint import bp
from participatie.subjects.urls import url_of

COLUMNS = {
    "nummer": _l("het nummer bij dit plan"),
    "soort": _l("wish is een wens, remark is een opmerking"),
    "stand": _l("waiting wacht op antwoord, asked vraag terug, along gaat mee, taken_up verwerkt, partly deels, declined niet"),
    "zin": _l("wat iemand wil of opmerkt, in een zin"),
    "tekst": _l("meer daarover"),
    "waarom": _l("wat erachter zit"),
    "voor_wie": _l("voor wie het is"),
    "onderdeel": _l("waar een wens over gaat: tree is een boom, bench een zitplek, en zo verder"),
    "plek": _l("hoe de plek heet"),
    "ligging": _l("inside is in de straat, ring is eromheen"),
    "binnengekomen": _l("web, paper (strookje), talk (gesprek), room (avond) of letter (code uit een brief)"),
    "versie": _l("over welke versie een opmerking gaat"),
    "sleutel": _l("welk onderdeel van die versie"),
    "geplaatst": _l("wanneer het online kwam"),
    "antwoord": _l("wat de ontwerper het laatst antwoordde"),
    "beantwoord": _l("wanneer dat was"),
    "verwerkt_in": _l("in welke versie het zit"),
    "antwoorden": _l("hoeveel antwoorden er zijn"),
    "adres": _l("de pagina met het gesprek erover"),
    "lon": _l("lengtegraad van het midden (alleen in CSV)"),
    "lat": _l("breedtegraad van het midden (alleen in CSV)"),
}
LINES_AT_A_TIME = 500


def row_of(it: Contribution) -> dict[str, Cell]:
    """One wish or remark with its last reply. No names: the page of each tells what its writer wants to tell."""
    last = it.replies[-1] if it.replies else None
    published = it.subject.published_at
    return {
        "nummer": it.number,
        "soort": it.subject.kind,
        "stand": it.verdict.value,
        "zin": it.subject.title,
        "tekst": it.body,
        "waarom": it.why,
        "voor_wie": it.for_whom,
        "onderdeel": it.element_kind,
        "plek": it.place_label,
        "ligging": it.zone,
        "binnengekomen": it.source,
        "versie": it.on_version.title if it.on_version else "",
        "sleutel": it.element_key or "",
        "geplaatst": published.isoformat() if published else "",
        "antwoord": last.body if last else "",
        "beantwoord": last.at.isoformat() if last else "",
        "verwerkt_in": it.taken_up_in.title if it.taken_up_in else "",
        "antwoorden": len(it.replies),
        "adres": url_of(it.subject, external=True),
    }


def csv_of(plan_id: int, separator: str) -> Iterator[str]:
    """The lines of the CSV."""
    yield SIGNATURE + csv_line(list(COLUMNS), separator)
    for it in queries.each_public(plan_id):
        middle = it.subject.geometry.representative_point() if it.subject.geometry is not None else None
        ends: list[Cell] = [round(middle.x, 6), round(middle.y, 6)] if middle is not None else [None, None]
        yield csv_line([*row_of(it).values(), *ends], separator)


def geojson_of(plan_id: int) -> Iterator[str]:
    """The parts of the GeoJSON."""
    yield '{"type":"FeatureCollection","features":['
    for n, it in enumerate(queries.each_public(plan_id)):
        geometry = to_geojson(it.subject.geometry) if it.subject.geometry is not None else None
        feature = {"type": "Feature", "id": it.id, "geometry": geometry, "properties": row_of(it)}
        yield ("," if n else "") + json.dumps(feature, ensure_ascii=False)
    yield "]}"


def in_parts(lines: Iterator[str]) -> Iterator[str]:
    """Some hundred lines at a time, each made within the request; nothing is held while a browser reads."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # it outlives this request
    environ = request.environ

    def made() -> Iterator[str]:
        while True:
            with app.request_context(environ):
                part = "".join(islice(lines, LINES_AT_A_TIME))
            if not part:
                return
            yield part

    return made()


def as_file(parts: Iterator[str], plan: StreetPlan, suffix: str, media_type: str) -> Response:
    """The parts as a file that a browser keeps, sent while they are made."""
    response = Response(in_parts(parts), mimetype=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{slug(plan.subject.title)}-inbreng.{suffix}"'
    return response


@bp.get("/<int:subject_id>/inbreng.csv")
@public
def contributions_csv(subject_id: int) -> Response:
    """All wishes and remarks as CSV, in UTF-8; `scheiding=komma` for commas instead of semicolons."""
    plan = queries.get_plan(actor(), subject_id)
    separator = SEPARATORS.get(request.args.get("scheiding", ""), ";")
    return as_file(csv_of(plan.id, separator), plan, "csv", "text/csv")


@bp.get("/<int:subject_id>/inbreng.geojson")
@public
def contributions_geojson(subject_id: int) -> Response:
    """All wishes and remarks as GeoJSON."""
    plan = queries.get_plan(actor(), subject_id)
    return as_file(geojson_of(plan.id), plan, "geojson", "application/geo+json")


@bp.get("/<int:subject_id>/gegevens")
@public
def data_guide(subject_id: int) -> Answer:
    """What can be downloaded, and what each column means."""
    plan = queries.get_plan(actor(), subject_id)
    links = [
        (_("CSV met puntkomma's, voor Excel in het Nederlands"), url_for("streets.contributions_csv", subject_id=plan.id)),
        (_("CSV met komma's"), url_for("streets.contributions_csv", subject_id=plan.id, scheiding="komma")),
        (_("GeoJSON, voor kaarten"), url_for("streets.contributions_geojson", subject_id=plan.id)),
    ]
    return page("streets/data_guide.html", plan=plan, links=links, columns=COLUMNS, total=queries.count_public(plan.id))
