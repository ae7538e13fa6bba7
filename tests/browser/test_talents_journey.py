"""A team of two organisations and a resident is formed by yeses of both sides, and takes up an initiative."""

from datetime import timedelta

import pytest
from shapely.geometry import Point
from sqlalchemy import select

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.db import db, unit_of_work
from participatie.teams import services as teams
from participatie.teams.models import TeamMembership
from participatie.teams.queries import find_responsibility
from tests.browser.writing import Visitor
from tests.factories.initiatives import make_initiative
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import make_person
from tests.factories.subjects import make_theme
from tests.factories.teams import make_remit, make_team

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740, "has_touch": True}
NAMES = {"teacher": "Nadia Oualid", "shopkeeper": "Emre Aydin", "neighbour": "Gwen Lieuw", "starter": "Koen Brandsma"}
UNTIL = (today() + timedelta(days=200)).isoformat()


class Story:
    """Everybody in this story, each in a window of their own."""

    def __init__(self, world, open_window, picture, violations, scripts):
        self.picture, self.violations, self.scripts, self.open_window = picture, violations, scripts, open_window
        self.mark = "met" if scripts else "zonder"
        self.talents = ("met jongeren werken", "aanbellen en mensen meekrijgen") if scripts else ("bouwen", "muziek en theater")
        self.what = f"Wie gaat {self.mark} ons de straat op?"
        self.team_id, self.initiative_id, self.ids = self.set_up(world)
        self.teacher = Visitor(open_window(f"teacher {self.mark}", java_script_enabled=scripts), scripts)
        self.others = {who: self.on_phone(who) for who in ("shopkeeper", "neighbour")}
        self.vacancy = ""

    def on_phone(self, who):
        """Somebody with a phone, who just signed in."""
        return Visitor(self.open_window(f"{who} {self.mark}", java_script_enabled=self.scripts, **PHONE), self.scripts)

    def set_up(self, world):
        """A team with one member, of a school; somebody of a shop, a resident; and an initiative for that team."""
        with unit_of_work():
            school, shop = make_partner(f"School {self.mark}"), make_partner(f"Winkel {self.mark}")
            people = {key: make_person(name, f"{key}.{self.mark}@vierkant.example") for key, name in NAMES.items()}
            make_speaker(shop, people["shopkeeper"])
            team, theme = make_team(f"Straatteam {self.mark}"), make_theme(f"Spelen {self.mark}")
            teams.add_member(SYSTEM, team, people["teacher"], partner=school)
            make_remit(team, theme=theme)
            initiative = make_initiative(people["starter"], theme, Point(5.03, 51.03), f"Een speelstraat {self.mark} scripts")
            world.people |= {f"{key} {self.mark}": person.email for key, person in people.items()}
            return team.id, initiative.id, {key: person.id for key, person in people.items()}

    def look(self, visitor, name):
        """Keep a picture at both widths, and let axe read the page."""
        page = visitor.page
        before = page.viewport_size
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            self.picture(page, f"talents {name} {width}{'' if self.scripts else ' without scripts'}")
        page.set_viewport_size(before)
        if self.scripts:
            assert self.violations(page) == []


@pytest.fixture
def story(request, app, world, open_window, picture, violations):
    with app.app_context():
        return Story(world, open_window, picture, violations, scripts=request.param)


def open_a_vacancy(story):
    """The team says whom it looks for."""
    story.teacher.go(f"/teams/{story.team_id}")
    story.teacher.press("Open een vacature")
    page = story.teacher.page
    page.fill("#what", story.what)
    page.fill("#about", "Samen maken we van de straat een plek om te spelen.")
    for label in story.talents:
        story.teacher.tick(label)
    page.fill("#hours_a_week", "3")
    page.fill("#places", "2")
    story.teacher.press("Open de vacature")
    story.vacancy = page.url.rpartition("/mensen")[0]
    story.look(story.teacher, "nobody yet")


def tell_what_one_can(story, who):
    """Somebody makes a profile, from the page of the vacancy."""
    visitor = story.others[who]
    visitor.go("/vacatures")
    visitor.press(story.what)
    visitor.press("Vertel wat je kunt")
    for label in story.talents:
        visitor.tick(label, "#can")
    visitor.page.fill("#hours_a_week", "4")
    story.look(visitor, f"profile of {who}")
    visitor.page.locator("label[for=consents]").click()
    visitor.press("Maak mijn talentprofiel")


def match_by_the_person_first(story):
    """The resident says yes to the card; the team finds that yes, without a name, and says yes too."""
    visitor = story.others["neighbour"]
    visitor.go("/talenten")
    assert "twee talenten" in visitor.text()
    story.look(visitor, "card")
    card = visitor.page.locator(".deck__card", has_text=story.what)
    card.get_by_role("button", name="Ja", exact=False).first.click()
    visitor.settle()
    story.teacher.go(f"{story.vacancy}/mensen")
    assert NAMES["neighbour"] not in story.teacher.text()
    story.look(story.teacher, "somebody said yes")
    section = story.teacher.page.locator("section[aria-labelledby=willen]")
    section.get_by_role("button", name="Ja").first.click()
    story.teacher.settle()
    assert NAMES["neighbour"] in story.teacher.text()


def match_by_the_team_first(story):
    """The team asks who fits; that person finds it among the cards, and says yes too."""
    story.teacher.go(f"{story.vacancy}/mensen?weergave=lijst")
    section = story.teacher.page.locator("section[aria-labelledby=voorstellen]")
    section.get_by_role("button", name="Ja").first.click()
    story.teacher.settle()
    visitor = story.others["shopkeeper"]
    visitor.go(story.vacancy)
    visitor.page.locator(".answers").get_by_role("button", name="Ja").click()
    visitor.settle()


def begin_together(story, who, partner=""):
    """A note, a talk, a place that is offered and taken."""
    visitor = story.others[who]
    visitor.go("/talenten")
    visitor.press(story.what)
    address = visitor.page.url
    visitor.press("Stel je voor")
    visitor.page.fill("#note", "Dag! Ik help graag op woensdag.")
    visitor.press("Verstuur")
    story.look(visitor, f"match of {who}")
    story.teacher.go(address)
    assert "Ik help graag op woensdag." in story.teacher.text()
    story.teacher.press("Spreek iets af")
    page = story.teacher.page
    page.fill("#day", (today() + timedelta(days=4)).isoformat())
    page.fill("#time", "19:30")
    page.fill("#where", "Het schoolplein")
    story.teacher.press("Spreek dit af")
    story.teacher.press("Bied een plek aan")
    page.fill("#role", "straatmaker")
    page.fill("#until_on", UNTIL)
    story.teacher.press("Bied de plek aan")
    visitor.go(address)
    visitor.press("Neem de plek")
    if partner:
        visitor.tick(partner)
    visitor.press("Ja, ik neem deze plek")
    visitor = story.others[who] = story.on_phone(who)  # a new right ends every session
    visitor.go(address)
    assert "Jullie begonnen samen" in visitor.text()


@pytest.mark.slow
@pytest.mark.parametrize("story", [True, False], ids=["with scripts", "without scripts"], indirect=True)
def test_two_yeses_at_a_time_make_a_team_that_takes_up_an_initiative(app, story):
    open_a_vacancy(story)
    for who in story.others:
        tell_what_one_can(story, who)
    match_by_the_person_first(story)
    match_by_the_team_first(story)
    begin_together(story, "neighbour")
    begin_together(story, "shopkeeper", f"Winkel {story.mark}")
    neighbour = story.others["neighbour"]
    neighbour.go(f"/werk?team={story.team_id}")
    neighbour.page.get_by_role("button", name="Ik pak dit op").first.click()
    neighbour.settle()
    story.look(neighbour, "taken up")
    with app.app_context():
        members = db.session.scalars(select(TeamMembership).where(TeamMembership.team_id == story.team_id)).all()
        found = {member.person_id: (member.partner_id is None, str(member.until_on)) for member in members}
        assert found[story.ids["neighbour"]] == (True, UNTIL)
        assert found[story.ids["shopkeeper"]] == (False, UNTIL)
        assert len({member.partner_id for member in members}) == 3
        assert find_responsibility(story.initiative_id).contact_id == story.ids["neighbour"]
    story.teacher.go("/vacatures")
    assert story.what not in story.teacher.text()
