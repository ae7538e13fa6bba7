"""Tables of initiatives, and which stage may follow which."""

import enum
from datetime import date, datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.clock import now
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.partners.models import MAKING, Involvement
from participatie.subjects.kinds import Kind, State, register
from participatie.subjects.models import Subject, SubjectId


class Stage(enum.StrEnum):
    """How far an initiative is. The first five are the way; the others are honest halts and ends."""

    IDEA = "idea"
    EXPLORING = "exploring"
    PLANNED = "planned"
    UNDERWAY = "underway"
    REALISED = "realised"
    PAUSED = "paused"
    PARTLY_REALISED = "partly_realised"
    STOPPED = "stopped"
    ELSEWHERE = "elsewhere"
    JOINED = "joined"


WAY = (Stage.IDEA, Stage.EXPLORING, Stage.PLANNED, Stage.UNDERWAY, Stage.REALISED)
ENDS = frozenset({Stage.REALISED, Stage.PARTLY_REALISED, Stage.STOPPED, Stage.ELSEWHERE, Stage.JOINED})
HALTS = (Stage.PAUSED, Stage.PARTLY_REALISED, Stage.STOPPED, Stage.ELSEWHERE)

KIND = register(
    Kind(
        name="initiative",
        label=_l("Initiatief"),
        plural=_l("Initiatieven"),
        icon="bulb",
        tone="river",
        endpoint="initiatives.detail",
        states=(
            State(Stage.IDEA, _l("Idee"), "sun"),
            State(Stage.EXPLORING, _l("Uitzoeken"), "sun"),
            State(Stage.PLANNED, _l("Plan"), "river"),
            State(Stage.UNDERWAY, _l("In uitvoering"), "leaf"),
            State(Stage.REALISED, _l("Gelukt"), "leaf", is_open=False),
            State(Stage.PAUSED, _l("Ligt even stil"), "neutral"),
            State(Stage.PARTLY_REALISED, _l("Deels gelukt"), "leaf", is_open=False),
            State(Stage.STOPPED, _l("Gestopt"), "neutral", is_open=False),
            State(Stage.ELSEWHERE, _l("Elders opgepakt"), "neutral", is_open=False),
            State(Stage.JOINED, _l("Samengegaan"), "neutral", is_open=False),
        ),
    )
)


def stage_of(text: str) -> Stage:
    """The stage with this name; a damaged one counts as the first, so that it breaks no page."""
    return Stage(text) if text in set(Stage) else Stage.IDEA


def may_follow(before: Stage) -> tuple[Stage, ...]:
    """The stages that can come after this one: any other, but only what was planned can be realised.

    Nobody chooses to be joined with another: that follows when all makers of both said yes.
    """
    done = {Stage.REALISED, Stage.PARTLY_REALISED}
    can_be_done = before in {Stage.PLANNED, Stage.UNDERWAY, Stage.PAUSED} | done
    never = {before, Stage.JOINED} if can_be_done else {before, Stage.JOINED} | done
    return tuple(stage for stage in Stage if stage not in never)


class Initiative(Base):
    """What its makers want, in their own words. The title and one-sentence lead stand on its subject.

    `said_by` is who said it, where somebody else wrote it down or where it was brought in from the site `origin`.
    `version` counts the saves of its text: a save from an older one clashes. `rewritten_at` is when the text last
    changed after people had reacted to it.
    """

    __tablename__ = "initiative"

    id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    stage: Mapped[str] = mapped_column(String(20), default=Stage.IDEA)
    story: Mapped[str] = mapped_column(Text, default="")
    story_html: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[str] = mapped_column(Text, default="")
    place_name: Mapped[str] = mapped_column(String(120), default="")
    said_by: Mapped[str] = mapped_column(String(60), default="")
    draft_key: Mapped[str | None] = mapped_column(String(40), unique=True)
    source_ref: Mapped[str | None] = mapped_column(String(120), unique=True)
    origin: Mapped[str] = mapped_column(String(40), default="")
    version: Mapped[int] = mapped_column(default=1)
    rewritten_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    subject: Mapped[Subject] = relationship(lazy="joined", innerjoin=True)
    makers: Mapped[list["Maker"]] = relationship(lazy="raise", order_by="Maker.id")
    making_partners: Mapped[list[Involvement]] = relationship(
        viewonly=True,
        primaryjoin=lambda: (Initiative.id == foreign(Involvement.subject_id)) & Involvement.role.in_(MAKING),
    )
    needs: Mapped[list["Need"]] = relationship(lazy="raise", order_by="Need.position", cascade="all, delete-orphan")

    @property
    def is_open(self) -> bool:
        """Whether people can still support and join: it has not come to an end."""
        return stage_of(self.stage) not in ENDS

    @property
    def is_draft(self) -> bool:
        """Whether only its writer knows it."""
        return not self.subject.is_published

    def maker_ids(self) -> frozenset[int]:
        """The people who make it at this moment."""
        return frozenset(maker.person_id for maker in self.makers if maker.left_at is None)

    def making_partner_ids(self) -> frozenset[int]:
        """The partners that make it: who may speak for one of them has the rights of a maker."""
        return frozenset(involvement.partner_id for involvement in self.making_partners)

    @property
    def seeks_maker(self) -> bool:
        """Whether nobody makes it while it has not come to an end. What was written down for somebody waits for them."""
        is_awaited = bool(self.said_by) and not self.origin and not self.makers
        has_makers = self.maker_ids() or self.making_partner_ids()
        return self.subject.is_published and self.is_open and not is_awaited and not has_makers

    def missing(self) -> list[str]:
        """The steps that still need something before it can be placed."""
        wanted = {
            "place": self.subject.geometry is not None,
            "story": bool(self.subject.title and self.subject.lead),
            "theme": self.subject.theme_id is not None,
        }
        return [step for step, is_there in wanted.items() if not is_there]


class Maker(Base):
    """A person who makes an initiative. Leaving keeps the row."""

    __tablename__ = "maker"
    __table_args__ = (UniqueConstraint("initiative_id", "person_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[SubjectId] = mapped_column(ForeignKey("initiative.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="raise")


class StageMove(Base):
    """A move to another stage, with the public sentence of the makers."""

    __tablename__ = "stage_move"
    __table_args__ = (Index("ix_stage_move_initiative_id_id", "initiative_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[SubjectId] = mapped_column(ForeignKey("initiative.id"))
    from_stage: Mapped[str] = mapped_column(String(20))
    to_stage: Mapped[str] = mapped_column(String(20))
    sentence: Mapped[str] = mapped_column(String(300))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    by: Mapped[Person] = relationship(lazy="raise")


class NeedKind(enum.StrEnum):
    """What an initiative can lack."""

    HANDS = "hands"
    KNOWLEDGE = "knowledge"
    MONEY = "money"
    MATERIAL = "material"
    SPACE = "space"
    PERMISSION = "permission"
    CONTACT = "contact"


class NeedOutcome(enum.StrEnum):
    """Why the makers look for something no more. Empty is for what was closed before they were asked."""

    FOUND = "found"
    DROPPED = "dropped"


class Need(Base):
    """Something the makers look for. `amount_hundredths` counts in `unit`, for money in cents. Closing it keeps its offers."""

    __tablename__ = "need"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[SubjectId] = mapped_column(ForeignKey("initiative.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    what: Mapped[str] = mapped_column(String(160))
    position: Mapped[int] = mapped_column(default=0)
    fulfilled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outcome: Mapped[str] = mapped_column(String(10), default="")
    amount_hundredths: Mapped[int | None]
    unit: Mapped[str] = mapped_column(String(30), default="")
    place: Mapped[str] = mapped_column(String(120), default="")
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    when_words: Mapped[str] = mapped_column(String(120), default="")
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)

    @property
    def is_open(self) -> bool:
        """Whether the makers still look for it."""
        return self.fulfilled_at is None
