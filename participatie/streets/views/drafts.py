"""Where designers make a version: from another, with a name, online for good, among the choices."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.forms.versions import BeginForm, DescribeForm, PressForm
from participatie.streets.models import PlanVersion, StreetPlan
from participatie.streets.permissions import can_design, can_draw
from participatie.streets.views.blueprint import bp
from participatie.streets.views.showing import kind_rows, url_of_version
from participatie.subjects.urls import url_of


def designed_plan(subject_id: int) -> StreetPlan:
    """A plan that this person draws."""
    plan = queries.get_plan(actor(), subject_id)
    authorize(can_design, actor(), plan)
    return plan


def open_draft(subject_id: int, version_id: int) -> tuple[StreetPlan, PlanVersion]:
    """A draft that this person draws in."""
    plan = queries.get_plan(actor(), subject_id)
    version = queries.get_version(actor(), plan, version_id)
    authorize(can_draw, actor(), version, plan)
    return plan, version


@bp.route("/<int:subject_id>/versies", methods=["GET", "POST"])
@signed_in
def versions(subject_id: int) -> Answer:
    """All versions of a plan for its designers, and a new one."""
    plan = designed_plan(subject_id)
    known = list(queries.list_versions(actor(), plan))
    form = BeginForm()
    form.source.choices = [SelectChoice("", _("Een leeg blad"))]
    form.source.choices += [SelectChoice(str(version.id), version.title) for version in reversed(known)]
    if form.validate_on_submit():
        with form.reporting():
            source = next((version for version in known if str(version.id) == form.source.data), None)
            begun = services.begin_version(actor(), plan, source, form.name.data)
            return redirect(url_for("streets.draw", subject_id=plan.id, version_id=begun.id))
    rows = [(version, kind_rows(version), url_of_version(plan, version) if version.is_published else "") for version in known]
    return page("streets/versions.html", form=form, plan=plan, plan_url=url_of(plan.subject), rows=rows)


@bp.route("/<int:subject_id>/versies/<int:version_id>/bewerken", methods=["GET", "POST"])
@signed_in
def describe_version(subject_id: int, version_id: int) -> Answer:
    """The name of a draft and what it changes; from here it goes online."""
    plan, draft = open_draft(subject_id, version_id)
    form = DescribeForm(name=draft.name, summary=draft.summary, version=draft.revision)
    if form.validate_on_submit():
        with form.reporting():
            services.describe_version(actor(), plan, draft, form.name.data, form.summary.data, form.version.data)
            flash(_("Bewaard."), "success")
            return redirect(url_for("streets.describe_version", subject_id=plan.id, version_id=draft.id))
    return page("streets/describe.html", form=form, plan=plan, version=draft, kinds=kind_rows(draft))


@bp.post("/<int:subject_id>/versies/<int:version_id>/online")
@signed_in
def publish_version(subject_id: int, version_id: int) -> Answer:
    """Show a draft to everybody, for good."""
    plan, draft = open_draft(subject_id, version_id)
    form = DescribeForm(formdata=None, name=draft.name, summary=draft.summary, version=draft.revision)
    with form.reporting():
        services.publish_version(actor(), plan, draft)
        flash(_("%(version)s staat online.", version=draft.title), "success")
        return redirect(url_of_version(plan, draft))
    return page("streets/describe.html", 422, form=form, plan=plan, version=draft, kinds=kind_rows(draft))


@bp.post("/<int:subject_id>/versies/<int:version_id>/weg")
@signed_in
def drop_version(subject_id: int, version_id: int) -> Answer:
    """Throw a draft away."""
    plan, draft = open_draft(subject_id, version_id)
    return _after(plan, lambda: services.drop_version(actor(), plan, draft), _("Het concept is weg."))


@bp.post("/<int:subject_id>/versies/<int:version_id>/kandidaat")
@signed_in
def offer_as_candidate(subject_id: int, version_id: int) -> Answer:
    """Let people choose this version."""
    plan = queries.get_plan(actor(), subject_id)
    chosen = queries.get_version(actor(), plan, version_id)
    return _after(
        plan, lambda: services.offer_as_candidate(actor(), plan, chosen), _("Mensen kunnen straks deze versie kiezen.")
    )


@bp.post("/<int:subject_id>/versies/<int:version_id>/geen-kandidaat")
@signed_in
def withdraw_candidate(subject_id: int, version_id: int) -> Answer:
    """Leave this version out of the choice."""
    plan = queries.get_plan(actor(), subject_id)
    chosen = queries.get_version(actor(), plan, version_id)
    return _after(plan, lambda: services.withdraw_candidate(actor(), plan, chosen), _("Deze versie doet niet mee in de keuze."))


def _after(plan: StreetPlan, act: Callable[[], None], said: str) -> Answer:
    form = PressForm()
    if form.validate_on_submit():
        act()
        flash(said, "success")
    return redirect(url_for("streets.versions", subject_id=plan.id))
