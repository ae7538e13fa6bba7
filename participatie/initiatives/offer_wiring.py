"""What needs and offers add to the platform: words for history, a list under "Mijn", what waits for a link, nightly work."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import sections, waiting
from participatie.initiatives import offer_care
from participatie.initiatives.events import AboutOffer, FreeOfferMade
from participatie.initiatives.forms import NEED_LABELS
from participatie.initiatives.models import Offer
from participatie.initiatives.presenting import offer_line
from participatie.initiatives.queries import found
from participatie.initiatives.queries.offer_rows import list_for_makers, list_mine
from participatie.initiatives.queries.offers import find_waiting_offer
from participatie.initiatives.services.offer_talk import forget_private
from participatie.initiatives.services.offers import forget_waiting_offers
from participatie.kernel.access import Actor
from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import nightly
from participatie.moderation import things
from participatie.notifications.models import Sort
from participatie.notifications.sorts import tells, writes_own_mail
from participatie.subjects import findables, presence
from participatie.subjects.findables import Findable
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events

CHANGES = {
    "added": _l("Nieuw gevraagd: %(kind)s"),
    "changed": _l("Anders gevraagd: %(kind)s"),
    "found": _l("Gevonden: %(kind)s"),
    "dropped": _l("Niet meer nodig: %(kind)s"),
    "closed": _l("Niet meer nodig: %(kind)s"),
    "reopened": _l("Weer gevraagd: %(kind)s"),
    "removed": _l("Niet meer gevraagd: %(kind)s"),
}


def kind_word(facts: Facts) -> str:
    """The kind of help in a sentence."""
    return str(next(label for kind, label in NEED_LABELS.items() if kind == facts["kind"])).lower()


def need_changed(facts: Facts) -> str:
    """What the makers did with a need."""
    return str(CHANGES[str(facts["change"])]) % {"kind": kind_word(facts)}


def told(alone: LazyString, named: LazyString) -> Telling:
    """A sentence about an offer, with the partner in whose name it was made when there is one."""

    def sentence(facts: Facts) -> str:
        partner = str(facts.get("partner_name") or "")
        words = {"kind": kind_word(facts), "partner": partner}
        return str(named if partner else alone) % words

    return Telling(sentence, "heart-handshake", "river")


def waiting_offer(key: str) -> waiting.Waiting | None:
    """The offer that the link in a mail will make."""
    offer = find_waiting_offer(key)
    return waiting.Waiting(offer.what, offer.message) if offer is not None else None


def own_offers(actor: Actor) -> sections.Section | None:
    """What this person offered, and what waits for them as a maker."""
    mine, for_makers = list_mine(actor), list_for_makers(actor)
    if not mine and not for_makers:
        return None
    lines = {"mine": [offer_line(row) for row in mine], "waiting": [offer_line(row) for row in for_makers]}
    values: dict[str, object] = {**lines, "labels": NEED_LABELS}
    return sections.Section(_("Gevraagd en aangeboden"), "initiatives/_my_offers.html", values, asks=bool(for_makers))


@nightly
def forget_offers() -> None:
    """Keep what the privacy page promises: unconfirmed offers go after a week, what was private ninety days after the end."""
    with unit_of_work():
        forget_waiting_offers()
        forget_private()


OFFERS = Findable(
    part="offer",
    plural=_l("aanbod"),
    icon="heart-handshake",
    endpoint="initiatives.show_offer",
    key="offer_id",
    events=(AboutOffer, FreeOfferMade),
    id=Offer.id,
    texts=found.texts_of,
    ids_after=found.ids_after,
    visible=found.visible,
)
OFFER_EVENTS = ("OfferMade", "OfferAccepted", "OfferDeclined", "OfferWithdrawn", "OfferGiven")


def tell_offers() -> None:
    """Register all of it with the floors below."""
    findables.register(OFFERS)
    presence.register("offers", found.has_offers)
    waiting.register(waiting_offer)
    things.register("offer", offer_care.CARE)
    sections.register(own_offers)
    tells(Sort.OFFER, "NeedChanged", *OFFER_EVENTS)
    writes_own_mail(*OFFER_EVENTS, also="offerer_id")
    tell("NeedChanged", Telling(need_changed, "hand-stop", "sun"))
    tell("OfferMade", told(_l("Hulp aangeboden: %(kind)s"), _l("Hulp aangeboden namens %(partner)s: %(kind)s")))
    tell("OfferAccepted", told(_l("Hulp toegezegd: %(kind)s"), _l("Hulp toegezegd namens %(partner)s: %(kind)s")))
    tell("OfferDeclined", told(_l("Aanbod past nu niet: %(kind)s"), _l("Aanbod namens %(partner)s past nu niet: %(kind)s")))
    tell("OfferWithdrawn", told(_l("Aanbod ingetrokken: %(kind)s"), _l("Aanbod namens %(partner)s ingetrokken: %(kind)s")))
    tell("OfferGiven", told(_l("Hulp gegeven: %(kind)s"), _l("Hulp gegeven namens %(partner)s: %(kind)s")))
    name_events(
        {
            "NeedChanged": _l("hulpvraag veranderd"),
            "OfferMade": _l("hulp aangeboden"),
            "OfferAccepted": _l("aanbod aangenomen"),
            "OfferDeclined": _l("aanbod afgewezen"),
            "OfferWithdrawn": _l("aanbod ingetrokken"),
            "OfferGiven": _l("hulp gegeven"),
            "FreeOfferMade": _l("vrij aanbod gedaan"),
            "OfferHidden": _l("aanbod verborgen"),
        }
    )
