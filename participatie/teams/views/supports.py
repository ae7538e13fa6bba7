"""Asking another team to help, and the answer of that team."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, for_role, safe_next
from participatie.kernel.web import Answer, page
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_of
from participatie.teams import queries, services
from participatie.teams.forms import HelpForm, ReasonForm, with_empty
from participatie.teams.permissions import can_ask_help
from participatie.teams.views.blueprint import bp
from participatie.teams.views.handovers import other_teams


@bp.route("/werk/<int:responsibility_id>/hulp", methods=["GET", "POST"])
@for_role("team_member", "administrator")
def ask_help(responsibility_id: int) -> Answer:
    """Ask another team to help with a subject."""
    responsibility = queries.get_responsibility(responsibility_id)
    subject = get_subject(actor(), responsibility.subject_id)
    authorize(can_ask_help, actor(), responsibility)
    teams = other_teams(responsibility.team_id)
    form = HelpForm(next=request.args.get("next", ""))
    form.team.choices = with_empty(_("Kies een team"), [(team.id, team.subject.title) for team in teams.values()])
    if form.validate_on_submit():
        with form.reporting():
            services.ask_help(actor(), responsibility, teams[form.team.data], form.note.data or "")
            flash(_("Gevraagd. Dat team leest vanaf nu mee."))
            return redirect(safe_next(form.next.data, url_of(subject)))
    standing = queries.standing_of(subject.id)
    return page("teams/ask_help.html", form=form, subject=subject, subject_url=url_of(subject), standing=standing)


@bp.route("/werk/hulp/<int:support_id>", methods=["GET", "POST"])
@for_role("team_member", "administrator")
def support(support_id: int) -> Answer:
    """Show what help is asked or given, with the yes of the team that is asked. Sent, it is the end, with a reason."""
    found = queries.get_support(actor(), support_id)
    form = ReasonForm()
    if form.validate_on_submit():
        with form.reporting():
            services.end_support(actor(), found, form.reason.data)
            flash(_("Afgelopen. Het andere team leest waarom."))
            return redirect(url_of(found.subject))
    lead_id = queries.find_lead_id(found.subject_id) or 0
    return page("teams/support.html", form=form, support=found, lead_id=lead_id, subject_url=url_of(found.subject))


@bp.post("/werk/hulp/<int:support_id>/ja")
@for_role("team_member", "administrator")
def accept_support(support_id: int) -> Answer:
    """Say that the own team helps."""
    found = queries.get_support(actor(), support_id)
    services.accept_support(actor(), found)
    flash(_("Jullie team helpt mee. Iedereen ziet dat bij dit onderwerp."))
    return redirect(url_for("teams.support", support_id=found.id))
