"""Every route says who may come in, and nothing but POST changes anything."""

import pytest

from participatie.kernel.routes import EXTERNAL_ACCESS

KNOWN = ("public", "signed_in", "role:")


def rules(app):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def test_every_route_says_who_may_come_in(app):
    silent = [
        rule.endpoint
        for rule in rules(app)
        if not str(getattr(app.view_functions[rule.endpoint], "access", EXTERNAL_ACCESS.get(rule.endpoint, ""))).startswith(
            KNOWN
        )
    ]
    assert silent == []


def test_the_list_of_foreign_routes_holds_no_strangers(app):
    assert set(EXTERNAL_ACCESS) <= {rule.endpoint for rule in app.url_map.iter_rules()}


def test_addresses_are_dutch_lower_case_and_have_no_slash_at_the_end(app):
    wrong = [
        rule.rule
        for rule in rules(app)
        if rule.rule != "/"
        and (rule.rule.endswith("/") or rule.rule.replace("<int:", "<").split("<")[0] != rule.rule.split("<")[0].lower())
    ]
    assert wrong == []


@pytest.mark.parametrize("role", ["beheer", "werk", "modereren"])
def test_a_visitor_is_asked_to_sign_in_before_staff_pages(app, browser, role):
    for rule in rules(app):
        if rule.rule.startswith(f"/{role}") and "GET" in rule.methods and not rule.arguments:
            response = browser.get(rule.rule)
            assert response.status_code in (302, 401), rule.rule
