"""Drawings of designers, as a page of a PDF or as a picture: read by content in a process with little memory and time."""

import json
import logging
import runpy
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from flask_babel import gettext as _

from participatie.kernel.errors import Refused
from participatie.kernel.images import MOST_BYTES, Picture

log = logging.getLogger(__name__)

SECONDS = 45
WORKER = Path(__file__).with_name("drawing_worker.py")
_AT_ONCE = threading.BoundedSemaphore(1)  # it may take more than a gigabyte
_NO_SUCH_PAGE, _LOCKED = 4, 5


def unreadable() -> Refused:
    """What is said of everything that is not a drawing we can take."""
    return Refused(
        _("We kunnen deze tekening niet lezen. Gebruik een pdf, png of jpg tot 10 MB en 40 miljoen beeldpunten."), "drawing"
    )


def looks_like_drawing(data: bytes) -> bool:
    """Whether the first bytes are those of a PDF, PNG or JPEG file. Names and declared types are not believed."""
    return data.startswith((b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


def convert(data: bytes, page: int = 1) -> Picture:
    """The drawing as a picture of at most 4000 pixels, and a small copy; refused with a sentence when that cannot be."""
    if len(data) > MOST_BYTES or not looks_like_drawing(data):
        raise unreadable()
    with tempfile.TemporaryDirectory(prefix="drawing-") as name:
        folder = Path(name)
        size = _in_process(data, page, folder) if sys.platform == "linux" else _here(data, page, folder)
        return Picture((folder / "large.webp").read_bytes(), (folder / "small.webp").read_bytes(), **size)


def _in_process(data: bytes, page: int, folder: Path) -> dict[str, int]:
    command = [sys.executable, "-I", str(WORKER), str(folder), str(page)]
    try:
        with _AT_ONCE:
            done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, env={}, check=True)  # noqa: S603
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        log.info("drawing refused", extra={"reason": bytes(error.stderr or b"").decode("utf-8", "replace")[-200:]})
        code = error.returncode if isinstance(error, subprocess.CalledProcessError) else 0
        if code == _NO_SUCH_PAGE:
            raise Refused(_("Deze bladzijde staat niet in het bestand."), "page") from error
        if code == _LOCKED:
            raise Refused(_("Op dit bestand zit een wachtwoord. Maak een pdf zonder wachtwoord."), "drawing") from error
        raise unreadable() from error
    size: dict[str, int] = json.loads(done.stdout)
    return size


def _here(data: bytes, page: int, folder: Path) -> dict[str, int]:
    """Where a process cannot be bounded; only there is the reader loaded into the web process."""
    try:
        size: dict[str, int] = runpy.run_path(str(WORKER))["convert"](data, page, folder)
        return size
    except Exception as error:
        raise unreadable() from error
