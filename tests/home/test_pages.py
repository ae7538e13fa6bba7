"""Home, areas and search: what goes on, for everybody."""

import feedparser
import pytest

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.subjects import services
from tests.factories.teams import make_remit, make_team


def read(browser, path, status=200):
    db.session.commit()
    return browser.read(path, status)


def section(soup, title):
    return next((part for part in soup.select("section") if part.select_one("h2").get_text(strip=True) == title), None)


def titles(part):
    return [title.get_text(strip=True) for title in part.select(".card__title")]


def test_an_empty_platform_invites(browser, town):
    soup = read(browser, "/")
    assert soup.select_one("h1").text == "Wat speelt er bij jou in de buurt?"
    assert "Jij de eerste?" in soup.select_one(".empty").text


def test_home_shows_the_newest_and_how_many_there_are(browser, put, town):
    for n in range(8):
        put(f"Plan {n}")
    newest = section(read(browser, "/"), "Nieuw in Beemdwaard")
    assert titles(newest) == [f"Plan {n}" for n in range(7, 1, -1)]
    assert "8" in newest.select_one(".section__head a").text


def test_home_asks_one_question_and_offers_a_way_to_search_without_a_script(browser, town):
    form = read(browser, "/").select_one(".hero form")
    assert (form["method"], form["action"]) == ("get", "/zoeken")
    assert form.select_one("input[name=q]")


def test_home_draws_the_areas_with_links_and_numbers_for_who_has_no_script(browser, put, town):
    put(lon=5.45)
    links = {link["aria-label"]: link["href"] for link in read(browser, "/").select("#kaart .outline__area")}
    assert links == {"Molenwijk: 1 initiatief": "/gebieden/molenwijk", "Oostbeemd: 0 initiatieven": "/gebieden/oostbeemd"}


def test_the_button_for_the_own_location_waits_for_the_script(browser, town):
    assert read(browser, "/").select_one("[data-map-locate]").has_attr("hidden")


def test_home_shows_what_waits_for_an_answer_and_who_has_to_give_it(browser, put, town):
    put("Wacht", kind="initiative")
    (line,) = section(read(browser, "/"), "Wacht op antwoord").select("li")
    assert line.select_one("a").text == "Wacht"
    assert "werkdag" in line.text or "vandaag" in line.text


def test_home_quotes_who_answered_about_what_and_after_how_many_working_days(browser, put, town, answer):
    make_team("Team Groen")
    answer(put("Pluktuin", kind="initiative"), "Wij maaien <em>niet</em> meer &amp; brengen aarde.")
    quote = section(read(browser, "/"), "Net beantwoord").select_one(".quote-card")
    assert quote.select_one(".quote-card__name").text == "Team Groen"
    assert quote.select_one("blockquote").get_text(strip=True) == "Wij maaien niet meer & brengen aarde."
    assert "na 5 werkdagen" in quote.text or "na 4 werkdagen" in quote.text
    assert section(read(browser, "/"), "Wacht op antwoord") is None


@pytest.mark.parametrize("column", ["hidden_at", "withdrawn_at"])
def test_an_answer_that_was_taken_back_is_not_quoted(browser, put, town, answer, column):
    post = answer(put(kind="initiative"))
    setattr(post, column, now())
    assert section(read(browser, "/"), "Net beantwoord") is None


def test_a_note_of_the_team_is_never_quoted(browser, put, town, answer):
    answer(put(kind="initiative"), "Alleen voor ons.", kind="note")
    assert "Alleen voor ons." not in read(browser, "/").text


def test_home_shows_what_was_realised(browser, put, town):
    services.move_state(SYSTEM, put("Klaar"), "done", "Het staat er.")
    put("Nog bezig")
    assert titles(section(read(browser, "/"), "Dit is gelukt")) == ["Klaar"]


def test_what_is_hidden_is_nowhere(browser, put, town, answer):
    subject = put("Verborgen", kind="initiative")
    answer(subject)
    services.hide(SYSTEM, subject)
    for path in ("/", "/gebieden/molenwijk", "/initiatieven", "/gebieden/molenwijk.atom"):
        db.session.commit()
        assert "Verborgen" not in browser.get(path).text


def test_the_areas_stand_in_their_tree_with_their_numbers(browser, put, town):
    put(lon=5.45)
    links = read(browser, "/gebieden").select(".area-list a")
    assert [(link["href"], link.select_one(".area-list__count").text) for link in links] == [
        ("/gebieden/beemdwaard", "1 initiatief"),
        ("/gebieden/molenwijk", "1 initiatief"),
        ("/gebieden/oostbeemd", "0 initiatieven"),
    ]


def test_the_page_of_an_area_looks_through_the_same_lens(browser, put, town):
    put("Hier", lon=5.45)
    put("Daar", lon=5.55)
    soup = read(browser, "/gebieden/molenwijk")
    assert titles(section(soup, "Nieuw in Molenwijk")) == ["Hier"]
    element = soup.select_one("#kaart")
    assert (element["data-source"], element["data-view"]) == ("/api/v1/kaart?gebied=molenwijk", "5.4,51.7,5.5,51.8")
    assert titles(section(read(browser, "/gebieden/beemdwaard"), "Nieuw in Beemdwaard")) == ["Daar", "Hier"]


def test_the_page_of_an_area_tells_who_answers_there_the_nearest_first(browser, town, themes):
    everywhere, near, elsewhere = make_team("Team Overal"), make_team("Team Molen"), make_team("Team Oost")
    make_remit(everywhere, None, themes["groen"])
    make_remit(near, town["west"], themes["groen"])
    make_remit(elsewhere, town["east"])
    panels = read(browser, "/gebieden/molenwijk").select("aside .panel")
    panel = next(panel for panel in panels if "Wie antwoordt hier" in panel.text)
    assert [link.text for link in panel.select("a")] == ["Team Molen", "Team Overal"]


def test_an_area_that_does_not_exist_is_not_found(browser, town):
    read(browser, "/gebieden/nergens", 404)
    assert browser.get("/gebieden/nergens.atom").status_code == 404


def test_the_feed_of_an_area_is_valid(browser, put, town):
    put("Hier", lon=5.45)
    put("Daar", lon=5.55)
    db.session.commit()
    feed = feedparser.parse(browser.get("/gebieden/molenwijk.atom").data)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Hier"]


@pytest.mark.parametrize(("path", "most"), [("/", 8), ("/gebieden", 4), ("/gebieden/molenwijk", 8)])
def test_the_number_of_statements_does_not_grow(browser, put, town, themes, answer, counting, path, most):
    numbers = []
    for more in (2, 20):
        for n in range(more):
            subject = put(f"Plan {n}", kind="initiative", theme=themes["groen"])
            if n % 2:
                answer(subject)
        db.session.commit()
        with counting() as statements:
            assert browser.get(path).status_code == 200
        numbers.append(len(statements))
    assert numbers[0] == numbers[1] <= most
