"""Drawing in a draft: the editor and its saves, the same one element at a time, and a file of elements."""

from flask import Response, flash, json, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel.errors import Conflict, NotFound, Refused
from participatie.kernel.problems import problem
from participatie.kernel.routes import actor, page_number, signed_in
from participatie.kernel.web import Answer, page
from participatie.places import uploads
from participatie.places.geometry import BaseGeometry
from participatie.streets import queries, services
from participatie.streets.drawn import MOST_BYTES, MOST_FAULTS, Reading, read_drawn, read_foreign
from participatie.streets.forms.elements import ElementForm, filled
from participatie.streets.forms.versions import ConfirmImportForm, ImportForm, PressForm
from participatie.streets.models import SORTS
from participatie.streets.views.blueprint import bp
from participatie.streets.views.drafts import open_draft
from participatie.streets.views.showing import layers_of, settings_of, view_of
from participatie.streets.views.versions import element_rows


@bp.get("/<int:subject_id>/versies/<int:version_id>/tekenen")
@signed_in
def draw(subject_id: int, version_id: int) -> Answer:
    """The editor: a map and a list that are each other's equal. Without a script the list alone."""
    plan, draft = open_draft(subject_id, version_id)
    found, pages = queries.page_elements(draft.id, "", page_number())
    return page(
        "streets/draw.html",
        plan=plan,
        version=draft,
        sorts=list(SORTS.values()),
        settings=settings_of(plan) | layers_of(plan, draft) | {"revision": draft.revision},
        view=view_of(plan),
        rows=element_rows(plan, draft, list(found)),
        number=min(page_number(), pages),
        pages=pages,
    )


@bp.post("/<int:subject_id>/versies/<int:version_id>/tekenen")
@signed_in
def save_drawing(subject_id: int, version_id: int) -> Response:
    """A save of the editor: all elements, and the revision from which it began."""
    plan, draft = open_draft(subject_id, version_id)
    sent = request.files.get("elements")
    revision = request.form.get("revision", 0, type=int)
    try:
        reading = read_drawn(sent.read(MOST_BYTES + 1) if sent else b"", plan.ring)
        if reading.faults:
            first = reading.faults[0]
            return problem(422, _("Onderdeel %(n)s: %(message)s", n=first.number, message=first.message))
        grown = services.save_elements(actor(), plan, draft, reading.drawn, revision)
    except Refused as refusal:
        return problem(422, refusal.message)
    except Conflict as conflict:
        answer = problem(409, _("Iemand anders tekent ook in dit concept."))
        differ = {"clashes": [vars(clash) for clash in conflict.clashes], "revision": draft.revision}
        answer.set_data(json.dumps({**(answer.get_json(force=True) or {}), **differ}))
        return answer
    return Response(json.dumps({"revision": grown}), mimetype="application/json")


@bp.route("/<int:subject_id>/versies/<int:version_id>/onderdeel", methods=["GET", "POST"])
@signed_in
def put_element(subject_id: int, version_id: int) -> Answer:
    """Add an element or change one, in words and numbers."""
    plan, draft = open_draft(subject_id, version_id)
    key = request.args.get("sleutel", "")
    there = queries.find_element(draft.id, key) if key else None
    if key and there is None:
        raise NotFound
    form = ElementForm(data={**(filled(there) if there else {"quantity": "1", "rotation": "0"}), "version": draft.revision})
    form.offer()
    if form.validate_on_submit():
        with form.reporting():
            form.key.data = key or None
            services.put_element(actor(), plan, draft, form.drawn(), form.version.data)
            flash(_("Het onderdeel staat erin."), "success")
            return redirect(url_for("streets.draw", subject_id=plan.id, version_id=draft.id))
    return page("streets/element_edit.html", form=form, plan=plan, version=draft, is_new=there is None)


@bp.post("/<int:subject_id>/versies/<int:version_id>/onderdeel/weg")
@signed_in
def remove_element(subject_id: int, version_id: int) -> Answer:
    """Take one element out."""
    plan, draft = open_draft(subject_id, version_id)
    if PressForm().validate_on_submit():
        services.remove_element(actor(), plan, draft, request.form.get("key", "")[:24])
        flash(_("Het onderdeel is weg."), "success")
    return redirect(url_for("streets.draw", subject_id=plan.id, version_id=draft.id))


@bp.route("/<int:subject_id>/versies/<int:version_id>/importeren", methods=["GET", "POST"])
@signed_in
def upload_elements(subject_id: int, version_id: int) -> Answer:
    """A file with elements; first we tell what is in it."""
    plan, draft = open_draft(subject_id, version_id)
    form = ImportForm()
    if form.validate_on_submit():
        with form.reporting():
            if not form.file.data:
                raise Refused(_("Kies een bestand."), "file")
            content = form.file.data.read(MOST_BYTES + 1)
            _read(content, plan.ring, skip=form.skip_outside.data)
            skip, kept = int(form.skip_outside.data) or None, uploads.keep(content)
            here = url_for("streets.import_elements", subject_id=plan.id, version_id=draft.id, key=kept, overslaan=skip)
            return redirect(here)
    return page("streets/import.html", form=form, plan=plan, version=draft)


@bp.route("/<int:subject_id>/versies/<int:version_id>/importeren/<string(maxlength=40):key>", methods=["GET", "POST"])
@signed_in
def import_elements(subject_id: int, version_id: int, key: str) -> Answer:
    """What the file would put in the draft, what is wrong with it by feature, and the button that carries it out."""
    plan, draft = open_draft(subject_id, version_id)
    skip = request.args.get("overslaan") == "1"
    reading = _read(uploads.read(key), plan.ring, skip=skip)
    form = ConfirmImportForm(version=draft.revision)
    if form.validate_on_submit() and reading.is_good:
        with form.reporting():
            services.save_elements(actor(), plan, draft, reading.drawn, form.version.data)
            uploads.drop(key)
            flash(_("%(n)s onderdelen staan in het concept.", n=len(reading.drawn)), "success")
            return redirect(url_for("streets.draw", subject_id=plan.id, version_id=draft.id))
    counts = [(str(sort.label), n) for sort in SORTS.values() if (n := sum(one.kind == sort.kind for one in reading.drawn))]
    return page(
        "streets/import_preview.html",
        form=form,
        plan=plan,
        version=draft,
        counts=counts,
        total=len(reading.drawn),
        outside=reading.outside,
        faults=reading.faults[:MOST_FAULTS],
        more=max(0, len(reading.faults) - MOST_FAULTS),
        there=sum(row[0] for row in (draft.totals or {}).values()),
    )


def _read(content: bytes, allowed: BaseGeometry, *, skip: bool) -> Reading:
    try:
        return read_foreign(content, allowed, skip_outside=skip)
    except Refused as refusal:
        raise Refused(refusal.message, "file") from refusal
