"""What is filled in on the forms of notifications."""

from collections.abc import Callable

from participatie.notifications.sorts import SORT_LABELS
from tests.trust.answers.shared import Answers, an_address, nothing
from tests.trust.world import World

ANSWERS: dict[str, Callable[[World], Answers]] = {
    "notifications.change_pace": lambda _world: {"pace": "daily"},
    "notifications.choices": lambda _world: {"daily": "y", **{f"pace_{sort}": "daily" for sort in SORT_LABELS}},
    "notifications.follow": an_address,
    "notifications.follow_around": lambda world: {
        "address": "Kerkstraat 14",
        "radius": "0",
        "pace": "weekly",
        **an_address(world),
    },
    "notifications.mark_read": nothing,
    "notifications.open_subject": nothing,
    "notifications.read_all": nothing,
    "notifications.resume": nothing,
    "notifications.say_use": lambda _world: {"use": "yes"},
    "notifications.stop": nothing,
    "notifications.stop_following": nothing,
    "notifications.subject_pace": lambda _world: {"pace": "daily"},
    "notifications.unfollow": nothing,
}
