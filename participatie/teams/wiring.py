"""Tells the floors below what they need to know of teams."""

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from participatie.accounts import sections
from participatie.accounts.header import MenuLink, register_link
from participatie.accounts.queries import list_lost
from participatie.accounts.roles import Role, register_scopes
from participatie.accounts.sections import Section
from participatie.accounts.services.sessions import hash_key
from participatie.accounts.session import current_key
from participatie.kernel import doctor, turned_away
from participatie.kernel.access import Actor
from participatie.kernel.clock import local, now
from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import job, nightly
from participatie.kernel.mail import fill_when_sent
from participatie.partners.queries import list_partners_of
from participatie.subjects import presence
from participatie.subjects.finding import register_texts
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events
from participatie.teams import examining, letters, services
from participatie.teams.models import TEAM
from participatie.teams.queries import find_team, list_open_teams, list_own_teams
from participatie.teams.queries.teams import read_texts
from participatie.teams.queries.together import has_standing
from participatie.teams.waiting import waiting_for

MORNING = 8
"""No mail about what waits goes out before this hour."""


def team_scopes(_actor: Actor) -> list[tuple[int, str]]:
    """The teams in which somebody can be."""
    return [(team.id, team.subject.title) for team in list_open_teams()]


def work_link(actor: Actor) -> MenuLink | None:
    """The way to the work list, for who is in a team."""
    return (_("Werklijst"), url_for("teams.work")) if actor.scopes("team_member") else None


def administration_link(actor: Actor) -> MenuLink | None:
    """The way to Beheer, for administrators."""
    return (_("Beheer"), url_for("site_admin.overview")) if actor.holds("administrator") else None


def left_teams() -> str:
    """Why who was in a team is signed out in this browser: they are in it no more."""
    lost = list_lost(hash_key(current_key()), Role.TEAM_MEMBER)
    names = [team.subject.title for team_id in lost if (team := find_team(team_id))]
    return _("Je zit niet meer in %(teams)s.", teams=", ".join(names)) if names else ""


def own_groups(actor: Actor) -> Section | None:
    """The teams one is in and the partners one speaks for, on the own overview."""
    teams, partners = list_own_teams(actor), list_partners_of(actor)
    if not teams and not partners:
        return None
    return Section(_("Je teams en partners"), "teams/_own.html", {"teams": teams, "partners": partners})


def waiting_teams(actor: Actor) -> Section | None:
    """What other teams ask of the teams one is in."""
    asked = waiting_for(actor)
    values: dict[str, object] = {"waiting": asked}
    return Section(_("Andere teams vragen jullie iets"), "teams/_waiting.html", values, asks=True) if asked.is_asked else None


@job(every_minutes=30)
def remind_teams() -> None:
    """Remind teams of what they were asked, in the daytime; what was missed comes with the next turn."""
    if local(now()).hour >= MORNING:
        with unit_of_work():
            services.remind_of_handovers()


@job(every_minutes=5)
def carry_out_moves() -> None:
    """Bring to other teams what the rules say now, in parts, each part whole or not at all."""
    while True:
        with unit_of_work():
            if not services.carry_out_some():
                return


@nightly
def keep_teams_in_order() -> None:
    """Let memberships begin and end by their dates, and let nothing count on who is gone or away."""
    with unit_of_work():
        services.mend_ownership()
        services.begin_memberships()
        services.let_go_of_strangers()
        services.look_for_stand_ins()
        services.forget_old_absences()


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


def _contact_left(facts: Facts) -> str:
    if facts.get("has_successor"):
        return _("Een ander aanspreekpunt bij %(team)s", team=str(facts["team_name"]))
    return _("Het aanspreekpunt bij %(team)s stopt; het team zoekt een ander", team=str(facts["team_name"]))


def _help_ended(facts: Facts) -> str:
    return _("%(team)s helpt niet meer mee: %(reason)s", team=str(facts["team_name"]), reason=str(facts["reason"]))


tell("ContactLeft", Telling(_contact_left, "user"))
tell("HelpAccepted", Telling(lambda facts: _("%(team)s helpt mee", team=str(facts["team_name"])), "heart-handshake", "river"))
tell("HelpEnded", Telling(_help_ended, "arrow-back-up"))
tell("TeamAssigned", Telling(_assigned, "users-group"))
tell("TakenUp", Telling(lambda facts: _("Aanspreekpunt bij %(team)s", team=str(facts["team_name"])), "user", "river"))
tell("FirstAnswerGiven", Telling(_answered, "message-2", "leaf"))
tell("WorkGiven", Telling(lambda facts: _("Dit staat nu op jouw naam"), "user", "river"))
tell("HandedOver", Telling(_handed_over, "arrow-right"))


def init_app(app: Flask) -> None:
    """Add the ways to work and administration, and name roles and events."""
    fill_when_sent("teams", letters.fill)
    doctor.register_inspector(examining.examine)
    sections.register(own_groups)
    sections.register(waiting_teams)
    turned_away.register(left_teams)
    register_texts(TEAM.name, read_texts)
    presence.register("standing", has_standing)
    register_link(work_link)
    register_link(administration_link)
    register_scopes(Role.TEAM_MEMBER, team_scopes)
    name_events(
        {
            "TeamAssigned": _l("team gekozen"),
            "TakenUp": _l("opgepakt"),
            "FirstAnswerGiven": _l("eerste antwoord"),
            "HandedOver": _l("overgedragen"),
            "HandoverAsked": _l("overdracht gevraagd"),
            "HandoverEnded": _l("overdracht ging niet door"),
            "ContactLeft": _l("aanspreekpunt weg"),
            "HelpAsked": _l("hulp van een team gevraagd"),
            "HelpAccepted": _l("team helpt mee"),
            "HelpDeclined": _l("team helpt niet"),
            "HelpEnded": _l("team helpt niet meer mee"),
            "StandInNamed": _l("iemand valt in"),
            "WorkGiven": _l("aan een collega gegeven"),
            "TurnSet": _l("gezegd wie aan de beurt is"),
            "TeamOpened": _l("team gemaakt"),
            "TeamChanged": _l("team aangepast"),
            "TeamClosed": _l("team gestopt"),
            "TeamMemberAdded": _l("iemand in een team"),
            "TeamMemberEnded": _l("iemand uit een team"),
            "RemitChanged": _l("werkveld veranderd"),
            "RuleChanged": _l("regel veranderd"),
        }
    )
