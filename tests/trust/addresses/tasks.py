"""What addresses of tasks name."""

from tests.trust.addresses import NOBODY, State, States
from tests.trust.world import NEVER

TAKE_PART = frozenset({"maker", "co_maker", "speaker"})
TEAM = frozenset({"member"})


def _task() -> States:
    return {
        "of the team": State(lambda w: {"task_id": w.ids["team task"]}, TEAM),
        "of makers": State(lambda w: {"task_id": w.ids["maker task"]}, TAKE_PART),
        "never": State(lambda w: {"task_id": NEVER}, NOBODY),
    }


def _board() -> States:
    return {
        "of the team": State(lambda w: {"subject_id": w.ids["team"]}, TEAM),
        "of makers": State(lambda w: {"subject_id": w.initiatives["published"]}, TAKE_PART),
        "hidden": State(lambda w: {"subject_id": w.initiatives["hidden"]}, NOBODY),
        "never": State(lambda w: {"subject_id": NEVER}, NOBODY),
    }


TASK = _task()
BOARD = _board()
