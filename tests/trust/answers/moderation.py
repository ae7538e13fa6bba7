"""What is filled in on the forms of moderation."""

from collections.abc import Callable

from tests.trust.answers.shared import Answers
from tests.trust.world import World


def _reason(_world: World) -> Answers:
    return {"reason": "Dit is niet aardig."}


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "moderation.report_post": _reason,
    "moderation.report_subject": _reason,
    "moderation.report_thing": _reason,
    "moderation.rule_post": lambda _world: {"kind": "leave", "reason": ""},
    "moderation.rule_subject": lambda _world: {"kind": "leave", "reason": ""},
    "moderation.rule_thing": lambda _world: {"kind": "leave", "reason": ""},
    "moderation.ruling": lambda _world: {"appeal": "Het was aardig bedoeld."},
}
