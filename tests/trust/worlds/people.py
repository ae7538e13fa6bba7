"""People, the partners and teams they belong to, and their ways in."""

from participatie.accounts import services as accounts
from participatie.accounts.models import Person, Purpose
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.notifications import services as notifications
from participatie.notifications.models import HelpQuestion
from participatie.notifications.tokens import help_path, stop_path
from participatie.partners import services as partners
from participatie.partners.models import PartnerKind
from participatie.subjects import services as subjects
from participatie.teams import services as teams
from tests.factories.partners import make_partner
from tests.factories.people import actor_of
from tests.factories.subjects import make_theme
from tests.trust.world import NAMES, PEOPLE, World, secret


def make_people(world: World) -> dict[str, Person]:
    """One person for each role, with a password and a second factor where they can have one."""
    people = {}
    for role in PEOPLE:
        address = f"{secret(role.replace('_', ''))}@example.org"
        people[role] = accounts.create_person(address, NAMES[role])
        world.people[role] = people[role].id
    grants = {role: accounts.give_grant(SYSTEM, people[role], role) for role in ("moderator", "administrator")}
    accounts.set_password(actor_of(people["maker"]), people["maker"], world.plant("wachtwoord"), "")
    world.ids["grant"] = grants["moderator"].id
    people["member"].tf_totp_secret = world.plant("authenticator")
    people["member"].mf_recovery_codes = [world.plant("herstelcode")]
    return people


def make_organisations(world: World, people: dict[str, Person]) -> None:
    """Two teams, a partner and who is in them."""
    theme = make_theme("Groen")
    closed = make_theme("Oud thema")
    subjects.close_theme(SYSTEM, closed)
    world.ids |= {"theme": theme.id, "open theme": make_theme("Spelen").id}
    partner = make_partner("Woonstichting De Beemd")
    ended = make_partner("Winkeliers Westerwijk")
    partners.close_partner(SYSTEM, ended)
    speaking = partners.add_member(SYSTEM, partner, people["speaker"], may_speak=True)
    partners.be_named(actor_of(people["speaker"]), speaking)
    managing = partners.add_member(SYSTEM, partner, people["manager"], may_speak=False, may_manage=True)
    invitation = partners.invite(SYSTEM, partner, people["resident"].email)
    authority = make_partner("Waterschap Vierkant", PartnerKind.AUTHORITY)
    partners.add_member(SYSTEM, authority, people["speaker"], may_speak=True)
    fallback = teams.open_team(SYSTEM, "Team Algemeen")
    team = teams.open_team(SYSTEM, "Team Groen", home_partner=partner)
    membership = teams.add_member(SYSTEM, team, people["member"])
    elsewhere = teams.add_member(SYSTEM, fallback, people["member_elsewhere"])
    teams.be_named(actor_of(people["member_elsewhere"]), elsewhere)
    remit = teams.add_remit(SYSTEM, team, None, theme)
    world.ids |= {
        "partner": partner.id,
        "closed_partner": ended.id,
        "authority": authority.id,
        "partner_membership": managing.id,
        "invitation": invitation.id,
        "team": team.id,
        "fallback": fallback.id,
        "team_membership": membership.id,
        "remit": remit.id,
    }


def make_ways_in(world: World, people: dict[str, Person]) -> None:
    """A link to sign in, a session, links in mails, and an address that somebody follows."""
    world.keys["link"] = accounts.make_link(people["maker"].email, Purpose.SIGN_IN)
    world.secrets["sessiesleutel"] = accounts.open_session(people["maker"], "Firefox · Linux")
    world.keys["stop"] = stop_path(people["co_maker"].id, world.initiatives["published"]).rpartition("/")[2]
    question = HelpQuestion(
        subject_id=world.initiatives["published"],
        person_id=people["co_maker"].id,
        team_id=world.ids["team"],
        due_at=now(),
        asked_at=now(),
    )
    db.session.add(question)
    db.session.flush()
    world.keys["helped"] = help_path(question.id, question.person_id).rpartition("/")[2]
    watch = notifications.follow_around(actor_of(people["resident"]), "Kerkstraat 14")
    watch.label = world.plant("gevolgdadres")
    world.ids["watch"] = watch.id
