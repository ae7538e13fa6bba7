"""Mail about the account itself: what a thief who got in could change, its owner hears of at once."""

from participatie.accounts.models import Person
from participatie.kernel.outbox import put_mail


def tell_way_in(person: Person, change: str, name: str) -> None:
    """Tell somebody that a way into their account came or went. `change` is passkey or identity, _added or _removed."""
    put_mail(person.email, "accounts/way_in", person.language, change=change, name=name)
