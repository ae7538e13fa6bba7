"""One deed for all that was ticked in the work list."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.fields.choices import SelectChoice

from participatie.kernel.routes import actor, for_role, safe_next
from participatie.kernel.web import Answer, page
from participatie.teams import queries, services
from participatie.teams.forms import TogetherForm, chosen_id
from participatie.teams.models import Team
from participatie.teams.services import Deed, NotTogether, Objection, Order
from participatie.teams.views.blueprint import bp


@bp.post("/werk/samen")
@for_role("team_member")
def act_together() -> Answer:
    """Do one thing with all that was ticked, or say for each line why not; then back to the same place in the list."""
    form = TogetherForm()
    team = queries.get_work_team(actor(), chosen_id(form.team_id))
    _offer(form, team)
    back_url, objections = safe_next(form.next.data, url_for("teams.work", team=team.id)), list[Objection]()
    if form.validate_on_submit() and not form.asks_first:
        with form.reporting():
            try:
                count = services.act_together(actor(), team.id, form.chosen_ids, _order(form))
            except NotTogether as refusal:
                objections = refusal.objections
                raise
            flash(_said(form.deed, count))
            return redirect(back_url)
    chosen = queries.list_chosen(actor(), team.id, form.chosen_ids[: services.MOST])
    return page("teams/work_together.html", form=form, team=team, chosen=chosen, objections=objections, back_url=back_url)


def _offer(form: TogetherForm, team: Team) -> None:
    people = [SelectChoice(str(one.person_id), one.person.display_name) for one in queries.list_members(team)]
    teams = [SelectChoice(str(one.id), one.subject.title) for one in queries.list_open_teams() if one.id != team.id]
    form.colleague.choices = [SelectChoice("", _("Kies een collega")), *people]
    form.team.choices = [SelectChoice("", _("Kies een team")), *teams]


def _order(form: TogetherForm) -> Order:
    team_id = chosen_id(form.team)
    return Order(
        Deed(form.doing.data),
        colleague_id=chosen_id(form.colleague),
        team=queries.find_team(team_id) if team_id else None,
        note=form.note.data or "",
    )


def _said(deed: Deed | None, count: int) -> str:
    match deed:
        case Deed.TAKE_UP:
            return ngettext("%(num)s onderwerp staat nu op jouw naam.", "%(num)s onderwerpen staan nu op jouw naam.", count)
        case Deed.GIVE:
            return ngettext("%(num)s onderwerp is nu van je collega.", "%(num)s onderwerpen zijn nu van je collega.", count)
        case Deed.HAND_OVER:
            return ngettext(
                "Gevraagd voor %(num)s onderwerp. Tot het andere team ja zegt, blijft het van jullie.",
                "Gevraagd voor %(num)s onderwerpen. Tot het andere team ja zegt, blijven ze van jullie.",
                count,
            )
        case Deed.SET_ASIDE:
            return ngettext("%(num)s onderwerp wacht nu op anderen.", "%(num)s onderwerpen wachten nu op anderen.", count)
        case _:
            return ngettext("%(num)s onderwerp is weer te doen.", "%(num)s onderwerpen zijn weer te doen.", count)
