"""What is like a draft: words of title and lead, near its place."""

import pytest
from bs4 import BeautifulSoup
from shapely.geometry import Point

from participatie.accounts.models import Person
from participatie.initiatives import similar
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import db
from participatie.kernel.files import keep_photo
from participatie.subjects import services as subjects
from participatie.subjects.models import SupportKind
from tests.factories.initiatives import make_draft, make_initiative
from tests.factories.people import actor_of, make_person
from tests.factories.pictures import photo

HERE = Point(5.45, 51.75)
NEAR = Point(5.455, 51.75)
FAR = Point(5.49, 51.75)


@pytest.fixture
def draft(town, themes):
    """A draft of a vegetable garden."""
    return make_draft(make_person(), themes["groen"], HERE, "Een moestuin op het veldje")


def put_initiative(themes, title, place=NEAR):
    return make_initiative(make_person(), themes["groen"], place, title)


def writer_of(draft):
    return db.session.get(Person, draft.subject.creator_id)


def titles(draft, title="", lead=""):
    return [one.card.title for one in similar.find(NOBODY, draft, title, lead)]


def test_the_same_words_nearby_are_alike_and_the_distance_is_told(draft, themes):
    put_initiative(themes, "Moestuinen voor kinderen")
    (one,) = similar.find(SYSTEM, draft, "", "")
    assert one.card.title == "Moestuinen voor kinderen"
    assert 330 < one.distance_m < 360


def test_other_words_and_other_places_are_not_alike(draft, themes):
    put_initiative(themes, "Een zebrapad")
    put_initiative(themes, "Een moestuin", FAR)
    assert titles(draft) == []


def test_words_that_every_initiative_has_in_common_say_nothing(draft, themes):
    put_initiative(themes, "Samen voor de buurt")
    assert titles(draft, "Samen in de buurt", "Met iedereen in de straat.") == []


def test_what_is_typed_at_this_moment_counts_and_not_what_was_kept(draft, themes):
    put_initiative(themes, "Een zebrapad bij school")
    assert titles(draft, "Veilig zebrapad") == ["Een zebrapad bij school"]


def test_the_most_alike_come_first_and_three_are_enough(draft, themes):
    for n in range(4):
        put_initiative(themes, f"Moestuin {n}")
    put_initiative(themes, "Moestuin op het veldje", Point(5.46, 51.75))
    found = titles(draft)
    assert (len(found), found[0]) == (3, "Moestuin op het veldje")


def test_neither_the_draft_itself_nor_what_is_hidden_is_shown(draft, themes):
    subjects.hide(SYSTEM, put_initiative(themes, "Moestuin").subject)
    assert titles(draft) == []


def test_the_check_before_placing_asks_and_offers_to_support_or_join(browser, draft, themes):
    other = put_initiative(themes, "Moestuin bij de flat")
    browser.sign_in(writer_of(draft))
    db.session.commit()
    soup = browser.read(f"/initiatieven/nieuw/{draft.draft_key}/nakijken")
    section = soup.select_one(".similar")
    assert "Lijkt een van deze op jouw plan?" in section.text
    assert [button.text.strip() for button in section.select("button")] == ["Steun dit", "Doe mee"]
    assert {form["action"] for form in section.select("form")} == {f"/onderwerpen/{other.id}/steunen"}
    assert section.select("a")[-1]["href"] == "#plaatsen"
    assert soup.select_one("form#plaatsen")


def test_the_check_is_silent_when_nothing_is_alike(browser, draft):
    browser.sign_in(writer_of(draft))
    db.session.commit()
    assert not browser.read(f"/initiatieven/nieuw/{draft.draft_key}/nakijken").select(".similar")


def test_who_joins_another_keeps_the_draft(browser, draft, themes):
    other = put_initiative(themes, "Moestuin bij de flat")
    maker = writer_of(draft)
    browser.sign_in(maker)
    db.session.commit()
    page = browser.read(f"/initiatieven/nieuw/{draft.draft_key}/nakijken")
    form = page.select(".similar form")[1]
    values = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    response = browser.post(form["action"], data=values)
    assert response.headers["Location"].startswith(f"/initiatieven/{other.id}")
    assert draft.draft_key in browser.get("/initiatieven/nieuw").text


def typing(browser, draft, **typed):
    """What the script gets that sends what is typed at this moment, with the token of the form it stands in."""
    form = browser.read(f"/initiatieven/nieuw/{draft.draft_key}/verhaal")
    token = form.select_one("[name=csrf_token]")["value"]
    return browser.post(form.select_one("[data-module=similar]")["data-source"], data={"csrf_token": token, **typed})


@pytest.mark.parametrize("typed", ["", "x" * 500, '"*', "😀", "de het een", "\u202e"])
def test_the_script_gets_a_page_whatever_is_typed(browser, draft, typed):
    browser.sign_in(writer_of(draft))
    db.session.commit()
    assert typing(browser, draft, title=typed, lead=typed).status_code == 200


def test_after_a_title_the_writer_sees_photo_stage_support_and_distance_and_can_go_there(browser, draft, themes):
    other = put_initiative(themes, "Zebrapad bij de school")
    subjects.attach_photo(SYSTEM, other.subject, keep_photo(photo(), "maker").key, "Het zebrapad")
    subjects.support(actor_of(make_person()), other.subject, SupportKind.SUPPORT)
    browser.sign_in(writer_of(draft))
    db.session.commit()
    card = BeautifulSoup(typing(browser, draft, title="Een zebrapad").text, "html.parser").select_one("[data-similar] li")
    words = card.get_text(" ", strip=True)
    for part in ("Zebrapad bij de school", "Idee", "1 steunt dit", "op 340 meter"):
        assert part in words
    assert card.select_one("img[alt]")
    assert not card.select("form"), "a form cannot stand in the form"
    assert [link.get_text(strip=True) for link in card.select(".similar__do a")] == ["Steun dit", "Doe mee"]


def test_what_is_typed_is_kept_nowhere(browser, draft, themes):
    put_initiative(themes, "Zebrapad bij de school")
    browser.sign_in(writer_of(draft))
    db.session.commit()
    assert "Zebrapad" in typing(browser, draft, title="Geheim zebrapad", lead="Geheime zin").text
    db.session.expire_all()
    assert (draft.subject.title, draft.version) == ("Een moestuin op het veldje", 1)
    assert browser.post(f"/initiatieven/nieuw/{draft.draft_key}/lijkt-op", data={"title": "x"}).status_code == 400


def test_without_a_script_the_next_step_asks_and_leads_on(browser, draft, themes):
    put_initiative(themes, "Moestuin bij de flat")
    browser.sign_in(writer_of(draft))
    db.session.commit()
    page = browser.read(f"/initiatieven/nieuw/{draft.draft_key}/thema")
    part = page.select_one(".similar")
    assert "Moestuin bij de flat" in part.text
    assert part.select("a")[-1]["href"] == "#thema"
    assert page.select_one("form#thema [name=theme]")


def test_the_next_step_is_silent_when_nothing_is_alike(browser, draft):
    browser.sign_in(writer_of(draft))
    db.session.commit()
    assert not browser.read(f"/initiatieven/nieuw/{draft.draft_key}/thema").select(".similar")


def test_the_number_of_statements_does_not_grow(browser, draft, themes, counting):
    browser.sign_in(writer_of(draft))
    numbers, path = [], f"/initiatieven/nieuw/{draft.draft_key}/lijkt-op"
    for more in (1, 12):
        for n in range(more):
            put_initiative(themes, f"Moestuin {n}")
        db.session.commit()
        with counting() as statements:
            browser.get(path)
        numbers.append(len(statements))
    assert numbers[0] == numbers[1] <= 9  # PostgreSQL asks first whether the words are common
