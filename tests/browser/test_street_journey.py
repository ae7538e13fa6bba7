"""The journey of a street plan: from what can still change to the report. Without scripts up to and including the remark."""

import re
from datetime import timedelta

import pytest
from shapely.geometry import Point

from participatie.accounts.queries import find_person_by_email
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.db import db, unit_of_work
from participatie.places.geometry import to_rd
from participatie.streets import codes, queries, services
from participatie.streets.models import PlanVersion, Round
from participatie.streets.services.plans import PlanText
from tests.browser.test_street_wishes import choose_kind
from tests.browser.writing import Visitor
from tests.factories.drawings import a_street
from tests.factories.streets import STREET, drawing, give_code, make_house

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740, "has_touch": True}
SPOT = to_rd(Point(5.0207, 51.02))
BY_MAP, FROM_LIST, ON_PAPER = "Een drempel waar kinderen oversteken", "Meer groen bij de hoek", "Een bankje om te rusten"
REMARK = "De drempel ligt te ver van de school"
ANSWER = "Goed gezien. Hij ligt nu voor de deur van de school."


class Play:
    """A street with its designer at a desk, and residents on phones, each in a window of their own."""

    def __init__(self, app, world, open_window, picture, violations, scripts):
        self.app, self.open_window, self.picture, self.violations, self.scripts = app, open_window, picture, violations, scripts
        with app.app_context(), unit_of_work():
            actor = drawing(find_person_by_email(world.people["designer"]))
            title = "De Schoolstraat met scripts" if scripts else "De Schoolstraat zonder scripts"
            plan = services.begin_plan(actor, PlanText(title, "We tekenen de straat samen."), STREET, None)
            (now,) = queries.list_versions(actor, plan)
            things = [thing for thing in a_street() if thing.kind not in ("threshold", "crossing")]
            services.save_elements(actor, plan, now, things, now.revision)
            self.path = f"/straatplannen/{plan.id}"
            self.id = plan.id
        self.designer = Visitor(open_window("designer", java_script_enabled=scripts), scripts)

    def on_phone(self, who=""):
        """Somebody with a phone."""
        return Visitor(self.open_window(who, **PHONE, java_script_enabled=self.scripts), self.scripts)

    def look(self, visitor, name):
        """Keep a picture, and let axe read the page."""
        self.picture(visitor.page, f"street journey {name} {self.scripts}")
        if self.scripts:
            assert self.violations(visitor.page) == []

    def version_id(self, number):
        """The id of a version that is online."""
        with self.app.app_context():
            plan = queries.get_plan(SYSTEM, self.id)
            return queries.get_version_by_number(SYSTEM, plan, number).id


@pytest.fixture
def play(request, app, world, open_window, picture, violations):
    return Play(app, world, open_window, picture, violations, scripts=request.param)


def open_round(play, label, sentence, asks=True, version=""):
    """The designer presses the button to the next round."""
    designer = play.designer
    designer.go(f"{play.path}/ronde")
    designer.page.fill("#sentence", sentence)
    if asks:
        designer.page.fill("#ends_on", (today() + timedelta(days=21)).isoformat())
    if version:
        designer.page.select_option("#version", label=version)
    designer.press(f"Open de ronde: {label}")


def publish_bounds(play):
    designer = play.designer
    designer.go(f"{play.path}/kaders")
    designer.page.fill("#title_0", "Het riool blijft in het midden")
    designer.page.fill("#reason_0", "Het is net vernieuwd.")
    designer.page.fill("#source_0", "Rioolkaart 2026")
    designer.page.select_option("#firmness_0", label="Ligt vast")
    designer.press("Bewaar wat vastligt")
    designer.press("Zet het plan online")
    open_round(play, "Wensen", "Vertel wat je in deze straat wenst.")
    resident = play.on_phone()
    resident.go(play.path)
    assert "Het riool blijft in het midden" in resident.text()
    assert "Rioolkaart 2026" in resident.text()
    play.look(resident, "1 bounds")


def wish_by_finger(play):
    resident = play.on_phone("resident")
    resident.go(play.path)
    resident.press("Geef je wens")
    page = resident.page
    page.locator("#straat-kaart[data-ready]").wait_for()
    canvas = page.locator("#straat-kaart .leaflet-container")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert "Point" in page.locator("#geometry").input_value()
    choose_kind(resident, "Drempel")
    page.fill("#title", BY_MAP)
    page.fill("#why", "Er wordt hard gereden.")
    play.look(resident, "2 wish on the map")
    resident.press("Zet mijn wens erbij")
    assert page.locator("h1").inner_text() == BY_MAP


def wish_from_the_list(play, who, title):
    neighbour = play.on_phone(who)
    neighbour.go(f"{play.path}/wens")
    neighbour.page.locator("summary", has_text="Kies een deel van de straat").click()
    neighbour.page.select_option("#part", index=1)
    choose_kind(neighbour, "Groen")
    neighbour.page.fill("#title", title)
    play.look(neighbour, "3 wish from the list")
    neighbour.press("Zet mijn wens erbij")
    assert neighbour.page.locator("h1").inner_text() == title
    assert "De ronde sluit pas als elke wens en opmerking antwoord heeft." in neighbour.text()


def type_a_slip(play):
    designer = play.designer
    designer.go(f"{play.path}/strookjes")
    designer.page.fill("#slip_number", "B-12")
    designer.page.fill("#title", ON_PAPER)
    designer.press("Bewaar, volgende strookje")
    play.look(designer, "4 slips")
    designer.page.get_by_role("link", name=ON_PAPER).click()
    designer.settle()
    assert "Op papier ingeleverd" in designer.text()
    assert designer.page.locator("#reageer").count() == 1


def derive(play, source, name, summary, label, shift_m, element=""):
    """The designer makes the next version from this one, with one element put or moved, and shows it to everybody."""
    designer = play.designer
    designer.go(f"{play.path}/versies")
    designer.page.select_option("#source", label=source)
    designer.page.fill("#name", name)
    designer.press("Maak een concept")
    draft = designer.page.url.rpartition("/")[0]
    designer.go(f"{draft}/onderdeel{f'?sleutel={element}' if element else ''}")
    if not element:
        designer.page.select_option("#kind", label="Drempel")
        designer.page.fill("#label", label)
    designer.page.fill("#points", f"{SPOT.x + shift_m:.2f} {SPOT.y:.2f}")
    designer.press("Bewaar")
    designer.go(f"{draft}/bewerken")
    designer.page.fill("#summary", summary)
    designer.press("Bewaar")
    designer.press("Zet deze versie online")
    assert name in designer.page.locator("h1").inner_text()


def answer_all(play, standing, verdict, body, version="", element=""):
    """The designer answers everything that stands so, each writer on their own."""
    designer = play.designer
    designer.go(f"{play.path}/bureau?antwoord={standing}")
    for tick in designer.page.locator(".desk-row input[type=checkbox]").all():
        tick.check(force=True)  # its label lies over it, to be easy to hit
    designer.press("Antwoord op wat je aanvinkt")
    designer.tick(verdict)
    designer.page.fill("#body", body)
    if version:
        designer.page.select_option("#version", label=version)
    if element:
        options = designer.page.locator("#element option").all_inner_texts()
        designer.page.select_option("#element", label=next(text for text in options if element in text))
    designer.press("Geef antwoord")


def refused_while_people_wait(play):
    open_round(play, "Ontwerp", "Kijk naar het eerste ontwerp.")
    assert "3 berichten wachten op antwoord" in play.designer.text()
    play.look(play.designer, "5 refused")


def remark_on_an_element(play):
    resident = play.on_phone("resident")
    resident.go(play.path)
    resident.page.get_by_role("link", name="Lees deze tekening als tabel").click()
    resident.settle()
    resident.page.get_by_role("link", name="Drempel bij de school").first.click()
    resident.settle()
    element = resident.page.url.rpartition("/")[2]
    resident.press("Zeg hier iets over")
    resident.page.fill("#title", REMARK)
    play.look(resident, "6 remark")
    resident.press("Zet mijn opmerking erbij")
    assert resident.page.locator("h1").inner_text() == REMARK
    assert "Dit gaat over versie 2" in resident.text()
    assert "Drempel" in resident.text()
    return element


def up_to_the_remark(play):
    publish_bounds(play)
    if play.scripts:
        wish_by_finger(play)
    else:
        wish_from_the_list(play, "resident", BY_MAP)
    wish_from_the_list(play, "maker", FROM_LIST)
    type_a_slip(play)
    refused_while_people_wait(play)
    answer_all(play, "wacht", "Gaat mee in het ontwerp", "Dit nemen we mee.")
    derive(play, "Vandaag", "Met drempel", "Er komt een drempel bij de school.", "Drempel bij de school", 15)
    (element,) = elements_called(play, 1, "Drempel bij de school")
    derive(play, "Versie 1: Met drempel", "Smaller", "De drempel schuift een stukje.", "", 12, element)
    open_round(play, "Ontwerp", "Kijk naar het ontwerp.")
    assert remark_on_an_element(play) == element
    return element


def elements_called(play, number, label):
    version_id = play.version_id(number)
    with play.app.app_context():
        return [element.key for element in queries.list_elements(version_id) if element.label == label]


def reply_with_a_new_version(play, element):
    derive(play, "Versie 2: Smaller", "Bij de deur", "De drempel ligt voor de school.", "", 0, element)
    answer_all(play, "wacht", "Verwerkt", ANSWER, "Versie 3: Bij de deur", "Drempel bij de school")
    answer_all(play, "mee", "Verwerkt", "Het zit erin.", "Versie 3: Bij de deur")
    play.look(play.designer, "7 desk")


def read_what_became_of_it(play):
    """Version 3 on a phone: what moved thanks to whom, and of one's own remark the reply and the version."""
    resident = play.on_phone("resident")
    resident.go(play.path)
    resident.page.locator(".version-row a", has_text="Versie 3").click()
    resident.settle()
    line = resident.page.locator(".changed__line", has_text="Drempel bij de school").inner_text()
    assert re.search(r"12 meter verplaatst\s+door een opmerking van Sanne de Wit$", line), line
    own = resident.page.locator("#mijn .own-voice", has_text=REMARK).inner_text()
    assert ANSWER in own
    assert "te zien in versie 3" in own.lower()
    play.look(resident, "8 version 3")
    resident.page.locator(".changed__line a").click()
    resident.settle()
    assert resident.page.locator("h1").inner_text() == REMARK


def prefer_by_code(play):
    designer = play.designer
    designer.go(f"{play.path}/versies")
    designer.page.locator(".draft-list__row", has_text="Versie 3").get_by_role("button", name="Zet in de keuze").click()
    designer.settle()
    open_round(play, "Voorkeur", "Kies met de code uit je brief.")
    code = codes.new_code()
    with play.app.app_context(), unit_of_work():
        plan = queries.get_plan(SYSTEM, play.id)
        give_code(plan, make_house(plan), code, Round.PREFERENCE)
    household = play.on_phone()
    household.go(play.path)
    household.press("Stem met de code uit je brief")
    household.page.fill("#code", codes.in_groups(code).lower())
    household.press("Verder")
    household.press("Versie 3: Bij de deur")
    assert household.page.locator("button[aria-pressed=true]").inner_text().startswith("Versie 3")
    play.look(household, "9 voice")


def remarks_on(play, element):
    version = db.session.get_one(PlanVersion, play.version_id(2))
    return queries.list_remarks_on(NOBODY, version, element)


def final_and_report(play):
    open_round(play, "Definitief", "Zo gaan we het maken.", asks=False, version="Versie 3: Bij de deur")
    reader = play.on_phone()
    reader.go(play.path)
    assert "Het ontwerp ligt vast." in reader.text()
    play.look(reader, "10 final")
    reader.go(f"{play.path}/verslag")
    report = reader.text()
    for said in (BY_MAP, FROM_LIST, ON_PAPER, REMARK, ANSWER, "Zo gaan we het maken.", "Het riool blijft in het midden"):
        assert said in report
    assert "Sanne de Wit" not in report
    play.look(reader, "11 report")
    reader.page.get_by_role("button", name="Maak een pdf").click()
    link = reader.page.get_by_role("link", name="Haal de pdf op")
    link.wait_for(timeout=60_000)
    printed = reader.page.request.get(link.evaluate("link => link.href"))
    assert printed.body().startswith(b"%PDF")


@pytest.mark.parametrize("play", [True], indirect=True, ids=["with scripts"])
def test_from_the_bounds_to_the_report(play):
    element = up_to_the_remark(play)
    reply_with_a_new_version(play, element)
    read_what_became_of_it(play)
    prefer_by_code(play)
    final_and_report(play)
    with play.app.app_context():
        final = queries.find_round(play.id, Round.FINAL)
        assert final is not None
        assert final.version_id == play.version_id(3)


@pytest.mark.parametrize("play", [False], indirect=True, ids=["without scripts"])
def test_from_the_bounds_to_the_remark_without_scripts(play):
    element = up_to_the_remark(play)
    with play.app.app_context():
        assert [remark.subject.title for remark in remarks_on(play, element)] == [REMARK]
