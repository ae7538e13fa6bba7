"""Every page of the application, with who opens it: a module for each domain. A route that is in none of them fails a test.

Words between braces are names in `World.ids`. Pages that one only reaches by doing something are in `ways.py`.
"""

from tests.browser.routes.visit import Visit
from tests.registry import modules_of

DEMO = ("/demo/postbus", "/demo/postbus/1")
"""Pages that exist in demo mode only."""

ERRORS = (
    ("", "/bestaat-niet", 404),
    ("", "/kaart?sinds=gisteren", 400),
    ("", "/initiatieven/2147483646", 404),
    ("resident", "/beheer", 403),
    ("", "/inloggen/link/verlopen", 410),
)
"""Pages that say that something cannot be: who, where, and with which status."""

_ALL: list[Visit] = [visit for module in modules_of(__name__, "VISITS") for visit in module.VISITS]
_PEOPLE = {"", "resident", "maker"}
BY_PEOPLE = [visit for visit in _ALL if visit.who in _PEOPLE]
BY_STAFF = [visit for visit in _ALL if visit.who not in _PEOPLE]
