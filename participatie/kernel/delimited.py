"""Tables that other programs wrote: whatever their encoding and delimiter, within limits, and never half read."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from participatie.kernel.errors import Refused
from participatie.kernel.spreadsheet import harmless, original

MOST_ROWS = 20_000
MOST_COLUMNS = 200
DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Delimited:
    """A table: the names of its columns, and its rows as mappings of those. A row that is too long has an entry under ''."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]


def read_delimited(content: bytes) -> Delimited:
    """Read a CSV with a heading: UTF-8 with or without signature, or Windows-1252; commas, semicolons or tabs."""
    text = _decoded(content)
    delimiter = _delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _columns(next(reader, []))
        rows = tuple(_rows(reader, columns))
    except csv.Error as error:
        place = _("Dit bestand is geen goede CSV: regel %(line)s. Kijk of elk aanhalingsteken sluit.", line=reader.line_num)
        raise Refused(place, field="file") from error
    return Delimited(columns, rows)


def _decoded(content: bytes) -> str:
    if b"\x00" in content:
        raise Refused(_("Dit is geen tekst. Bewaar het als 'CSV UTF-8'."), field="file")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(_("We herkennen de letters in dit bestand niet. Bewaar het als 'CSV UTF-8'."), field="file")


def _delimiter_of(text: str) -> str:
    """What cuts the heading into the most cells."""
    heading = text.lstrip("\r\n").split("\n", 1)[0][:10_000]
    return max(DELIMITERS, key=lambda mark: len(next(csv.reader([heading], delimiter=mark), [])))


def _columns(heading: list[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in heading)
    known = [name for name in names if name]
    if not known:
        raise Refused(_("De eerste rij hoort de namen van de kolommen te zijn."), field="file")
    if len(names) > MOST_COLUMNS:
        raise Refused(_("Er zijn te veel kolommen: ten hoogste %(limit)s.", limit=MOST_COLUMNS), field="file")
    for name in known:
        if known.count(name) > 1:
            raise Refused(_("De kolom '%(name)s' staat er twee keer.", name=name[:60]), field="file")
    return names


def _rows(reader: Iterator[list[str]], columns: tuple[str, ...]) -> Iterator[Mapping[str, str]]:
    for number, cells in enumerate(reader, start=1):
        if number > MOST_ROWS:
            raise Refused(_("Er zijn te veel rijen: ten hoogste %(limit)s in een keer.", limit=MOST_ROWS), field="file")
        row = {name: _original(cell) for name, cell in zip(columns, cells, strict=False) if name}
        if any(cell.strip() for cell in cells[len(columns) :]):
            row[""] = cells[len(columns)]
        yield row


def _original(cell: str) -> str:
    """A text that was made harmless for spreadsheets, as it was."""
    bare = original(cell)
    return bare if bare != cell and harmless(bare) == cell else cell
