"""A server with two workers, and a client that measures it."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from bs4 import BeautifulSoup

WORKERS = 2


@dataclass(frozen=True)
class Memory:
    """What a worker holds in MB: all that is resident, and with what processes share divided among them."""

    resident: float
    proportional: float

    def __str__(self) -> str:
        return f"{self.resident:.0f} MB resident ({self.proportional:.0f} proportional)"


@dataclass
class Server:
    """A running server: its port and the number of its first process."""

    port: int
    pid: int

    def worker_memory(self) -> list[Memory]:
        """The memory of each worker."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [_memory(int(pid)) for pid in children]


def _memory(pid: int) -> Memory:
    lines = (line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    kilobytes = {words[0]: int(words[1]) for words in lines}
    return Memory(kilobytes["Rss:"] / 1024, kilobytes["Pss:"] / 1024)


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Start gunicorn on a free port of this machine; stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "-w",
        str(WORKERS),
        "--threads",
        "1",
        "-k",
        "gthread",
        "--keep-alive",
        "30",
        "--preload",
    ]
    log = (folder / "server.log").open("w")
    process = subprocess.Popen(
        [*command, "--no-control-socket", "-b", f"127.0.0.1:{port}", "tests.benchmarks.serving:make()"],
        stdout=log,
        stderr=log,
        env=os.environ,
    )
    try:
        _wait_for(port, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(120):
        if process.poll() is not None:
            raise SystemExit("The server did not start; see server.log.")
        try:
            if Client(port).get("/meten/vast").status == 200:
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("The server did not answer within a minute.")


@dataclass
class Reply:
    """What came back, and how long that took."""

    status: int
    body: bytes
    seconds: float


class Client:
    """One browser with one connection."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Cookie": cookie} if cookie else {}

    def get(self, path: str) -> Reply:
        """Ask for a page."""
        return self._ask("GET", path, None)

    def send(self, path: str, holding: str = "textarea[name=body]", **typed: str) -> Reply:
        """Fill in the form in the page's main part that holds this element and send it; only the sending is timed."""
        soup = BeautifulSoup(self.get(path).body, "html5lib")
        form = next(form for form in soup.select("main form") if form.select_one(holding))
        hidden = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden][name]")}
        return self._ask("POST", path, urlencode(hidden | typed))

    def _ask(self, method: str, path: str, body: str | None) -> Reply:
        headers = self.headers | ({"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        began = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        read = response.read()
        taken = time.perf_counter() - began
        if cookie := response.headers.get("Set-Cookie"):
            self.headers = self.headers | {"Cookie": cookie.split(";")[0]}
        return Reply(response.status, read, taken)


@dataclass(frozen=True)
class Measured:
    """The medians of one page and of its two floors, measured in turns."""

    milliseconds: float
    bytes: int
    over_constant: float
    over_row: float


def measure(client: Client, path: str, rounds: int, row_id: int) -> Measured:
    """Ask for the page and its floors in turns, so that a busy moment hits all three."""
    size = len(client.get(path).body)
    paths = (path, f"/meten/vast?size={size}", f"/meten/rij?size={size}&id={row_id}")
    times: tuple[list[float], ...] = ([], [], [])
    for turn in range(rounds + 3):
        for asked, found in zip(paths, times, strict=True):
            reply = client.get(asked)
            if reply.status != 200:
                raise SystemExit(f"{asked} answered {reply.status}.")
            if turn >= 3:
                found.append(reply.seconds)
    page, constant, row = (statistics.median(found) for found in times)
    return Measured(page * 1000, size, page / constant, page / row)
