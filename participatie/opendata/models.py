"""Tables of open data: the files that were brought in."""

import enum
from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime


class ImportKind(enum.StrEnum):
    """What a file holds."""

    INITIATIVES = "initiatives"
    COMMENTS = "comments"


class ImportState(enum.StrEnum):
    """How far an import is. Checking and importing are the worker's; the last three are ends."""

    UPLOADED = "uploaded"
    CHECKING = "checking"
    CHECKED = "checked"
    IMPORTING = "importing"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


class Repeated(enum.StrEnum):
    """What is done with rows that repeat what came earlier."""

    SKIP = "skip"
    BRING = "bring"


class ImportRun(Base):
    """A file that an administrator brought in, or tries to. `columns` says which column of it is which of ours.

    `errors` and `doubles` hold the first of them, as lists of row, column and sentence. Doubles are rows that repeat what
    came earlier; with `skips_doubles` they are left out.
    """

    __tablename__ = "import_run"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    source: Mapped[str] = mapped_column(String(40))
    file_name: Mapped[str] = mapped_column(String(200))
    file_key: Mapped[str] = mapped_column(String(40))
    columns: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    state: Mapped[str] = mapped_column(String(10), index=True)
    row_count: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)
    known: Mapped[int] = mapped_column(default=0)
    error_count: Mapped[int] = mapped_column(default=0)
    errors: Mapped[list[tuple[int, str, str]]] = mapped_column(JSON, default=list)
    double_count: Mapped[int] = mapped_column(default=0)
    doubles: Mapped[list[tuple[int, str, str]]] = mapped_column(JSON, default=list)
    skips_doubles: Mapped[bool] = mapped_column(default=False)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    by: Mapped[Person | None] = relationship(lazy="raise")

    @property
    def is_waiting(self) -> bool:
        """Whether the worker has it in hand."""
        return self.state in {ImportState.CHECKING, ImportState.IMPORTING}

    @property
    def may_choose_columns(self) -> bool:
        """Whether its columns can still be chosen otherwise."""
        return self.state in {ImportState.UPLOADED, ImportState.CHECKED, ImportState.REFUSED}
