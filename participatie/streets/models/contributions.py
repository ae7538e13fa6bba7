"""What people bring in: wishes before there is a drawing, remarks on a version, and what was answered."""

import enum
from datetime import date, datetime

from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from sqlalchemy import Date, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.streets.models.plans import StreetPlan
from participatie.streets.models.versions import PlanVersion
from participatie.subjects.kinds import Kind, State, register
from participatie.subjects.models import Subject, SubjectId


class Verdict(enum.StrEnum):
    """What was answered to a wish or remark. All but the first are a reply; only the last three say what became of it."""

    WAITING = "waiting"
    ASKED = "asked"
    ALONG = "along"
    TAKEN_UP = "taken_up"
    PARTLY = "partly"
    DECLINED = "declined"


OUTCOMES = frozenset({Verdict.TAKEN_UP, Verdict.PARTLY, Verdict.DECLINED})
REPLIES = (Verdict.ALONG, Verdict.TAKEN_UP, Verdict.PARTLY, Verdict.DECLINED, Verdict.ASKED)

_STATES = (
    State(Verdict.WAITING, _l("Wacht op antwoord"), "sun"),
    State(Verdict.ASKED, _l("Vraag terug"), "sun"),
    State(Verdict.ALONG, _l("Gaat mee in het ontwerp"), "river"),
    State(Verdict.TAKEN_UP, _l("Verwerkt"), "leaf"),
    State(Verdict.PARTLY, _l("Deels verwerkt"), "leaf"),
    State(Verdict.DECLINED, _l("Niet verwerkt"), "neutral"),
)

WISH = register(
    Kind(
        name="wish",
        label=_l("Wens"),
        plural=_l("Wensen"),
        icon="heart",
        tone="river",
        endpoint="streets.contribution",
        states=_STATES,
        on_map=False,
        is_part=True,
        supports=("support",),
    )
)
REMARK = register(
    Kind(
        name="remark",
        label=_l("Opmerking"),
        plural=_l("Opmerkingen"),
        icon="message-circle",
        tone="brick",
        endpoint="streets.contribution",
        states=_STATES,
        on_map=False,
        is_part=True,
        supports=("support",),
    )
)


class Source(enum.StrEnum):
    """How a wish or remark came in. Each gets the same conversation and the same reply."""

    WEB = "web"
    PAPER = "paper"
    TALK = "talk"
    ROOM = "room"
    LETTER = "letter"


class Contribution(Base):
    """A wish or a remark: a subject that is part of the plan's. The subject holds the short sentence (title) and the place.

    `element_kind` is what a wish is about. A remark is on an element (`element_key`), on a strip of a cross-section
    (`section_id`, `strip_key`), or on a spot of `version_id`. `verdict` stands on the subject as its state.
    """

    __tablename__ = "contribution"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        Index("ix_contribution_plan_id_element_key", "plan_id", "element_key"),
        Index(
            "uq_contribution_slip",
            "plan_id",
            "slip_number",
            unique=True,
            sqlite_where=text("slip_number <> ''"),
            postgresql_where=text("slip_number <> ''"),
        ),
    )

    id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"))
    number: Mapped[int | None]
    zone: Mapped[str] = mapped_column(String(6))
    element_kind: Mapped[str] = mapped_column(String(16), default="")
    body: Mapped[str] = mapped_column(Text, default="")
    body_html: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[str] = mapped_column(Text, default="")
    for_whom: Mapped[str] = mapped_column(String(120), default="")
    place_label: Mapped[str] = mapped_column(String(120), default="")
    source: Mapped[str] = mapped_column(String(6), default=Source.WEB)
    slip_number: Mapped[str] = mapped_column(String(20), default="")
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("plan_conversation.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("plan_version.id"))
    element_key: Mapped[str | None] = mapped_column(String(24))
    section_id: Mapped[int | None] = mapped_column(ForeignKey("cross_section.id"), index=True)
    strip_key: Mapped[str | None] = mapped_column(String(24))
    lost_in_id: Mapped[int | None] = mapped_column(ForeignKey("plan_version.id"))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    taken_up_in_id: Mapped[int | None] = mapped_column(ForeignKey("plan_version.id"))
    draft_key: Mapped[str | None] = mapped_column(String(40), unique=True)
    version: Mapped[int] = mapped_column(default=1)

    subject: Mapped[Subject] = relationship(lazy="joined", innerjoin=True)
    plan: Mapped[StreetPlan] = relationship(lazy="raise")
    on_version: Mapped[PlanVersion | None] = relationship(lazy="raise", foreign_keys=version_id)
    taken_up_in: Mapped[PlanVersion | None] = relationship(lazy="raise", foreign_keys=taken_up_in_id)
    replies: Mapped[list["Reply"]] = relationship(lazy="raise", order_by="Reply.id")

    @property
    def is_wish(self) -> bool:
        """Whether it is a wish; else it is a remark."""
        return self.subject.kind == WISH.name

    @property
    def is_draft(self) -> bool:
        """Whether it waits for its writer to follow the link in the mail."""
        return not self.subject.is_published

    @property
    def verdict(self) -> Verdict:
        """What became of it so far."""
        return Verdict(self.subject.state) if self.subject.state in set(Verdict) else Verdict.WAITING

    @property
    def safe_html(self) -> Markup:
        """The text as a page may show it; it was cleaned when it was saved."""
        return Markup(self.body_html)  # noqa: S704  (the output of the sanitiser)


class Reply(Base):
    """What a designer answered. The newest one counts; earlier ones stay readable.

    `version_id` and `element_key` say where it can be seen. Replies given together share `batch_key`; each author gets one.
    """

    __tablename__ = "reply"
    __table_args__ = (
        Index("ix_reply_contribution_id_id", "contribution_id", "id"),
        Index("ix_reply_version_id_element_key", "version_id", "element_key"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    contribution_id: Mapped[SubjectId] = mapped_column(ForeignKey("contribution.id"))
    verdict: Mapped[str] = mapped_column(String(10))
    body: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("plan_version.id"))
    element_key: Mapped[str | None] = mapped_column(String(24))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("team.id"))
    batch_key: Mapped[str | None] = mapped_column(String(24), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    by: Mapped[Person | None] = relationship(lazy="raise")
    in_version: Mapped[PlanVersion | None] = relationship(lazy="raise")

    @property
    def safe_html(self) -> Markup:
        """The text as a page may show it; it was cleaned when it was saved."""
        return Markup(self.html)  # noqa: S704  (the output of the sanitiser)


class ConversationKind(enum.StrEnum):
    """Where a designer speaks with people."""

    KITCHEN_TABLE = "kitchen_table"
    WALK = "walk"
    TENT = "tent"
    PHONE = "phone"
    EVENING = "evening"


class Conversation(Base):
    """A talk with people of the street. The summary counts once it was read back and somebody of them said it was right."""

    __tablename__ = "plan_conversation"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    held_on: Mapped[date] = mapped_column(Date)
    place: Mapped[str] = mapped_column(String(120), default="")
    people_count: Mapped[int] = mapped_column(default=1)
    summary: Mapped[str] = mapped_column(Text, default="")
    summary_html: Mapped[str] = mapped_column(Text, default="")
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmed_how: Mapped[str] = mapped_column(String(200), default="")
    version: Mapped[int] = mapped_column(default=1)

    @property
    def is_confirmed(self) -> bool:
        """Whether those who were there heard the summary and agreed with it."""
        return self.confirmed_at is not None

    @property
    def safe_html(self) -> Markup:
        """The summary as a page may show it; it was cleaned when it was saved."""
        return Markup(self.summary_html)  # noqa: S704  (the output of the sanitiser)
