"""People: the account itself."""

from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from participatie.accounts import queries
from participatie.accounts.addresses import normal_address
from participatie.accounts.events import PersonDeactivated, PersonReactivated
from participatie.accounts.models import Person
from participatie.accounts.names import chosen_name, name_skeleton
from participatie.accounts.permissions import can_change_account, can_deactivate, can_manage_people, can_reactivate
from participatie.accounts.services.identities import forget_identities
from participatie.accounts.services.passkeys import forget_passkeys
from participatie.accounts.services.sessions import end_all_sessions, note_way_in
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit


def create_person(email: str, name: str = "", language: str = "nl") -> Person:
    """Make an account. The name may come later, when the person chooses it."""
    person = Person(email=normal_address(email), language=language, created_at=now())
    if name:
        _give_name(person, name)
    db.session.add(person)
    db.session.flush()
    return person


def sign_in_or_create(email: str) -> Person:
    """The person with this address, which was just shown to be theirs; made when there is none."""
    address = normal_address(email)
    person = queries.find_person_by_email(address) or _create_once(address)
    if not person.active:
        raise Refused(_("Dit account is gesloten. Neem contact op met de beheerder van deze site."))
    person.confirmed_at = person.confirmed_at or now()
    return person


def _create_once(address: str) -> Person:
    """Two codes for one new address may be used at the same moment: the second finds the person of the first."""
    try:
        with db.session.begin_nested():
            return create_person(address, language=str(get_locale() or "nl"))
    except IntegrityError:
        person = queries.find_person_by_email(address)
        if person is None:
            raise
        return person


def _give_name(person: Person, name: str) -> None:
    person.display_name = chosen_name(name)
    person.name_skeleton = name_skeleton(person.display_name)


def rename(actor: Actor, person: Person, name: str) -> None:
    """Take another name; it shows from now on at all this person wrote."""
    authorize(can_change_account, actor, person)
    _give_name(person, name)


def choose_language(actor: Actor, person: Person, language: str) -> None:
    """Read and be written to in this language."""
    authorize(can_change_account, actor, person)
    person.language = language


def deactivate(actor: Actor, person: Person) -> None:
    """Close the account: no way in any more, and out everywhere at once."""
    authorize(can_deactivate, actor, person)
    if queries.lock_administrators() == {person.id}:
        raise Refused(_("Dit is de laatste beheerder. Maak eerst iemand anders beheerder."))
    close(person, actor.id)


def close(person: Person, by_id: int | None) -> None:
    """No way in any more; every domain lets go of what waited for this person."""
    person.active = False
    forget_identities(person)
    forget_passkeys(person)
    end_all_sessions(person)
    emit(PersonDeactivated(by_id=by_id, person_id=person.id))


def reactivate(actor: Actor, person: Person) -> None:
    """Open a closed account again."""
    authorize(can_reactivate, actor, person)
    person.active = True
    emit(PersonReactivated(by_id=actor.id, person_id=person.id))


def forget_second_factor(actor: Actor, person: Person) -> None:
    """Let somebody who lost phone and recovery codes set up a new second factor; passkeys on that phone go too."""
    authorize(can_manage_people, actor)
    person.tf_primary_method = person.tf_totp_secret = person.tf_last_counter = None
    person.mf_recovery_codes = None
    note_way_in(actor.id, person, "second_factor", "removed")
    forget_passkeys(person)
    end_all_sessions(person)
