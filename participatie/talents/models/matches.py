"""Two yeses, and what came of them."""

import enum
import secrets
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId
from participatie.talents.models.vacancies import Vacancy

MAX_NOTE = 600


class MatchState(enum.StrEnum):
    """How far the two are. Who of the two ended it is kept nowhere."""

    NEW = "new"
    TALK = "talk"
    OFFERED = "offered"
    JOINED = "joined"
    ENDED = "ended"


def new_key() -> str:
    """What stands in its address: 128 random bits."""
    return secrets.token_hex(16)


class Match(Base):
    """A person and a vacancy that said yes to each other. The database refuses a second for the same two.

    The notes, the talk and what each says afterwards are between the two sides alone. `offered_*` is what those who look
    propose; it becomes a membership when the person takes it.
    """

    __tablename__ = "talent_match"
    __table_args__ = (UniqueConstraint("vacancy_id", "person_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True, default=new_key)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[str] = mapped_column(String(10), default=MatchState.NEW)
    matched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    person_note: Mapped[str] = mapped_column(String(MAX_NOTE), default="")
    seekers_note: Mapped[str] = mapped_column(String(MAX_NOTE), default="")
    talk_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    talk_where: Mapped[str] = mapped_column(String(200), default="")
    offered_role: Mapped[str] = mapped_column(String(60), default="")
    offered_hours: Mapped[int | None]
    offered_until_on: Mapped[date | None] = mapped_column(Date)
    partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    joined_on: Mapped[date | None] = mapped_column(Date)
    person_look: Mapped[str] = mapped_column(String(MAX_NOTE), default="")
    seekers_look: Mapped[str] = mapped_column(String(MAX_NOTE), default="")
    look_asked_on: Mapped[date | None] = mapped_column(Date)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="raise")
    vacancy: Mapped[Vacancy] = relationship(lazy="raise")

    @property
    def is_open(self) -> bool:
        """Whether the two still work towards something."""
        return self.state in (MatchState.NEW, MatchState.TALK, MatchState.OFFERED)

    @property
    def terms(self) -> str:
        """What is proposed, in one word that changes with it: who says yes, says it to what was on the screen."""
        return f"{self.offered_hours}-{self.offered_until_on}-{self.offered_role}"

    @property
    def is_looked_back(self) -> bool:
        """Whether both told how it was; before that neither reads what the other wrote."""
        return bool(self.person_look and self.seekers_look)
