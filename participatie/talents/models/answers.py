"""What people and teams answered. A yes can be read by the other side; a no and a later by nobody, here neither."""

import enum
from datetime import date

from sqlalchemy import Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, Id


class Side(enum.StrEnum):
    """Who answers: the person about the vacancy, or those who look about the person."""

    PERSON = "person"
    SEEKERS = "seekers"


class Answer(Base):
    """A yes. There is no row for any other answer: whoever reads this table learns of nobody that they said no."""

    __tablename__ = "talent_yes"
    __table_args__ = (UniqueConstraint("vacancy_id", "person_id", "side"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    side: Mapped[str] = mapped_column(String(10))
    on: Mapped[date] = mapped_column(Date)


class Pass(Base):
    """A no or a later, as a token that only serves not to suggest again. It says neither who, nor about what, nor which.

    The token is a keyed hash over the secret of the installation and the salt of a profile (decision record 0018). A no and
    a later have rows of the same form and the same last day.
    """

    __tablename__ = "talent_pass"

    token: Mapped[str] = mapped_column(String(64), primary_key=True)
    fades_on: Mapped[date] = mapped_column(Date, index=True)
