"""What is filled in on the forms of threads."""

from collections.abc import Callable

from tests.trust.answers.shared import Answers, nothing, said_by_somebody
from tests.trust.world import World

ANSWERS: dict[str, Callable[[World], Answers]] = {
    "threads.answer_outside": lambda _world: {"name": "Jan Bakker", "body": "Ja, dat mag."},
    "threads.ask_outsider": lambda _world: {
        "name": "Piet Jansen",
        "email": "piet@example.org",
        "body": "Mag dit hier?",
    },
    "threads.claim": lambda world: {"code": world.keys["recording code"]},
    "threads.edit": lambda _world: {"body": "Anders gezegd.", "version": 2},
    "threads.note": lambda _world: {"body": "Even bellen met de woonstichting."},
    "threads.post": lambda _world: {"body": "Ik help mee.", "kind": "comment", "email": "iemand@example.org"},
    "threads.record_post": lambda world: {"body": "Ik help mee.", **said_by_somebody(world)},
    "threads.revoke_question": nothing,
    "threads.withdraw": nothing,
}
