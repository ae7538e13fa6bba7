"""Logs: one line per fact, as text or JSON, never with what people typed."""

import logging
import sys

import structlog
from flask import Flask


def on_one_line(_logger: object, _method: str, facts: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """A message that somebody else had a hand in starts no line of its own and moves no cursor."""
    facts["event"] = "".join(c if c.isprintable() else repr(c)[1:-1] for c in str(facts["event"]))
    return facts


def init_app(app: Flask) -> None:
    """Send all logging of this process to standard error in the chosen form."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        on_one_line,
    ]
    json = app.config["LOG_FORMAT"] == "json"
    renderer = structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=False)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger("participatie")
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    root.propagate = app.testing
