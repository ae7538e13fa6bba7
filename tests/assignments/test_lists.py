"""Lists, the picture, the portfolio, feeds and files; each takes the same statements for one and for many."""

import csv
import io
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from participatie.assignments import services
from participatie.assignments.models import AssignmentState, Dependency
from participatie.assignments.steps import Step
from participatie.kernel.clock import today
from tests.factories.assignments import make_table, measure, some_what
from tests.factories.people import make_person
from tests.factories.subjects import make_theme

At = AssignmentState
ATOM = "{http://www.w3.org/2005/Atom}"


def page_of(table):
    return f"/opdrachten/{table.assignment.id}-x"


def texts(page, selector):
    return [found.get_text(" ", strip=True) for found in page.select(selector)]


def test_a_list_can_be_narrowed_and_an_odd_filter_says_so(browser):
    theme = make_theme("Verkeer")
    table = make_table(At.RUNNING, theme_id=theme.id)
    make_table(At.RUNNING, title="Iets anders")
    page = browser.read(f"/opdrachten?thema={theme.slug}&team={table.team.id}&opdrachtgever=partner-{table.partner.id}")
    assert texts(page, ".assignment-line__title a") == ["Veilig naar school"]
    assert browser.get("/opdrachten?thema=niets").status_code == 400
    assert browser.get("/opdrachten/samenhang?thema=niets").status_code == 400
    assert "Niets past" in browser.read("/opdrachten?stand=stopped").get_text()


def test_an_empty_list_says_what_one_can_do(browser):
    assert "Er is nog geen opdracht" in browser.read("/opdrachten").get_text()
    assert "Hier is nog geen opdracht." in browser.read("/opdrachten/samenhang").get_text()
    browser.sign_in(make_person())
    assert "Je hebt nog geen opdrachten." in browser.read("/opdrachten/mijn").get_text()


def test_the_picture_and_the_table_say_the_same(browser):
    theme = make_theme("Verkeer")
    one, other = make_table(theme_id=theme.id, title="Straat"), make_table(theme_id=theme.id, title="Riool")
    services.connect(one.actor("taker"), one.assignment, other.assignment.id, Dependency.WAITS_FOR, "Eerst de buis.")
    page = browser.read(f"/opdrachten/samenhang?thema={theme.slug}")
    assert set(texts(page, ".web-picture__title")) == {"Straat", "Riool"}
    assert len(page.select(".web-picture__line--waits_for")) == 1
    assert "Straat wacht op Riool" in " ".join(texts(page, "tbody tr"))
    browser.sign_in(one.taker)
    answer = browser.get(f"/opdrachten/{one.assignment.id}/samenhang")
    assert "Riool" in answer.text


def test_the_series_has_a_table_beside_it(browser):
    table = make_table(At.MEASURED, starts_on=today() - timedelta(days=90))
    measure(table, "58", who="client")
    page = browser.read(page_of(table))
    assert len(page.select(".effect-picture__dot")) == 2
    assert "58%" in " ".join(texts(page, "tbody tr"))


def test_a_portfolio_puts_each_under_what_one_is_in_it(browser):
    table = make_table(At.RUNNING)
    for who, title in (
        ("client", "Jij bent opdrachtgever"),
        ("colleague", "Van jouw partner of team"),
        ("taker", "Voor jouw team"),
    ):
        browser.sign_in(getattr(table, who))
        assert texts(browser.read("/opdrachten/mijn"), "section h2") == [title]
    assert "120 uur" in browser.read("/opdrachten/mijn").get_text()


def test_pages_of_teams_and_partners_list_their_assignments(browser):
    table = make_table(At.RUNNING)
    for path in (f"/teams/{table.team.id}-x", f"/partners/{table.partner.id}-x"):
        page = browser.get(path, follow_redirects=True)
        assert "Veilig naar school" in page.text


def test_the_own_overview_shows_what_is_being_discussed(browser):
    table = make_table(At.DISCUSSED)
    browser.sign_in(table.mate)
    assert "Veilig naar school" in browser.read("/mijn").get_text()


def test_feed_and_table_hold_what_everybody_may_read_and_no_more(browser):
    table = make_table(At.RUNNING)
    make_table(At.DISCUSSED, title="Nog geheim")
    make_table(At.RUNNING, title="Alleen intern", touches_residents=False)
    entries = ElementTree.fromstring(browser.get("/opdrachten.atom").data).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Veilig naar school"]
    assert browser.get("/opdrachten.atom?thema=niets").status_code == 400
    rows = list(csv.DictReader(io.StringIO(browser.get("/open-data/opdrachten.csv").text.lstrip("\ufeff")), delimiter=";"))
    assert [(row["nummer"], row["naam"], row["doel"], row["geld"]) for row in rows] == [
        (str(table.assignment.id), "Veilig naar school", "60", "12000")
    ]


def test_search_finds_what_was_agreed_and_no_proposal(browser):
    table = make_table(At.RUNNING)
    services.propose(table.actor("taker"), table.assignment, 1, some_what(result="Een zeppelin."), "Zo.")
    assert "Veilig naar school" in browser.read("/zoeken?q=oversteek").get_text()
    assert "Veilig naar school" not in browser.read("/zoeken?q=zeppelin").get_text()


@pytest.mark.parametrize("path", ["/opdrachten", "/opdrachten/samenhang", "/opdrachten/mijn", "{page}", "/teams/{team}-x"])
def test_pages_take_the_same_statements_for_one_and_for_many(browser, counting, path):
    table, numbers = make_table(At.RUNNING), []
    browser.sign_in(table.taker)
    others = []
    for more in (1, 12):
        for _n in range(more):
            others.append(another(table))
            services.connect(table.actor("taker"), table.assignment, others[-1].id, Dependency.TOUCHES, "")
        address = path.format(page=page_of(table), team=table.team.id)
        browser.get(address, follow_redirects=True)
        with counting() as statements:
            browser.get(address, follow_redirects=True)
        numbers.append(len(statements))
    assert numbers[0] == numbers[1]


def another(table):
    """One more of the same client for the same team, under way."""
    made = services.begin(
        table.actor("client"), f"partner-{table.partner.id}", "wethouder", table.team.id, some_what(title="Nog een")
    )
    services.step(table.actor("client"), made, Step.DISCUSS)
    for who in ("client", "taker"):
        services.accept(table.actor(who), made, 1)
    return made
