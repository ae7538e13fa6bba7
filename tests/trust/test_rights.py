"""Who gets in where (A1, A2, G15): every route, method, actor and state of what the address names."""

from collections import Counter

import pytest
from werkzeug.test import TestResponse

from participatie.kernel.routes import EXTERNAL_ACCESS
from tests.trust.addresses import path_of, rules
from tests.trust.answers import ANSWERS
from tests.trust.policies import POLICIES
from tests.trust.policies.rule import expected
from tests.trust.world import ACTORS


def told(response: TestResponse) -> str:
    """What an answer says to who asked."""
    path = response.headers.get("Location", "").partition("?")[0]
    if response.status_code == 401 or (response.status_code == 302 and path == "/inloggen"):
        return "sign in"
    return {403: "forbidden", 404: "missing", 410: "gone", 422: "refused"}.get(response.status_code, "in")


def access_of(app, endpoint):
    return str(getattr(app.view_functions[endpoint], "access", EXTERNAL_ACCESS.get(endpoint)))


def test_every_endpoint_has_a_policy_and_no_policy_is_left_over(app):
    assert set(POLICIES) == {rule.endpoint for rule, _method in rules(app)}


def test_every_form_has_answers_and_none_are_left_over(app):
    assert set(ANSWERS) == {rule.endpoint for rule, method in rules(app) if method == "POST"}


def test_nothing_answers_to_other_methods_than_get_and_post(app):
    assert {method for _rule, method in rules(app)} == {"GET", "POST"}


@pytest.mark.parametrize("actor", ACTORS)
def test_each_actor_gets_in_where_the_policy_says_and_nowhere_else(app, world, cast, undone, monkeypatch, actor):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    wrong, seen = [], Counter()
    for rule, method in rules(app):
        policy, access = POLICIES[rule.endpoint], access_of(app, rule.endpoint)
        for state, named in policy.thing.items():
            path = path_of(app, rule, named.args(world))
            with undone():
                filled = ANSWERS[rule.endpoint](world) if method == "POST" else None
                answer = cast.ask(actor, path, method, data=filled)
            outcome = told(answer)
            seen[outcome] += 1
            assert answer.status_code < 500, (method, path)
            if outcome != (wanted := expected(policy, access, method, actor, state)):
                wrong.append(f"{method} {rule.rule} [{state}]: {outcome} ({answer.status_code}), expected {wanted}")
    assert not wrong, "\n".join(wrong)
    assert seen["in"] > 30
