"""People for tests."""

from itertools import count

from participatie.accounts import services
from participatie.accounts.models import Person
from participatie.accounts.queries import list_held
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.db import db

_numbers = count(1)


def make_person(name: str | None = None, email: str | None = None, *roles: str | tuple[str, int]) -> Person:
    """Somebody with an account, and the roles given: a name, or a name with the id it is for."""
    number = next(_numbers)
    person = services.create_person(email or f"person{number}@example.org", name or f"Persoon {number}")
    for role in roles:
        services.give_grant(SYSTEM, person, *((role,) if isinstance(role, str) else role))
    db.session.commit()
    return person


def actor_of(person: Person) -> Actor:
    """This person as the one who acts."""
    return Actor(id=person.id, name=person.display_name, held=list_held(person.id))


def make_administrator() -> Actor:
    """Somebody who may change what administrators change."""
    return actor_of(make_person("Anna", None, "administrator"))
