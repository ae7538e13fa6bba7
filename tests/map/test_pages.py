"""The list and the map page: one lens from the address."""

import feedparser
import pytest

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.subjects import services
from participatie.subjects.models import SubjectTally


def read(browser, path, status=200):
    db.session.commit()
    return browser.read(path, status)


def titles(soup):
    return [title.get_text(strip=True) for title in soup.select(".list-card__title")]


def test_the_list_shows_the_newest_first_with_place_and_state(browser, put, town):
    put("Eerst")
    put("Later")
    soup = read(browser, "/initiatieven")
    assert titles(soup) == ["Later", "Eerst"]
    assert soup.select_one(".list-card .tag").get_text(strip=True) == "Idee"
    assert soup.select_one(".list-card .card__place").get_text(strip=True) == "Molenwijk"


def test_the_filters_are_a_form_that_remembers_what_was_chosen(browser, put, town, themes):
    put("Groen", theme=themes["groen"])
    put("Grijs", theme=themes["verkeer"])
    soup = read(browser, "/initiatieven?thema=groen&fase=&open=1&sorteer=steun")
    assert titles(soup) == ["Groen"]
    form = soup.select_one("form.filter-bar")
    assert form["method"] == "get"
    chosen = {select["name"]: select.select_one("option[selected]")["value"] for select in form.select("select")}
    assert (chosen["thema"], chosen["sorteer"]) == ("groen", "steun")
    assert form.select_one("input[name=open]").has_attr("checked")


def test_each_active_filter_can_be_taken_away_alone_or_all_at_once(browser, put, town, themes):
    soup = read(browser, "/initiatieven?thema=groen&gebied=molenwijk&sorteer=steun&pagina=1")
    chips = {chip.get_text(" ", strip=True).split(" weghalen")[0]: chip["href"] for chip in soup.select(".chip")}
    assert chips == {
        "Groen": "/initiatieven?gebied=molenwijk&sorteer=steun",
        "Molenwijk": "/initiatieven?thema=groen&sorteer=steun",
    }
    assert soup.select_one(".filter-bar__clear")["href"] == "/initiatieven?sorteer=steun"


@pytest.mark.parametrize(("path", "other"), [("/initiatieven", "/kaart"), ("/kaart", "/initiatieven")])
def test_list_and_map_keep_each_other_s_filters(browser, put, town, themes, path, other):
    soup = read(browser, f"{path}?thema=groen&bbox=5.4,51.7,5.5,51.8")
    links = [link["href"] for link in soup.select(".view-switch a")]
    assert f"{other}?thema=groen&bbox=5.4,51.7,5.5,51.8" in links


def test_sorting_by_support_and_by_conversation(browser, put, town):
    first = put("Eerst")
    put("Later")
    tally = db.session.get(SubjectTally, first.id)
    tally.supports, tally.last_post_at = 3, now()
    assert titles(read(browser, "/initiatieven?sorteer=steun")) == ["Eerst", "Later"]
    assert titles(read(browser, "/initiatieven?sorteer=gesprek")) == ["Eerst", "Later"]
    assert titles(read(browser, "/initiatieven")) == ["Later", "Eerst"]


def test_the_list_has_pages_of_fifteen(browser, put, town):
    for n in range(16):
        put(f"Plan {n}")
    soup = read(browser, "/initiatieven?soort=plan")
    assert len(titles(soup)) == 15
    following = soup.select_one("a[rel=next]")["href"]
    assert "soort=plan" in following
    assert titles(read(browser, following)) == ["Plan 0"]
    read(browser, "/initiatieven?pagina=3", 404)


def test_an_empty_list_invites_and_an_empty_choice_helps(browser, town, themes):
    assert "Jij de eerste?" in read(browser, "/initiatieven").select_one(".empty").text
    empty = read(browser, "/initiatieven?thema=groen").select_one(".empty")
    assert empty.select_one("a")["href"] == "/initiatieven"


@pytest.mark.parametrize(
    "query", ["thema=weg", "orde=id", "sorteer=id", "pagina=0", "pagina=1e3", "thema=groen&thema=verkeer", "bbox=1,2,3"]
)
@pytest.mark.parametrize("path", ["/initiatieven", "/kaart", "/initiatieven.atom"])
def test_an_unknown_filter_or_value_is_refused_in_words(browser, town, themes, path, query):
    assert "konden we niet lezen" in read(browser, f"{path}?{query}", 400).text


def test_the_words_of_a_search_come_back_as_text(browser, put, town):
    soup = read(browser, "/initiatieven?q=<script>alert(1)</script>")
    assert not soup.select("main script")
    assert soup.select_one("#filter-q")["value"] == "<script>alert(1)</script>"


def test_the_map_page_gives_the_script_what_it_needs_and_everybody_else_links(browser, put, town):
    put()
    soup = read(browser, "/kaart?gebied=molenwijk")
    element = soup.select_one("#kaart")
    assert element["data-source"] == "/api/v1/kaart"
    assert element["data-view"] == "5.4,51.7,5.5,51.8"
    links = {link["aria-label"]: link["href"] for link in soup.select("#kaart .outline__area")}
    assert links == {"Molenwijk: 1 initiatief": "/gebieden/molenwijk", "Oostbeemd: 0 initiatieven": "/gebieden/oostbeemd"}
    assert titles(soup) == ["Pluktuin"]


def test_a_hidden_subject_is_in_no_list_and_no_feed(browser, put, town):
    services.hide(SYSTEM, put())
    assert titles(read(browser, "/initiatieven")) == []
    db.session.commit()
    assert "Pluktuin" not in browser.get("/initiatieven.atom").text


def test_the_feed_is_valid_and_follows_the_lens(browser, put, town, themes):
    put("Pluk & <tuin>", theme=themes["groen"])
    put("Anders")
    db.session.commit()
    response = browser.get("/initiatieven.atom?thema=groen")
    assert response.mimetype == "application/atom+xml"
    feed = feedparser.parse(response.data)
    assert not feed.bozo
    assert feed.version == "atom10"
    (entry,) = feed.entries
    assert entry.title_detail.value == "Pluk & <tuin>"
    assert entry.link.startswith("http")
    assert entry.updated_parsed
    assert feed.feed.id
    assert feed.feed.updated_parsed


def test_a_character_that_xml_forbids_does_not_break_the_feed(browser, put, town):
    put("Tuin\x0b")
    db.session.commit()
    assert not feedparser.parse(browser.get("/initiatieven.atom").data).bozo


@pytest.mark.parametrize(
    ("path", "most"), [("/initiatieven", 5), ("/kaart", 6), ("/initiatieven.atom", 5), ("/api/v1/onderwerpen", 5)]
)
@pytest.mark.parametrize("query", ["", "?gebied=molenwijk&thema=groen&open=1&q=pl"])
def test_the_number_of_statements_does_not_grow(browser, put, town, themes, counting, path, most, query):
    numbers = []
    for more in (1, 30):
        for n in range(more):
            put(f"Plan {n}", theme=themes["groen"])
        db.session.commit()
        with counting() as statements:
            assert browser.get(path + query).status_code == 200
        numbers.append(len(statements))
    assert numbers[0] == numbers[1] <= most
