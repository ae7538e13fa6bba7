"""Who draws a plan: asking people in, adding who is named in a team, and leaving."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.accounts.queries import get_own_person
from participatie.kernel import limits
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.forms.plans import DesignerForm, PlainForm
from participatie.streets.models import StreetPlan
from participatie.streets.views.blueprint import bp
from participatie.streets.views.making import own_plan
from participatie.subjects.urls import url_of
from participatie.threads.queries import find_team_id


def possible_designers(plan: StreetPlan) -> list[tuple[int, str]]:
    """Named members of the teams of who looks, and of the team that answers for the plan."""
    team_ids = {*actor().scopes("team_member"), find_team_id(plan.id) or 0}
    return queries.list_possible_designers(plan, sorted(team_ids))


@bp.route("/<int:subject_id>/ontwerpers", methods=["GET", "POST"])
@signed_in
@limits.invitation_mail
def designers(subject_id: int) -> Answer:
    """Who draws it now, and asking somebody in by mail."""
    plan = own_plan(subject_id)
    form = DesignerForm()
    if form.validate_on_submit():
        with form.reporting():
            services.invite_designer(actor(), plan, form.email.data or "")
            flash(_("De uitnodiging is verstuurd. Na een ja staat de naam hieronder."), "success")
            return redirect(url_for("streets.designers", subject_id=plan.id))
    return page("streets/designers.html", form=form, plan=plan, now="designers", possible=possible_designers(plan))


@bp.post("/<int:subject_id>/ontwerpers/erbij")
@signed_in
@limits.writing
def add_designer(subject_id: int) -> Answer:
    """Let a named member of a team draw along."""
    plan = own_plan(subject_id)
    person_id = request.form.get("person", 0, type=int)
    if person_id not in dict(possible_designers(plan)):
        flash(_("Kies iemand uit de lijst, of stuur een uitnodiging."), "warning")
    else:
        services.add_designer(actor(), plan, person_id)
        flash(_("De ontwerper is toegevoegd en krijgt een mail."), "success")
    return redirect(url_for("streets.designers", subject_id=plan.id))


@bp.post("/<int:subject_id>/ontwerpers/weg")
@signed_in
def remove_designer(subject_id: int) -> Answer:
    """Let a designer go; the last one stays."""
    plan = own_plan(subject_id)
    services.remove_designer(actor(), plan, request.form.get("person", 0, type=int))
    flash(_("Deze ontwerper tekent niet meer mee."), "success")
    is_own = request.form.get("person", 0, type=int) == actor().id
    return redirect(url_of(plan.subject) if is_own else url_for("streets.designers", subject_id=plan.id))


@bp.route("/meetekenen/<token>", methods=["GET", "POST"])
@signed_in
def join(token: str) -> Answer:
    """Where the link in an invitation leads: say yes, or do nothing."""
    person, form = get_own_person(actor()), PlainForm()
    plan = services.invited_plan(person, token)
    if form.validate_on_submit():
        services.join_as_designer(person, token)
        flash(_("Je tekent nu mee aan dit plan."), "success")
        return redirect(url_of(plan.subject))
    return page("streets/join.html", form=form, plan=plan)
