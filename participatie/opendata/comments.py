"""Files with conversations of elsewhere, read into rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from participatie.initiatives.tables import (
    Record,
    RowError,
    read_body,
    read_line,
    read_moment,
    read_records,
    too_many_cells,
)
from participatie.threads.models import MAX_LENGTH

COLUMNS = ("subject", "reference", "parent", "author", "published_on", "text")
_LONGEST_REFERENCE = 70


@dataclass(frozen=True)
class CommentRow:
    """One post in a file, with the numbers that it, its initiative and what it answers have over there."""

    number: int
    subject: str
    reference: str
    parent: str
    author: str
    written_at: datetime | None
    text: str


@dataclass(frozen=True)
class CommentTable:
    """All rows of a file that could be read, and what could not."""

    rows: list[CommentRow]
    errors: list[RowError]


def read_comments(content: bytes, mapping: Mapping[str, str]) -> CommentTable:
    """Read the posts of a file; `mapping` says which column of the file is which of ours."""
    table = CommentTable([], [])
    for number, record in enumerate(read_records(content).records, start=1):
        found, wrong = _row(number, {ours: record.values.get(mapping.get(ours, ours), "") for ours in COLUMNS}, record)
        table.errors.extend(wrong)
        if not wrong:
            table.rows.append(found)
    return table


def _row(number: int, values: Mapping[str, str], record: Record) -> tuple[CommentRow, list[RowError]]:
    errors: list[RowError] = []
    if "" in record.values:
        errors.append(RowError(number, "", too_many_cells()))
    row = CommentRow(
        number=number,
        subject=read_line(number, "subject", values["subject"], _LONGEST_REFERENCE, errors),
        reference=read_line(number, "reference", values["reference"], _LONGEST_REFERENCE, errors),
        parent=read_line(number, "parent", values["parent"], _LONGEST_REFERENCE, errors),
        author=read_line(number, "author", values["author"], 60, errors),
        written_at=read_moment(number, "published_on", values["published_on"], errors),
        text=read_body(number, "text", values["text"], MAX_LENGTH, errors) or _("(Hier stond geen tekst.)"),
    )
    for column, filled in (("subject", row.subject), ("reference", row.reference)):
        if not filled and not errors:
            errors.append(RowError(number, column, _("Dit nummer ontbreekt.")))
    return row, errors
