"""What addresses of talents name."""

from tests.trust.addresses import ARGUED, EVERYBODY, MAKERS, NOBODY, State, States
from tests.trust.world import NEVER, NEVER_KEY

SIDES = MAKERS | {"speaker"}


def _vacancy(**more: str) -> States:
    """Moderators know of a vacancy that was hidden, or of what is hidden itself."""
    known = {"hidden": frozenset({"moderator"}), "in_hidden": frozenset(ARGUED) - {"maker"}}

    def state(name: str) -> State:
        def args(w):
            return {"vacancy_id": w.ids[f"vacancy {name}"]} | {arg: w.keys[key] for arg, key in more.items()}

        return State(args, known.get(name, EVERYBODY))

    never = State(lambda w: {"vacancy_id": NEVER} | {arg: w.keys[key] for arg, key in more.items()}, NOBODY)
    return {name: state(name) for name in ("open", "closed", "hidden", "in_hidden")} | {"never": never}


def _match() -> States:
    """A match is there for its two sides only."""

    def state(name: str) -> State:
        return State(lambda w: {"key": w.keys[f"match {name}"]}, SIDES)

    return {name: state(name) for name in ("offered", "joined")} | {"never": State(lambda w: {"key": NEVER_KEY}, NOBODY)}


VACANCY = _vacancy()
PERSON_AT_VACANCY = _vacancy(card="card")
MATCH = _match()
