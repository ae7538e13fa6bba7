"""What happens to initiatives, and to needs and offers: of these no event holds a text, for a text can be hidden."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import Event, SubjectEvent
from participatie.subjects.events import SubjectEdited


@dataclass(frozen=True, kw_only=True)
class NeedChanged(SubjectEvent):
    """What the makers look for is different: `change` is added, changed, closed, reopened or removed."""

    public: ClassVar[bool] = True

    kind: str
    change: str


@dataclass(frozen=True, kw_only=True)
class AboutOffer:
    """Which offer it is about. `partner_name` is empty for who speaks for nobody else; `offerer_id` is who offered."""

    offer_id: int
    kind: str
    partner_name: str = ""
    partner_id: int | None = None
    offerer_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class OfferMade(AboutOffer, SubjectEvent):
    """Somebody offered help."""

    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class OfferAccepted(AboutOffer, SubjectEvent):
    """Both sides agree."""

    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class OfferDeclined(AboutOffer, SubjectEvent):
    """The side that was asked said: not now."""

    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class OfferWithdrawn(AboutOffer, SubjectEvent):
    """Who offered took it back."""

    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class OfferGiven(AboutOffer, SubjectEvent):
    """One of the sides says that it was given."""

    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class FreeOfferMade(Event):
    """Somebody offered something to a whole area."""

    offer_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class OfferHidden(Event):
    """A maker or a moderator took the words of an offer out of sight."""

    offer_id: int


@dataclass(frozen=True, kw_only=True)
class MakerJoined(SubjectEvent):
    """Somebody said yes to making it, and is a maker from now on. `how` is along, take_over or taken_up."""

    public: ClassVar[bool] = True

    person_id: int
    how: str


@dataclass(frozen=True, kw_only=True)
class MakerLeft(SubjectEvent):
    """Somebody makes it no longer; what they did stays."""

    public: ClassVar[bool] = True

    person_id: int


@dataclass(frozen=True, kw_only=True)
class MakerSought(SubjectEvent):
    """The last maker left: it is offered to those who joined in."""

    public: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class TextRewritten(SubjectEdited):
    """Its text changed after people had reacted: the text before is kept as a version."""

    number: int


@dataclass(frozen=True, kw_only=True)
class VersionHidden(SubjectEvent):
    """What it said before is out of sight; the reason stands with the version."""

    public: ClassVar[bool] = True

    number: int


@dataclass(frozen=True, kw_only=True)
class VersionShown(SubjectEvent):
    """What it said before can be read again."""

    public: ClassVar[bool] = True

    number: int


@dataclass(frozen=True, kw_only=True)
class PlaceMoved(SubjectEdited):
    """It was put somewhere else after people had reacted."""

    from_place: str
    to_place: str


@dataclass(frozen=True, kw_only=True)
class UnionProposed(SubjectEvent):
    """Makers think of going on together with another initiative. Between the makers of both, until all said yes."""

    union_id: int


@dataclass(frozen=True, kw_only=True)
class UnionRefused(SubjectEvent):
    """One of the makers said no."""

    union_id: int


@dataclass(frozen=True, kw_only=True)
class InitiativesJoined(SubjectEvent):
    """Two went on as one. `other_id` is where it went (`into`), or for the new one what it came from (`from`)."""

    public: ClassVar[bool] = True

    other_id: int
    other_title: str
    way: str
