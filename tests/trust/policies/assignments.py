"""Who gets in at the endpoints of assignments."""

from tests.trust import addresses as a
from tests.trust.addresses import assignments as b
from tests.trust.addresses import named
from tests.trust.policies.rule import PAGE, RECORDING, Policy, only

SIDES = b.SIDES
CLIENT = frozenset({"speaker"})
TAKER = frozenset({"member"})
MAKERS = frozenset({"maker", "co_maker"})


def both(who: frozenset[str], *states: str, thing: a.States) -> Policy:
    """These people look and act in these states."""
    return Policy(thing, get=only(who, *states), post=only(who, *states))


POLICIES: dict[str, Policy] = {
    "assignments.accept": both(CLIENT, "public", thing=b.ON_THE_TABLE),
    "assignments.carry": both(SIDES, "public", "hidden", "draft", thing=b.WRITABLE),
    "assignments.connect": both(SIDES, "public", "hidden", "draft", thing=b.WRITABLE),
    "assignments.detail": Policy(b.ASSIGNMENT),
    "assignments.disconnect": both(SIDES, "there", thing=b.TIE),
    "assignments.end_proposal": both(SIDES, "public", thing=b.ON_THE_TABLE),
    "assignments.index": PAGE,
    "assignments.measure": both(SIDES, "delivered", thing=b.ASSIGNMENT),
    "assignments.mine": PAGE,
    "assignments.new": Policy(a.NOTHING, get=RECORDING, post=RECORDING),
    "assignments.propose": both(SIDES, "public", thing=b.ON_THE_TABLE),
    "assignments.release": both(SIDES | MAKERS, "there", thing=b.CARRIED),
    "assignments.say_what_stops": both(CLIENT, "public", thing=b.ON_THE_TABLE),
    "assignments.step": both(SIDES, "public", "delivered", thing=named(b.STOPPABLE, word="stoppen")),
    "assignments.step_back": both(CLIENT, "public", "draft", thing=b.WITH_CLIENT),
    "assignments.take_over": both(CLIENT, "internal", thing=b.WITH_CLIENT),
    "assignments.versions": Policy(b.ASSIGNMENT),
    "assignments.web": PAGE,
    "assignments.write": both(CLIENT, "draft", thing=b.WRITABLE),
    "assignments.write_how": both(TAKER, "public", "hidden", thing=b.WRITABLE),
}
