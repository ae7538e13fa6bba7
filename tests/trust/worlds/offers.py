"""Needs and offers."""

from participatie.accounts.models import Person
from participatie.initiatives.models import NeedKind
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.services import offer_answers, offer_talk, offers
from participatie.initiatives.services.needs import Terms
from participatie.initiatives.services.offers import Aim, Bid, Reach
from participatie.kernel.access import SYSTEM
from tests.factories.offers import make_free_offer, make_need
from tests.factories.people import actor_of
from tests.trust.world import World


def make_offers(world: World, people: dict[str, Person]) -> None:
    """A need with offers in each state, with what only the two sides may know; something offered to everybody."""
    maker, resident = people["maker"], people["resident"]
    initiative = get_initiative(SYSTEM, world.initiatives["published"])
    need, spare = make_need(maker, initiative), make_need(maker, initiative, None)
    world.ids |= {"need": need.id, "spare need": spare.id}
    reach = Reach(phone="06 98765432")
    world.secrets["telefoon"] = reach.phone
    bid = Bid(Terms(NeedKind.HANDS, "Ik spit", 100), world.plant("aanbodbericht"), reach)
    for state in ("offered", "accepted", "words hidden"):
        offer = offers.make_offer(actor_of(resident), Aim(initiative, need), bid)
        world.ids[f"offer {state}"] = offer.id
        offer_talk.say(actor_of(resident), offer, world.plant("tussenons"))
        if state == "accepted":
            offer_answers.accept(actor_of(maker), offer, Reach(phone="06 11223344"))
        elif state == "words hidden":
            offer_answers.hide_offer(actor_of(maker), offer, world.plant("verborgenaanbod"))
    waiting = offers.begin_offer(Aim(initiative, need), Bid(Terms(NeedKind.HANDS, world.plant("wachtendaanbod"), 100)))
    free = make_free_offer(resident)
    other = make_free_offer(resident, "Een aanhanger")
    asked = offer_answers.ask_for(actor_of(maker), other, initiative, world.plant("vraagomaanbod"))
    world.ids |= {"offer waiting": waiting.id, "offer free": free.id, "offer asked": asked.id}
    world.keys["waiting offer"] = waiting.draft_key or ""
