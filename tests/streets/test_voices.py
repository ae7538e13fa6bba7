"""Residents wish and remark, on the map or without it, signed in or by mail, and find it back with its answer."""

import pytest
from bs4 import BeautifulSoup
from shapely.geometry import Point

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.streets import queries, services
from participatie.streets.models import Contribution, CrossSection, Element, PlanVersion, Round, Verdict
from tests.factories.mail import link_in, mails_to
from tests.factories.people import make_person
from tests.factories.places import make_addresses, make_municipality
from tests.factories.streets import STREET, answer, bring_plan_to, make_plan, make_remark, make_version, make_wish
from tests.factories.teams import make_team

HOUSES = """street,number,addition,postcode,town,lon,lat
Kerkstraat,1,,9901 AB,Vierkant,5.0201,51.02
Kerkstraat,7,,9901 AB,Vierkant,5.0207,51.02
Kerkstraat,14,,9901 AB,Vierkant,5.0213,51.02
Kerkstraat,20,a,9901 AB,Vierkant,5.02135,51.02
Kerkstraat,20,b,9901 AB,Vierkant,5.02136,51.02
Ringweg,7,,9901 AC,Vierkant,5.0207,51.0204
"""


PLACE = '{"type": "Point", "coordinates": [5.0207, 51.02]}'


ELSEWHERE = '{"type": "Point", "coordinates": [5.05, 51.05]}'
AT_14 = Point(5.0213, 51.02)


WISH = {"element_kind": "threshold", "title": "Een drempel bij de school", "why": "Auto's rijden hier hard."}


@pytest.fixture(autouse=True)
def town(app):
    make_addresses(HOUSES)
    make_team("Opvangteam")
    return make_municipality()


@pytest.fixture
def tamar():
    return make_person("Tamar")


@pytest.fixture
def fatma():
    return make_person("Fatma")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


@pytest.fixture
def drawn(tamar):
    return make_plan(tamar, "De Kerkstraat getekend", Round.VARIANTS)


def form_of(plan) -> str:
    return f"/straatplannen/{plan.id}/wens"


def newest() -> Contribution:
    return db.session.scalars(db.select(Contribution).order_by(Contribution.id.desc())).first()


def element_in(version, key="boom-1", kind="tree", place=AT_14):
    element = Element(version_id=version.id, key=key, kind=kind, geometry=place)
    db.session.add(element)
    db.session.flush()
    return element


def again(thing):
    """The same plan, wish or remark as a request would load it."""
    load = queries.get_contribution if isinstance(thing, Contribution) else queries.get_plan
    return load(SYSTEM, thing.id)


def text_of(browser, path) -> str:
    return " ".join(browser.read(path).main.get_text(" ").split())


def test_who_is_signed_in_places_a_wish_at_once_and_is_asked_for_the_next_one(browser, plan, fatma):
    placed = browser.sign_in(fatma).send(form_of(plan), WISH | {"geometry": PLACE})
    page = browser.read(placed.location)
    assert page.h1.text == "Een drempel bij de school"
    assert "bij Kerkstraat 7" in page.main.text
    next_one = page.select_one("main header a.button")["href"]
    assert "De kaart staat bij je vorige wens." in text_of(browser, next_one)


def test_who_is_signed_out_writes_first_and_the_link_places_it(browser, plan):
    waiting = browser.send(form_of(plan), WISH | {"house": "14", "email": "nieuw@voorbeeld.nl"})
    assert "mail" in text_of(browser, waiting.location)
    assert queries.count_by_verdict(plan.id) == {}
    link = link_in(mails_to("nieuw@voorbeeld.nl")[0])
    assert "Een drempel bij de school" in text_of(browser, link)
    browser.send(link)
    wish = newest()
    assert (wish.number, wish.place_label, wish.subject.is_published) == (1, "bij Kerkstraat 14", True)


def test_a_round_that_closed_before_the_link_was_followed_keeps_the_text_and_offers_the_conversation(browser, plan, tamar):
    browser.send(form_of(plan), WISH | {"house": "14", "email": "laat@voorbeeld.nl"})
    bring_plan_to(tamar, again(plan), Round.VARIANTS)
    entered = browser.send(link_in(mails_to("laat@voorbeeld.nl")[0]))
    named = browser.send(entered.location, {"display_name": "Laat"})
    page = browser.read(named.location)
    assert page.h1.text == "Deze ronde is net gesloten"
    assert "Een drempel bij de school" in page.textarea.text
    said = browser.send(named.location, {"body": page.textarea.text}, action=f"/gesprek/{plan.id}")
    assert "Een drempel bij de school" in text_of(browser, browser.get(said.location).location)


def test_a_round_that_closed_while_somebody_wrote_keeps_the_text_too(browser, plan, fatma, tamar):
    browser.sign_in(fatma)
    fields = {field["name"]: field.get("value", "") for field in browser.read(form_of(plan)).select("main input[type=hidden]")}
    bring_plan_to(tamar, again(plan), Round.VARIANTS)
    answered = browser.post(form_of(plan), data=fields | WISH | {"geometry": PLACE})
    assert answered.status_code == 422
    assert "Een drempel bij de school" in answered.text
    assert queries.count_by_verdict(plan.id) == {}


def test_before_wishes_are_asked_the_page_says_what_happens_now(browser, tamar):
    assert "De ontwerper schrijft op wat nog kan veranderen." in text_of(browser, form_of(make_plan(tamar)))


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("14", "bij Kerkstraat 14"),
        ("kerkstraat 7", "bij Kerkstraat 7"),
        ("7", "bij Kerkstraat 7"),
        ("Ringweg 7", "bij Ringweg 7"),
    ],
)
def test_a_house_number_is_enough(browser, plan, fatma, typed, label):
    browser.sign_in(fatma).send(form_of(plan), WISH | {"house": typed})
    assert newest().place_label == label


def test_a_house_number_that_may_be_two_houses_is_asked_about_and_all_else_stays(browser, plan, fatma):
    browser.sign_in(fatma)
    asked = browser.send(form_of(plan), WISH | {"house": "20"})
    assert asked.status_code == 422
    assert "Kerkstraat 20-a" in asked.text
    assert "Auto&#39;s rijden hier hard." in asked.text
    browser.send(form_of(plan), WISH | {"house": "20", "asked": "20", "found": "Kerkstraat 20-b"})
    assert newest().place_label == "bij Kerkstraat 20-b"


def test_a_house_of_another_street_is_refused_at_its_field(browser, plan, fatma):
    answered = browser.sign_in(fatma).send(form_of(plan), WISH | {"house": "99"})
    assert answered.status_code == 422
    assert "Dit huisnummer hoort niet bij deze straat." in answered.text


def test_a_part_of_the_street_has_its_house_numbers_and_lies_in_the_street(browser, plan, fatma):
    page = browser.sign_in(fatma).read(form_of(plan))
    labels = [option.text for option in page.select("#part option")]
    assert labels[1:] == [
        "De hele straat",
        "De kant van het westen: nummer 1",
        "Het midden: nummer 7",
        "De kant van het oosten: nummer 14 tot en met 20",
    ]
    browser.send(form_of(plan), WISH | {"part": "3"})
    wish = newest()
    assert wish.zone == "inside"
    assert wish.subject.geometry.centroid.x > 5.0209
    assert STREET.buffer(1e-7).covers(wish.subject.geometry)


def test_a_thing_that_stands_there_can_be_chosen(browser, plan, fatma):
    today = db.session.scalars(db.select(PlanVersion)).one()
    today.published_at = now()
    element_in(today)
    page = browser.sign_in(fatma).read(form_of(plan) + "?onderdeel=boom-1")
    assert page.select_one("#element option[selected]").text == "Boom, bij Kerkstraat 14"
    browser.send(form_of(plan), WISH | {"element": "boom-1"})
    assert newest().place_label == "Boom, bij Kerkstraat 14"


def test_without_a_place_or_outside_the_street_everything_typed_stays(browser, plan, fatma):
    browser.sign_in(fatma)
    nowhere = browser.send(form_of(plan), WISH)
    assert nowhere.status_code == 422
    assert "Zeg waar het is" in nowhere.text
    outside = browser.send(form_of(plan), WISH | {"geometry": ELSEWHERE})
    assert "buiten de straat" in outside.text
    assert "Auto&#39;s rijden hier hard." in outside.text


def test_a_house_that_is_not_there_and_a_missing_sentence_are_said_at_once(browser, plan, fatma):
    refused = browser.sign_in(fatma).send(form_of(plan), {"house": "999", "title": ""})
    assert refused.status_code == 422
    errors = BeautifulSoup(refused.text, "html.parser")
    for name in ("house", "title", "element_kind"):
        assert errors.select_one(f"#{name}-error"), name


def test_a_remark_is_on_a_thing_of_a_version(browser, drawn, fatma):
    version = queries.find_newest(drawn.id)
    element_in(version)
    form = f"/straatplannen/{drawn.id}/versies/{version.id}/opmerking"
    browser.sign_in(fatma).send(form, {"element": "boom-1", "title": "De boom staat voor mijn raam"})
    remark = newest()
    assert (remark.element_key, remark.version_id, remark.element_kind) == ("boom-1", version.id, "tree")
    assert "Dit gaat over versie 1" in text_of(browser, f"/straatplannen/inbreng/{remark.id}-x")


def test_a_remark_is_on_a_strip_of_a_cross_section(browser, drawn, fatma):
    version = queries.find_newest(drawn.id)
    strips = [{"key": "s1", "kind": "walk", "width_cm": 200}]
    section = CrossSection(plan_id=drawn.id, version_id=version.id, available_cm=200, strips=strips, created_at=now())
    db.session.add(section)
    db.session.flush()
    form = f"/straatplannen/{drawn.id}/versies/{version.id}/opmerking?profiel={section.id}&strook=s1"
    assert "Stoep in de doorsnede" in text_of(browser.sign_in(fatma), form)
    browser.send(form, {"title": "De stoep is te smal"})
    assert (newest().section_id, newest().strip_key) == (section.id, "s1")


def test_who_comes_from_a_thing_reads_its_name_and_finds_the_map_folded_away_until_it_is_used(browser, drawn, fatma):
    version = queries.find_newest(drawn.id)
    element_in(version)
    form = f"/straatplannen/{drawn.id}/versies/{version.id}/opmerking?onderdeel=boom-1"
    page = browser.sign_in(fatma).read(form)
    assert page.select_one(".voice-part .strong").text == "Boom, bij Kerkstraat 14"
    fold = page.select_one("details:has(#house)")
    assert (fold.select_one("summary").text.strip(), fold.has_attr("open")) == ("Kies iets anders", False)
    refused = browser.send(form, {"element": "boom-1", "house": "999", "title": ""})
    assert refused.status_code == 422
    assert "<details" in refused.text
    assert BeautifulSoup(refused.text, "html.parser").select_one("details:has(#house)").has_attr("open")


def test_two_things_of_one_kind_are_told_apart_by_the_house_they_lie_by(browser, drawn):
    version = queries.find_newest(drawn.id)
    for key, lon in (("a", 5.0201), ("b", 5.0213)):
        element_in(version, key, "parking", Point(lon, 51.02))
    page = browser.read(f"/straatplannen/{drawn.id}/versies/{version.id}/onderdelen")
    names = [" ".join(cell.text.split()) for cell in page.select("tbody th a")]
    assert names == ["Parkeerplek, bij Kerkstraat 1", "Parkeerplek, bij Kerkstraat 14"]
    said = [" ".join(link.text.split()) for link in page.select("tbody td a")]
    assert said == [f"Zeg iets over {name}" for name in names]


def test_a_strip_that_is_not_there_leaves_the_choice_of_a_place(browser, drawn):
    version = queries.find_newest(drawn.id)
    page = browser.read(f"/straatplannen/{drawn.id}/versies/{version.id}/opmerking?profiel=99&strook=x")
    assert page.select_one("#house") is not None


def test_the_writer_reads_the_reply_and_the_version_that_took_it_up(browser, drawn, fatma, tamar):
    wish = make_remark(fatma, drawn, queries.find_newest(drawn.id))
    answer(tamar, wish, Verdict.TAKEN_UP, make_version(drawn))
    shown = text_of(browser.sign_in(fatma), f"/straatplannen/inbreng/{wish.id}-x")
    assert "Verwerkt Versie 2" in shown
    assert "Goed idee." in shown
    panel = " ".join(browser.read(f"/straatplannen/{drawn.id}-x").select_one("#mijn").get_text(" ").split())
    assert "Verwerkt te zien in versie 2 Goed idee." in panel
    assert "Goed idee." in text_of(browser, f"/straatplannen/{drawn.id}/mijn")
    assert "De boom staat voor mijn raam" in text_of(browser, "/mijn")


def test_a_wish_takes_support_and_no_concern(browser, plan, fatma):
    wish = make_wish(fatma, plan)
    support = f"/onderwerpen/{wish.id}/steunen"
    page = browser.sign_in(make_person("Henk")).read(support)
    assert page.select("input[value=concern]") == []
    refused = browser.send(support, {"kind": "concern", "reason": "Nee."})
    assert refused.status_code == 422
    browser.send(support, {"kind": "support"})
    assert "1 buur wenst dit ook" in text_of(browser, f"/straatplannen/inbreng/{wish.id}-x")


def test_what_nobody_placed_is_forgotten_after_thirty_days(plan, fatma, browser):
    browser.send(form_of(plan), WISH | {"house": "14", "email": "nooit@voorbeeld.nl"})
    kept = make_wish(fatma, plan)
    draft = db.session.scalars(db.select(Contribution).where(Contribution.number.is_(None))).one()
    assert services.forget_old_drafts() == 0
    draft.subject.changed_at = kept.subject.changed_at = now().replace(year=now().year - 1)
    db.session.flush()
    assert services.forget_old_drafts() == 1
    assert newest().id == kept.id
