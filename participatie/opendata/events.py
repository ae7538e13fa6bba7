"""What happens with files that are brought in."""

from dataclasses import dataclass

from participatie.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class FileImported(Event):
    """Everything in a file was placed."""

    kind: str
    name: str
    source: str
    added: int
