"""What addresses of initiatives name."""

from tests.trust.addresses import EVERYBODY, MAKERS, NOBODY, State, States, of_subject, one
from tests.trust.world import NEVER, NEVER_KEY


def _of_asking() -> States:
    """Somebody who is asked to make the initiative on the map, and a question that was never asked."""
    return {
        "there": State(lambda w: {"subject_id": w.initiatives["published"], "invitation_id": w.ids["asked maker"]}),
        "in another": State(
            lambda w: {"subject_id": w.initiatives["ended"], "invitation_id": w.ids["asked maker"]},
            EVERYBODY - {"maker", "co_maker"},
        ),
    }


def _draft() -> States:
    known = {"draft": {"maker"}, "browser": {"visitor"}, "published": {"maker"}, "hidden": {"maker"}}

    def state(name: str) -> State:
        return State(lambda w: {"key": w.drafts[name]}, frozenset(known[name]))

    return {name: state(name) for name in known} | {"never": State(lambda w: {"key": NEVER_KEY}, NOBODY)}


def _need(name: str = "need") -> States:
    """A need of the initiative on the map, and one that never was; for who does not make it neither can be changed."""
    return {
        "there": State(lambda w: {"subject_id": w.initiatives["published"], "need_id": w.ids[name]}),
        "never": State(lambda w: {"subject_id": w.initiatives["published"], "need_id": NEVER}, EVERYBODY - MAKERS),
    }


def _offer() -> States:
    """An offer is known to everybody, a hidden one to its two sides and moderators, one that waits to nobody."""
    sides = frozenset({"maker", "co_maker", "resident", "moderator"})
    known = {"offered": EVERYBODY, "accepted": EVERYBODY, "free": EVERYBODY, "asked": EVERYBODY}
    known |= {"words hidden": sides, "waiting": NOBODY}

    def state(name: str) -> State:
        return State(lambda w: {"offer_id": w.ids[f"offer {name}"]}, known[name])

    return {name: state(name) for name in known} | {"never": State(lambda w: {"offer_id": NEVER}, NOBODY)}


def _version() -> States:
    """An earlier text is known to everybody, a hidden one to the makers and moderators."""

    def state(number: int, known_to: frozenset[str] = EVERYBODY) -> State:
        return State(lambda w: {"subject_id": w.initiatives["published"], "number": number}, known_to)

    return {"there": state(1), "hidden": state(2, MAKERS | {"moderator"}), "never": state(99, NOBODY)}


VERSION = _version()
NEED = _need()
SPARE_NEED = _need("spare need")
OFFER = _offer()
UNION = one(frozenset({"maker", "co_maker", "resident"}), union_id="union")
GO_ALONG = one(token="go along")
PAIR = {
    "published": State(lambda w: {"subject_id": w.initiatives["published"], "other_id": w.ids["bush"]}),
    "ended": State(lambda w: {"subject_id": w.initiatives["ended"], "other_id": w.ids["hedge"]}),
    "never": State(lambda w: {"subject_id": NEVER, "other_id": NEVER}, NOBODY),
}
INITIATIVE = of_subject(draft_known_to=NOBODY)
MADE = of_subject(draft_known_to=NOBODY, hidden_known_to=MAKERS | {"moderator"})
WITH_PHOTO = {name: state for name, state in INITIATIVE.items() if name != "ended"}
DRAFT = _draft()
MAKER_INVITATION = _of_asking()
DRAFT_LINK = one(token="draft link")
OWN_MAKER_INVITATION = one(frozenset({"resident"}), invitation_id="asked maker")
WITH_SOUGHT = {"sought": State(lambda w: {"subject_id": w.initiatives["sought"]}), **INITIATIVE}
