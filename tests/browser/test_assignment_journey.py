"""A client and a team agree, change what was agreed with both their yeses, deliver, and say what it brought."""

from datetime import timedelta

import pytest

from participatie.kernel.clock import today
from tests.browser.writing import Visitor

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740, "has_touch": True}


class Cast:
    """The two sides and a resident, each in a window of their own."""

    def __init__(self, open_window, picture, violations, scripts):
        self.picture, self.violations, self.scripts = picture, violations, scripts
        self.client = Visitor(open_window("speaker", java_script_enabled=scripts), scripts)
        self.taker = Visitor(open_window("member", **PHONE, java_script_enabled=scripts), scripts)
        self.resident = Visitor(open_window("", **PHONE, java_script_enabled=scripts), scripts)
        self.address = ""

    def look(self, visitor, name):
        """Keep a picture at both widths, and let axe read the page."""
        page = visitor.page
        before = page.viewport_size
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            self.picture(page, f"assignment {name} {width}{'' if self.scripts else ' without scripts'}")
        page.set_viewport_size(before)
        if self.scripts:
            assert self.violations(page) == []

    def here(self, visitor):
        """Let somebody open the assignment."""
        visitor.go(self.address)


@pytest.fixture
def cast(request, world, open_window, picture, violations):
    return Cast(open_window, picture, violations, scripts=request.param)


def write(cast, team_name):
    """The client writes the draft and puts it to the team."""
    cast.client.go("/opdrachten")
    cast.client.press("Vraag een team iets")
    page = cast.client.page
    page.fill("#role", "directeur wonen")
    page.select_option("#team", label=team_name)
    filled = {
        "title": "Koele hoven",
        "result": "In zes hoven staan bomen.",
        "effect": "Mensen slapen beter op warme dagen.",
        "indicator": "graden in de hof op een hete dag",
        "unit": "graden",
        "start": "34",
        "aim": "30,5",
        "measure_on": (today() + timedelta(days=100)).isoformat(),
        "budget": "12.000",
        "hours": "90",
        "starts_on": today().isoformat(),
        "ends_on": (today() + timedelta(days=80)).isoformat(),
        "for_residents": "In zes hoven komen bomen die schaduw geven.",
    }
    for name, value in filled.items():
        page.fill(f"#{name}", value)
    cast.client.press("Bewaar het concept")
    cast.address = page.url.rpartition("/opdrachten")[1] + page.url.rpartition("/opdrachten")[2]
    cast.look(cast.client, "draft")
    for _press in range(2):  # the button of the page, and that of the step itself
        cast.client.press("Leg voor aan het team")


def say_yes(cast, visitor, what_stops=""):
    """One side reads the version on the table and says yes; the client says what stops, for the team has not the hours."""
    cast.here(visitor)
    visitor.press("Lees en zeg ja")
    if what_stops:
        visitor.page.fill("#what_stops", what_stops)
    visitor.press("Ja, dit spreken we af")


def take_step(cast, visitor, button, sentence):
    """One side brings it further."""
    cast.here(visitor)
    visitor.press(button)
    visitor.page.fill("#sentence", sentence)
    visitor.press(button)


@pytest.mark.parametrize("cast", [True, False], indirect=True, ids=["with scripts", "without scripts"])
def test_two_equals_agree_change_deliver_and_measure(cast):
    write(cast, "Team Groen West")
    cast.here(cast.resident)
    assert "Koele hoven" not in cast.resident.text()
    say_yes(cast, cast.taker)
    assert "De opdrachtgever zegt eerst wat er stopt." in cast.taker.text()
    say_yes(cast, cast.client, "Het snoeien van de heggen.")
    cast.here(cast.taker)
    assert "Het snoeien van de heggen." in cast.taker.text()
    cast.look(cast.taker, "one yes")
    say_yes(cast, cast.taker)
    assert "Jullie zeiden allebei ja." in cast.taker.page.locator("body").inner_text()
    take_step(cast, cast.taker, "Begin eraan", "We planten eerst in de Kerkhof.")
    change_what(cast)
    take_step(cast, cast.taker, "Lever op", "De bomen staan er.")
    measure(cast)
    cast.here(cast.resident)
    assert "In zes hoven komen bomen die schaduw geven." in cast.resident.text()
    assert "31,5 graden" in cast.resident.text()
    assert "Tussen jullie" not in cast.resident.text()
    cast.look(cast.resident, "measured")


def change_what(cast):
    """The team wants more hours; the old agreement holds until the client said yes."""
    cast.here(cast.taker)
    cast.taker.press("Stel iets anders voor")
    cast.taker.page.fill("#hours", "120")
    cast.taker.page.fill("#why", "Er zijn meer kabels dan we dachten.")
    cast.taker.press("Leg dit voor")
    cast.here(cast.client)
    assert "geldt wat jullie eerder afspraken" in cast.client.text()
    cast.look(cast.client, "proposal")
    say_yes(cast, cast.client, "Het snoeien en het maaien.")
    assert "Versie 2 ligt op tafel" not in cast.client.text()
    assert "120" in cast.client.page.locator("main").text_content()


def measure(cast):
    """The team says what it brought, with one number and one sentence."""
    cast.here(cast.taker)
    cast.taker.press("Vertel wat het opleverde")
    cast.taker.page.fill("#value", "31,5")
    cast.taker.page.fill("#sentence", "Onder de bomen is het echt koeler.")
    cast.taker.press("Zet het erbij")
    assert "Effect gemeten" in cast.taker.text()
