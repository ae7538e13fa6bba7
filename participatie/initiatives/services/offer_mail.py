"""Mail about offers: that something happened and where to read it. No word that either side wrote stands in it."""

from collections.abc import Collection

from participatie.initiatives.models import Initiative
from participatie.initiatives.models.offers import Offer
from participatie.initiatives.queries import list_carrier_ids
from participatie.kernel.access import Actor
from participatie.kernel.outbox import put_mail
from participatie.notifications.queries import list_people
from participatie.notifications.tokens import stop_path


def tell_makers(offer: Offer, initiative: Initiative, news: str, by: Actor, name: str = "") -> None:
    """Tell all who may answer as makers, but for who did it. `name` is the partner in whose name it was done."""
    _tell(offer, initiative, news, name or by.name, set(list_carrier_ids(initiative.id)) - {by.id}, "maker")


def tell_offerer(offer: Offer, initiative: Initiative, news: str, by: Actor) -> None:
    """Tell who offered, unless they did it themselves."""
    person_ids = {offer.person_id} - {None, by.id}
    _tell(offer, initiative, news, by.name, {person_id for person_id in person_ids if person_id}, "offerer")


def _tell(offer: Offer, initiative: Initiative, news: str, name: str, person_ids: Collection[int], why: str) -> None:
    for person in list_people(initiative.id, person_ids):
        put_mail(
            person.email,
            "initiatives/offer",
            person.language,
            news=news,
            name=name,
            title=initiative.subject.title,
            offer_id=offer.id,
            why=why,
            stop_path=stop_path(person.id, initiative.id),
        )
