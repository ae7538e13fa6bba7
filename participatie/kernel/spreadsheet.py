"""Cells for spreadsheets: what people typed never becomes a formula, and comes back exactly as it was."""

import csv
import io
from collections.abc import Sequence
from datetime import date

FORMULA = frozenset("=+-@\t\r＝＋－＠")
MARK = "'"
SIGNATURE = "\ufeff"
"""The first character of a file by which spreadsheets know that it is UTF-8."""

SEPARATORS = {"komma": ",", "puntkomma": ";"}
"""What somebody can ask for between the cells of a CSV."""

Cell = str | int | float | date | None
"""What a cell can hold; a moment is a date too."""


def harmless(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would calculate with it; one that begins so gets a second."""
    start = text.lstrip(" \u00a0\u3000\n")[:1]
    return MARK + text if start in FORMULA or text.startswith(MARK) else text


def original(cell: str) -> str:
    """What `harmless` was given."""
    return cell.removeprefix(MARK)


def csv_line(cells: Sequence[Cell], delimiter: str) -> str:
    """One line of a CSV. Numbers are written as they are, days and moments as ISO 8601, texts made harmless."""
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter).writerow(map(_written, cells))
    return line.getvalue()


def _written(cell: Cell) -> str | int | float | None:
    if isinstance(cell, str):
        return harmless(cell)
    return cell.isoformat() if isinstance(cell, date) else cell
