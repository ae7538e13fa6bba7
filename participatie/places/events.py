"""What happens to places."""

from dataclasses import dataclass

from participatie.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class AreasImported(Event):
    """The areas were brought up to date from a file: how many are new, changed, reopened and closed."""

    created: int
    changed: int
    reopened: int
    closed: int


@dataclass(frozen=True, kw_only=True)
class AddressesImported(Event):
    """The addresses or streets were replaced by those of a file."""

    streets: int
    addresses: int
