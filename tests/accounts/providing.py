"""Signing in with a provider of OpenID Connect that runs here over HTTP: the steps of the tests."""

from participatie.accounts import services
from participatie.accounts.models import ExternalIdentity
from participatie.kernel.db import db
from tests.factories.people import actor_of

START = "/inloggen/met/toets"


def use(app, monkeypatch, one, **more):
    monkeypatch.setitem(app.extensions, "providers", {"toets": one.setting(**more)})
    monkeypatch.setitem(app.extensions, "provider_clients", {})


def link(person, provider, subject="s-1"):
    services.link_identity(actor_of(person), person, provider.address, subject)
    db.session.commit()
    return person


def travel(browser, provider, subject="s-1", start=START):
    """To the provider, in as this subject, and back on our page."""
    away = browser.get(start)
    assert away.status_code == 302, away.text
    return browser.get(provider.sign_in(away.location, subject))


def come_in(browser, provider, subject="s-1", start=START):
    assert travel(browser, provider, subject, start).location == "/inloggen/verder"
    return browser.send("/inloggen/verder", action="")


def come_first(browser, provider, subject="s-1"):
    assert travel(browser, provider, subject).location == "/inloggen/verder"
    assert browser.get("/inloggen/verder").location == "/inloggen/adres"
    return browser.read("/inloggen/adres")


def is_in(browser):
    return browser.get("/mijn").status_code == 200


def identities():
    return {(one.person_id, one.subject) for one in db.session.scalars(db.select(ExternalIdentity))}


def refusal(browser, answer, status=400):
    """The text of the page that says no, when nobody came in and it gives nothing away."""
    assert answer.status_code == status
    assert not is_in(browser)
    assert browser.get("/inloggen/verder").location == "/inloggen"
    assert 'name="email"' in answer.text, "the other ways to sign in stand on the page"
    assert "Toetslogin" in answer.text
    for secret in ("geheim", "Traceback", "invalid_", "joserfc", "nonce", "127.0.0.1"):
        assert secret not in answer.text.split("<main")[1].split("other-ways")[0]
    return answer.text
