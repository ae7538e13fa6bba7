"""Sets one document with Typst. Run by `pdf` as a process of its own, for Typst takes 80 MB and reads what people wrote.

The folder named by the first argument holds the templates, `values.json`, pictures and in `qr.json` the addresses of QR codes;
the template is the second. Writes `out.pdf` there. Imports nothing of ours, so that it starts fast and can do little.
"""

import json
import re
import sys
from pathlib import Path
from typing import Literal

import qrcode
import typst

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

MEMORY_BYTES = 2 * 1024**3
CPU_SECONDS = 120
FILE_BYTES = 100 * 1024**2
REFUSED = 3
QUIET_MODULES = 4
PLACE = re.compile(r"[a-z0-9-]+\.typ:\d+")
Standard = Literal["ua-1"] | None
ATTEMPTS: tuple[tuple[bool, Standard], ...] = ((True, "ua-1"), (False, "ua-1"), (False, None))


def limit() -> None:
    """Give up much memory, time and file size, where the system can."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def qr_rows(address: str) -> list[str]:
    """A QR code as rows of 0 and 1, with its quiet zone. One fixed mask: to try all eight takes five times as long."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET_MODULES, mask_pattern=3)
    code.add_data(address)
    code.make(fit=True)
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]


def draw_qr_codes(path: Path) -> None:
    """Put the codes in the place of the addresses."""
    path.write_text(json.dumps({address: qr_rows(address) for address in json.loads(path.read_text())}))


def set_document(folder: Path, template: str) -> None:
    """Write the PDF. A letter that our font lacks is looked for in those of the machine, and is a small box if none has it."""
    for own_fonts_only, standard in ATTEMPTS:
        try:
            _compile(folder, template, own_fonts_only, standard)
        except typst.TypstError as error:
            if standard is None or "could not be displayed" not in str(error):
                raise
        else:
            return


def _compile(folder: Path, template: str, own_fonts_only: bool, standard: Standard) -> None:
    typst.compile(
        folder / template,
        output=folder / "out.pdf",
        root=folder,
        ignore_system_fonts=own_fonts_only,
        pdf_standards=standard,
        package_path=folder / "no-packages",
        package_cache_path=folder / "no-packages",
    )


def reason_of(error: BaseException) -> str:
    """What went wrong and where in the template: the first words only, for the rest may quote what people wrote."""
    where = PLACE.findall(str(getattr(error, "diagnostic", "")))
    return " ".join([type(error).__name__, *str(error).split()[:2], *where[:1]])


def main() -> int:
    """Set the document; a code tells that it could not be set, and why without a word of what it holds."""
    limit()
    folder = Path(sys.argv[1])
    try:
        draw_qr_codes(folder / "qr.json")
        set_document(folder, sys.argv[2])
    except BaseException as error:  # a panic of the typesetter is no ordinary exception
        sys.stderr.write(reason_of(error))
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main())
