"""What is filled in on the forms of tasks."""

from collections.abc import Callable

from participatie.kernel.clock import today
from tests.trust.answers.shared import Answers, nothing
from tests.trust.world import World

TASK: Answers = {"what": "De buren bellen", "person": "", "due_on": today().isoformat()}

ANSWERS: dict[str, Callable[[World], Answers]] = {
    "tasks.board": lambda _world: TASK,
    "tasks.edit": lambda _world: {**TASK, "state": "waiting", "waiting_for": "het waterschap", "version": 1},
    "tasks.move": nothing,
    "tasks.remove": nothing,
    "tasks.show": nothing,
}
