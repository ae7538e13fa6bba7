"""Documents on paper: accessible PDF, set by Typst in a process with little memory and time.

Templates are files `templates/pdf/<name>.typ`. They read what they show with `json("/values.json")` and pictures by their
name with `image("/plan.png")`: values are data, never a part of the source.
"""

import json
import logging
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from flask import current_app
from flask_babel import gettext as _

from participatie.kernel.errors import Refused

log = logging.getLogger(__name__)

Plain: TypeAlias = "str | int | float | bool | None | list[Plain] | dict[str, Plain]"

SECONDS = 150
PATIENCE = 20
MOST_BYTES = 16 * 1024 * 1024
WORKER = Path(__file__).with_name("pdf_worker.py")
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
PICTURE = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.(png|jpg|webp|svg)")
LONG_WORD = re.compile(r"\S{30}(?=\S)")
_AT_ONCE = threading.BoundedSemaphore(2)


class PdfFailed(Refused):
    """The document could not be set; the log says why."""

    def __init__(self) -> None:
        super().__init__(_("Het maken van de pdf lukte niet. Probeer het later nog eens."))


def make_pdf(
    template: str,
    values: Mapping[str, Plain],
    pictures: Mapping[str, bytes] | None = None,
    qr_codes: Sequence[str] = (),
    patience: float | None = None,
) -> bytes:
    """The document that this template makes of these values and pictures (png, jpg, webp or svg, by name).

    `qr_codes` are the addresses of which it draws a QR code, with `qr` of `qr.typ`; `patience` is how many seconds it may wait
    for its turn, twenty when somebody is looking on.
    """
    typed = json.dumps(values, ensure_ascii=False).encode()
    if not NAME.fullmatch(template) or not all(PICTURE.fullmatch(name) for name in pictures or {}):
        raise ValueError("a template or picture with an odd name")
    if len(typed) > MOST_BYTES:
        raise PdfFailed
    with tempfile.TemporaryDirectory(prefix="pdf-") as name:
        folder = Path(name)
        for source in templates().glob("*.typ"):
            shutil.copy(source, folder / source.name)
        (folder / "values.json").write_bytes(typed)
        (folder / "qr.json").write_text(json.dumps(list(qr_codes)))
        for picture, data in (pictures or {}).items():
            (folder / picture).write_bytes(data)
        _in_process(folder, f"{template}.typ", PATIENCE if patience is None else patience)
        return (folder / "out.pdf").read_bytes()


def templates() -> Path:
    """Where the templates of documents are."""
    return Path(current_app.root_path) / str(current_app.template_folder) / "pdf"


def breakable(text: str) -> str:
    """The same text, with places to break in words longer than any line."""
    return LONG_WORD.sub(lambda part: part[0] + "\u200b", text)


def _in_process(folder: Path, template: str, patience: float) -> None:
    command = [sys.executable, "-I", str(WORKER), str(folder), template]
    if not _AT_ONCE.acquire(timeout=patience):  # else a few long documents would hold every thread of the server
        log.warning("no pdf", extra={"template": template, "reason": "too many at once"})
        raise PdfFailed
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, env={}, check=True, cwd=folder)  # noqa: S603
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        reason = bytes(error.stderr or b"").decode("utf-8", "replace")[-300:]
        log.error("no pdf", extra={"template": template, "reason": reason or type(error).__name__})
        raise PdfFailed from error
    finally:
        _AT_ONCE.release()
