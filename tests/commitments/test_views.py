"""The pages of promises, for everybody and for whose promise it is."""

import csv
import io

import pytest
from sqlalchemy import select

from participatie.commitments import services
from participatie.commitments.models import Commitment, CommitmentState
from participatie.kernel.db import db
from tests.factories.clients import Browser
from tests.factories.commitments import in_days, make_commitment
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_team_of, make_topic


@pytest.fixture
def browser(app):
    app.test_client_class = Browser
    return app.test_client()


def lines(page):
    return [line.select_one(".promised__what").get_text(strip=True) for line in page.select(".promised")]


def test_somebody_promises_in_the_conversation_and_the_post_shows_it_with_its_date(browser):
    topic, person = make_topic(), make_person()
    browser.sign_in(person)
    path = f"/gesprek/{topic.id}/toezegging"
    due_on = in_days(9)
    answer = browser.send(
        path, {"kind": "commitment", "what": "Ik leen een frees", "due_on": due_on.isoformat()}, action=f"/gesprek/{topic.id}"
    )
    assert answer.status_code == 302
    strip = browser.read(f"/gewoon/{topic.id}-x").select_one(".strip").get_text(" ", strip=True)
    assert "Ik leen een frees, uiterlijk" in strip
    assert str(due_on.day) in strip


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"what": "", "due_on": "2999-01-01"}, "Schrijf wat je belooft."),
        ({"what": "Ik kom", "due_on": ""}, "Kies wanneer het klaar is."),
        ({"what": "Ik kom", "due_on": "2020-01-01"}, "Deze dag is al voorbij."),
        ({"what": "Ik kom", "due_on": "morgen"}, "geldige"),
    ],
)
def test_a_promise_that_lacks_something_says_so_and_keeps_what_was_typed(browser, typed, sentence):
    topic = make_topic()
    browser.sign_in(make_person())
    answer = browser.send(
        f"/gesprek/{topic.id}/toezegging", typed | {"kind": "commitment", "body": "Graag gedaan"}, action=f"/gesprek/{topic.id}"
    )
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Graag gedaan" in answer.text
    assert db.session.scalars(select(Commitment)).all() == []


def test_the_ledger_is_filtered_and_counts_what_it_shows(browser):
    topic, partner, person = make_topic(), make_partner("De Beem"), make_person()
    make_speaker(partner, person)
    make_commitment(topic, "Een kraan", by=person, days=-2, voice=f"partner-{partner.id}")
    make_commitment(topic, "Soep koken", days=4)
    services.keep(actor_of(person), make_commitment(topic, "Zand brengen", by=person))
    assert lines(browser.read("/toezeggingen")) == ["Een kraan", "Soep koken", "Zand brengen"]
    assert lines(browser.read("/toezeggingen?stand=te-laat")) == ["Een kraan"]
    assert lines(browser.read(f"/toezeggingen?wie=partner-{partner.id}")) == ["Een kraan"]
    assert lines(browser.read("/toezeggingen?wie=bewoners&stand=open")) == ["Soep koken"]
    assert lines(browser.read("/toezeggingen?periode=week")) == ["Soep koken"]
    page = browser.read("/toezeggingen")
    assert page.select_one(".kept__figure").text == "1 van 2 nagekomen"
    assert "1 is te laat, 1 loopt nog" in page.select_one(".kept").text


@pytest.mark.parametrize("query", ["stand=x", "wie=partner-x", "wie=team-999", "gebied=nergens", "thema=x", "periode=eeuw"])
def test_an_unknown_filter_is_refused_with_a_sentence(browser, query):
    answer = browser.get(f"/toezeggingen?{query}")
    assert answer.status_code == 400
    assert "Dit filter kennen we niet" in answer.text
    assert browser.get(f"/toezeggingen/toezeggingen.csv?{query}").status_code == 400


def test_the_csv_has_every_promise_and_no_cell_that_calculates(browser):
    make_commitment(make_topic(), "=1+1")
    text = browser.get("/toezeggingen/toezeggingen.csv?scheiding=komma").get_data(as_text=True)
    row = next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert (row["belofte"], row["stand"]) == ("'=1+1", "open")


def test_a_late_promise_stands_on_the_page_of_its_partner_and_team(browser):
    topic, partner, person = make_topic(), make_partner("De Beem"), make_person()
    make_speaker(partner, person)
    team = make_team_of(topic, person, partner=partner)
    make_commitment(topic, "Een kraan", by=person, days=-2, voice=f"partner-{partner.id}")
    make_commitment(topic, "Een boom", by=person, days=-1, voice=f"team-{team.id}")
    assert lines(browser.read(f"/partners/{partner.id}-de-beem")) == ["Een kraan", "Een boom"]
    assert lines(browser.read(f"/teams/{team.id}-team-groen")) == ["Een boom"]
    assert "Te laat" in browser.read(f"/teams/{team.id}-team-groen").select_one(".promised").text


def test_keeping_changing_and_taking_back_from_the_page(browser):
    topic, person = make_topic(), make_person()
    kept, changed, ended = (make_commitment(topic, by=person) for _n in range(3))
    browser.sign_in(person)
    browser.send(f"/toezeggingen/{kept.id}/nagekomen", {})
    day = in_days(30).isoformat()
    browser.send(f"/toezeggingen/{changed.id}/veranderen", {"what": "Anders", "due_on": day, "why": "De kar is stuk."})
    browser.send(f"/toezeggingen/{ended.id}/terugnemen", {"why": "Het lukt niet."})
    db.session.expire_all()
    assert [it.state for it in (kept, changed, ended)] == ["kept", "promised", "withdrawn"]
    assert "De kar is stuk." in browser.get(f"/toezeggingen/{changed.id}").get_data(as_text=True)
    assert browser.get(f"/toezeggingen/{kept.id}/nagekomen").status_code == 302


@pytest.mark.parametrize("path", ["/toezeggingen", "/toezeggingen/over/{topic}", "/gewoon/{topic}-x"])
def test_pages_take_the_same_statements_for_one_promise_and_for_many(browser, counting, path):
    topic, person = make_topic(), make_person()
    numbers = []
    for more in (1, 18):
        for _n in range(more):
            browser_post(topic, person)
        browser.get(path.format(topic=topic.id))
        with counting() as statements:
            browser.read(path.format(topic=topic.id))
        numbers.append(len(statements))
    assert numbers[0] == numbers[1]


def browser_post(topic, person):
    from participatie.threads import services as threads

    promised = threads.Promised("Ik breng aarde", in_days(3))
    threads.write(actor_of(person), topic, "", "commitment", promised=promised)
    db.session.commit()


@pytest.mark.parametrize("damage", [{"state": "onbekend"}, {"what": ""}, {"kept_on": None, "state": CommitmentState.KEPT}])
def test_a_damaged_row_breaks_no_page(browser, damage):
    commitment = make_commitment(make_topic())
    for name, value in damage.items():
        setattr(commitment, name, value)
    db.session.commit()
    for path in ("/toezeggingen", f"/toezeggingen/{commitment.id}", "/toezeggingen/toezeggingen.csv"):
        assert browser.get(path).status_code == 200
