"""Leaving: closed at once, forgotten soon, with a choice about one's words."""

import pytest
from sqlalchemy import select, text

from participatie.accounts import queries, services
from participatie.accounts.cli import erase_again
from participatie.accounts.leaving_wiring import carry_out_erasures, listed
from participatie.accounts.models import ErasureRequest, Person
from participatie.audit import services as audit
from participatie.audit.models import AuditEntry
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.errors import Forbidden, Refused
from participatie.search.services import rebuild
from participatie.subjects.queries import find_tally
from participatie.threads.models import Post
from tests.conftest import DIALECT
from tests.factories.people import actor_of, make_person

PAGE = "/mijn/gegevens/wissen"


def leave(browser, texts):
    return browser.send(PAGE, {"leaving_texts": texts, "leaving_sure": "y"}, action=PAGE)


def test_nothing_happens_without_a_choice_and_a_tick(browser, ada):
    answer = browser.send(PAGE, {"leaving_texts": "weg"}, action=PAGE)
    assert answer.status_code == 422
    assert "Zet een vinkje" in answer.text
    assert browser.send(PAGE, {"leaving_sure": "y"}, action=PAGE).status_code == 422
    assert ada[0].active


def test_the_account_is_closed_at_once_and_a_new_one_can_be_made(browser, ada):
    answer = leave(browser, "blijft")
    assert answer.status_code == 302
    assert "Je account is dicht" in browser.get(answer.location).text
    assert browser.get("/mijn").status_code == 302
    assert queries.find_person_by_email("ada@voorbeeld.example") is None
    assert services.create_person("ada@voorbeeld.example").id != ada[0].id


def test_words_that_stay_stand_under_nobody(browser, ada):
    leave(browser, "blijft")
    page = browser.read(f"/gewoon/{ada[1].id}-een-pluktuin").get_text()
    assert "Kanarie zingt in de tuin" in page
    assert "Iemand die wegging" in page
    assert "Ada" not in page


def test_words_that_go_leave_an_empty_place_and_are_not_found(browser, ada):
    rebuild()
    leave(browser, "weg")
    post = db.session.scalars(select(Post)).one()
    assert (post.body, post.html) == ("", "")
    assert post.withdrawn_at is not None
    assert "Kanarie" not in browser.get(f"/gewoon/{ada[1].id}-een-pluktuin").text
    assert "zingt" not in browser.get("/zoeken?q=kanarie&tab=berichten").text
    if DIALECT == "sqlite":
        assert "anarie" not in str(db.session.execute(text("SELECT * FROM search_post")).all())


@pytest.mark.parametrize("texts", ["weg", "blijft"])
def test_support_and_following_go_and_the_figures_with_them(browser, ada, texts):
    assert find_tally(ada[1].id).supports == 1
    leave(browser, texts)
    tally = find_tally(ada[1].id)
    assert (tally.supports, tally.follows) == (0, 0)
    assert tally.posts == (0 if texts == "weg" else 1)


def test_the_trail_tells_it_and_stays_whole(browser, ada):
    leave(browser, "weg")
    told = db.session.scalars(select(AuditEntry.kind).where(AuditEntry.person_id == ada[0].id)).all()
    assert "PersonErased" in told
    assert audit.verify().flaw is None


def test_the_last_administrator_stays_until_there_is_another(browser):
    anna = make_person("Anna", None, "administrator")
    browser.sign_in(anna)
    answer = leave(browser, "blijft")
    assert answer.status_code == 422
    assert "laatste beheerder" in answer.text
    make_person("Ans", None, "administrator")
    assert leave(browser, "blijft").status_code == 302
    assert queries.list_held(anna.id) == frozenset()


def test_nobody_leaves_for_somebody_else(ada):
    with pytest.raises(Forbidden):
        services.ask_erasure(actor_of(make_person("Mallory", None, "administrator")), ada[0], texts_go=True)


def test_who_was_forgotten_cannot_be_opened_again(browser, ada):
    leave(browser, "blijft")
    person = db.session.get(Person, ada[0].id)
    anna = make_person("Anna", None, "administrator")
    with pytest.raises(Forbidden):
        services.reactivate(actor_of(anna), person)


def test_who_signed_in_long_ago_does_so_again(browser, ada):
    with browser.session_transaction() as session:
        session["fs_paa"] = 0
    assert "/inloggen" in browser.get(PAGE).location
    assert browser.post(PAGE, data={"leaving_texts": "weg", "leaving_sure": "y"}).status_code in (302, 400)
    assert ada[0].active


def test_a_job_that_runs_twice_does_it_once(ada):
    with unit_of_work():
        services.ask_erasure(actor_of(ada[0]), ada[0], texts_go=False)
    carry_out_erasures()
    first = db.session.scalars(select(ErasureRequest.done_at)).one()
    carry_out_erasures()
    assert db.session.scalars(select(ErasureRequest.done_at)).one() == first
    assert len(listed().read_text().splitlines()) == 1


def test_the_list_says_nothing_of_who_it_was_and_one_more_time_does_no_harm(app, browser, ada):
    leave(browser, "blijft")
    assert "ada" not in listed().read_text()
    done = app.test_cli_runner().invoke(erase_again)
    assert done.output.strip() == "0 forgotten again."


def test_somebody_new_with_the_same_number_is_left_alone(browser, ada):
    leave(browser, "blijft")
    line = listed().read_text().replace(f'"person_id": {ada[0].id}', f'"person_id": {make_person("Nieuw").id}')
    listed().write_text(line)
    assert services.erase_again(listed()) == []


def test_a_refusal_keeps_everything(ada):
    anna = make_person("Anna", None, "administrator")
    with pytest.raises(Refused):
        services.ask_erasure(actor_of(anna), anna, texts_go=False)
    assert anna.active
