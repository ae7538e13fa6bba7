"""Pictures that people send: read by content, in a process with little memory and time, and written anew without metadata."""

import json
import logging
import runpy
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from flask_babel import gettext as _

from participatie.kernel.errors import Refused

log = logging.getLogger(__name__)

MOST_BYTES = 10 * 1024 * 1024
SECONDS = 30
WORKER = Path(__file__).with_name("image_worker.py")
_AT_ONCE = threading.BoundedSemaphore(2)  # each may take half a gigabyte


@dataclass(frozen=True)
class Picture:
    """A picture in two sizes, both WebP; the size in pixels is that of the large one."""

    large: bytes
    small: bytes
    width_px: int
    height_px: int


def unreadable() -> Refused:
    """What is said of everything that is not a photo we can take."""
    return Refused(_("We kunnen je foto niet lezen. Gebruik een jpg, png of webp tot 10 MB."), "photos")


def looks_like_photo(data: bytes) -> bool:
    """Whether the first bytes are those of a JPEG, PNG or WebP file. Names and declared types are not believed."""
    return data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (data[:4], data[8:12]) == (b"RIFF", b"WEBP")


def shrink(data: bytes) -> Picture:
    """The picture the right way up, at most 2000 pixels, and a small copy; refused when it is no photo of at most 10 MB."""
    if len(data) > MOST_BYTES or not looks_like_photo(data):
        raise unreadable()
    with tempfile.TemporaryDirectory(prefix="photo-") as name:
        folder = Path(name)
        size = _in_process(data, folder) if sys.platform == "linux" else _here(data, folder)
        return Picture((folder / "large.webp").read_bytes(), (folder / "small.webp").read_bytes(), **size)


def _in_process(data: bytes, folder: Path) -> dict[str, int]:
    command = [sys.executable, "-I", str(WORKER), str(folder)]
    try:
        with _AT_ONCE:
            done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, env={}, check=True)  # noqa: S603
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        log.info("photo refused", extra={"reason": bytes(error.stderr or b"").decode("utf-8", "replace")[-200:]})
        raise unreadable() from error
    size: dict[str, int] = json.loads(done.stdout)
    return size


def _here(data: bytes, folder: Path) -> dict[str, int]:
    """Where a process cannot be bounded; only there is the decoder loaded into the web process."""
    try:
        size: dict[str, int] = runpy.run_path(str(WORKER))["shrink"](data, folder)
        return size
    except Exception as error:
        raise unreadable() from error
