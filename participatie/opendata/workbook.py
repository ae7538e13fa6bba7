"""All tables in one OpenDocument workbook, written while it is sent; its first sheet explains every column."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from xml.sax.saxutils import escape

from flask_babel import gettext as _
from stream_write_ods import stream_write_ods

from participatie.kernel.clock import AMSTERDAM, now
from participatie.kernel.sheets import Sheet
from participatie.kernel.spreadsheet import Cell

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Table = tuple[str, Sequence[str], Iterable[Sequence[Cell]]]


def workbook(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """The parts of the file. Numbers, days and moments are typed; texts stay texts, whatever they begin with."""
    moment = datetime.now(AMSTERDAM).replace(tzinfo=None)
    yield from stream_write_ods(
        chain([_guide(sheets)], map(_table, sheets)), encoders=_ENCODERS, get_modified_at=lambda: moment
    )


def _guide(sheets: Sequence[Sheet]) -> Table:
    made = [_("Gemaakt"), "", now().astimezone(AMSTERDAM).replace(tzinfo=None, microsecond=0)]
    rows: Iterator[Sequence[Cell]] = (
        [str(sheet.title), column, str(meaning)]
        for sheet in sheets
        for column, meaning in chain([("", sheet.about)], sheet.columns.items())
    )
    return _("Uitleg"), (_("Blad"), _("Kolom"), _("Wat het is")), chain([made], rows)


def _table(sheet: Sheet) -> Table:
    return str(sheet.title), list(sheet.columns), ([_fit(cell) for cell in row] for row in sheet.rows())


def _fit(cell: Cell) -> Cell:
    """A moment on the clock of Amsterdam, as spreadsheets know no zones; a text without what XML cannot hold."""
    if isinstance(cell, datetime):
        return cell.astimezone(AMSTERDAM).replace(tzinfo=None, microsecond=0)
    return _NOT_IN_XML.sub("", cell) if isinstance(cell, str) else cell


class _Paragraphs(str):
    """A text that stands in XML already, one paragraph for each of its lines: whoever escapes it again gets it as it is."""

    __slots__ = ()

    def replace(self, *_old_and_new: object) -> "_Paragraphs":
        """Leave it as it is."""
        return self


def _in_xml(text: str) -> str:
    return _Paragraphs("</text:p><text:p>".join(escape(line) for line in text.split("\n")))


_ENCODERS = (
    (date, ("date", "office:date-value", "date", date.isoformat)),
    (datetime, ("date", "office:date-value", None, datetime.isoformat)),
    (int, ("float", "office:value", None, str)),
    (float, ("float", "office:value", None, str)),
    (str, ("string", None, None, _in_xml)),
    (type(None), (None, None, None, lambda _cell: None)),
)
