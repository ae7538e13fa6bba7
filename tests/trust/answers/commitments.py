"""What is filled in on the forms of commitments."""

from collections.abc import Callable
from datetime import timedelta

from participatie.kernel.clock import today
from tests.trust.answers.shared import Answers, nothing
from tests.trust.world import World

ANSWERS: dict[str, Callable[[World], Answers]] = {
    "commitments.change": lambda _world: {
        "what": "Drie kuub aarde brengen",
        "due_on": (today() + timedelta(days=40)).isoformat(),
        "why": "De kar is stuk.",
        "version": 1,
    },
    "commitments.judge": lambda _world: {"verdict": "kept", "sentence": "De aarde ligt er."},
    "commitments.keep": nothing,
    "commitments.take_back_kept": nothing,
    "commitments.withdraw": lambda _world: {"why": "Er is geen aarde meer."},
}
