"""Areas and addresses, for administrators: upload, see what would happen, carry it out."""

from collections.abc import Callable

from flask import Blueprint, current_app, flash, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect

from participatie.kernel.errors import Refused
from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page
from participatie.places import queries, services, uploads
from participatie.places.atlas import AreaFact
from participatie.places.boundaries import read_areas
from participatie.places.forms import AddressesForm, AreasForm
from participatie.places.gazetteer_file import read_gazetteer
from participatie.places.labels import LEVELS, OUTCOMES, TONES
from participatie.places.report import Outcome, Report, ReportLine

bp = Blueprint("places_admin", __name__, url_prefix="/beheer/gebieden")

_TOLD = [outcome for outcome in Outcome if outcome is not Outcome.UNCHANGED]
_SHOWN = 300


@bp.route("", methods=["GET", "POST"])
@for_role("administrator")
def areas() -> Answer:
    """The areas there are, and a file with new ones."""
    form = AreasForm()
    if form.validate_on_submit() and (key := _kept(form, read_areas)):
        return redirect(url_for("places_admin.preview_areas", key=key))
    facts = queries.atlas().facts
    return page("places/admin_areas.html", form=form, rows=[_area_row(fact, facts) for fact in facts.values()])


@bp.get("/proef/<key>")
@for_role("administrator")
def preview_areas(key: str) -> Answer:
    """What importing this file would do."""
    report = services.preview_areas(actor(), read_areas(uploads.read(key)))
    return _report_page(report, "areas", url_for("places_admin.import_areas", key=key))


@bp.post("/proef/<key>")
@for_role("administrator")
def import_areas(key: str) -> Answer:
    """Import the file that was tried."""
    report = services.import_areas(actor(), read_areas(uploads.read(key)))
    if report.is_refused:
        return _report_page(report, "areas", "", status=422)
    uploads.drop(key)
    flash(_("De gebieden zijn bijgewerkt: %(changes)s veranderd.", changes=report.changes), "success")
    return redirect(url_for("places_admin.areas"))


@bp.route("/adressen", methods=["GET", "POST"])
@for_role("administrator")
def addresses() -> Answer:
    """How many streets and addresses there are, and a file with new ones."""
    form = AddressesForm()
    if form.validate_on_submit() and (key := _kept(form, read_gazetteer)):
        return redirect(url_for("places_admin.preview_addresses", key=key))
    streets, houses = queries.count_gazetteer()
    return page("places/admin_addresses.html", form=form, streets=streets, houses=houses)


@bp.get("/adressen/proef/<key>")
@for_role("administrator")
def preview_addresses(key: str) -> Answer:
    """What importing this file would do."""
    report = services.preview_addresses(actor(), read_gazetteer(uploads.read(key)), _margin_m())
    return _report_page(report, "addresses", url_for("places_admin.import_addresses", key=key))


@bp.post("/adressen/proef/<key>")
@for_role("administrator")
def import_addresses(key: str) -> Answer:
    """Import the file that was tried."""
    report = services.import_addresses(actor(), read_gazetteer(uploads.read(key)), _margin_m())
    if report.is_refused:
        return _report_page(report, "addresses", "", status=422)
    uploads.drop(key)
    flash(_("De adressen zijn vervangen: %(changes)s rijen ingelezen.", changes=report.changes), "success")
    return redirect(url_for("places_admin.addresses"))


def _kept(form: AreasForm | AddressesForm, read: Callable[[bytes], object]) -> str:
    """Keep the file of the form if it can be read at all; otherwise say at its field why not."""
    content: bytes = form.file.data.read()
    with form.reporting():
        try:
            read(content)
        except Refused as refusal:
            raise Refused(refusal.message, "file") from refusal
        return uploads.keep(content)
    return ""


def _margin_m() -> float:
    return float(current_app.config["PLACE_MARGIN_M"])


def _report_page(report: Report, about: str, apply_url: str, status: int = 200) -> Answer:
    return page(
        "places/admin_report.html",
        status,
        about=about,
        counts=[(OUTCOMES[outcome], TONES[outcome], number) for outcome, number in report.counts],
        lines=[(line, OUTCOMES[line.outcome], TONES[line.outcome]) for line in _refused_first(report)],
        is_cut=len(report.of(_TOLD, _SHOWN + 1)) > _SHOWN,
        is_refused=report.is_refused,
        has_changes=report.changes > 0,
        apply_url=apply_url,
        back_url=url_for(f"places_admin.{about}"),
    )


def _refused_first(report: Report) -> list[ReportLine]:
    lines = [*report.of([Outcome.REFUSED], _SHOWN), *report.of([o for o in _TOLD if o is not Outcome.REFUSED], _SHOWN)]
    return lines[:_SHOWN]


def _area_row(fact: AreaFact, facts: dict[int, AreaFact]) -> dict[str, object]:
    parent = facts.get(fact.parent_id or 0)
    return {
        "name": fact.name,
        "code": fact.code,
        "level": LEVELS[fact.level],
        "parent": parent.name if parent else "",
        "population": fact.population,
        "is_open": fact.is_open,
    }
