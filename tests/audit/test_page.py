"""The page that administrators read: filtered, in pages, with names and nothing else of people."""

import pytest

from participatie.accounts.events import GrantGiven, PersonDeactivated
from participatie.audit import queries, services
from participatie.audit.queries import Filter
from participatie.kernel.access import NOBODY
from participatie.kernel.clock import at, now
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.errors import Forbidden
from participatie.kernel.events import emit
from participatie.subjects.events import SubjectHidden
from tests.factories.people import actor_of, make_person
from tests.factories.subjects import make_subject

PAGE = "/beheer/controlespoor"
YEARS_AGO = now().replace(year=2020, month=3, day=10)


@pytest.fixture
def anna(browser):
    person = make_person("Anna", None, "administrator")
    browser.sign_in(person)
    return person


def tell(event):
    with unit_of_work():
        emit(event)


def rows(browser, query=""):
    table = browser.read(PAGE + query).select("main tbody tr")
    return [" ".join(row.get_text(" ", strip=True).split()) for row in table]


def test_without_any_check_it_says_so_and_afterwards_what_came_out(browser, anna):
    assert "nog niet gecontroleerd" in browser.get(PAGE).text
    services.check_and_keep("", "", "nl")
    assert "klopten alle" in browser.get(PAGE).text


def test_it_says_who_did_what_with_whom_and_where(browser, anna):
    other, subject = make_person("Bram"), make_subject("Een pluktuin")
    tell(GrantGiven(by_id=anna.id, person_id=other.id, role="moderator"))
    subject.hidden_at = now()
    tell(SubjectHidden(by_id=anna.id, subject_id=subject.id))
    newest, before = rows(browser)[:2]
    assert "verborgen" in newest
    assert "pluktuin" not in newest, "what is hidden is read by moderators"
    assert "Anna" in before
    assert "Bram" in before
    assert "rol gegeven" in before


def test_who_was_erased_has_no_name_any_more(browser, anna):
    gone = make_person("Bram")
    tell(PersonDeactivated(by_id=gone.id, person_id=gone.id))
    gone.display_name = ""
    db.session.commit()
    assert "iemand die wegging" in rows(browser)[0]


def test_it_can_be_filtered_by_kind_person_and_time(browser, anna):
    bram = make_person("Bram", None, "moderator")
    with at(YEARS_AGO):
        tell(PersonDeactivated(by_id=bram.id, person_id=bram.id))
    tell(GrantGiven(by_id=anna.id, person_id=bram.id, role="moderator"))
    assert len(rows(browser, f"?wie={bram.id}")) == 1
    assert len(rows(browser, "?wat=PersonDeactivated")) == 1
    assert len(rows(browser, "?van=2020-03-10&tot=2020-03-10")) == 1
    assert rows(browser, "?van=2020-03-11&tot=2020-04-01") == []
    assert "Haal een keuze weg" in browser.get(f"{PAGE}?van=2020-03-11&tot=2020-04-01").text
    assert browser.get(f"{PAGE}?wat=nonsense").status_code == 400
    assert browser.get(f"{PAGE}?van=gisteren&wie=x&voor=-1").status_code == 200


def test_it_goes_page_by_page_with_the_same_statements(anna, counting):
    for number in range(queries.PAGE_SIZE + 10):
        tell(PersonDeactivated(person_id=number + 1))
    with counting() as few:
        queries.page_trail(actor_of(anna), Filter(), size=1)
    with counting() as many:
        found = queries.page_trail(actor_of(anna), Filter())
    assert len(many) == len(few)
    rest = queries.page_trail(actor_of(anna), Filter(before=found.next_before))
    assert found.lines[-1].entry.seq == rest.lines[0].entry.seq + 1
    assert rest.next_before is None


def test_nobody_else_reads_it(browser):
    with pytest.raises(Forbidden):
        queries.page_trail(NOBODY, Filter())
    browser.sign_in(make_person("Mo", None, "moderator"))
    assert browser.get(PAGE).status_code == 403
    db.session.rollback()
