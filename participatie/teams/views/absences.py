"""Who of a team is away, and who stands in."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page
from participatie.teams import queries, services
from participatie.teams.forms import AbsenceForm, of_people, with_empty
from participatie.teams.models import Absence
from participatie.teams.views.blueprint import bp


@bp.route("/werk/afwezig", methods=["GET", "POST"])
@for_role("team_member")
def absences() -> Answer:
    """Show who of a team is away, and say that oneself or a colleague will be."""
    team = queries.get_work_team(actor(), request.args.get("team", type=int))
    members = {str(one.person_id): one for one in queries.list_members(team)}
    form = AbsenceForm(data={"person": str(actor().id)})
    form.person.choices = with_empty(_("Kies iemand"), of_people(members.values()))
    if form.validate_on_submit():
        with form.reporting():
            services.mark_absence(actor(), members[form.person.data], form.from_on.data, form.last_on.data)
            flash(_("Genoteerd. Wie lang weg is, krijgt iemand die invalt."))
            return redirect(url_for("teams.absences", team=team.id))
    own = queries.list_own_teams(actor())
    return page("teams/absences.html", form=form, team=team, teams=own, absences=queries.list_absences(team))


def own_absence(absence_id: int) -> Absence:
    """An absence in a team that this actor is in; others are not there."""
    found = queries.get_absence(absence_id)
    if not actor().holds("team_member", found.team_id):
        raise NotFound
    return found


@bp.post("/werk/afwezig/<int:absence_id>/terug")
@for_role("team_member")
def end_absence(absence_id: int) -> Answer:
    """Be back, or not go."""
    found = own_absence(absence_id)
    services.end_absence(actor(), found)
    flash(_("Genoteerd: weer terug."))
    return redirect(url_for("teams.absences", team=found.team_id))


@bp.post("/werk/afwezig/<int:absence_id>/inval")
@for_role("team_member")
def stand_in(absence_id: int) -> Answer:
    """Stand in for a colleague."""
    found = own_absence(absence_id)
    services.stand_in(actor(), found)
    flash(_("Jij valt in. Je naam staat zolang bij de onderwerpen van je collega."))
    return redirect(url_for("teams.absences", team=found.team_id))
