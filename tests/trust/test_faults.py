"""When we make a fault: no internals on the page, a number that is in the log, and nothing of what people typed in it (A49)."""

import logging
import re

import pytest

from tests.trust.addresses import path_of, rules
from tests.trust.answering import sendings
from tests.trust.policies import POLICIES

INTERNALS = ("Traceback", "RuntimeError", "kanariefout", "participatie/", "sqlalchemy", "werkzeug", "SELECT")


@pytest.fixture
def lines(caplog):
    """What was logged."""
    caplog.set_level(logging.INFO, "participatie")
    return caplog


def test_a_fault_on_any_page_shows_a_number_that_is_in_the_log_and_nothing_else(app, world, cast, monkeypatch, lines):
    monkeypatch.setitem(app.config, "PROPAGATE_BUGS", False)

    def stop(*_args, **_kwargs):
        raise RuntimeError("kanariefout at participatie/secret.py: SELECT password")

    tried = 0
    for rule, method in rules(app):
        if method != "GET" or rule.endpoint.startswith("demo."):
            continue
        path = path_of(app, rule, next(iter(POLICIES[rule.endpoint].thing.values())).args(world))
        lines.clear()
        with monkeypatch.context() as fault:
            fault.setitem(app.view_functions, rule.endpoint, stop)
            answer = cast.ask("administrator", path)
        assert answer.status_code == 500, path
        assert not [word for word in INTERNALS if word in answer.text], path
        references = {record.reference for record in lines.records if hasattr(record, "reference")}
        assert len(references) == 1, path
        if path.startswith("/api/"):
            assert answer.content_type == "application/problem+json"
        assert references.pop() in answer.text, path
        tried += 1
    assert tried > 50


def test_nothing_that_people_type_is_in_the_log(app, world, cast, undone, monkeypatch, lines, capfd):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    typed = set()
    for one in sendings(app, world):
        with undone():
            cast.ask(one.actor, one.path, "POST", data=one.answers(world))
            cast.ask("resident", one.path, "POST", data=one.answers(world))
        typed |= {text for text in one.texts(world).values() if len(text) > 8}
    said = lines.text + "".join(capfd.readouterr())
    secret = {
        "paard batterij nietje",
        "iemand@example.org",
        "nieuw@example.org",
        world.secrets["wachtwoord"],
        world.keys["link"],
    }
    assert len(lines.records) > 3, "refused tries are logged"
    assert [text for text in typed | secret if text in said] == []


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_address_or_name_can_write_a_line_of_its_own_in_the_log(app, form):
    from participatie.kernel import log

    before = logging.getLogger("participatie").handlers[:]
    with_form = type("Settings", (), {"config": {"LOG_FORMAT": form}, "testing": True})()
    log.init_app(with_form)
    try:
        record = logging.LogRecord("participatie", logging.WARNING, __file__, 1, "refused\n2026 [info] all is well", (), None)
        record.path = "/x\r\n2026 [info] signed in as administrator\x1b[2J"
        written = logging.getLogger("participatie").handlers[0].format(record)
    finally:
        logging.getLogger("participatie").handlers[:] = before
    assert "\x1b" not in written
    assert len(re.split(r"[\r\n\u2028\x85]", written)) == 1
