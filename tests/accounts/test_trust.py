"""What holds for every route: forgery, wrong hosts, cookies, odd addresses (A27, A30, A31)."""

import uuid

import pytest

from participatie.app import create_app
from participatie.kernel.db import db
from participatie.kernel.outbox import OutboxMail
from participatie.kernel.routes import EXTERNAL_ACCESS
from participatie.kernel.web import SAFE_METHODS
from tests.factories.people import make_person

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
SIGNED_BY_THEIR_ADDRESS = ("/mail/stop/",)  # mail programs send this one by themselves; the secret is in the address


def unsafe_paths(app):
    """Every (method, path) that can change something, with made-up values for its parts."""
    values = {"integer": 1, "float": 1.0, "path": "x", "uuid": uuid.UUID(int=0)}
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods & UNSAFE):
            arguments = {name: values.get(type(part).__name__.removesuffix("Converter").lower(), "x" * 22)
                         for name, part in rule._converters.items()}  # fmt: skip
            path = app.url_map.bind("localhost").build(rule.endpoint, arguments, method=method)
            if not path.startswith(SIGNED_BY_THEIR_ADDRESS):
                yield method, path


def test_no_route_changes_anything_without_its_token(browser, app):
    """A31: enumerated from the addresses of the application, signed out and in."""
    routes = set(unsafe_paths(app))
    assert len(routes) > 10
    browser.sign_in(make_person("Anna", None, "administrator"))
    for client in (app.test_client(), browser):
        for method, path in routes:
            assert client.open(path, method=method).status_code == 400, (method, path)
            assert client.open(path, method=method, json={"email": "a@example.org"}).status_code == 400, (method, path)


def test_every_route_says_who_may_come_in(app):
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        assert getattr(view, "access", None) or rule.endpoint in EXTERNAL_ACCESS, rule.endpoint
        assert rule.methods - SAFE_METHODS <= UNSAFE, rule.endpoint


@pytest.fixture
def production(database_url, tmp_path):
    app = create_app(
        {
            "MODE": "production",
            "TESTING": True,
            "SECRET_KEY": "z" * 40,
            "AUDIT_KEYS": ("2026:" + "y" * 40,),
            "BASE_URL": "https://participatie.example",
            "DATABASE_URL": database_url,
            "DATA_FOLDER": str(tmp_path),
            "BASEMAP": "boundaries",
        }
    )
    yield app
    with app.app_context():
        db.session.execute(db.delete(OutboxMail))
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def test_a_wrong_host_is_refused_in_production(production):
    """A30."""
    client = production.test_client()
    assert client.get("/inloggen", base_url="https://evil.example").status_code == 400
    assert client.get("/inloggen", base_url="https://participatie.example").status_code == 200


def test_the_cookie_is_for_this_host_over_https_only_and_no_script_reads_it(production):
    """A27."""
    response = production.test_client().get("/inloggen", base_url="https://participatie.example")
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie
    assert "max-age" in response.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("path", ["/inloggen?next=%00", "/\x00", "/inloggen/link/%00", "/mijn/naam?x=%00"])
def test_an_address_with_a_hole_in_it_is_refused(browser, path):
    assert browser.get(path).status_code == 400
