"""The search page: places, everything that goes on, and what people said."""

import pytest

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.subjects import services as subjects
from participatie.threads import services as threads
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_team


def read(browser, path, status=200):
    db.session.commit()
    return browser.read(path, status)


OTHERS = ["Toezeggingen", "Aanbod"]


def titles(soup):
    return [title.text.strip() for title in soup.select(".card__link")]


def marks(soup):
    return [mark.text for mark in soup.select("main mark")]


def tabs(soup):
    return [" ".join(tab.text.split()) for tab in soup.select(".tabs__tab")]


def test_a_search_finds_places_first_then_everything_with_these_words(browser, put, town, street):
    make_team("Team Molenzorg")
    put("Molen draait weer")
    soup = read(browser, "/zoeken?q=molen")
    places, _found = soup.select("main section")
    assert {"/gebieden/molenwijk"} < {link["href"] for link in places.select("a")}
    assert titles(soup) == ["Molen draait weer", "Team Molenzorg"]


@pytest.mark.parametrize(
    ("typed", "goes_to"),
    [("Molenwijk", "/gebieden/molenwijk"), ("molenstraat", "/kaart?bbox="), ("Molenstraat 1", "/kaart?bbox=")],
)
def test_the_exact_name_of_one_place_goes_straight_there(browser, town, street, typed, goes_to):
    db.session.commit()
    response = browser.get("/zoeken", query_string={"q": typed})
    assert response.status_code == 302
    assert response.headers["Location"].startswith(goes_to)
    assert browser.get(response.headers["Location"]).status_code == 200


def test_a_search_without_result_helps(browser, town):
    assert "Niets gevonden" in read(browser, "/zoeken?q=zzzz").select_one(".empty").text
    assert not read(browser, "/zoeken").select(".empty")


@pytest.mark.parametrize(
    ("typed", "title"), [("verkeer", "Drempel"), ("molenwijk drempel", "Drempel"), ("oostbeemd", "Plein"), ("beemdwaard", None)]
)
def test_a_search_finds_by_theme_and_by_area(browser, put, town, themes, typed, title):
    put("Drempel", lon=5.45, theme=themes["verkeer"])
    put("Plein", lon=5.55)
    cards = read(browser, f"/initiatieven?q={typed}").select(".card__link")
    assert [card.text for card in cards] == ([title] if title else [])


@pytest.mark.parametrize("typed", ["speeltuin", "spellen", "Speelbsos"])
def test_a_search_without_result_shows_what_looks_like_it_and_says_so(browser, put, town, typed):
    put("Speelbos met spelletjes")
    soup = read(browser, f"/zoeken?q={typed}")
    assert [card.text for card in soup.select(".card__link")] == ["Speelbos met spelletjes"]
    assert "Dit lijkt er een beetje op" in soup.select_one(".notice").text
    assert not soup.select(".empty")


def test_a_long_text_is_cut_and_the_page_says_so(browser, put, town):
    put("Een tuin")
    soup = read(browser, "/zoeken?q=tuin+" + "x" * 500)
    assert "eerste stuk" in soup.select_one(".notice").text
    assert len(soup.select_one("#zoek-alles")["value"]) == 100


@pytest.mark.parametrize(
    "typed", ["%22", "tuin%22*", "NEAR(tuin", "%F0%9F%98%80", "de+het", "%E2%80%AEtuin", "a%0Ab", "tuin%25", "%3Cscript%3E"]
)
def test_whatever_is_typed_gives_a_page(browser, put, town, typed):
    put("Een tuin")
    assert read(browser, f"/zoeken?q={typed}").select_one("h1").text == "Zoeken"


def test_words_that_stand_everywhere_get_advice(browser, put, town):
    put("De tuin")
    assert "bijna overal" in read(browser, "/zoeken?q=de+het").select_one(".notice").text


def test_the_words_are_marked_where_they_stand_and_nothing_becomes_code(browser, put, town):
    put("Een <b>pluktuin</b> & meer")
    soup = read(browser, "/zoeken?q=tuin")
    assert marks(soup) == ["pluktuin"]
    assert titles(soup) == ["Een <b>pluktuin</b> & meer"]


def test_the_tabs_count_what_was_found_in_each_kind(browser, put, town):
    put("Tuin een"), put("Tuin twee", kind="walk")
    make_team("Team Tuin")
    soup = read(browser, "/zoeken?q=tuin")
    assert tabs(soup) == ["Alles 3", "Plannen 1", "Wandelingen 1", "Teams 1", *OTHERS, "Gesprekken"]
    assert titles(read(browser, "/zoeken?q=tuin&tab=walk")) == ["Tuin twee"]


def test_a_tab_that_does_not_exist_and_a_page_beyond_the_last_are_told_apart(browser, put, town):
    put("Tuin")
    assert browser.get("/zoeken?q=tuin&tab=niets").status_code == 400
    assert browser.get("/zoeken?q=tuin&onbekend=1").status_code == 400
    assert browser.get("/zoeken?q=tuin&pagina=2").status_code == 404


def test_results_are_shown_a_page_at_a_time(browser, put, town):
    for n in range(17):
        put(f"Tuin {n}")
    assert len(titles(read(browser, "/zoeken?q=tuin"))) == 15
    assert titles(read(browser, "/zoeken?q=tuin&pagina=2")) == ["Tuin 1", "Tuin 0"]


def test_filters_stay_while_one_goes_to_another_tab(browser, put, town):
    put("Tuin west", lon=5.45), put("Tuin oost", lon=5.55)
    soup = read(browser, "/zoeken?q=tuin&gebied=molenwijk")
    assert titles(soup) == ["Tuin west"]
    assert all("gebied=molenwijk" in tab["href"] for tab in soup.select(".tabs__tab"))


def test_conversations_have_a_tab_with_the_way_to_the_message(browser, put, town):
    post = threads.write(actor_of(make_person("Sam")), put("Plein", kind="initiative"), "Daar hoort een *ooievaar* op.")
    soup = read(browser, "/zoeken?q=ooievaars&tab=berichten")
    (line,) = soup.select(".found-post")
    assert marks(soup) == ["ooievaar"]
    assert (line.select_one("a")["href"], "Sam" in line.text) == (f"/gesprek/bericht/{post.id}", True)


def test_what_is_hidden_is_in_no_tab_and_no_count(browser, put, town):
    put("Tuin")
    subjects.hide(SYSTEM, put("Tuin die weg is"))
    soup = read(browser, "/zoeken?q=tuin")
    assert (tabs(soup)[0], titles(soup)) == ("Alles 1", ["Tuin"])


def test_the_old_address_leads_to_the_new_one(browser, town):
    response = browser.get("/zoek?q=tuin")
    assert (response.status_code, response.headers["Location"]) == (301, "/zoeken?q=tuin")


@pytest.mark.parametrize("query", ["q=plan", "q=plam", "q=plan&tab=plan", "q=goed&tab=berichten", "q=plan&gebied=molenwijk"])
def test_the_number_of_statements_does_not_grow(browser, put, town, counting, query):
    numbers = []
    for more in (2, 20):
        for n in range(more):
            put(f"Plan {n}")
        threads.write(actor_of(make_person()), put("Plan", kind="initiative"), "Goed plan.")
        db.session.commit()
        with counting() as statements:
            assert browser.get(f"/zoeken?{query}").status_code == 200
        numbers.append(len(statements))
    assert numbers[0] == numbers[1] <= 16  # PostgreSQL asks first whether the words are common


def suggest(browser, **query):
    db.session.commit()
    return browser.get("/api/v1/zoeken", query_string=query)


def test_suggestions_are_places_first_and_then_titles(browser, put, town, street):
    put("Molen draait weer")
    found = suggest(browser, q="mol").json["results"]
    assert [row["label"] for row in found][-1] == "Molen draait weer"
    assert {row["kind"] for row in found[:-1]} <= {"area", "street"}
    assert all(row["url"].startswith("/") for row in found)


def test_a_suggestion_may_be_for_a_word_that_is_not_finished(browser, put, town):
    put("De deur van het buurthuis")
    assert [row["label"] for row in suggest(browser, q="buurthuis de").json["results"]] == ["De deur van het buurthuis"]
    assert suggest(browser, q="buurthuis x").json["results"] == []


@pytest.mark.parametrize(
    "query", [{}, {"q": "a", "limit": "0"}, {"q": "a", "limit": "11"}, {"q": "a", "x": "1"}, {"q": ["a", "b"]}]
)
def test_a_question_for_suggestions_that_is_not_one_is_refused(browser, town, query):
    assert suggest(browser, **query).status_code == 400


@pytest.mark.parametrize("typed", ["", "a", "x" * 500, '"*', "de", "😀"])
def test_suggestions_never_break(browser, town, typed):
    assert suggest(browser, q=typed).json == {"results": []}
