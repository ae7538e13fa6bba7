"""What addresses of mandates, decisions and what goes with them name. Everybody may know of each."""

from tests.trust.addresses import NOBODY, State, States
from tests.trust.world import NEVER


def _numbered(argument: str, **names: str) -> States:
    """Things by state and by their name in the world; and one that never was."""

    def state(name: str) -> State:
        return State(lambda w: {argument: w.ids[name]})

    return {key: state(name) for key, name in names.items()} | {"never": State(lambda w: {argument: NEVER}, NOBODY)}


MANDATE = _numbered("mandate_id", running="mandate running", ended="mandate ended")
DECISION = _numbered("decision_id", there="decision")
ESCALATION = _numbered("escalation_id", there="escalation")
ADVICE = _numbered("advice_id", there="advice")
AGREEMENT = _numbered("agreement_id", there="agreement")
REVIEW = _numbered("review_id", asked="review asked", answered="review answered")
HIT = {
    "hit": State(lambda w: {"mandate_id": w.ids["mandate running"], "sort": "amount"}),
    "never": State(lambda w: {"mandate_id": NEVER, "sort": "amount"}, NOBODY),
}
