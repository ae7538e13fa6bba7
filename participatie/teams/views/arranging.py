"""What a team says of itself: how it works together, who its contact is and who stands in."""

from flask import flash, redirect
from flask_babel import gettext as _

from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page
from participatie.subjects.urls import url_of
from participatie.teams import queries, services
from participatie.teams.forms import ArrangeForm, chosen_id, of_people, with_empty
from participatie.teams.models import Team
from participatie.teams.permissions import can_arrange
from participatie.teams.views.blueprint import bp


def arrange_form(team: Team) -> ArrangeForm:
    """The form with the people of the team to choose from."""
    contact, stand_in = str(team.contact_id or ""), str(team.stand_in_id or "")
    form = ArrangeForm(data={"agreements": team.agreements, "contact": contact, "stand_in": stand_in, "version": team.version})
    form.contact.choices = form.stand_in.choices = with_empty(_("Nog niemand"), of_people(queries.list_members(team)))
    return form


@bp.route("/teams/<int:subject_id>/afspraken", methods=["GET", "POST"])
@for_role("team_member", "administrator")
def arrange(subject_id: int) -> Answer:
    """Let the team change these."""
    team = queries.get_team(actor(), subject_id)
    authorize(can_arrange, actor(), team)
    form = arrange_form(team)
    if form.validate_on_submit():
        with form.reporting():
            services.arrange_team(
                actor(),
                team,
                form.version.data,
                agreements=form.agreements.data,
                contact_id=chosen_id(form.contact),
                stand_in_id=chosen_id(form.stand_in),
            )
            flash(_("De afspraken van het team zijn bewaard."))
            return redirect(url_of(team.subject))
    return page("teams/arrange.html", form=form, team=team, team_url=url_of(team.subject))
