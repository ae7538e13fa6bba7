"""Tells the floors below what they need to know of teams."""

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from participatie.accounts import sections
from participatie.accounts.header import MenuLink, register_link
from participatie.accounts.roles import Role, register_scopes
from participatie.accounts.sections import Section
from participatie.kernel.access import Actor
from participatie.partners.queries import list_partners_of
from participatie.subjects.finding import register_texts
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events
from participatie.teams.models import TEAM
from participatie.teams.queries import list_open_teams, list_own_teams
from participatie.teams.queries.teams import read_texts


def team_scopes(_actor: Actor) -> list[tuple[int, str]]:
    """The teams in which somebody can be."""
    return [(team.id, team.subject.title) for team in list_open_teams()]


def work_link(actor: Actor) -> MenuLink | None:
    """The way to the work list, for who is in a team."""
    return (_("Werklijst"), url_for("teams.work")) if actor.scopes("team_member") else None


def administration_link(actor: Actor) -> MenuLink | None:
    """The way to Beheer, for administrators."""
    return (_("Beheer"), url_for("site_admin.overview")) if actor.holds("administrator") else None


def own_groups(actor: Actor) -> Section | None:
    """The teams one is in and the partners one speaks for, on the own overview."""
    teams, partners = list_own_teams(actor), list_partners_of(actor)
    if not teams and not partners:
        return None
    return Section(_("Je teams en partners"), "teams/_own.html", {"teams": teams, "partners": partners})


def _assigned(facts: Facts) -> str:
    return _("%(team)s denkt mee", team=str(facts["team_name"]))


def _answered(facts: Facts) -> str:
    team, days = str(facts["team_name"]), max(int(facts["working_days"] or 0), 1)
    return ngettext(
        "Eerste antwoord van %(team)s, na %(num)d werkdag",
        "Eerste antwoord van %(team)s, na %(num)d werkdagen",
        days,
        team=team,
    )


def _handed_over(facts: Facts) -> str:
    return _(
        "Overgedragen van %(before)s aan %(after)s: %(note)s",
        before=str(facts["from_team"]),
        after=str(facts["to_team"]),
        note=str(facts["note"]),
    )


tell("TeamAssigned", Telling(_assigned, "users-group"))
tell("TakenUp", Telling(lambda facts: _("Aanspreekpunt bij %(team)s", team=str(facts["team_name"])), "user", "river"))
tell("FirstAnswerGiven", Telling(_answered, "message-2", "leaf"))
tell("HandedOver", Telling(_handed_over, "arrow-right"))


def init_app(app: Flask) -> None:
    """Add the ways to work and administration, and name roles and events."""
    sections.register(own_groups)
    register_texts(TEAM.name, read_texts)
    register_link(work_link)
    register_link(administration_link)
    register_scopes(Role.TEAM_MEMBER, team_scopes)
    name_events(
        {
            "TeamAssigned": _l("team gekozen"),
            "TakenUp": _l("opgepakt"),
            "FirstAnswerGiven": _l("eerste antwoord"),
            "HandedOver": _l("overgedragen"),
            "TeamOpened": _l("team gemaakt"),
            "TeamChanged": _l("team aangepast"),
            "TeamClosed": _l("team gestopt"),
            "TeamMemberAdded": _l("iemand in een team"),
            "TeamMemberEnded": _l("iemand uit een team"),
            "RemitChanged": _l("werkveld veranderd"),
        }
    )
