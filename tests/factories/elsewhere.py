"""A service elsewhere, played by this machine."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    """Lets the service decide what to do, and helps it to answer."""

    server: "Service"

    def do_GET(self) -> None:
        """Note the question, then behave as the test wants."""
        self.server.asked.append(self.path)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.server.behave(self)

    def answer(self, body: object, status: int = 200, **headers: object) -> None:
        """Answer these bytes, or anything else as JSON."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Length": len(content), **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


class Service(ThreadingHTTPServer):
    """A web service whose behaviour a test sets, and which notes what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behave: Callable[[Handler], None] = lambda handler: handler.answer({"fine": True})
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        """Where it can be asked."""
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextlib.contextmanager
def running_service() -> Iterator[Service]:
    """A service that runs for the length of a test."""
    server = Service()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
