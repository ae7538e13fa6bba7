"""The main journey: from the map of the own neighbourhood to an answer, and on. First without scripts, then with them."""

import io
import json
import re
from datetime import timedelta

import pytest
from PIL import Image
from shapely.geometry import shape
from sqlalchemy import update

from participatie.kernel.clock import now
from participatie.kernel.db import db, unit_of_work
from participatie.notifications.models import Notice
from participatie.notifications.wiring import spread_news
from tests.browser.writing import (
    Visitor,
    add_photo,
    choose_theme_and_needs,
    confirm_by_mail,
    drawn,
    tell,
)
from tests.factories.mail import mails_to

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740, "has_touch": True}


class Cast:
    """Everybody in this story, each in a window of their own."""

    def __init__(self, open_window, scripts):
        self.open_window, self.scripts = open_window, scripts

    def on_phone(self, who=""):
        return Visitor(self.open_window(who, **PHONE, java_script_enabled=self.scripts), self.scripts)

    def at_desk(self, who):
        return Visitor(self.open_window(who, java_script_enabled=self.scripts), self.scripts)


def an_hour_passes(app):
    """Nobody gets more than one mail of a sort about one thing in an hour; here that hour is over."""
    with app.app_context(), unit_of_work():
        long_ago = now() - timedelta(hours=2)
        db.session.execute(update(Notice).where(Notice.mailed_at.is_not(None)).values(mailed_at=long_ago))


def find_the_neighbourhood(resident, picture):
    resident.go("/")
    picture(resident.page, f"journey 1 home {resident.scripts}")
    if resident.scripts:
        resident.page.locator("#kaart[data-pins=ready]").wait_for()
        resident.page.fill("#zoek-plek", "Dijkb")
        resident.page.locator("[role=listbox] [role=option]", has_text="Dijkbuurt").tap()
        resident.page.wait_for_url("**/gebieden/dijkbuurt")
    else:
        resident.page.locator("a.outline__area", has_text="Westerwijk").click()
        resident.settle()
        resident.page.locator(".area-list a", has_text="Dijkbuurt").click()
    resident.settle()
    assert resident.page.locator("h1").inner_text() == "Dijkbuurt"
    picture(resident.page, f"journey 2 neighbourhood {resident.scripts}")
    resident.page.locator("main .section__head a").first.click()
    resident.settle()
    assert "/initiatieven?gebied=dijkbuurt" in resident.page.url
    assert "Een pluktuin op het Dijkveld" in resident.text()


def say_where(resident, picture):
    resident.page.locator(".site-header__post").click()
    resident.settle()
    if resident.scripts:
        resident.page.locator("#plek-kaart[data-ready]").wait_for()
        resident.page.fill("#address", "Dijkb")
        resident.page.locator("[role=listbox] [role=option]", has_text="Dijkbuurt").tap()
        resident.page.get_by_role("button", name="Gebied", exact=True).tap()
        box = resident.page.locator("#plek-kaart .leaflet-container").bounding_box()
        for across, down in ((0.3, 0.3), (0.6, 0.35), (0.5, 0.6)):
            resident.page.touchscreen.tap(box["x"] + across * box["width"], box["y"] + down * box["height"])
        resident.page.get_by_role("button", name="Klaar", exact=True).tap()
        assert drawn(resident.page)["type"] == "Polygon"
    else:
        resident.page.select_option("#area", label="\u2003\u2003Dijkbuurt")
    resident.page.fill("#place_name", "Het Dijkveldje")
    picture(resident.page, f"journey 3 where {resident.scripts}")
    resident.press("Verder")


def post_an_initiative(resident, app, picture, title, email):
    say_where(resident, picture)
    tell(resident, title)
    choose_theme_and_needs(resident, "Groen")
    add_photo(resident)
    picture(resident.page, f"journey 4 check {resident.scripts}")
    confirm_by_mail(resident, app, email, "Bo van Dijk")
    assert resident.page.locator("h1").inner_text() == title
    picture(resident.page, f"journey 5 placed {resident.scripts}")
    return resident.page.url.partition("?")[0]


def photo_without_traces(resident):
    image = resident.page.locator(".figure img")
    answer = resident.page.request.get(image.get_attribute("src"))
    kept = Image.open(io.BytesIO(answer.body()))
    assert kept.height > kept.width, "turned the right way up"
    assert not kept.getexif()


def everybody_sees_it(cast, resident, title):
    visitor = cast.on_phone()
    for path in ("/initiatieven?sorteer=nieuw", "/gebieden/dijkbuurt", "/kaart"):
        visitor.go(path)
        assert title in visitor.text()
    if cast.scripts:
        feature = json.loads(resident.page.locator("#kaartje").get_attribute("data-features"))
        middle = shape(feature["geometry"]).representative_point().buffer(0.004)
        visitor.go(f"/kaart?bbox={','.join(f'{side:.5f}' for side in middle.bounds)}")
        visitor.page.locator(f'button.map-pin[aria-label*="{title}"]').wait_for()


def a_team_promises_to_answer(resident):
    text = resident.text()
    assert "Team Groen West" in text
    assert "Gekozen omdat het over groen in Westerwijk gaat." in text
    assert re.search(r"Je krijgt een eerste antwoord voor het einde van \d+ \w+", text)


def the_team_answers(cast, title, picture):
    member = cast.at_desk("member")
    member.go("/werk?lijst=nieuw")
    row = member.page.locator("tr", has_text=title)
    row.get_by_role("button", name=f"Ik pak dit op: {title}").click()
    member.settle()
    member.go("/werk?lijst=ons")
    picture(member.page, f"journey 6 work list {cast.scripts}")
    member.page.locator("tr", has_text=title).get_by_role("link", name=f"Antwoord op {title}").click()
    member.settle()
    assert member.page.locator("#reageer").is_visible()
    assert member.page.get_by_label("namens Team Groen West").is_checked()
    assert member.page.get_by_label("Antwoord", exact=True).is_checked()
    member.page.fill("#body", "Wat een goed plan. De grond is van ons, je mag beginnen.")
    subject = member.page.url.partition("#")[0].partition("?")[0]
    member.press("Plaats bericht")
    assert "Je bericht staat erbij." in member.text()
    assert member.page.url.endswith("/werk?lijst=ons")
    member.page.goto(subject)
    answer = member.page.locator("article.post", has_text="je mag beginnen")
    assert "Priya Ramdin, Team Groen West" in answer.inner_text()
    member.page.get_by_text("Notitie voor het team").first.click()
    member.page.fill("#note-body", "Let op: kabel in de grond.")
    member.press("Bewaar notitie")
    assert "Let op: kabel in de grond." in member.text()


def a_partner_answers(cast, address):
    speaker = cast.on_phone("speaker")
    speaker.go(address)
    speaker.tick("namens Woonstichting De Brug")
    speaker.page.fill("#body", "Wij leggen er een kraan bij.")
    speaker.press("Plaats bericht")
    assert "namens Woonstichting De Brug" in speaker.page.locator("article.post", has_text="kraan").inner_text()


def neighbours_speak_up(cast, address, picture):
    supporter, joiner, worried, follower = (cast.on_phone(who) for who in ("neighbour", "resident", "manager", "moderator"))
    supporter.go(address)
    supporter.press("Steun dit")
    assert "Je steunt dit." in supporter.text()
    joiner.go(address)
    joiner.press("Ik doe mee")
    assert "Je doet mee." in joiner.text()
    worried.go(address)
    worried.press("Ik maak me zorgen")
    worried.press("Laat het weten")
    assert "Vertel kort waar je je zorgen over maakt." in worried.text()
    worried.page.fill("#reason", "Wie geeft er water in de zomer?")
    worried.press("Laat het weten")
    follower.go(address)
    follower.press("Volg dit")
    follower.go("/mijn/mail")
    follower.page.select_option("#pace_moved", label="meteen")
    follower.press("Bewaar")
    follower.go(address)
    text = follower.text()
    assert ("1 steunt dit" in text, "1 doet mee" in text, "1 zorg" in text) == (True, True, True)
    follower.press("1 zorg")
    assert "Wie geeft er water in de zomer?" in follower.text()
    picture(supporter.page, f"journey 7 supported {cast.scripts}")


def the_maker_moves_on(app, resident, address, picture):
    resident.go(address)
    text = resident.text()
    assert "Priya Ramdin is jullie contact." in text
    assert "Eerste antwoord binnen 5 werkdagen: gelukt" in text
    assert "kabel in de grond" not in resident.page.content()
    resident.press("Zet een stap verder")
    resident.tick("Uitzoeken")
    resident.page.fill("#sentence", "We hebben grond en een kraan.")
    resident.press("Zet deze stap")
    assert "We hebben grond en een kraan." in resident.text()
    with app.app_context():
        spread_news()
    picture(resident.page, f"journey 8 moved {resident.scripts}")


def two_texts_meet(cast, resident, address):
    first, second = resident, Visitor(resident.page.context.new_page(), resident.scripts)
    number = re.search(r"/initiatieven/(\d+)", address)[1]
    for window in (first, second):
        window.go(f"/initiatieven/{number}/bewerken")
    first.page.fill("#lead", "Nu met kraan.")
    first.press("Bewaar")
    assert "Nu met kraan." in first.text()
    second.page.fill("#lead", "Nu met kas.")
    second.press("Bewaar")
    assert second.page.locator("h1").inner_text() == "Iemand was je net voor"
    assert second.page.locator("textarea").first.input_value() == "Nu met kas."
    assert "Nu met kraan." in second.text()
    second.press("Verder met de nieuwe tekst")
    assert second.page.locator("#lead").input_value() == "Nu met kraan."
    second.page.close()


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_from_the_map_to_an_answer(app, world, open_window, picture, scripts):
    an_hour_passes(app)
    cast = Cast(open_window, scripts)
    title = "Een moestuin met scripts" if scripts else "Een moestuin zonder scripts"
    email = "bo.met@voorbeeld.nl" if scripts else "bo.zonder@voorbeeld.nl"
    resident = cast.on_phone()
    find_the_neighbourhood(resident, picture)
    address = post_an_initiative(resident, app, picture, title, email)
    photo_without_traces(resident)
    a_team_promises_to_answer(resident)
    everybody_sees_it(cast, resident, title)
    the_team_answers(cast, title, picture)
    a_partner_answers(cast, address)
    neighbours_speak_up(cast, address, picture)
    the_maker_moves_on(app, resident, address, picture)
    two_texts_meet(cast, resident, address)
    with app.app_context():
        own, follower, member = (
            [mail.subject for mail in mails_to(one) if title in mail.subject]
            for one in (email, world.people["moderator"], world.people["member"])
        )
    assert f"Antwoord bij {title}" in own
    assert f"Priya Ramdin is jullie contact bij {title}" in own
    assert f"{title}: nu Uitzoeken" in follower
    assert f"Nieuw voor Team Groen West: {title}" in member
