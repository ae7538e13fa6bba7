"""What is done under a mandate: decisions, advice, and questions to who gave the mandate."""

import enum
from datetime import date, datetime

from sqlalchemy import JSON, Date, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.clock import today
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.mandates.bounds import Check, Proposal
from participatie.mandates.models.mandates import Mandate
from participatie.places.models import Area
from participatie.subjects.models import Subject, SubjectId, Theme

MAX_QUESTION = 200
MAX_CHOICE = 300
MAX_TEXT = 2000
MAX_SAID = 300

Facts = list[dict[str, int | str]]


def facts_of(checks: list[Check]) -> Facts:
    """Checks as a row keeps them: how it stood at that moment, whatever becomes of the mandate."""
    return [{"sort": it.sort, "verdict": it.verdict, "value": it.value, "bound": it.bound} for it in checks]


class Proposed:
    """The columns of what somebody wants to decide: the same for a decision and for a question about one."""

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    mandate_id: Mapped[int] = mapped_column(ForeignKey("mandate.id"))
    mandate_version: Mapped[int]
    holder_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    amount_cents: Mapped[int] = mapped_column(Id, default=0)
    days: Mapped[int | None]
    addresses: Mapped[int] = mapped_column(default=0)
    is_reversible: Mapped[bool] = mapped_column(default=True)
    question: Mapped[str] = mapped_column(String(MAX_QUESTION))
    options: Mapped[str] = mapped_column(Text, default="")
    choice: Mapped[str] = mapped_column(String(MAX_CHOICE))
    reason: Mapped[str] = mapped_column(Text)
    checks: Mapped[Facts] = mapped_column(JSON)

    @declared_attr
    def subject(cls) -> Mapped[Subject]:  # noqa: N805  (SQLAlchemy gives the class)
        return relationship(lazy="raise", foreign_keys=lambda: cls.subject_id)  # type: ignore[arg-type]  # a column here, a value on a row

    @declared_attr
    def mandate(cls) -> Mapped[Mandate]:  # noqa: N805
        return relationship(lazy="raise")

    @declared_attr
    def holder(cls) -> Mapped[Subject]:  # noqa: N805
        return relationship(lazy="raise", foreign_keys=lambda: cls.holder_id)  # type: ignore[arg-type]  # as above

    @declared_attr
    def person(cls) -> Mapped[Person | None]:  # noqa: N805
        return relationship(lazy="raise", foreign_keys=lambda: cls.person_id)  # type: ignore[arg-type]  # as above

    @declared_attr
    def area(cls) -> Mapped[Area | None]:  # noqa: N805
        return relationship(lazy="raise")

    @declared_attr
    def theme(cls) -> Mapped[Theme | None]:  # noqa: N805
        return relationship(lazy="raise")

    @property
    def check_list(self) -> list[Check]:
        """Each bound beside the proposal, as it stood then."""
        return [Check(str(it["sort"]), str(it["verdict"]), it["value"], it["bound"]) for it in self.checks]

    @property
    def proposal(self) -> Proposal:
        """What it is about; its area and theme are named by their ids alone."""
        return Proposal(
            kind=self.kind,
            area_id=self.area_id,
            theme_id=self.theme_id,
            amount_cents=self.amount_cents,
            days=self.days,
            addresses=self.addresses,
            is_reversible=self.is_reversible,
        )


class Decision(Proposed, Base):
    """Something that was decided. Its facts never change; what was wrong is corrected by a new one that points at it.

    `compared` are the earlier decisions that stood beside the form, `difference` says why it is other than these.
    """

    __tablename__ = "decision"
    __table_args__ = (
        Index("ix_decision_mandate_id_year", "mandate_id", "year"),
        Index("ix_decision_kind_id", "kind", "id"),
        Index("ix_decision_subject_id_id", "subject_id", "id"),
        Index("ix_decision_holder_id_id", "holder_id", "id"),
    )

    year: Mapped[int]
    difference: Mapped[str] = mapped_column(String(MAX_SAID), default="")
    objection: Mapped[str] = mapped_column(String(300), default="")
    reversible_until: Mapped[date | None] = mapped_column(Date)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), unique=True)
    escalation_id: Mapped[int | None] = mapped_column(ForeignKey("escalation.id"), unique=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), unique=True)
    compared: Mapped[list[int]] = mapped_column(JSON, default=list)
    hidden_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Advice(Base):
    """A party is asked what it thinks before something is decided. It never blocks: unanswered it expires on `due_on`.

    It counts for one decision, `decision_id` once that is taken; for the next one it is asked anew.
    """

    __tablename__ = "advice"
    __table_args__ = (
        Index(
            "uq_advice_open",
            "subject_id",
            "mandate_id",
            "kind",
            "party_id",
            unique=True,
            sqlite_where=text("decision_id IS NULL"),
            postgresql_where=text("decision_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    mandate_id: Mapped[int] = mapped_column(ForeignKey("mandate.id"))
    kind: Mapped[str] = mapped_column(String(10))
    party_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), index=True)
    question: Mapped[str] = mapped_column(String(MAX_QUESTION))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_on: Mapped[date] = mapped_column(Date)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)

    subject: Mapped[Subject] = relationship(lazy="raise", foreign_keys=subject_id)
    party: Mapped[Subject] = relationship(lazy="raise", foreign_keys=party_id)

    @property
    def is_settled(self) -> bool:
        """Whether it came, or is waited for no longer."""
        return self.answered_at is not None or self.due_on < today()


class Outcome(enum.StrEnum):
    """What who gave the mandate says to a question."""

    ONCE = "once"
    CONDITIONS = "conditions"
    WIDENED = "widened"
    RETURNED = "returned"
    OWN_POWER = "own_power"


PERMITTING = frozenset({Outcome.ONCE, Outcome.CONDITIONS, Outcome.OWN_POWER})
"""After these the decision can be taken once, as it was asked."""


class Escalation(Proposed, Base):
    """A proposal that crosses bounds, laid before who answers for the giver. `checks` are the crossed bounds alone."""

    __tablename__ = "escalation"
    __table_args__ = (Index("ix_escalation_answered_at_due_on", "answered_at", "due_on"),)

    giver_team_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("team.id"), index=True)
    giver_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_on: Mapped[date] = mapped_column(Date)
    outcome: Mapped[str] = mapped_column(String(10), default="")
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    passed_on_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def is_open(self) -> bool:
        """Whether an answer is still waited for."""
        return self.answered_at is None

    @property
    def is_late(self) -> bool:
        """Whether the day by which it should be answered has passed."""
        return self.is_open and self.due_on < today()

    @property
    def permits(self) -> bool:
        """Whether the decision can be taken now, once."""
        return self.outcome in PERMITTING and self.used_at is None
