"""Asking another team to answer, and the answer of that team."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, for_role, safe_next
from participatie.kernel.web import Answer, page
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_of
from participatie.teams import queries, services
from participatie.teams.forms import HandOverForm, ReasonForm, with_empty
from participatie.teams.models import Team
from participatie.teams.permissions import can_hand_over
from participatie.teams.views.blueprint import bp


def other_teams(team_id: int) -> dict[str, Team]:
    """The open teams but this one, by the value of their choice."""
    return {str(team.id): team for team in queries.list_open_teams() if team.id != team_id}


@bp.route("/werk/<int:responsibility_id>/overdragen", methods=["GET", "POST"])
@for_role("team_member", "administrator")
def hand_over(responsibility_id: int) -> Answer:
    """Ask another team to answer from now on."""
    responsibility = queries.get_responsibility(responsibility_id)
    subject = get_subject(actor(), responsibility.subject_id)
    authorize(can_hand_over, actor(), responsibility)
    if (asked := queries.find_open_handover(subject.id)) is not None and request.method == "GET":
        return redirect(url_for("teams.handover", handover_id=asked.id))
    teams = other_teams(responsibility.team_id)
    form = HandOverForm(next=request.args.get("next", ""))
    form.team.choices = with_empty(_("Kies een team"), [(team.id, team.subject.title) for team in teams.values()])
    if form.validate_on_submit():
        with form.reporting():
            services.ask_handover(actor(), responsibility, teams[form.team.data], form.note.data or "")
            flash(_("Gevraagd. Jullie antwoorden tot het andere team ja zegt."))
            return redirect(safe_next(form.next.data, url_of(subject)))
    return page("teams/hand_over.html", form=form, subject=subject, subject_url=url_of(subject), team=responsibility.team)


@bp.route("/werk/overdracht/<int:handover_id>", methods=["GET", "POST"])
@for_role("team_member", "administrator")
def handover(handover_id: int) -> Answer:
    """Show what is asked, with yes and no for the one team and the way back for the other. Sent, it is the no."""
    found = queries.get_handover(actor(), handover_id)
    form = ReasonForm()
    if form.validate_on_submit():
        with form.reporting():
            services.give_back(actor(), found, form.reason.data)
            flash(_("Teruggegeven. Het andere team blijft antwoorden en leest waarom."))
            return redirect(url_for("teams.work", team=found.to_team_id))
    return page("teams/handover.html", form=form, handover=found, subject_url=url_of(found.subject))


@bp.post("/werk/overdracht/<int:handover_id>/overnemen")
@for_role("team_member", "administrator")
def accept_handover(handover_id: int) -> Answer:
    """Say yes: from now on the own team answers."""
    found = queries.get_handover(actor(), handover_id)
    services.accept_handover(actor(), found)
    flash(_("Overgenomen. Vanaf nu antwoordt jullie team. Wie pakt het op?"))
    return redirect(url_of(found.subject))


@bp.post("/werk/overdracht/<int:handover_id>/intrekken")
@for_role("team_member", "administrator")
def withdraw_handover(handover_id: int) -> Answer:
    """Take the question back."""
    found = queries.get_handover(actor(), handover_id)
    services.withdraw_handover(actor(), found)
    flash(_("Ingetrokken. Jullie team blijft antwoorden."))
    return redirect(url_of(found.subject))
