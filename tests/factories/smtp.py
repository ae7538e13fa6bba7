"""A real SMTP server in a thread, that behaves as badly as a test asks."""

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

FAULTS = {"later": "451 try later", "cut": "cut"}


class Sink:
    """Takes mails, or answers what `answers` holds, one answer per mail; `cut` drops the connection after DATA."""

    def __init__(self) -> None:
        self.mails: list[Message] = []
        self.recipients: list[list[str]] = []
        self.answers: list[str] = []
        self.slow_seconds = 0.0
        self.fault = ""
        self.refused: set[str] = set()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Note the mail and answer."""
        if self.fault == "hung":
            server.transport.pause_reading()
            await asyncio.sleep(60)
        if self.slow_seconds:
            time.sleep(self.slow_seconds)
        answer = self.answers.pop(0) if self.answers else FAULTS.get(self.fault, "250 OK")
        if self.refused & set(envelope.rcpt_tos):
            answer = "550 no such user"
        if answer.startswith("250") or answer == "cut":
            self.mails.append(message_from_bytes(envelope.content))
            self.recipients.append(envelope.rcpt_tos)
        if answer == "cut":
            server.transport.close()
        return answer


@contextmanager
def smtp_server() -> Iterator[tuple[Sink, int]]:
    """A server on a free port of this machine, and what it got."""
    sink = Sink()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(sink, hostname="127.0.0.1", port=port, decode_data=False)
    controller.start()
    try:
        yield sink, port
    finally:
        controller.stop(no_assert=True)
