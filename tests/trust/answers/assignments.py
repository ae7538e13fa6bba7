"""What is filled in on the forms of assignments."""

from collections.abc import Callable
from datetime import timedelta

from participatie.kernel.clock import today
from tests.trust.answers.shared import Answers, nothing
from tests.trust.world import World


def what(_world: World) -> Answers:
    """A whole text that two sides can agree on."""
    return {
        "title": "Groen aan elk huis",
        "result": "Honderd gevels met planten.",
        "effect": "De straat blijft koeler.",
        "indicator": "graden op een hete dag",
        "unit": "graden",
        "start": "34",
        "aim": "31",
        "measure_on": (today() + timedelta(days=100)).isoformat(),
        "bounds": "De stoep blijft breed genoeg.",
        "bounds_url": "/mandaten",
        "budget": "1.200",
        "hours": "80",
        "starts_on": today().isoformat(),
        "ends_on": (today() + timedelta(days=90)).isoformat(),
        "theme": "",
        "area": "",
        "touches_residents": "y",
        "for_residents": "Er komt groen aan je gevel.",
    }


def draft(world: World) -> Answers:
    """The same, with the team that is asked."""
    return what(world) | {"team": world.ids["asked team"]}


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "assignments.accept": lambda _world: {"number": 2, "what_stops": ""},
    "assignments.carry": lambda world: {"subject": world.initiatives["ended"]},
    "assignments.connect": lambda world: {
        "relation": "strengthens",
        "other": world.ids["assignment delivered"],
        "note": "Samen geeft dat schaduw.",
    },
    "assignments.disconnect": nothing,
    "assignments.end_proposal": lambda _world: {"number": 2, "why": "Dat is te veel."},
    "assignments.measure": lambda _world: {"value": "32,5", "measured_on": today().isoformat(), "sentence": "Het is koeler."},
    "assignments.new": lambda world: draft(world) | {"role": "directeur wonen"},
    "assignments.propose": lambda world: what(world) | {"version": 2, "why": "Zo past het beter."},
    "assignments.release": nothing,
    "assignments.say_what_stops": lambda _world: {"number": 2, "what_stops": "Het maaien van de berm."},
    "assignments.step": lambda _world: {"sentence": "We leerden er veel van."},
    "assignments.step_back": nothing,
    "assignments.take_over": lambda _world: {"role": "directeur wonen"},
    "assignments.write": lambda world: draft(world) | {"version": 1},
    "assignments.write_how": lambda _world: {"how": "We beginnen met twee straten.", "version": 1},
}
