"""The second factor of staff, on Flask-Security (A32)."""

import re
import time

import pytest
from bs4 import BeautifulSoup
from flask import url_for
from passlib.totp import TOTP

from participatie.accounts import second_factor
from participatie.kernel.db import db
from participatie.kernel.routes import EXTERNAL_ACCESS, safe_next
from tests.factories.mail import link_in, mails_to
from tests.factories.people import make_person


def code_for(app, person, shift=0):
    factory = app.extensions["security"].totp_factory
    with app.app_context():
        source = factory._totp.from_source(person.tf_totp_secret)
        return source.generate(time.time() + shift).token


def set_up(browser, app):
    """Go through the set-up as a person does; gives the key that the app would hold."""
    response = browser.send("/tf-setup", {"setup": "authenticator"}, action="/tf-setup")
    assert response.status_code == 200
    page = BeautifulSoup(response.text, "html5lib")
    key = page.select_one("main code").get_text().replace("-", "")
    assert page.select_one("img.qr-code")["src"].startswith("data:image/svg+xml")
    form = page.select_one('form[action^="/tf-setup/"]')
    fields = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    response = browser.post(form["action"], data={**fields, "code": TOTP(key=key).generate().token})
    assert response.location == "/mf-recovery-codes"
    return key


@pytest.fixture
def staff(browser, app):
    person = make_person("Mo", "mo@example.org", "moderator")
    browser.sign_in(person)
    set_up(browser, app)
    db.session.refresh(person)
    return person


def sign_in_by_mail(browser):
    browser.send("/mijn", action="/uitloggen")
    browser.send("/inloggen?next=/mijn/account", {"email": "mo@example.org"}, action="/inloggen")
    response = browser.send(link_in(mails_to("mo@example.org")[-1]))
    assert response.location == "/tf-validate?next=/mijn/account"
    assert browser.get("/mijn").status_code == 302, "not in yet"


def test_after_the_mail_the_app_is_asked(browser, app, staff):
    assert staff.tf_primary_method == "authenticator"
    sign_in_by_mail(browser)
    assert browser.send("/tf-validate", {"code": "000000"}).status_code == 200
    assert browser.get("/mijn").status_code == 302
    response = browser.send("/tf-validate?next=/mijn/account", {"code": code_for(app, staff, 30)})
    assert response.location == "/mijn/account"
    assert browser.get("/mijn").status_code == 200


def test_a_code_of_the_app_counts_once(browser, app, staff):
    sign_in_by_mail(browser)
    code = code_for(app, staff, 60)
    assert browser.send("/tf-validate", {"code": code}).location == "/mijn"
    sign_in_by_mail(browser)
    assert browser.send("/tf-validate", {"code": code}).status_code == 200
    assert browser.get("/mijn").status_code == 302


def test_a_recovery_code_counts_once(browser, app, staff):
    page = browser.send("/mf-recovery-codes", {"generate_new_codes": "1"}, action="/mf-recovery-codes")
    codes = [code.get_text() for code in BeautifulSoup(page.text, "html5lib").select("main li code")]
    assert len(codes) == 5
    db.session.refresh(staff)
    assert not set(codes) & set(staff.mf_recovery_codes), "kept encrypted"
    sign_in_by_mail(browser)
    assert browser.send("/mf-recovery", {"code": "rubbish"}).status_code == 200
    assert browser.send("/mf-recovery", {"code": codes[0]}).status_code == 302
    assert browser.get("/mijn").status_code == 200
    sign_in_by_mail(browser)
    browser.send("/mf-recovery", {"code": codes[0]})
    assert browser.get("/mijn").status_code == 302


def test_ten_guesses_a_quarter(browser, staff):
    sign_in_by_mail(browser)
    for n in range(10):
        assert browser.send("/tf-validate", {"code": f"{n:06}"}).status_code == 200
    assert browser.send("/tf-validate", {"code": "123456"}).status_code == 429


@pytest.mark.parametrize(
    "foul", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x", "///evil.example"]
)
def test_the_second_step_never_leads_away(browser, app, staff, foul):
    """A30."""
    sign_in_by_mail(browser)
    page = browser.get("/tf-validate", query_string={"next": foul})
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
    data = {"csrf_token": token, "code": code_for(app, staff, 30), "next": foul}
    response = browser.post("/tf-validate", query_string={"next": foul}, data=data)
    assert response.status_code == 302
    assert safe_next(response.location, "away") == response.location


def test_staff_pages_wait_for_the_second_factor_in_production(browser, app, monkeypatch):
    monkeypatch.setitem(app.config, "STAFF_SECOND_FACTOR", "required")
    anna = make_person("Anna", None, "administrator")
    browser.sign_in(anna)
    assert browser.get("/beheer/mensen").location == "/tf-setup"
    assert browser.get("/mijn").status_code == 200
    set_up(browser, app)
    assert browser.get("/beheer/mensen").status_code == 200


def test_residents_need_no_second_factor(browser, app, monkeypatch):
    monkeypatch.setitem(app.config, "STAFF_SECOND_FACTOR", "required")
    browser.sign_in(make_person("Ada", None, ("partner_speaker", 1)))
    assert browser.get("/mijn").status_code == 200
    assert browser.get("/beheer/mensen").status_code == 403


@pytest.mark.parametrize(
    ("wish", "mode", "required"),
    [("auto", "production", True), ("auto", "demo", False), ("required", "demo", True), ("optional", "production", False)],
)
def test_when_it_is_required(app, monkeypatch, wish, mode, required):
    monkeypatch.setitem(app.config, "STAFF_SECOND_FACTOR", wish)
    monkeypatch.setitem(app.config, "MODE", mode)
    assert second_factor.is_required(app) is required


def test_an_administrator_helps_who_lost_the_phone(browser, app, staff):
    browser.sign_in(make_person("Anna", None, "administrator"))
    browser.send(f"/beheer/mensen/{staff.id}", action=f"/beheer/mensen/{staff.id}/tweede-factor/weg")
    db.session.refresh(staff)
    assert staff.tf_totp_secret is None
    assert staff.mf_recovery_codes is None


def test_flask_security_serves_only_what_we_use(app):
    served = {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.startswith("security.")}
    assert served == {f"security.{endpoint}" for _rule, endpoint, *_rest in second_factor.PAGES}
    assert served <= EXTERNAL_ACCESS.keys()
    with app.test_request_context():
        assert url_for("security.two_factor_setup") == "/tf-setup"


def test_no_token_in_an_address_or_header_signs_in(browser, app):
    ada = make_person("Ada")
    with app.app_context():
        token = ada.get_auth_token()
    assert browser.get("/mijn", query_string={"auth_token": token}).status_code == 302
    assert browser.get("/mijn", headers={"Authentication-Token": token}).status_code == 302


@pytest.mark.parametrize("path", ["/tf-setup", "/tf-validate", "/mf-recovery", "/mf-recovery-codes", "/tf-rescue"])
def test_visitors_are_sent_to_our_own_sign_in(browser, path):
    response = browser.get(path)
    assert response.status_code == 302
    assert response.location.startswith(("/inloggen", "/mf-recovery"))


def test_pages_never_answer_json(browser, staff):
    browser.sign_in(staff)
    response = browser.get("/tf-setup", headers={"Accept": "application/json"})
    assert response.mimetype == "text/html"
