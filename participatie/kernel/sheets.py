"""Tables that everybody may take home: named columns with their meaning, and rows that are read a part at a time.

One table is a CSV, a sheet of a workbook and a page that explains its columns; each of them asks for the rows once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from flask import Flask, current_app, request
from werkzeug.wrappers import Response

from participatie.kernel.spreadsheet import SEPARATORS, SIGNATURE, Cell, csv_line

PARTS_AT_A_TIME = 500

Rows = Iterator[Sequence[Cell]]
Part = TypeVar("Part", str, bytes)


@dataclass(frozen=True)
class Sheet:
    """A table: `name` is that of its file, `columns` say what each cell of a row means, in the order of the cells.

    `rows` begins anew at each call and holds no more than a few hundred rows at a time.
    """

    name: str
    title: str
    about: str
    columns: Mapping[str, str]
    rows: Callable[[], Rows]


def csv_of(sheet: Sheet, separator: str) -> Iterator[str]:
    """The lines of the CSV, the names of the columns first."""
    yield SIGNATURE + csv_line(list(sheet.columns), separator)
    for row in sheet.rows():
        yield csv_line(row, separator)


def csv_answer(sheet: Sheet) -> Response:
    """The CSV in UTF-8, sent while it is made; `scheiding=komma` in the address asks for commas instead of semicolons."""
    separator = SEPARATORS.get(request.args.get("scheiding", ""), ";")
    return as_file(in_parts(csv_of(sheet, separator)), f"{sheet.name}.csv", "text/csv")


def as_file(parts: Iterator[str] | Iterator[bytes], name: str, media_type: str) -> Response:
    """The parts as a file that a browser keeps."""
    response = Response(parts, mimetype=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def in_parts(lines: Iterator[str]) -> Iterator[str]:
    """Some hundred lines at a time, each made within the request; nothing is held while a browser reads."""
    return within_request(_joined(lines))


def _joined(lines: Iterator[str]) -> Iterator[str]:
    part: list[str] = []
    for line in lines:
        part.append(line)
        if len(part) == PARTS_AT_A_TIME:
            yield "".join(part)
            part.clear()
    if part:
        yield "".join(part)


def within_request(parts: Iterator[Part]) -> Iterator[Part]:
    """The same parts, each made within the request, which is over by the time that they are sent."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # it outlives this request
    environ = request.environ

    def made() -> Iterator[Part]:
        while True:
            with app.request_context(environ):
                part = next(parts, None)
            if part is None:
                return
            yield part

    return made()
