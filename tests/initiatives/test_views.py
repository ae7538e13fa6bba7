"""The pages of initiatives, as people open them."""

import re

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from participatie.accounts.models import Person
from participatie.initiatives.models import Initiative, Stage
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.files import StoredFile
from participatie.subjects.models import SupportKind
from participatie.subjects.services import attach_photo, support
from participatie.threads.services import write
from tests.factories.initiatives import bring_to, make_initiative
from tests.factories.mail import link_in, mails_to
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_addresses, make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

PLACE = '{"type": "Point", "coordinates": [5.02, 51.02]}'


@pytest.fixture(autouse=True)
def town(app):
    make_addresses()
    make_team("Opvangteam")
    return make_municipality()


@pytest.fixture
def theme():
    return make_theme()


@pytest.fixture
def fatma():
    return make_person("Fatma")


@pytest.fixture
def initiative(fatma, theme):
    return make_initiative(fatma, theme)


def address_of(initiative: Initiative) -> str:
    return f"/initiatieven/{initiative.id}-een-pluktuin"


def test_a_resident_writes_first_and_signs_in_last(browser, theme):
    step = browser.send("/initiatieven/nieuw", {"geometry": PLACE, "place_name": "Het veldje"})
    step = browser.send(step.location, {"title": "Een pluktuin", "lead": "Voor iedereen.", "story": "Wij **plukken**."})
    step = browser.send(step.location, {"theme": theme.id, "need_kind_0": "hands", "need_what_0": "Vier paar"})
    step = browser.send(step.location, {})
    waiting = browser.send(step.location, {"email": "nieuw@voorbeeld.nl"})
    assert waiting.status_code == 302
    assert browser.get("/initiatieven").text.count("Een pluktuin") == 0
    placed = browser.send(link_in(mails_to("nieuw@voorbeeld.nl")[0]))
    person = db.session.scalars(select(Person).where(Person.email == "nieuw@voorbeeld.nl")).one()
    found = db.session.scalars(select(Initiative)).one()
    assert placed.status_code == 302
    assert found.subject.is_published
    assert found.subject.creator_id == person.id


def test_a_draft_is_found_again_where_one_begins(browser):
    step = browser.send("/initiatieven/nieuw", {"geometry": PLACE})
    assert "Ga verder met je concept" in browser.read("/initiatieven/nieuw").text
    browser.send(step.location, {"title": "Een pluktuin", "lead": "Voor iedereen."})
    link = browser.read("/initiatieven/nieuw").select_one(".notice a")
    assert link.text == "Ga verder met “Een pluktuin”"
    assert browser.get(link["href"]).status_code == 200


def test_nobody_sees_the_draft_of_another_browser(browser, fatma):
    browser.send("/initiatieven/nieuw", {"geometry": PLACE})
    with browser.session_transaction() as session:
        session.pop("drafts")
    assert "Ga verder met" not in browser.read("/initiatieven/nieuw").text
    browser.sign_in(fatma)
    assert "Ga verder met" not in browser.read("/initiatieven/nieuw").text


def test_what_was_drawn_wins_from_the_address(browser):
    step = browser.send("/initiatieven/nieuw", {"geometry": PLACE, "address": "Kerkstraatje 1"})
    assert step.status_code == 302
    assert db.session.scalars(select(Initiative)).one().subject.geometry.x == 5.02


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Kies een plek"),
        ({"address": "Nergensstraat 1"}, "We kennen deze straat niet"),
        ({"address": "Kerkstraat 12"}, "Welke plek bedoel je?"),
        ({"geometry": '{"type": "Point", "coordinates": [6.5, 52.5]}'}, "buiten de gemeente"),
        ({"geometry": "geen json"}, ""),
        ({"geometry": '{"type": "Polygon", "coordinates": [[[5,51],[5.1,51.1],[5.1,51],[5,51.1],[5,51]]]}'}, ""),
    ],
)
def test_a_place_that_cannot_be_found_is_asked_again_with_a_sentence(browser, fields, sentence):
    answer = browser.send("/initiatieven/nieuw", {**fields, "place_name": "Het veldje"})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Het veldje"' in answer.text


def test_a_misspelled_street_offers_the_likely_places_to_choose_from(browser):
    asked = browser.send("/initiatieven/nieuw", {"address": "Kerkstraat 12"})
    choices = [option["value"] for option in BeautifulSoup(asked.text, "html5lib").select("input[name=found]")]
    assert len(choices) > 1
    assert all(choice.startswith("Kerkstraat 12") for choice in choices)
    chosen = browser.send("/initiatieven/nieuw", {"address": "Kerkstraat 12", "asked": "Kerkstraat 12", "found": choices[1]})
    assert chosen.status_code == 302
    assert db.session.scalars(select(Initiative)).one().place_name == choices[1]


def test_a_choice_does_not_count_once_the_address_was_typed_anew(browser):
    typed = {"address": "Nergensstraat 1", "asked": "Kerkstraat 12", "found": "Kerkstraat 12, 9901 AB, Vierkant"}
    assert "We kennen deze straat niet" in browser.send("/initiatieven/nieuw", typed).text


@pytest.mark.parametrize("typed", ["Kekstraat", "Kerkstraad 999", "Kerkstraatweg"])
def test_a_slip_in_a_street_is_forgiven_or_asked_about(browser, typed):
    answer = browser.send("/initiatieven/nieuw", {"address": typed})
    assert answer.status_code == 302 or "Kerkstraat" in BeautifulSoup(answer.text, "html5lib").select_one("#found").text


def box_of_map(browser, path):
    return [float(edge) for edge in browser.read(path).select_one("[data-view]")["data-view"].split(",")]


def test_the_map_for_a_place_opens_on_streets_and_not_on_the_whole_municipality(browser):
    west, south, east, north = box_of_map(browser, "/initiatieven/nieuw")
    assert 0 < east - west < 0.02
    assert 0 < north - south < 0.02


def test_the_map_for_a_place_opens_on_the_area_one_comes_from_or_placed_something_in_before(browser):
    link = browser.read("/gebieden/verrehoek").select_one("header a.site-header__post")["href"]
    assert box_of_map(browser, link) == [5.2, 51.0, 5.3, 51.2]
    browser.send("/initiatieven/nieuw", {"area": "WK900101"})
    assert box_of_map(browser, "/initiatieven/nieuw") == [5.1, 51.0, 5.2, 51.2]
    assert box_of_map(browser, "/initiatieven/nieuw?gebied=bestaat-niet")[0] > 5.1


def test_the_step_of_the_theme_begins_with_one_need_and_grows_with_all_that_was_typed(browser, theme):
    step = browser.send(
        browser.send("/initiatieven/nieuw", {"geometry": PLACE}).location, {"title": "Een tuin", "lead": "Fijn."}
    )
    assert len(browser.read(step.location).select("select")) == 1
    more = browser.send(step.location, {"theme": theme.id, "need_kind_0": "hands", "need_what_0": "Vier paar", "more": "1"})
    soup = BeautifulSoup(more.text, "html5lib")
    assert more.status_code == 200
    assert [field["value"] for field in soup.select("input[name^=need_what]")] == ["Vier paar", ""]
    assert soup.select_one("[name=need_kind_0] [selected]")["value"] == "hands"
    assert soup.select_one("[name=theme][checked]")["value"] == str(theme.id)
    two = {"need_kind_0": "hands", "need_what_0": "Vier paar", "need_kind_1": "money", "need_what_1": "€ 100"}
    browser.send(step.location, {"theme": theme.id, **two})
    kept = browser.read(step.location).select("input[name^=need_what]")
    assert [field["value"] for field in kept] == ["Vier paar", "€ 100"]


def test_enter_in_the_step_of_the_theme_goes_on_and_adds_no_row(browser):
    step = browser.send(
        browser.send("/initiatieven/nieuw", {"geometry": PLACE}).location, {"title": "Een tuin", "lead": "Fijn."}
    )
    assert browser.read(step.location).select_one("main form button[type=submit]").get("name") is None


def test_a_whole_area_can_be_the_place(browser, town):
    assert browser.send("/initiatieven/nieuw", {"area": "WK900100"}).status_code == 302
    assert db.session.scalars(select(Initiative)).one().subject.area_id == town["WK900100"].id


def test_a_missing_title_is_said_at_its_field_and_nothing_typed_is_lost(browser):
    step = browser.send("/initiatieven/nieuw", {"geometry": PLACE})
    answer = browser.send(step.location, {"title": "", "lead": "Voor iedereen."})
    assert answer.status_code == 422
    assert "Geef je initiatief een titel." in answer.text
    assert "Voor iedereen." in answer.text


def test_the_page_tells_who_makes_it_and_by_when_there_is_an_answer(browser, initiative):
    soup = browser.read(address_of(initiative))
    assert soup.h1.text == "Een pluktuin"
    assert "Fatma" in soup.aside.text
    assert "Opvangteam" in soup.aside.text
    assert re.search(r"eerste antwoord voor het einde van \d+ \w+", soup.aside.text)


def test_an_old_address_leads_to_the_page(browser, initiative):
    assert browser.get(f"/initiatieven/{initiative.id}").location.endswith(f"{initiative.id}-een-pluktuin")


def test_only_its_makers_see_the_way_to_change_it(browser, initiative, fatma):
    assert "bewerken" not in browser.get(address_of(initiative)).text
    browser.sign_in(make_person("Henk"))
    assert browser.get(f"/initiatieven/{initiative.id}/bewerken").status_code == 403
    browser.sign_in(fatma)
    assert "bewerken" in browser.get(address_of(initiative)).text


def test_makers_move_it_with_a_sentence_that_everybody_reads(browser, initiative, fatma):
    browser.sign_in(fatma)
    browser.send(f"/initiatieven/{initiative.id}/fase", {"stage": "exploring", "sentence": "We praten met de buren."})
    assert "We praten met de buren." in browser.read(address_of(initiative)).select_one(".stage-bar").text


def test_a_stopped_initiative_shows_where_it_stopped(browser, initiative, fatma):
    bring_to(fatma, initiative, Stage.STOPPED)
    labels = [li.text for li in browser.read(address_of(initiative)).select(".stage__label")]
    assert labels[-1].startswith("Gestopt")


def test_a_stale_edit_gets_a_page_with_both_texts(browser, initiative, fatma):
    browser.sign_in(fatma)
    path = f"/initiatieven/{initiative.id}/bewerken"
    browser.send(path, {"title": "Eerst", "lead": "Een."})
    answer = browser.send(path, {"title": "Later", "lead": "Twee.", "version": 1})
    assert answer.status_code == 409
    assert "Eerst" in answer.text
    assert "Later" in answer.text


def test_support_is_counted_once_and_can_be_taken_back(browser, initiative):
    henk = make_person("Henk")
    browser.sign_in(henk)
    path = f"/onderwerpen/{initiative.id}"
    for _ in range(2):
        browser.send(f"{path}/steunen", {"kind": "support"})
    assert "1 steunt dit" in browser.get(address_of(initiative)).text
    browser.send(address_of(initiative), {}, action=f"{path}/steun-terug")
    assert "Nog niemand steunt dit" in browser.get(address_of(initiative)).text


def test_a_concern_needs_a_reason(browser, initiative):
    browser.sign_in(make_person("Henk"))
    answer = browser.send(f"/onderwerpen/{initiative.id}/steunen", {"kind": "concern", "reason": " "})
    assert answer.status_code == 422
    assert "Vertel kort waar je je zorgen over maakt." in answer.text


def test_a_visitor_supports_by_mail(browser, initiative):
    answer = browser.send(f"/onderwerpen/{initiative.id}/steunen", {"kind": "join", "email": "a@voorbeeld.nl"})
    assert answer.status_code == 302
    assert len(mails_to("a@voorbeeld.nl")) == 1


def test_the_reason_of_a_concern_waits_while_a_visitor_signs_in(browser, initiative):
    typed = {"kind": "concern", "reason": "Ratten in de tuin.", "email": "a@voorbeeld.nl"}
    browser.send(f"/onderwerpen/{initiative.id}/steunen", typed)
    browser.sign_in(make_person("Henk"))
    assert "Ratten in de tuin." in browser.get(f"/onderwerpen/{initiative.id}/steunen?soort=concern").text


def test_the_reason_of_a_concern_is_read_before_signing_in_and_waits_on_another_machine_too(app, browser, initiative):
    typed = {"kind": "concern", "reason": "Ratten in de tuin.", "email": "a@voorbeeld.nl"}
    browser.send(f"/onderwerpen/{initiative.id}/steunen", typed)
    (mail,) = mails_to("a@voorbeeld.nl")
    assert "Ratten" not in mail.text + mail.html
    phone = app.test_client()
    assert "Ratten in de tuin." in phone.read(link_in(mail)).main.text
    phone.send(link_in(mail))
    form = phone.read(f"/onderwerpen/{initiative.id}/steunen")
    assert form.select_one("[name=reason]").text.strip() == "Ratten in de tuin."
    assert form.select_one("[name=kind][checked]")["value"] == "concern"


def test_the_initiative_is_read_before_it_is_placed(browser, theme):
    step = browser.send("/initiatieven/nieuw", {"geometry": PLACE})
    step = browser.send(step.location, {"title": "Een <i>pluktuin</i>", "lead": "Voor iedereen."})
    step = browser.send(browser.send(step.location, {"theme": theme.id}).location, {})
    browser.send(step.location, {"email": "nieuw@voorbeeld.nl"})
    (mail,) = mails_to("nieuw@voorbeeld.nl")
    assert "pluktuin" not in mail.text + mail.html
    page = browser.read(link_in(mail))
    assert "Een <i>pluktuin</i>" in page.main.text
    assert "Voor iedereen." in page.main.text


@pytest.mark.parametrize("posts", [1, 45])
def test_the_page_takes_fifteen_statements_however_long_the_conversation(browser, counting, initiative, posts):
    people = [make_person(f"Buur {n}") for n in range(3)]
    for n in range(posts):
        write(actor_of(people[n % 3]), initiative.subject, f"Bericht {n}")
    for person in people:
        support(actor_of(person), initiative.subject, SupportKind.SUPPORT)
    db.session.commit()
    browser.get(address_of(initiative))
    with counting() as statements:
        assert browser.get(address_of(initiative)).status_code == 200
    assert len(statements) <= 15, "\n".join(statements.statements)


def test_the_history_is_told_in_words_and_not_in_names_of_columns(browser, initiative, fatma):
    write(actor_of(make_person("Noor")), initiative.subject, "Mag dat?", "question")
    browser.sign_in(make_person("Anna", None, "administrator"))
    table = browser.read("/beheer/geschiedenis?wat=PostWritten").select_one("main table")
    assert "soort: vraag · als: bewoner" in table.text


def test_eight_photos_fit_and_a_ninth_is_refused_with_a_sentence(initiative, fatma):
    for _ in range(8):
        attach_photo(actor_of(fatma), initiative.subject, make_file(), "")
    with pytest.raises(Refused, match="Er passen 8 foto's bij"):
        attach_photo(actor_of(fatma), initiative.subject, make_file(), "")


def make_file() -> str:
    """A stored file without a picture in it."""
    file = StoredFile(media_type="image/webp", sha256="0" * 64, size_bytes=1, created_at=now())
    db.session.add(file)
    db.session.flush()
    return file.key
