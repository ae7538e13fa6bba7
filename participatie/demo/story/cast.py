"""Who lives and works in Beemdwaard: people, partners with members, teams with remits, themes."""

from dataclasses import dataclass, field

from participatie.accounts import services as accounts
from participatie.accounts.models import Person
from participatie.accounts.queries import list_held
from participatie.accounts.roles import Role
from participatie.demo.people import address_of
from participatie.demo.story.reading import Crew, Party, read, read_crews, read_parties
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.text import slug
from participatie.partners import services as partners
from participatie.partners.models import Partner
from participatie.places.queries import find_area_by_code
from participatie.subjects import services as subjects
from participatie.subjects.models import Theme
from participatie.teams import services as teams
from participatie.teams.models import Team
from participatie.teams.queries import find_membership, get_team


@dataclass
class Cast:
    """Everybody, by key."""

    people: dict[str, Person] = field(default_factory=dict)
    partners: dict[str, Partner] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    team_members: dict[int, list[str]] = field(default_factory=dict)
    speakers: dict[str, list[str]] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def person(self, key: str) -> Person:
        """Somebody by key, or by the name that stands in the list of residents."""
        return self.people[key]

    def actor(self, key: str) -> Actor:
        """This person with all they hold."""
        if key not in self.actors:
            person = self.people[key]
            self.actors[key] = Actor(id=person.id, name=person.display_name, held=list_held(person.id))
        return self.actors[key]

    def residents(self) -> list[str]:
        """The keys of people who are nothing else than somebody who lives here."""
        busy = {key for keys in (*self.team_members.values(), *self.speakers.values()) for key in keys}
        return [key for key in self.people if key not in busy and key not in ("moderator", "beheerder")]


def gather(codes: dict[str, str]) -> Cast:
    """Make them all. `codes` gives the code of an area by its name."""
    cast = Cast()
    for position, entry in enumerate(read("themes")["theme"]):
        theme = subjects.open_theme(SYSTEM, entry["name"], entry["name_en"], entry["icon"], entry["scene"], position)
        cast.themes[entry["key"]] = theme
    people = read("people")
    for entry in people["person"]:
        cast.people[entry["key"]] = accounts.create_person(address_of(entry["key"]), entry["name"])
    for name in people["residents"]:
        cast.people[slug(name)] = accounts.create_person(address_of(slug(name)), name)
    for party in read_parties():
        _bring_in(cast, party)
    for crew in read_crews():
        _put_together(cast, crew, codes)
    accounts.give_grant(SYSTEM, cast.people["moderator"], Role.MODERATOR)
    accounts.give_grant(SYSTEM, cast.people["beheerder"], Role.ADMINISTRATOR)
    return cast


def _bring_in(cast: Cast, party: Party) -> None:
    partner = partners.register_partner(SYSTEM, party.name, party.kind, party.lead, party.about, party.website)
    cast.partners[party.key] = partner
    cast.speakers[party.key] = [member.person for member in party.members if member.speaks]
    for member in party.members:
        person = cast.people[member.person]
        membership = partners.add_member(SYSTEM, partner, person, may_speak=member.speaks, may_manage=member.manages)
        if member.is_named:
            partners.be_named(Actor(id=person.id), membership)


def _put_together(cast: Cast, crew: Crew, codes: dict[str, str]) -> None:
    home = cast.partners[crew.home]
    team = teams.open_team(
        SYSTEM,
        crew.name,
        lead=crew.lead,
        purpose=crew.purpose,
        kind=crew.kind,
        answer_term_days=crew.term_days,
        home_partner=home,
    )
    cast.teams[crew.key] = team
    cast.team_members[team.id] = [crew.contact, *(m.person for m in crew.members if m.person != crew.contact)]
    for member in crew.members:
        person = cast.people[member.person]
        partner = cast.partners.get(member.partner)
        teams.add_member(SYSTEM, team, person, partner=partner, role=member.role, hours_per_week=member.hours)
        membership = find_membership(team.id, person.id)
        if member.is_named and membership is not None:
            teams.be_named(Actor(id=person.id), membership)
    for area_name, theme_key in crew.remits:
        area = find_area_by_code(codes[area_name]) if area_name != "*" else None
        teams.add_remit(SYSTEM, team, area, cast.themes[theme_key] if theme_key != "*" else None)
    teams.change_team(
        SYSTEM,
        get_team(SYSTEM, team.id),
        team.version,
        name=crew.name,
        lead=crew.lead,
        purpose=crew.purpose,
        kind=crew.kind,
        answer_term_days=crew.term_days,
        home_partner_id=home.id,
        contact_id=cast.people[crew.contact].id,
        stand_in_id=next((cast.people[one.person].id for one in crew.members if one.person != crew.contact), None),
    )
