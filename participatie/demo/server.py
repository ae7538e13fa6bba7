"""The web server of the demo: one process with threads on this machine only, with the worker beside it."""

import errno
import socket
from collections.abc import Callable

from flask import Flask
from gunicorn.app.base import BaseApplication

from participatie.kernel.jobs import start_worker_thread

HOST = "127.0.0.1"
FIRST_PORT = 5000
TRIES = 50


class NoPort(Exception):
    """All ports that were tried are taken."""


def free_port(wanted: int) -> int:
    """The port that was asked for, or the first free one after it."""
    for port in range(wanted, min(wanted + TRIES, 65_536)):
        if is_free(port):
            return port
    raise NoPort


def is_free(port: int) -> bool:
    """Whether somebody else listens there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
            raise
    return True


class Server(BaseApplication):
    """Gunicorn with one worker of eight threads, which also runs the jobs."""

    def __init__(self, app: Flask, port: int, say_ready: Callable[[], None], say_stopped: Callable[[], None]) -> None:
        self.app, self.port = app, port
        self.say_ready, self.say_stopped = say_ready, say_stopped
        super().__init__()

    def load_config(self) -> None:
        """Settings in code; no file and no environment of gunicorn is read."""
        values = {
            "bind": f"{HOST}:{self.port}",
            "workers": 1,
            "worker_class": "gthread",
            "threads": 8,
            "timeout": 120,
            "graceful_timeout": 5,
            "keepalive": 5,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _arbiter: self.say_ready(),
            "post_worker_init": lambda _worker: start_worker_thread(self.app),
            "on_exit": lambda _arbiter: self.say_stopped(),
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, made before the worker was born."""
        return self.app
