"""What is filled in on the forms of subjects."""

from collections.abc import Callable

from tests.trust.answers.shared import Answers, nothing
from tests.trust.world import World


def _open_theme(_world: World) -> Answers:
    return {"name": "Speelplekken", "name_en": "Play", "icon": "bulb", "scene": "spelen", "position": 3}


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "links.link": lambda world: {"other": world.plans["discussed"], "relation": "belongs_to", "note": "Zelfde straat."},
    "links.unlink": lambda _world: {"reason": "Dit is een andere tuin."},
    "subjects.follow": nothing,
    "subjects.support": lambda _world: {"kind": "support", "reason": "", "email": "iemand@example.org"},
    "subjects.take_back": nothing,
    "subjects.unfollow": nothing,
    "subjects_admin.close_or_reopen": nothing,
    "subjects_admin.open_theme": _open_theme,
    "subjects_admin.theme": _open_theme,
}
