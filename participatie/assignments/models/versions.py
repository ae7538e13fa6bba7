"""What is asked: result, social effect, bounds, money and hours, in versions to which each side says yes or not."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from participatie.assignments.models.assignments import MAX_SENTENCE, Side
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId

MAX_TITLE = 120
MAX_TEXT = 4000
MAX_INDICATOR = 200
MAX_UNIT = 40
MAX_LINK = 300


@dataclass(frozen=True)
class What:
    """The content of one version. Values of the indicator count in hundredths, money in cents; hours are for the whole period.

    `bounds_url` leads to the mandate or rules that hold; `for_residents` is the one sentence that neighbours read.
    """

    title: str
    result: str = ""
    effect: str = ""
    indicator: str = ""
    unit: str = ""
    start_hundredths: int | None = None
    aim_hundredths: int | None = None
    measure_on: date | None = None
    bounds: str = ""
    bounds_url: str = ""
    budget_cents: int | None = None
    hours: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    theme_id: int | None = None
    area_id: int | None = None
    touches_residents: bool = True
    for_residents: str = ""


PARTS = tuple(field.name for field in fields(What))


class AssignmentVersion(Base):
    """One version of what is asked, proposed by one side. It holds from the moment that both sides said yes to it.

    `what_stops` is what the client lets go when the team gets more than its hours. A proposal ends when a side declines
    it or takes it back.
    """

    __tablename__ = "assignment_version"
    __table_args__ = (UniqueConstraint("assignment_id", "number"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    assignment_id: Mapped[SubjectId] = mapped_column(ForeignKey("assignment.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(MAX_TITLE))
    result: Mapped[str] = mapped_column(Text, default="")
    effect: Mapped[str] = mapped_column(String(MAX_SENTENCE), default="")
    indicator: Mapped[str] = mapped_column(String(MAX_INDICATOR), default="")
    unit: Mapped[str] = mapped_column(String(MAX_UNIT), default="")
    start_hundredths: Mapped[int | None] = mapped_column(Id)
    aim_hundredths: Mapped[int | None] = mapped_column(Id)
    measure_on: Mapped[date | None] = mapped_column(Date)
    bounds: Mapped[str] = mapped_column(Text, default="")
    bounds_url: Mapped[str] = mapped_column(String(MAX_LINK), default="")
    budget_cents: Mapped[int | None] = mapped_column(Id)
    hours: Mapped[int | None]
    starts_on: Mapped[date | None] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    touches_residents: Mapped[bool] = mapped_column(default=True)
    for_residents: Mapped[str] = mapped_column(String(MAX_SENTENCE), default="")
    what_stops: Mapped[str] = mapped_column(String(MAX_SENTENCE), default="")
    why: Mapped[str] = mapped_column(String(MAX_SENTENCE), default="")
    side: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    client_yes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    client_yes_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    taker_yes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    taker_yes_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_side: Mapped[str] = mapped_column(String(10), default="")
    ended_why: Mapped[str] = mapped_column(String(MAX_SENTENCE), default="")

    @property
    def what(self) -> What:
        """Its content as a value."""
        return What(**{part: getattr(self, part) for part in PARTS})

    def fill(self, what: What) -> None:
        """Let this be its content."""
        for part in PARTS:
            setattr(self, part, getattr(what, part))

    def yes_of(self, side: Side) -> datetime | None:
        """When this side said yes."""
        return self.client_yes_at if side is Side.CLIENT else self.taker_yes_at

    @property
    def has_both(self) -> bool:
        """Whether both sides said yes."""
        return self.client_yes_at is not None and self.taker_yes_at is not None
