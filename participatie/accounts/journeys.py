"""The way to a provider of identities and back, as a browser's cookie keeps it."""

import time
from contextlib import suppress
from dataclasses import asdict, dataclass

from flask import current_app, flash, session
from flask_babel import gettext as _

from participatie.accounts import queries, services
from participatie.accounts.models import Person
from participatie.accounts.providers import Audience, Provider
from participatie.accounts.roles import is_staff
from participatie.kernel.access import Actor
from participatie.kernel.errors import Refused

JOURNEY, PROVEN, LINKING, SUGGESTED_NAME = "journey", "proven", "linking", "suggested_name"
JOURNEY_S, ARRIVED_S = 600, 1800


@dataclass(frozen=True)
class Proven:
    """Who somebody is at a provider, as the provider signed it. The address and the name are its word, and prove nothing.

    `asked_at` is when it last asked that person, in seconds since 1970; 0 when it does not say.
    """

    provider: str
    issuer: str
    subject: str
    email: str = ""
    name: str = ""
    asked_at: int = 0


class SignInFailed(Exception):
    """A provider let nobody in. `reason` is access_denied, away, weak, not_again, closed or wrong; no more of it is told."""

    def __init__(self, label: str, reason: str) -> None:
        super().__init__(reason)
        self.label = label
        self.reason = reason


@dataclass(frozen=True)
class Journey:
    """Why this browser went to a provider, and where its person goes afterwards. `linking` holds whose account gets a link."""

    provider: str
    next_path: str = ""
    is_again: bool = False
    linking: int | None = None
    at: float = 0.0


def set_out(journey: Journey) -> None:
    """Remember why the browser goes to the provider; what it brought back earlier no longer counts."""
    session.pop(PROVEN, None)
    session[JOURNEY] = {**asdict(journey), "at": time.time()}


def come_back(provider: str) -> Journey:
    """The journey that ends here, once; nobody comes back who did not go, went elsewhere, or stayed away too long."""
    kept = session.pop(JOURNEY, None)
    journey = Journey(**kept) if kept else None
    if journey is None or journey.provider != provider or time.time() - journey.at > JOURNEY_S:
        raise SignInFailed(provider, "wrong")
    return journey


def arrive(proven: Proven, journey: Journey) -> None:
    """Remember who the provider says this is, until they go on from here."""
    session[PROVEN] = {"who": asdict(proven), "journey": {**asdict(journey), "at": time.time()}}


def arrived() -> tuple[Proven, Journey] | None:
    """Who came back from a provider, and why they went; nobody when that is too long ago."""
    kept = session.get(PROVEN)
    if not kept or time.time() - kept["journey"]["at"] > ARRIVED_S:
        return None
    return Proven(**kept["who"]), Journey(**kept["journey"])


def confirm_link(person: Person, draft_key: str | None) -> None:
    """This code was for the identity that waits here: it is linked once the person is all the way in."""
    if (here := arrived()) and services.identity_key(here[0].issuer, here[0].subject) == draft_key:
        session[LINKING] = {"person_id": person.id, "who": asdict(here[0]), "at": time.time()}


def confirmed_link(person: Person) -> Proven | None:
    """The identity that this very person said is theirs, on the way in that ends here."""
    kept = session.get(LINKING)
    if not kept or kept["person_id"] != person.id or time.time() - kept["at"] > JOURNEY_S:
        return None
    return Proven(**kept["who"])


def link(person: Person, proven: Proven) -> None:
    """Link it now that they are past the second factor too, and propose the name that the provider knows."""
    provider: Provider | None = current_app.extensions["providers"].get(proven.provider)
    if provider is None:
        return
    if not is_meant_for(provider, person.id):
        flash(for_staff_only(provider) + " " + _("Je bent nu binnen met de mail; gekoppeld is er niets."), "warning")
        return
    with suppress(Refused):  # another account was faster; they are in all the same, and their account shows no link
        services.link_identity(Actor(id=person.id), person, proven.issuer, proven.subject, provider.label)
    session[SUGGESTED_NAME] = proven.name


def is_meant_for(provider: Provider, person_id: int) -> bool:
    """Whether this person may use this provider: one for staff lets in nobody else, whatever it says of them."""
    return provider.audience != Audience.STAFF or any(is_staff(it.role) for it in queries.list_held(person_id))


def for_staff_only(provider: Provider) -> str:
    """What is said to who may not use it."""
    return _("Inloggen met %(label)s is alleen voor medewerkers van de gemeente.", label=provider.label)


def forget() -> None:
    """Whoever signs in another way leaves no identity behind that waits for a link."""
    for name in (JOURNEY, PROVEN, LINKING):
        session.pop(name, None)
