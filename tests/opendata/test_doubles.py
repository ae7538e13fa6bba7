"""What an administrator reads of rows that look like an earlier one, and chooses."""

import pytest

from participatie.accounts.models import Person
from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.opendata import services
from participatie.subjects.queries import Lens, page_cards
from tests.factories.people import make_administrator
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team
from tests.opendata.test_imports import again, bring

pytestmark = pytest.mark.usefixtures("app")
TWICE = "titel;x;y\nBankje;5,02;51,02\nbankje;5,02;51,02\nBoom;5,02;51,02\n"


@pytest.fixture
def boss():
    make_theme("Overig")
    make_team("Opvangteam")
    make_municipality()
    return make_administrator()


def enter(browser, boss, run):
    browser.sign_in(db.session.get(Person, boss.id))
    return f"/beheer/importeren/{run.id}"


def test_the_trial_names_the_rows_that_look_double_and_asks_what_to_do(browser, boss):
    run = bring(boss, TWICE)
    assert (run.state, run.added, run.double_count) == ("checked", 3, 1)
    page = browser.read(enter(browser, boss, run))
    text = page.select_one("main").get_text(" ", strip=True)
    assert "rij 2, kolom titel:" in text
    assert "rij 1 heeft dezelfde titel, plek en tekst" in text
    assert [one["value"] for one in page.select("[name=doubles]")] == ["skip", "bring"]


@pytest.mark.parametrize(("choice", "placed"), [("skip", 2), ("bring", 3)])
def test_the_choice_is_done(browser, boss, choice, placed):
    run = bring(boss, TWICE)
    path = enter(browser, boss, run)
    assert browser.send(path, {"doubles": choice}, action=f"{path}/uitvoeren").location == path
    services.work_on_imports()
    assert again(boss, run).added == page_cards(NOBODY, Lens()).total == placed
    assert ("Overgeslagen, want dubbel" in browser.get(path).text) is (choice == "skip")


@pytest.mark.parametrize("choice", ["", "all"])
def test_nothing_begins_without_a_choice(browser, boss, choice):
    run = bring(boss, TWICE)
    path = enter(browser, boss, run)
    answer = browser.send(path, {"doubles": choice}, action=f"{path}/uitvoeren")
    assert answer.status_code == 422
    assert again(boss, run).state == "checked"


def test_a_file_without_doubles_asks_nothing(browser, boss):
    run = bring(boss, "titel;x;y\nBankje;5,02;51,02\n")
    path = enter(browser, boss, run)
    assert not browser.read(path).select("[name=doubles]")
    assert browser.send(path, action=f"{path}/uitvoeren").location == path
    services.work_on_imports()
    assert again(boss, run).state == "done"
