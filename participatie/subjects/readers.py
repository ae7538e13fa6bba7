"""Who else reads each fact as soon as it is part of the history. Domains on higher floors register here."""

from collections.abc import Callable

from participatie.subjects.models import HistoryEntry

Reader = Callable[[HistoryEntry], None]

_readers: list[Reader] = []


def reads_history(reader: Reader) -> Reader:
    """Let this function have each new fact, in the transaction in which it happened."""
    if reader not in _readers:
        _readers.append(reader)
    return reader


def hand_on(entry: HistoryEntry) -> None:
    """Give a new fact to all who read."""
    for reader in _readers:
        reader(entry)
