"""What is filled in on the forms of teams."""

from collections.abc import Callable

from tests.trust.answers.shared import Answers, a_member, nothing
from tests.trust.world import World


def _team(world: World) -> Answers:
    return {
        "name": "Team Water",
        "lead": "Voor alles wat nat is.",
        "purpose": "Wij houden het droog.",
        "answer_term_days": 4,
        "home_partner": world.ids["partner"],
        "contact": "",
        "version": 1,
    }


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "teams.choose_naming": nothing,
    "teams.hand_over": lambda world: {"team": world.ids["fallback"], "note": "Dit past beter bij jullie.", "next": "/werk"},
    "teams.take_up": lambda _world: {"next": "/werk"},
    "teams_admin.close": nothing,
    "teams_admin.edit": _team,
    "teams_admin.end_member": nothing,
    "teams_admin.make_fallback": nothing,
    "teams_admin.members": a_member,
    "teams_admin.open_team": _team,
    "teams_admin.remits": lambda world: {"theme": world.ids["open theme"], "area": "", "confirmed": "1"},
    "teams_admin.remove_remit": nothing,
}
