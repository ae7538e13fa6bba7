"""Who gets in at the endpoints of tasks."""

from tests.trust import addresses as a
from tests.trust.addresses import tasks as t
from tests.trust.policies.rule import MAKERS, OUR_TEAM, Policy

WORKS = {"of the team": OUR_TEAM, "of makers": MAKERS}

POLICIES: dict[str, Policy] = {
    "tasks.board": Policy(t.BOARD, post=WORKS),
    "tasks.edit": Policy(t.TASK, get=WORKS, post=WORKS),
    "tasks.move": Policy(a.named(t.TASK, state="doing"), post=WORKS),
    "tasks.remove": Policy(t.TASK, post=WORKS),
    "tasks.show": Policy(a.named(t.BOARD, choice="voor-iedereen"), post={"of makers": MAKERS}),
    "tasks.week": Policy(a.TEAM, get=OUR_TEAM, otherwise="missing"),
}
