"""People who are asked in by their address, whether they have an account yet or not."""

from flask_babel import gettext as _

from participatie.accounts import services as accounts
from participatie.accounts.addresses import normal_address
from participatie.accounts.models import Person
from participatie.accounts.queries import find_person_by_email
from participatie.kernel.errors import Refused


def person_at(address: str) -> Person:
    """The person with this address. Who has no account gets one, which is theirs once they sign in by mail.

    So the answer never tells whether an address was known.
    """
    email = normal_address(address)
    person = find_person_by_email(email) or accounts.create_person(email)
    if not person.active:
        raise Refused(_("Het account met dit adres is gesloten."), field="email")
    return person
