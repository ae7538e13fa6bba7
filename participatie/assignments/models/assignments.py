"""An assignment: who asks it of whom, how far it is, and how the team does it."""

import enum
from datetime import date, datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.kinds import Kind, State, register
from participatie.subjects.models import Subject, SubjectId
from participatie.teams.models import Team

MAX_ROLE = 80
MAX_SENTENCE = 300


class AssignmentState(enum.StrEnum):
    """How far an assignment is. It runs only after both sides said yes to the same version."""

    DRAFT = "draft"
    DISCUSSED = "discussed"
    GIVEN_BACK = "given_back"
    ACCEPTED = "accepted"
    RUNNING = "running"
    PAUSED = "paused"
    DELIVERED = "delivered"
    MEASURED = "measured"
    CLOSED = "closed"
    STOPPED = "stopped"


ENDS = frozenset({AssignmentState.CLOSED, AssignmentState.STOPPED})
PUBLIC_STATES = tuple(
    state
    for state in AssignmentState
    if state not in {AssignmentState.DRAFT, AssignmentState.DISCUSSED, AssignmentState.GIVEN_BACK}
)
"""The states in which everybody may read an assignment that touches residents."""

KIND = register(
    Kind(
        name="assignment",
        label=_l("opdracht"),
        plural=_l("opdrachten"),
        icon="clipboard-check",
        tone="river",
        endpoint="assignments.detail",
        states=(
            State(AssignmentState.DRAFT, _l("Concept"), "neutral"),
            State(AssignmentState.DISCUSSED, _l("In gesprek"), "sun"),
            State(AssignmentState.GIVEN_BACK, _l("Teruggegeven"), "neutral"),
            State(AssignmentState.ACCEPTED, _l("Afgesproken"), "river"),
            State(AssignmentState.RUNNING, _l("Loopt"), "river"),
            State(AssignmentState.PAUSED, _l("Ligt even stil"), "neutral"),
            State(AssignmentState.DELIVERED, _l("Opgeleverd"), "leaf"),
            State(AssignmentState.MEASURED, _l("Effect gemeten"), "leaf"),
            State(AssignmentState.CLOSED, _l("Gesloten"), "neutral", is_open=False),
            State(AssignmentState.STOPPED, _l("Gestopt, met een les"), "neutral", is_open=False),
        ),
        has_thread=False,
        on_map=False,
        supports=(),
    )
)


def state_of(text: str) -> AssignmentState:
    """The state with this name; a damaged one counts as closed, so that nobody can do anything with it."""
    return AssignmentState(text) if text in set(AssignmentState) else AssignmentState.CLOSED


class Side(enum.StrEnum):
    """The two equals: who asks, and the team that takes it on."""

    CLIENT = "client"
    TAKER = "taker"

    @property
    def other(self) -> "Side":
        """The side across the table."""
        return Side.TAKER if self is Side.CLIENT else Side.CLIENT


class GiveBackReason(enum.StrEnum):
    """Why a team gives an assignment back. That is normal, and no refusal to work."""

    FULL = "full"
    UNCLEAR = "unclear"
    NOT_OUR_SKILL = "not_our_skill"
    OTHER = "other"


class Assignment(Base):
    """What one client asks of one team. Title and the sentence for residents stand on its subject, and so does its state.

    The client is a person in a role, for a partner or a team; without the person anybody who speaks for that party can
    take the place. `agreed_number` is the version that holds, `latest_number` the newest; `version` counts the saves of a
    draft and `how_version` those of how the team does it.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        Index("ix_assignment_client_partner_id", "client_partner_id"),
        Index("ix_assignment_client_team_id", "client_team_id"),
        Index("ix_assignment_client_person_id", "client_person_id"),
        Index("ix_assignment_taker_team_id", "taker_team_id"),
    )

    id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    client_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    client_role: Mapped[str] = mapped_column(String(MAX_ROLE), default="")
    client_partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    client_team_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("team.id"))
    taker_team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"))
    agreed_number: Mapped[int | None]
    latest_number: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column(default=1)
    how: Mapped[str] = mapped_column(Text, default="")
    how_html: Mapped[str] = mapped_column(Text, default="")
    how_version: Mapped[int] = mapped_column(default=1)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delivered_on: Mapped[date | None] = mapped_column(Date)

    subject: Mapped[Subject] = relationship(lazy="joined", innerjoin=True)
    client_person: Mapped[Person | None] = relationship(lazy="raise")
    taker_team: Mapped[Team] = relationship(lazy="raise", foreign_keys=taker_team_id)

    @property
    def state(self) -> AssignmentState:
        """How far it is."""
        return state_of(self.subject.state)

    @property
    def is_agreed(self) -> bool:
        """Whether both sides ever said yes to a version."""
        return self.agreed_number is not None

    @property
    def has_proposal(self) -> bool:
        """Whether a newer version lies on the table than the one that holds."""
        return self.agreed_number is not None and self.latest_number > self.agreed_number

    @property
    def current_number(self) -> int:
        """The version that its page shows: the agreed one, else the newest."""
        return self.agreed_number or self.latest_number

    @property
    def client_party_id(self) -> SubjectId | None:
        """The partner or team for which the client asks it."""
        return self.client_partner_id or self.client_team_id


class AssignmentMove(Base):
    """A move to another state: by which side, with the sentence and, when given back, the reason."""

    __tablename__ = "assignment_move"
    __table_args__ = (Index("ix_assignment_move_assignment_id_id", "assignment_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    assignment_id: Mapped[SubjectId] = mapped_column(ForeignKey("assignment.id"))
    from_state: Mapped[str] = mapped_column(String(20))
    to_state: Mapped[str] = mapped_column(String(20))
    side: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(20), default="")
    sentence: Mapped[str] = mapped_column(String(MAX_SENTENCE), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
