"""Asking elsewhere never hangs, never wanders off, and stops when it does not help."""

import socket
import time

import pytest

from participatie.kernel.outgoing import Breaker, OutgoingClient, OutgoingFailed
from tests.factories.elsewhere import running_service

PATIENCE_S = 0.6


@pytest.fixture
def service():
    with running_service() as server:
        yield server


class Hands:
    """A clock that the test moves."""

    def __init__(self):
        self.moment = 1000.0

    def __call__(self):
        return self.moment


@pytest.fixture
def clock():
    return Hands()


@pytest.fixture
def client(service, clock):
    return OutgoingClient([service.address], clock=clock, patience_s=PATIENCE_S)


def seconds_to_fail(client, service, question="/x"):
    """How long it takes until a question is given up; an answer fails the test."""
    started = time.perf_counter()
    with pytest.raises(OutgoingFailed):
        client.get_json(service.address + question)
    return time.perf_counter() - started


def test_an_answer_comes_back_decoded(client, service):
    assert client.get_json(f"{service.address}/suggest", {"q": "kerk straat", "rows": 5}) == {"fine": True}
    assert service.asked == ["/suggest?q=kerk+straat&rows=5"]


def test_an_answer_is_remembered_for_a_while(client, service, clock):
    client.get_json(service.address)
    client.get_json(service.address)
    assert len(service.asked) == 1
    clock.moment += 601
    client.get_json(service.address)
    assert len(service.asked) == 2


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/", "https://127.0.0.1/", "ftp://127.0.0.1/", "file:///etc/passwd", "//127.0.0.1/", "",
        "http://user:secret@127.0.0.1/", "http://[::1", "http://127.0.0.1:99999/", "javascript:alert(1)", "http://",
    ],
)  # fmt: skip
def test_only_hosts_on_the_list_are_asked(client, service, address):
    with pytest.raises(OutgoingFailed):
        client.get_json(address)
    assert service.asked == []


def test_a_redirect_is_not_followed(client, service):
    service.behave = lambda handler: handler.answer(b"", status=302, Location=f"{service.address}/elsewhere")
    assert seconds_to_fail(client, service) < PATIENCE_S
    assert service.asked == ["/x"]


@pytest.mark.parametrize("body", [b"<html>", b"", b"\xff\xfe\x00", b"[" * 100_000, b'{"a":'])
def test_nonsense_is_a_failure(client, service, body):
    service.behave = lambda handler: handler.answer(body)
    assert seconds_to_fail(client, service) < PATIENCE_S


def test_an_answer_of_more_than_two_megabytes_is_a_failure(client, service):
    service.behave = lambda handler: handler.answer(b" " * (2 * 1024 * 1024 + 1) + b"1")
    assert seconds_to_fail(client, service) < PATIENCE_S


def test_a_silent_service_is_given_up_in_time(client, service):
    service.behave = lambda handler: time.sleep(PATIENCE_S * 2)
    assert seconds_to_fail(client, service) < PATIENCE_S + 0.3


def test_a_service_that_answers_in_drops_is_given_up_in_time(client, service):
    def drip(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        for _drop in range(20):
            handler.wfile.write(b" ")
            time.sleep(0.1)

    service.behave = drip
    assert seconds_to_fail(client, service) < PATIENCE_S + 0.3


def test_a_service_that_is_away_is_a_failure(clock):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
    with pytest.raises(OutgoingFailed):
        OutgoingClient([address], clock=clock).get_json(address)


def test_after_three_failures_nobody_waits_any_more(client, service, clock):
    service.behave = lambda handler: handler.answer(b"", status=500)
    for _attempt in range(3):
        seconds_to_fail(client, service)
    assert seconds_to_fail(client, service) < 0.05
    assert len(service.asked) == 3
    clock.moment += 59
    assert seconds_to_fail(client, service) < PATIENCE_S
    assert len(service.asked) == 3


def test_after_a_minute_one_question_tries_whether_the_service_is_back(client, service, clock):
    service.behave = lambda handler: handler.answer(b"", status=500)
    for _attempt in range(3):
        seconds_to_fail(client, service)
    clock.moment += 61
    assert seconds_to_fail(client, service) < PATIENCE_S
    assert seconds_to_fail(client, service) < PATIENCE_S
    assert len(service.asked) == 4
    clock.moment += 61
    service.behave = lambda handler: handler.answer({"fine": True})
    client.get_json(service.address + "/a")
    client.get_json(service.address + "/b")
    assert len(service.asked) == 6


def test_a_service_that_asks_for_rest_gets_it(client, service, clock):
    service.behave = lambda handler: handler.answer(b"", status=429, Retry_After=120)
    assert seconds_to_fail(client, service) < PATIENCE_S
    clock.moment += 119
    assert seconds_to_fail(client, service) < PATIENCE_S
    assert len(service.asked) == 1
    clock.moment += 2
    assert seconds_to_fail(client, service) < PATIENCE_S
    assert len(service.asked) == 2


def test_a_question_without_an_answer_does_not_open_the_breaker(client, service):
    service.behave = lambda handler: handler.answer(b"", status=404)
    for _attempt in range(5):
        seconds_to_fail(client, service)
    assert len(service.asked) == 5


def test_only_one_question_goes_through_while_the_service_is_tried_again(clock):
    breaker = Breaker(clock=clock)
    for _attempt in range(3):
        breaker.failed()
    clock.moment += 61
    assert [breaker.admits() for _attempt in range(3)] == [True, False, False]
    breaker.succeeded()
    assert breaker.admits()
