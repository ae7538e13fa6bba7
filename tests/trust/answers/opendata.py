"""What is filled in on the forms of opendata."""

from collections.abc import Callable

from tests.trust.answers.shared import Answers, a_file, nothing
from tests.trust.world import World

ANSWERS: dict[str, Callable[[World], Answers]] = {
    "imports.columns": nothing,
    "imports.index": lambda _world: {"kind": "initiatives", "source": "Ideeënbus", "file": a_file(b"titel\nBankje\n", "x.csv")},
    "imports.start": nothing,
}
