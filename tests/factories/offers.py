"""Needs and offers, as makers and helpers make them."""

from participatie.accounts.models import Person
from participatie.initiatives.models import Initiative, Need, NeedKind
from participatie.initiatives.models.offers import Offer
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.services import needs, offers
from participatie.initiatives.services.needs import Terms
from participatie.initiatives.services.offers import Aim, Bid, Reach
from participatie.kernel.access import SYSTEM
from participatie.threads.voices import SELF
from tests.factories.people import actor_of

NOT_AT_ALL = Reach()


def make_need(maker: Person, initiative: Initiative, amount: int | None = 5, kind: NeedKind = NeedKind.HANDS) -> Need:
    """Something that the makers look for; the amount in whole ones."""
    hundredths = amount * 100 if amount is not None else None
    initiative = get_initiative(SYSTEM, initiative.id)
    return needs.add_need(actor_of(maker), initiative, Terms(kind, "Mensen die spitten", hundredths))


def make_offer(
    person: Person, need: Need, initiative: Initiative, amount: int | None = 1, reach: Reach = NOT_AT_ALL, voice: str = SELF
) -> Offer:
    """Somebody offers what a need asks for."""
    terms = Terms(NeedKind(need.kind), "Ik spit graag", amount * 100 if amount is not None else None)
    bid = Bid(terms, "Ik heb zaterdag tijd.", reach)
    return offers.make_offer(actor_of(person), Aim(get_initiative(SYSTEM, initiative.id), need), bid, voice)


def make_free_offer(person: Person, what: str = "Werkplaats op zaterdag", kind: NeedKind = NeedKind.SPACE) -> Offer:
    """Somebody offers something to the whole municipality."""
    return offers.make_offer(actor_of(person), Aim(), Bid(Terms(kind, what)))
