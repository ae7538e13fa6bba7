"""What addresses of assignments name."""

from tests.trust.addresses import EVERYBODY, NOBODY, State, States
from tests.trust.world import NEVER

SIDES = frozenset({"speaker", "member"})


def _assignment(*names: str) -> States:
    """What was not agreed is known to the two sides; what residents do not notice, also to who is in another team."""
    known = {
        "draft": SIDES,
        "discussed": SIDES,
        "hidden": SIDES | {"moderator"},
        "internal": SIDES | {"member_elsewhere"},
    }

    def state(name: str) -> State:
        return State(lambda w: {"subject_id": w.ids[f"assignment {name}"]}, known.get(name, EVERYBODY))

    return {name: state(name) for name in names} | {"never": State(lambda w: {"subject_id": NEVER}, NOBODY)}


ASSIGNMENT = _assignment("public", "draft", "discussed", "internal", "hidden", "delivered")
ON_THE_TABLE = _assignment("public", "draft")
"""In public a second version waits for the client."""
WRITABLE = _assignment("draft", "public", "hidden")
STOPPABLE = _assignment("public", "delivered", "draft")
WITH_CLIENT = _assignment("public", "draft", "internal")
TIE = {
    "there": State(lambda w: {"subject_id": w.ids["assignment public"], "dependency_id": w.ids["assignment tie"]}),
    "never": State(lambda w: {"subject_id": w.ids["assignment public"], "dependency_id": NEVER}, EVERYBODY - SIDES),
}
CARRIED = {
    "there": State(lambda w: {"subject_id": w.ids["assignment public"], "far_id": w.initiatives["published"]}),
    "never": State(lambda w: {"subject_id": w.ids["assignment public"], "far_id": NEVER}, NOBODY),
}
