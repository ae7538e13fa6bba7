"""What is filled in on the forms of teams."""

from collections.abc import Callable

from participatie.kernel.clock import today
from tests.trust.answers.shared import Answers, a_member, nothing
from tests.trust.world import World


def _team(world: World) -> Answers:
    return {
        "name": "Team Water",
        "lead": "Voor alles wat nat is.",
        "purpose": "Wij houden het droog.",
        "kind": "area",
        "answer_term_days": 4,
        "home_partner": world.ids["partner"],
        "contact": "",
        "stand_in": "",
        "version": 1,
    }


def _away(world: World) -> Answers:
    day = today()
    return {"person": world.people["member"], "from_on": day.isoformat(), "last_on": day.isoformat()}


def _agreements(_world: World) -> Answers:
    return {"agreements": "Maandag overleg.", "contact": "", "stand_in": "", "version": 1}


def _why(_world: World) -> Answers:
    return {"reason": "Dit past niet."}


def _rule(world: World) -> Answers:
    team_id = world.ids["team"]
    seen = {"confirmed": f"|||otter|{team_id}", **_stay(world)}
    return {"kind": "", "area": "", "theme": "", "words": "otter", "team": team_id, **seen}


def _stay(_world: World) -> Answers:
    return {"way": "blijf"}


def _all_taken_up(world: World) -> Answers:
    return {"team_id": world.ids["team"], "picked": [world.ids["responsibility"]], "doing": "oppakken", "next": "/werk"}


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "teams.absences": _away,
    "teams.accept_handover": nothing,
    "teams.accept_support": nothing,
    "teams.act_together": _all_taken_up,
    "teams.arrange": _agreements,
    "teams.ask_help": lambda world: {"team": world.ids["fallback"], "note": "Weten jullie dit?", "next": "/werk"},
    "teams.choose_naming": nothing,
    "teams.end_absence": nothing,
    "teams.hand_over": lambda world: {"team": world.ids["fallback"], "note": "Dit past beter bij jullie.", "next": "/werk"},
    "teams.handover": _why,
    "teams.shortcuts": nothing,
    "teams.stand_in": nothing,
    "teams.support": _why,
    "teams.take_up": lambda _world: {"next": "/werk"},
    "teams.withdraw_handover": nothing,
    "teams_admin.add_rule": _rule,
    "teams_admin.close": nothing,
    "teams_admin.edit_rule": _rule,
    "teams_admin.lower_rule": _stay,
    "teams_admin.raise_rule": _stay,
    "teams_admin.remove_rule": _stay,
    "teams_admin.edit": _team,
    "teams_admin.end_member": nothing,
    "teams_admin.make_fallback": nothing,
    "teams_admin.members": a_member,
    "teams_admin.open_team": _team,
    "teams_admin.remits": lambda world: {"theme": world.ids["open theme"], "area": "", "confirmed": "1"},
    "teams_admin.remove_remit": nothing,
}
