"""Refused tries stand in the trail (A4), with a bound, so that they are no way to fill a disk."""

import json

import pytest
from sqlalchemy import select

from participatie.audit import services
from participatie.audit.models import AuditEntry
from participatie.kernel.db import db
from tests.factories.people import make_person


def tries():
    found = db.session.scalars(select(AuditEntry).where(AuditEntry.kind == "TryRefused").order_by(AuditEntry.seq))
    return [(entry.actor_id, json.loads(entry.facts)) for entry in found]


@pytest.fixture
def open_forms(app, monkeypatch):
    """Forms without their token, as somebody sends who does not come from our page."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)


def test_a_right_that_somebody_lacks_is_told(browser, open_forms):
    resident, other = make_person("Ada"), make_person()
    browser.sign_in(resident)
    assert browser.post(f"/beheer/mensen/{other.id}/sluit").status_code == 403
    told = {"endpoint": "accounts_admin.deactivate", "permission": "role:administrator", "is_last": False}
    assert tries() == [(resident.id, told)]
    assert services.verify().flaw is None


def test_a_right_that_a_service_asks_for_is_told_by_name(browser, open_forms):
    anna = make_person("Anna", None, "administrator")
    browser.sign_in(anna)
    assert browser.post(f"/beheer/mensen/{anna.id}/sluit").status_code == 403
    assert tries()[0][1]["permission"] == "can_deactivate"


def test_a_rule_that_says_no_is_told_of_staff_and_not_of_residents(browser, open_forms):
    staff, resident = make_person("Anna", None, "administrator"), make_person()
    browser.sign_in(resident)
    assert browser.post("/mijn/naam", data={"display_name": "Gemeente\x00"}).status_code == 422
    assert tries() == []
    browser.sign_in(staff)
    assert browser.post("/beheer/mensen", data={"email": "niemand@example.org"}).status_code == 422
    assert tries()[0][1] == {"endpoint": "accounts_admin.find", "permission": "rule:email", "is_last": False}


def test_opening_a_page_and_strangers_leave_nothing(browser, open_forms):
    assert browser.post("/beheer/mensen").status_code == 401
    browser.sign_in(make_person())
    assert browser.get("/beheer/mensen").status_code == 403
    assert tries() == []


def test_the_words_of_the_form_are_not_in_it(browser, open_forms):
    browser.sign_in(make_person("Anna", None, "administrator"))
    browser.post("/beheer/mensen", data={"email": "kanarie@example.org"})
    assert "kanarie" not in json.dumps(tries())


def test_after_twenty_in_an_hour_the_rest_is_not_told_and_the_last_one_says_so(browser, open_forms):
    browser.sign_in(make_person())
    for _number in range(25):
        assert browser.post("/beheer/mensen/1/sluit").status_code == 403
    told = [facts["is_last"] for _actor, facts in tries()]
    assert told == [False] * 19 + [True]


def test_a_try_that_cannot_be_told_is_refused_all_the_same(browser, app, open_forms, monkeypatch, caplog):
    browser.sign_in(make_person())
    monkeypatch.setitem(app.config, "AUDIT_KEYS", ("nonsense",))
    assert browser.post("/beheer/mensen/1/sluit").status_code == 403
    assert "could not be told" in caplog.text
    assert tries() == []
