"""What an import did, or would do, row by row."""

import enum
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


class Outcome(enum.StrEnum):
    """What happens to one row."""

    NEW = "new"
    CHANGED = "changed"
    REOPENED = "reopened"
    CLOSED = "closed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One row of the file (counted from 1; None for what the file lacks), and why if it was not taken as it is."""

    row: int | None
    code: str
    name: str
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True)
class Report:
    """All rows of an import. One refused row refuses the whole: then nothing was changed."""

    lines: tuple[ReportLine, ...]

    @property
    def is_refused(self) -> bool:
        """Whether nothing can be taken from this file."""
        return not self.lines or self.count(Outcome.REFUSED) > 0

    @property
    def changes(self) -> int:
        """How many rows make a difference."""
        return sum(self.count(outcome) for outcome in (Outcome.NEW, Outcome.CHANGED, Outcome.REOPENED, Outcome.CLOSED))

    @property
    def counts(self) -> list[tuple[Outcome, int]]:
        """How many rows of each outcome there are, without the zeros."""
        return [(outcome, self.count(outcome)) for outcome in Outcome if self.count(outcome)]

    def count(self, outcome: Outcome) -> int:
        """How many rows have this outcome."""
        return Counter(line.outcome for line in self.lines)[outcome]

    def of(self, outcomes: Iterable[Outcome], limit: int = 200) -> list[ReportLine]:
        """The first lines with one of these outcomes."""
        wanted = frozenset(outcomes)
        return [line for line in self.lines if line.outcome in wanted][:limit]
