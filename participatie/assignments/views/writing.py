"""Writing an assignment: the draft, another version, and how the team does it."""

from flask import redirect
from flask_babel import gettext as _

from participatie.assignments import queries, services
from participatie.assignments.forms import BeginForm, DraftForm, HowForm, ProposeForm, WhatForm, chosen_id, to_choose
from participatie.assignments.models import Assignment
from participatie.assignments.permissions import can_begin, can_propose, can_write, can_write_how
from participatie.assignments.views.blueprint import bp
from participatie.assignments.views.own import allowed, back
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.places.queries import atlas
from participatie.subjects.queries import list_themes
from participatie.subjects.urls import url_of
from participatie.teams.queries import list_open_teams


def with_choices(form: WhatForm) -> WhatForm:
    """Fill in what can be chosen."""
    areas = sorted(((fact.id, fact.name) for fact in atlas().facts.values() if fact.is_open), key=lambda it: it[1].casefold())
    form.theme.choices = to_choose(_("Geen thema"), ((theme.id, theme.shown_name) for theme in list_themes()))
    form.area.choices = to_choose(_("De hele gemeente"), areas)
    if isinstance(form, DraftForm):
        form.team.choices = to_choose(_("Kies een team"), ((team.id, team.subject.title) for team in list_open_teams()))
    return form


@bp.route("/nieuw", methods=["GET", "POST"])
@signed_in
@limits.writing
def new() -> Answer:
    """Begin a draft. Only the two sides will read it."""
    authorize(can_begin, actor())
    form = BeginForm()
    with_choices(form)
    parties = services.list_client_parties(actor())
    form.voice.choices = to_choose("", ((party.key, party.name) for party in parties))
    form.voice.data = form.voice.data or next((party.key for party in parties), None)
    if form.validate_on_submit():
        with form.reporting():
            team_id = chosen_id(form.team) or 0
            made = services.begin(actor(), str(form.voice.data or ""), form.role.data, team_id, form.what())
            return redirect(url_of(made.subject))
    return page("assignments/new.html", form=form)


@bp.route("/<int:subject_id>/veranderen", methods=["GET", "POST"])
@signed_in
@limits.writing
def write(subject_id: int) -> Answer:
    """Change a draft, or what came back."""
    assignment, form = allowed(subject_id, can_write), DraftForm()
    with_choices(form)
    if form.validate_on_submit():
        with form.reporting():
            services.write(actor(), assignment, form.version.data, form.what(), chosen_id(form.team))
            return back(assignment, _("Het concept is bewaard."))
    if not form.is_submitted():
        form.show(queries.get_version(assignment, assignment.latest_number).what)
        form.version.data, form.team.data = assignment.version, str(assignment.taker_team_id)
    return page("assignments/write.html", form=form, assignment=assignment)


@bp.route("/<int:subject_id>/iets-anders", methods=["GET", "POST"])
@signed_in
@limits.writing
def propose(subject_id: int) -> Answer:
    """Propose another version; what was agreed holds until both said yes to it."""
    assignment, form = allowed(subject_id, can_propose), ProposeForm()
    with_choices(form)
    if form.validate_on_submit():
        with form.reporting():
            services.propose(actor(), assignment, form.version.data, form.what(), form.why.data)
            return back(assignment, _("Je voorstel ligt er. De andere kant zegt er ja of nee op."))
    if not form.is_submitted():
        show_newest(form, assignment)
    return page("assignments/propose.html", form=form, assignment=assignment)


def show_newest(form: WhatForm, assignment: Assignment) -> None:
    """Begin with what lies on the table, or else with what holds."""
    newest = queries.get_version(assignment, assignment.latest_number)
    number = newest.number if newest.ended_at is None else assignment.current_number
    form.show(queries.get_version(assignment, number).what)
    form.version.data = assignment.latest_number


@bp.route("/<int:subject_id>/hoe", methods=["GET", "POST"])
@signed_in
@limits.writing
def write_how(subject_id: int) -> Answer:
    """Write how the team does it."""
    assignment = allowed(subject_id, can_write_how)
    form = HowForm()
    if form.validate_on_submit():
        with form.reporting():
            services.write_how(actor(), assignment, form.version.data, form.how.data)
            return back(assignment, _("Zo staat het er nu."))
    if not form.is_submitted():
        form.how.data, form.version.data = assignment.how, assignment.how_version
    return page("assignments/write_how.html", form=form, assignment=assignment)
