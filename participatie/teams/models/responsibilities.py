"""Which team answers for which subject."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId, Theme
from participatie.teams.models.teams import Team


class Responsibility(Base):
    """Which team answers for a subject, since when and why, and how the first answer went.

    One row per subject is current (`until` is empty); the database refuses a second. `remit_area` and `remit_theme`
    are the names under which it was chosen, `note` what was said when another team handed it over. The term runs from
    `term_from_on` until `due_on`, whoever answers. `last_voice_is_team` tells whose turn it is in the conversation.
    `rule_kind` and `rule_word` are the kind and word of the rule that chose the team, as far as one did. `unnamed_at` is since
    when nobody is the contact, empty while somebody is; `shows_contact` whether that person said yes to being named here.
    """

    __tablename__ = "responsibility"
    __table_args__ = (
        Index(
            "uq_responsibility_current",
            "subject_id",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
        Index("ix_responsibility_team_id_until_due_on", "team_id", "until", "due_on"),
        Index("ix_responsibility_answered_at_due_on_id", "answered_at", "due_on", "id"),
        Index("ix_responsibility_contact_id_until", "contact_id", "until"),
        Index("ix_responsibility_unnamed_at", "unnamed_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), index=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    shows_contact: Mapped[bool] = mapped_column(default=True)
    unnamed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    remit_area: Mapped[str] = mapped_column(String(120), default="")
    remit_theme: Mapped[str] = mapped_column(String(60), default="")
    rule_kind: Mapped[str] = mapped_column(String(20), default="")
    rule_word: Mapped[str] = mapped_column(String(60), default="")
    note: Mapped[str] = mapped_column(String(300), default="")
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    term_from_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_on: Mapped[date | None] = mapped_column(Date)
    answer_post_id: Mapped[int | None] = mapped_column(Id)
    last_voice_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_voice_is_team: Mapped[bool] = mapped_column(default=False)

    team: Mapped[Team] = relationship(lazy="raise")
    contact: Mapped[Person | None] = relationship(lazy="raise")
    theme: Mapped[Theme | None] = relationship(
        primaryjoin=lambda: foreign(Responsibility.remit_theme) == Theme.name, viewonly=True, lazy="raise"
    )

    @property
    def is_current(self) -> bool:
        """Whether this team answers now."""
        return self.until is None

    @property
    def is_untouched(self) -> bool:
        """Whether nobody took it up and nobody answered yet."""
        return self.contact_id is None and self.answered_at is None
