"""What is filled in on the forms of partners."""

from collections.abc import Callable

from participatie.kernel.db import db
from participatie.partners.models import Joining
from tests.trust.answers.shared import Answers, a_member, nothing
from tests.trust.world import World


def _words_of_joining(world: World) -> str:
    """What is asked, as the form showed it; nothing once it was answered."""
    joining = db.session.get(Joining, world.ids["joining"])
    return joining.words if joining is not None else ""


def _partner(_world: World) -> Answers:
    return {
        "name": "Basisschool De Zon",
        "kind": "school",
        "lead": "Voor kinderen van vier tot twaalf.",
        "about": "Wij leren buiten.",
        "website": "https://voorbeeld.nl/",
        "version": 1,
    }


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "partners.answer_invitation": nothing,
    "partners.answer_joining": lambda world: {"read": _words_of_joining(world)},
    "partners.ask": lambda world: {"partner": world.ids["partner"], "role": "adviser", "note": "Denk je mee?"},
    "partners.choose_naming": nothing,
    "partners.edit": _partner,
    "partners.end_involvement": nothing,
    "partners.end_member": nothing,
    "partners.involve": lambda world: {"partner": world.ids["partner"], "role": "adviser", "note": "Wij denken mee."},
    "partners.members": a_member,
    "partners.set_step": lambda _world: {"step": "regulate", "reason": "Er is een vergunning nodig."},
    "partners.use_power": lambda world: {"partner": world.ids["authority"], "power": "road", "reason": "Het is een weg."},
    "partners.withdraw_invitation": nothing,
    "partners.withdraw_joining": nothing,
    "partners_admin.close": nothing,
    "partners_admin.register": _partner,
}
