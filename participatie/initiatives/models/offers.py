"""Tables of what people offer: to a need, to an initiative, or to a whole area."""

import enum
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, event, inspect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.initiatives.models.initiatives import Initiative, Need
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.places.models import Area
from participatie.subjects.models import Subject, SubjectId, Theme


class OfferState(enum.StrEnum):
    """How far an offer is. Waiting: its writer has still to follow a link. Asked: makers asked for a free offer."""

    WAITING = "waiting"
    OFFERED = "offered"
    ASKED = "asked"
    ACCEPTED = "accepted"
    GIVEN = "given"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


AGREED = (OfferState.ACCEPTED, OfferState.GIVEN)
OVER = (OfferState.GIVEN, OfferState.DECLINED, OfferState.WITHDRAWN)


class Offer(Base):
    """What somebody offers. Without an initiative it is free: the makers of any initiative there may ask for it.

    The voice (person, partner, capacity) is stamped once. `message` and `reply` are for the two sides only.
    """

    __tablename__ = "offer"
    __table_args__ = (
        Index("ix_offer_initiative_id_state", "initiative_id", "state"),
        Index("ix_offer_need_id_state", "need_id", "state"),
        Index("ix_offer_area_id_state", "area_id", "state"),
        Index("ix_offer_state_moved_at", "state", "moved_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("initiative.id"))
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"))
    asked_from_id: Mapped[int | None] = mapped_column(ForeignKey("offer.id"), index=True)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    kind: Mapped[str] = mapped_column(String(12))
    what: Mapped[str] = mapped_column(String(160))
    amount_hundredths: Mapped[int | None]
    unit: Mapped[str] = mapped_column(String(30), default="")
    place: Mapped[str] = mapped_column(String(120), default="")
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    when_words: Mapped[str] = mapped_column(String(120), default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"), index=True)
    capacity: Mapped[str] = mapped_column(String(10))
    message: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(10))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    moved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reply: Mapped[str] = mapped_column(String(300), default="")
    given_by_makers_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    given_by_offerer_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    may_promise: Mapped[bool] = mapped_column(default=False)
    commitment_id: Mapped[int | None] = mapped_column(ForeignKey("commitment.id"), index=True)
    draft_key: Mapped[str | None] = mapped_column(String(40), unique=True)
    hidden_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    hidden_reason: Mapped[str] = mapped_column(String(300), default="")

    initiative: Mapped[Initiative | None] = relationship(lazy="raise")
    need: Mapped[Need | None] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[person_id])
    partner_subject: Mapped[Subject | None] = relationship(
        lazy="raise", viewonly=True, primaryjoin="foreign(Offer.partner_id) == Subject.id"
    )
    area: Mapped[Area | None] = relationship(lazy="raise")
    theme: Mapped[Theme | None] = relationship(lazy="raise")

    @property
    def is_free(self) -> bool:
        """Whether it is for a whole area and tied to no initiative."""
        return self.initiative_id is None

    @property
    def is_agreed(self) -> bool:
        """Whether both sides said yes."""
        return self.state in AGREED

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done with it."""
        return self.state in OVER

    @property
    def is_readable(self) -> bool:
        """Whether its public words may still be read by everybody."""
        return self.hidden_at is None


@event.listens_for(Offer, "before_update")
def refuse_another_voice(_mapper: object, _connection: object, offer: Offer) -> None:
    """The stamp is for good: what waited gets its person once, and after that nothing changes."""
    attributes = inspect(offer).attrs
    changed = [name for name in ("partner_id", "capacity") if attributes[name].history.has_changes()]
    before = [value for value in attributes.person_id.history.deleted or () if value is not None]
    if changed or (before and offer.person_id is not None):
        raise ValueError("the voice of an offer does not change")


class OfferContact(Base):
    """How one person of either side can be reached, for the other side alone; erased ninety days after the end."""

    __tablename__ = "offer_contact"

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    is_maker: Mapped[bool] = mapped_column(default=False)
    may_mail: Mapped[bool] = mapped_column(default=False)
    phone: Mapped[str] = mapped_column(String(20), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="raise")


class OfferMessage(Base):
    """A short message between the makers and who offered; nobody else reads it. Erased with the contact details."""

    __tablename__ = "offer_message"
    __table_args__ = (Index("ix_offer_message_offer_id_id", "offer_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="raise")
