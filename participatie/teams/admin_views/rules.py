"""Beheer: the rules that choose a team before the remits, in their order; each change is looked at first."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page
from participatie.places.queries import atlas
from participatie.subjects.kinds import all_kinds
from participatie.subjects.queries import list_themes
from participatie.teams import queries, services
from participatie.teams.admin_views.blueprint import bp
from participatie.teams.forms import RuleForm, WayForm, chosen_id, with_empty
from participatie.teams.models import RoutingRule, Way
from participatie.teams.routing import RuleFact


@bp.get("/regels")
@for_role("administrator")
def rules() -> Answer:
    """List the rules in their order."""
    return page("beheer/rules.html", rules=queries.list_rules(), waiting=queries.count_waiting_moves(), kinds=kind_labels())


def kind_labels() -> dict[str, str]:
    """The kinds that a team answers for, in words."""
    return {kind.name: str(kind.label) for kind in all_kinds() if kind.has_thread and not kind.is_part}


def rule_form(rule: RoutingRule | None = None) -> RuleForm:
    """The form with what can be chosen."""
    form = RuleForm(data=known_facts(rule) if rule else {})
    kinds = kind_labels()
    form.kind.choices = [*with_empty(_("Elke soort"), []), *((value, label) for value, label in kinds.items())]
    form.area.choices = with_empty(_("Overal"), [(fact.id, fact.name) for fact in atlas().facts.values() if fact.is_open])
    form.theme.choices = with_empty(_("Alle thema's"), [(theme.id, theme.shown_name) for theme in list_themes()])
    form.team.choices = with_empty(_("Kies een team"), [(team.id, team.subject.title) for team in queries.list_open_teams()])
    return form


def known_facts(rule: RoutingRule) -> dict[str, str]:
    """A rule as the form shows it."""
    ids = {"area": rule.area_id, "theme": rule.theme_id, "team": rule.team_id}
    return {"kind": rule.kind, "words": rule.words, **{name: str(value or "") for name, value in ids.items()}}


def wanted_rule(form: RuleForm, rule_id: int) -> RuleFact:
    """What was filled in."""
    area_id, theme_id = chosen_id(form.area), chosen_id(form.theme)
    area = atlas().facts.get(area_id or 0)
    theme = next((one for one in list_themes() if one.id == theme_id), None)
    return RuleFact(
        id=rule_id,
        team_id=chosen_id(form.team) or 0,
        kind=form.kind.data or "",
        area_id=area_id,
        theme_id=theme_id,
        words=form.words.data,
        area=area.name if area else "",
        theme=theme.name if theme else "",
    )


@bp.route("/regels/nieuw", methods=["GET", "POST"])
@for_role("administrator")
def add_rule() -> Answer:
    """Make a rule, at the end."""
    return edit_or_add(None)


@bp.route("/regels/<int:rule_id>", methods=["GET", "POST"])
@for_role("administrator")
def edit_rule(rule_id: int) -> Answer:
    """Change a rule; it keeps its place."""
    return edit_or_add(queries.get_rule(rule_id))


def edit_or_add(rule: RoutingRule | None) -> Answer:
    """First a look at what would move, then the change, with what becomes of what is open."""
    form, way, moves = rule_form(rule), WayForm(), None
    if form.validate_on_submit():
        with form.reporting():
            wanted = wanted_rule(form, rule.id if rule else 0)
            moves = services.preview_rule(actor(), wanted)
            if request.form.get("confirmed") == seen(wanted) and way.validate():
                services.save_rule(actor(), wanted, Way(way.way.data))
                return done(_("De regel is bewaard."), Way(way.way.data), len(moves))
    looked_at = seen(wanted_rule(form, rule.id if rule else 0)) if moves is not None else ""
    return page("beheer/rule.html", form=form, way=way, rule=rule, moves=moves, looked_at=looked_at)


def seen(wanted: RuleFact) -> str:
    """What a yes is about: a rule that was changed after the look is looked at again."""
    return "|".join(str(value or "") for value in (wanted.kind, wanted.area_id, wanted.theme_id, wanted.words, wanted.team_id))


def done(said: str, way: Way, moving: int) -> Answer:
    """Go back to the list, and say what becomes of what is open."""
    flash(said)
    if moving and way is not Way.STAY:
        flash(_("Wat open is, verhuist of wordt gevraagd. Veel tegelijk duurt een paar minuten."))
    return redirect(url_for("teams_admin.rules"))


@bp.route("/regels/<int:rule_id>/weg", methods=["GET", "POST"])
@for_role("administrator")
def remove_rule(rule_id: int) -> Answer:
    """Take a rule away, after a look at what would move."""
    rule, form = queries.get_rule(rule_id), WayForm()
    moves = services.preview_without(actor(), rule)
    if form.validate_on_submit():
        services.remove_rule(actor(), rule, Way(form.way.data))
        return done(_("De regel is weg."), Way(form.way.data), len(moves))
    return page("beheer/rule_change.html", form=form, rule=rule, moves=moves, kinds=kind_labels(), change="removed")


@bp.post("/regels/<int:rule_id>/omhoog")
@for_role("administrator")
def raise_rule(rule_id: int) -> Answer:
    """Let a rule stand a place earlier: at once when nothing moves, else after a look at what does."""
    rule, form = queries.get_rule(rule_id), WayForm()
    moves = services.preview_raised(actor(), rule)
    if (not moves or "confirmed" in request.form) and form.validate():
        services.raise_rule(actor(), rule, Way(form.way.data))
        return done(_("De volgorde is veranderd."), Way(form.way.data), len(moves))
    return page("beheer/rule_change.html", form=form, rule=rule, moves=moves, kinds=kind_labels(), change="raised")


@bp.post("/regels/<int:rule_id>/omlaag")
@for_role("administrator")
def lower_rule(rule_id: int) -> Answer:
    """The same, a place later."""
    rule, form = queries.get_rule(rule_id), WayForm()
    moves = services.preview_lowered(actor(), rule)
    if (not moves or "confirmed" in request.form) and form.validate():
        services.lower_rule(actor(), rule, Way(form.way.data))
        return done(_("De volgorde is veranderd."), Way(form.way.data), len(moves))
    return page("beheer/rule_change.html", form=form, rule=rule, moves=moves, kinds=kind_labels(), change="lowered")
