"""The one door to services elsewhere: known hosts only, short patience, a breaker, and a small memory.

Every call ends within `patience_s`, whatever the other side or the name server does; while the breaker is open it
ends at once. Redirects are never followed, so an answer always comes from a host on the list.
"""

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

import requests

CONNECT_S = 1.0
READ_S = 3.0
MAX_BYTES = 2 * 1024 * 1024
MAX_REMEMBERED = 512

Clock = Callable[[], float]
Question = TypeVar("Question")
Found = TypeVar("Found")


class OutgoingFailed(Exception):
    """The other service gave no usable answer. The caller has another way, or says politely that it has none."""


class _Busy(OutgoingFailed):
    """The service asks for rest."""

    def __init__(self, rest_s: float) -> None:
        super().__init__("too many requests")
        self.rest_s = rest_s


class _NotWanted(OutgoingFailed):
    """The service is well but has no answer to this question."""


@dataclass
class Breaker:
    """Stops asking a service that keeps failing. After a rest it lets one question through to see whether it is back."""

    failures_allowed: int = 3
    rest_s: float = 60.0
    clock: Clock = time.monotonic
    _failures: int = 0
    _closed_from: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def admits(self) -> bool:
        """Tell whether a question may be asked now; a question admitted after a rest holds back all others."""
        with self._lock:
            if self._failures < self.failures_allowed:
                return True
            if self.clock() < self._closed_from:
                return False
            self._closed_from = self.clock() + self.rest_s
            return True

    def succeeded(self) -> None:
        """Forget earlier failures."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """Count a failure, and rest after too many in a row."""
        with self._lock:
            self._failures += 1
            if self._failures >= self.failures_allowed:
                self._closed_from = self.clock() + self.rest_s

    def rest(self, seconds: float) -> None:
        """Rest at once, for as long as the service asked."""
        with self._lock:
            self._failures = self.failures_allowed
            self._closed_from = self.clock() + seconds


class Memory:
    """Answers of the last minutes, so that a popular question is asked once. The oldest goes first."""

    def __init__(self, keep_s: float, clock: Clock) -> None:
        self._keep_s = keep_s
        self._clock = clock
        self._answers: OrderedDict[str, tuple[float, object]] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, question: str) -> tuple[object] | None:
        """Return the answer inside a tuple, because an answer may itself be None."""
        with self._lock:
            until, answer = self._answers.get(question, (0.0, None))
            return (answer,) if question in self._answers and self._clock() < until else None

    def keep(self, question: str, answer: object) -> None:
        """Remember an answer."""
        with self._lock:
            self._answers[question] = (self._clock() + self._keep_s, answer)
            self._answers.move_to_end(question)
            while len(self._answers) > MAX_REMEMBERED:
                self._answers.popitem(last=False)


class OutgoingClient:
    """Asks the services on its list. One per service and process; safe to share between threads."""

    def __init__(
        self,
        origins: Iterable[str],
        *,
        breaker: Breaker | None = None,
        keep_s: float = 600.0,
        patience_s: float = CONNECT_S + READ_S,
        clock: Clock = time.monotonic,
    ) -> None:
        self._origins = frozenset(_origin(address) for address in origins)
        self._breaker = breaker or Breaker(clock=clock)
        self._memory = Memory(keep_s, clock)
        self._patience_s = patience_s
        self._workers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="outgoing")

    def get_json(self, address: str, parameters: Mapping[str, str | int] | None = None) -> object:
        """Return the decoded answer, or raise OutgoingFailed; never anything else for what the other side does."""
        url = f"{address}?{urlencode(parameters)}" if parameters else address
        if _origin(url) not in self._origins:
            raise OutgoingFailed("this host is not on the list")
        if remembered := self._memory.find(url):
            return remembered[0]
        if not self._breaker.admits():
            raise OutgoingFailed("resting after failures")
        answer = self._patiently(_fetch, url)
        self._memory.keep(url, answer)
        return answer

    def knows(self, address: str) -> bool:
        """Whether this address is on a host of the list."""
        try:
            return _origin(address) in self._origins
        except OutgoingFailed:
            return False

    def send(self, prepared: requests.PreparedRequest) -> requests.Response:
        """Send what a library made ready, and remember nothing. A refusal (4xx) comes back, for the library to read."""
        if not self.knows(prepared.url or ""):
            raise OutgoingFailed("this host is not on the list")
        if not self._breaker.admits():
            raise OutgoingFailed("resting after failures")
        return self._patiently(_send, prepared)

    def _patiently(self, ask: Callable[[Question, float], Found], question: Question) -> Found:
        try:
            answer = self._workers.submit(ask, question, self._patience_s).result(timeout=self._patience_s)
        except _NotWanted:
            self._breaker.succeeded()
            raise
        except _Busy as busy:
            self._breaker.rest(busy.rest_s)
            raise
        except (OutgoingFailed, TimeoutError, requests.RequestException, ValueError, RecursionError) as error:
            self._breaker.failed()
            raise OutgoingFailed(f"no usable answer: {type(error).__name__}") from error
        self._breaker.succeeded()
        return answer


def _origin(address: str) -> str:
    """Return scheme, host and port; refuse anything but http(s) and addresses with a name and password in them."""
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    except (ValueError, KeyError) as error:
        raise OutgoingFailed("only http and https") from error
    if not parts.hostname or "@" in parts.netloc or "\\" in address:
        raise OutgoingFailed("not an address")
    return f"{parts.scheme}://{parts.hostname}:{port}"


def _fetch(url: str, patience_s: float) -> object:
    deadline = time.monotonic() + patience_s
    with requests.get(
        url,
        timeout=(CONNECT_S, READ_S),
        allow_redirects=False,
        stream=True,
        headers={"Accept": "application/json", "User-Agent": "Participatie"},
    ) as response:
        _check_status(response)
        return json.loads(_read(response, deadline))


def _send(prepared: requests.PreparedRequest, patience_s: float) -> requests.Response:
    deadline = time.monotonic() + patience_s
    with requests.Session() as session:
        response = session.send(prepared, timeout=(CONNECT_S, READ_S), allow_redirects=False, stream=True)
        with suppress(_NotWanted):
            _check_status(response)
        response._content = _read(response, deadline)
        return response


def _read(response: requests.Response, deadline: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(16_384):
        body += chunk
        if len(body) > MAX_BYTES or time.monotonic() > deadline:
            raise OutgoingFailed("too large or too slow")
    return bytes(body)


def _check_status(response: requests.Response) -> None:
    if response.status_code == requests.codes.too_many_requests:
        asked = response.headers.get("Retry-After", "")
        raise _Busy(min(max(float(asked), 1.0), 600.0) if asked.isascii() and asked.isdigit() else 60.0)
    if requests.codes.bad_request <= response.status_code < requests.codes.server_error:
        raise _NotWanted(f"status {response.status_code}")
    if response.status_code != requests.codes.ok:
        raise OutgoingFailed(f"status {response.status_code}")
