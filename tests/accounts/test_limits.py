"""How often one may try (A29)."""

import pytest

from participatie.kernel import limits


def test_five_mails_an_hour_for_one_address_however_it_is_spelled(browser):
    spellings = ["ada@example.org", "ADA@example.org", " ada@EXAMPLE.org", "ada+1@example.org", "Ada+x@example.org "]
    for spelling in spellings:
        assert browser.send("/inloggen", {"email": spelling}, action="/inloggen").status_code == 302
    response = browser.send("/inloggen", {"email": "aDa@example.org"}, action="/inloggen")
    assert response.status_code == 429
    assert "minuten kan het weer" in response.text
    assert 0 < int(response.headers["Retry-After"]) <= 3600
    assert browser.send("/inloggen", {"email": "bob@example.org"}, action="/inloggen").status_code == 302


def test_a_network_has_room_for_a_school_and_no_more(browser):
    page = browser.read("/inloggen")
    token = page.select_one("[name=csrf_token]")["value"]
    answers = [
        browser.post("/inloggen", data={"csrf_token": token, "email": f"p{n}@example.org"}).status_code for n in range(61)
    ]
    assert answers[:60] == [302] * 60
    assert answers[60] == 429
    other = browser.post(
        "/inloggen", data={"csrf_token": token, "email": "q@example.org"}, environ_overrides={"REMOTE_ADDR": "192.0.2.9"}
    )
    assert other.status_code == 302


def test_passwords_can_be_guessed_ten_times(browser):
    for n in range(10):
        data = {"email": "ada@example.org", "password": f"guess {n}"}
        assert browser.send("/inloggen", data, action="/inloggen/wachtwoord").status_code == 422
    data = {"email": "ADA@example.org", "password": "guess"}
    assert browser.send("/inloggen", data, action="/inloggen/wachtwoord").status_code == 429


def test_a_forwarded_header_of_a_stranger_is_not_believed(app):
    with app.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.1"}, headers={"X-Forwarded-For": "198.51.100.7"}):
        assert limits.network() == "192.0.2.1"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("rubbish", "unknown"),
    ],
)
def test_ipv6_counts_by_the_network_of_one_connection(app, address, network):
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert limits.network() == network
