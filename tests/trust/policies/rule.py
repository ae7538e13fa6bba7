"""What one line of the table says, and who is meant by the words in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.trust.addresses import EVERYBODY, NOBODY, NOTHING, States

Who = frozenset[str] | Mapping[str, frozenset[str]]
MAKERS = frozenset({"maker", "co_maker"})
MAKER = frozenset({"maker"})
OUR_TEAM = frozenset({"member"})
ROLES = {
    "administrator": {"administrator"},
    "moderator": {"moderator"},
    "partner_manager": {"manager"},
    "partner_speaker": {"speaker"},
    "team_member": {"member", "member_elsewhere"},
}


@dataclass(frozen=True)
class Policy:
    """Who may look and who may act. `otherwise` is what those with the declared access get who may not."""

    thing: States
    get: Who = EVERYBODY
    post: Who = EVERYBODY
    otherwise: str | Mapping[str, str] = "forbidden"
    unknown: str = "missing"

    def may(self, method: str, state: str) -> frozenset[str]:
        """Who gets in with this method in this state."""
        who = self.get if method == "GET" else self.post
        return who if isinstance(who, frozenset) else who.get(state, NOBODY)


def expected(policy: Policy, access: str, method: str, actor: str, state: str) -> str:
    """What this actor is told."""
    if access != "public" and actor == "visitor":
        return "sign in"
    if access.startswith("role:"):
        roles = access.removeprefix("role:").split(",")
        if actor not in set().union(*(ROLES[role] for role in roles)):
            return "forbidden"
    if actor not in policy.thing[state].known_to:
        return policy.unknown
    if actor in policy.may(method, state):
        return "in"
    return policy.otherwise if isinstance(policy.otherwise, str) else policy.otherwise.get(state, "forbidden")


def only(who: frozenset[str], *states: str) -> dict[str, frozenset[str]]:
    """These people in these states, nobody in another."""
    return dict.fromkeys(states, who)


PAGE = Policy(NOTHING)
NOT_SIGNED_IN = frozenset({"visitor"})
OFFERER = frozenset({"resident"})
LIVE = ("published", "ended")
NOT_THIS_PHOTO = {"ended": "forbidden"}
RECORDING = frozenset({"member", "member_elsewhere", "speaker"})
