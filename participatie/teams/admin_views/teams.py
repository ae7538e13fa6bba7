"""Beheer: teams, who is in them and what they answer for."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page
from participatie.partners.queries import get_partner, list_open_partners
from participatie.places.queries import atlas, get_area
from participatie.subjects.queries import find_theme, list_themes
from participatie.teams import queries, services
from participatie.teams.admin_views.blueprint import bp
from participatie.teams.forms import EmptyForm, MemberForm, RemitForm, TeamForm, chosen_id, of_people, with_empty
from participatie.teams.models import Team
from participatie.teams.permissions import can_change


def changeable(subject_id: int) -> Team:
    """The team, when this actor may change it."""
    team = queries.get_team(actor(), subject_id)
    authorize(can_change, actor(), team)
    return team


def team_form(team: Team | None = None) -> TeamForm:
    """The form with the partners and people that can be chosen."""
    form = TeamForm(data=known_facts(team) if team else {})
    partners = [(partner.id, partner.subject.title) for partner in list_open_partners()]
    people = of_people(queries.list_members(team)) if team else []
    form.home_partner.choices = with_empty(_("Niemand in het bijzonder"), partners)
    form.contact.choices = form.stand_in.choices = with_empty(_("Nog niemand"), people)
    return form


def known_facts(team: Team) -> dict[str, object]:
    """A team as the form shows it."""
    return {
        "name": team.subject.title,
        "lead": team.subject.lead,
        "purpose": team.purpose,
        "answer_term_days": team.answer_term_days,
        "home_partner": str(team.home_partner_id or ""),
        "kind": team.kind,
        "contact": str(team.contact_id or ""),
        "stand_in": str(team.stand_in_id or ""),
        "version": team.version,
    }


@bp.get("")
@for_role("administrator")
def index() -> Answer:
    """List the teams, and who answers for what where."""
    teams = queries.list_open_teams()
    facts = queries.list_remit_facts()
    names: dict[int, str] = {team.id: team.subject.title for team in teams}
    areas = [area for area in atlas().facts.values() if any(fact.area_id == area.id for fact in facts)]
    return page(
        "beheer/teams.html",
        teams=queries.page_teams(actor(), size=100).rows,
        themes=[theme for theme in list_themes() if any(fact.theme_id == theme.id for fact in facts)],
        rows=[(None, _("overal")), *((area.id, area.name) for area in areas)],
        cells={(fact.area_id, fact.theme_id): (fact.team_id, names.get(fact.team_id, "")) for fact in facts},
    )


@bp.route("/nieuw", methods=["GET", "POST"])
@for_role("administrator")
def open_team() -> Answer:
    """Make a team."""
    form = team_form()
    if form.validate_on_submit():
        with form.reporting():
            partner_id = chosen_id(form.home_partner)
            team = services.open_team(
                actor(),
                form.name.data or "",
                lead=form.lead.data or "",
                purpose=form.purpose.data or "",
                kind=form.kind.data,
                answer_term_days=form.answer_term_days.data,
                home_partner=get_partner(actor(), partner_id) if partner_id else None,
            )
            flash(_("Het team is er. Voeg nu mensen toe en kies waar het op antwoordt."))
            return redirect(url_for("teams_admin.members", subject_id=team.id))
    return page("beheer/team.html", form=form, team=None)


@bp.route("/<int:subject_id>", methods=["GET", "POST"])
@for_role("administrator")
def edit(subject_id: int) -> Answer:
    """Change what a team is for and how fast it answers."""
    team = changeable(subject_id)
    form = team_form(team)
    if form.validate_on_submit():
        with form.reporting():
            services.change_team(
                actor(),
                team,
                form.version.data,
                name=form.name.data or "",
                lead=form.lead.data or "",
                purpose=form.purpose.data or "",
                kind=form.kind.data,
                answer_term_days=form.answer_term_days.data,
                home_partner_id=chosen_id(form.home_partner),
                contact_id=chosen_id(form.contact),
                stand_in_id=chosen_id(form.stand_in),
            )
            flash(_("Het team is veranderd."))
            return redirect(url_for("teams_admin.edit", subject_id=team.id))
    return page("beheer/team.html", form=form, team=team)


@bp.route("/<int:subject_id>/mensen", methods=["GET", "POST"])
@for_role("administrator")
def members(subject_id: int) -> Answer:
    """Say who is in a team, from which partner."""
    team = changeable(subject_id)
    form = MemberForm()
    form.partner.choices = with_empty(_("Niemand in het bijzonder"), [(p.id, p.subject.title) for p in list_open_partners()])
    if form.validate_on_submit():
        with form.reporting():
            partner_id = chosen_id(form.partner)
            partner = get_partner(actor(), partner_id) if partner_id else None
            person = services.person_at(form.email.data or "")
            services.add_member(
                actor(),
                team,
                person,
                partner=partner,
                role=form.role.data or "",
                hours_per_week=form.hours_per_week.data,
                from_on=form.from_on.data,
                until_on=form.until_on.data,
            )
            flash(_("Diegene zit nu in het team."))
            return redirect(url_for("teams_admin.members", subject_id=team.id))
    members = [*queries.list_members(team), *queries.list_coming_members(team)]
    return page("beheer/team_members.html", form=form, team=team, members=members)


@bp.post("/<int:subject_id>/mensen/<int:membership_id>/eindig")
@for_role("administrator")
def end_member(subject_id: int, membership_id: int) -> Answer:
    """End somebody's membership."""
    team = changeable(subject_id)
    services.end_member(actor(), team, queries.get_membership(team, membership_id))
    flash(_("Diegene zit niet meer in het team."))
    return redirect(url_for("teams_admin.members", subject_id=team.id))


@bp.route("/<int:subject_id>/werkveld", methods=["GET", "POST"])
@for_role("administrator")
def remits(subject_id: int) -> Answer:
    """Say what a team answers for: first a look at what would move, then the change."""
    team = changeable(subject_id)
    form = RemitForm()
    form.theme.choices = with_empty(_("Alle thema's"), [(theme.id, theme.shown_name) for theme in list_themes()])
    form.area.choices = with_empty(_("Overal"), [(fact.id, fact.name) for fact in atlas().facts.values() if fact.is_open])
    moves = None
    if form.validate_on_submit():
        with form.reporting():
            area_id, theme_id = chosen_id(form.area), chosen_id(form.theme)
            chosen = (get_area(area_id) if area_id else None, find_theme(theme_id) if theme_id else None)
            moves = services.preview_adding(actor(), team, *chosen)
            if "confirmed" in request.form:
                services.add_remit(actor(), team, *chosen)
                flash(_("Hier antwoordt dit team nu op."))
                return redirect(url_for("teams_admin.remits", subject_id=team.id))
    return page("beheer/remits.html", form=form, team=team, remits=queries.list_remits(team), moves=moves)


@bp.route("/<int:subject_id>/werkveld/<int:remit_id>/weg", methods=["GET", "POST"])
@for_role("administrator")
def remove_remit(subject_id: int, remit_id: int) -> Answer:
    """Take something out of what a team answers for, after a look at what would move."""
    team = changeable(subject_id)
    remit = queries.get_remit(team, remit_id)
    form = EmptyForm()
    if form.validate_on_submit():
        services.remove_remit(actor(), team, remit)
        flash(_("Hier antwoordt dit team niet meer op."))
        return redirect(url_for("teams_admin.remits", subject_id=team.id))
    return page(
        "beheer/remove_remit.html", form=form, team=team, remit=remit, moves=services.preview_removing(actor(), team, remit)
    )


@bp.route("/<int:subject_id>/sluiten", methods=["GET", "POST"])
@for_role("administrator")
def close(subject_id: int) -> Answer:
    """Ask whether a team really stops, and let others answer from then on."""
    team = changeable(subject_id)
    form = EmptyForm()
    if form.validate_on_submit():
        with form.reporting():
            services.close_team(actor(), team)
            flash(_("Het team is gestopt. Andere teams antwoorden nu."))
            return redirect(url_for("teams_admin.index"))
    return page("beheer/close_team.html", form=form, team=team, current=queries.count_figures(team).current)


@bp.post("/<int:subject_id>/algemeen")
@for_role("administrator")
def make_fallback(subject_id: int) -> Answer:
    """Let this team answer for whatever fits no other."""
    services.make_fallback(actor(), changeable(subject_id))
    flash(_("Dit team antwoordt nu op alles wat nergens anders past."))
    return redirect(url_for("teams_admin.edit", subject_id=subject_id))
