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
    "threads.templates": lambda _world: {"name": "We komen kijken", "body": "Dag {naam}, we komen kijken."},
    "threads.edit_template": lambda _world: {"name": "We komen", "body": "Dag {naam}, we komen.", "version": 1},
    "threads.remove_template": nothing,
    "threads.note": lambda _world: {"body": "Even bellen met de woonstichting."},
    "threads.post": lambda _world: {"body": "Ik help mee.", "kind": "comment", "email": "iemand@example.org"},
    "threads.record_post": lambda world: {"body": "Ik help mee.", **said_by_somebody(world)},
    "threads.revoke_question": nothing,
    "threads.withdraw": nothing,
}
