"""The steps of an assignment: from which states, to which, by which side, and what has to be said with it."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from participatie.assignments.models import AssignmentState as At
from participatie.assignments.models import Side
from participatie.subjects.kinds import Label


class Step(enum.StrEnum):
    """What a side can do to bring it further. The values stand in addresses."""

    DISCUSS = "voorleggen"
    GIVE_BACK = "teruggeven"
    DROP = "laten-vallen"
    START = "beginnen"
    PAUSE = "stilleggen"
    RESUME = "verdergaan"
    DELIVER = "opleveren"
    CLOSE = "sluiten"
    STOP = "stoppen"


@dataclass(frozen=True)
class Rule:
    """One step. `asks` is the question to which a sentence answers; nothing is asked without one."""

    before: frozenset[At]
    after: At
    sides: frozenset[Side]
    button: Label
    about: Label
    asks: Label | None = None


CLIENT, TAKER, BOTH = frozenset({Side.CLIENT}), frozenset({Side.TAKER}), frozenset(Side)
UNDER_WAY = frozenset({At.ACCEPTED, At.RUNNING, At.PAUSED})

RULES: Mapping[Step, Rule] = {
    Step.DISCUSS: Rule(
        frozenset({At.DRAFT, At.GIVEN_BACK}),
        At.DISCUSSED,
        CLIENT,
        _l("Leg voor aan het team"),
        _l("Het team leest de opdracht en zegt ja, stelt iets anders voor of geeft haar terug. Nog niemand anders leest haar."),
    ),
    Step.GIVE_BACK: Rule(
        frozenset({At.DISCUSSED}),
        At.GIVEN_BACK,
        TAKER,
        _l("Geef terug"),
        _l("Teruggeven is gewoon. De opdrachtgever leest waarom en kan iets veranderen of een ander team vragen."),
        _l("Wat moet de opdrachtgever weten?"),
    ),
    Step.DROP: Rule(
        frozenset({At.DRAFT, At.DISCUSSED, At.GIVEN_BACK}),
        At.CLOSED,
        CLIENT,
        _l("Laat vallen"),
        _l("De opdracht gaat niet door. Het team leest waarom."),
        _l("Waarom gaat het niet door?"),
    ),
    Step.START: Rule(
        frozenset({At.ACCEPTED}), At.RUNNING, TAKER, _l("Begin eraan"), _l("Het team begint."), _l("Waarmee begin je?")
    ),
    Step.PAUSE: Rule(
        frozenset({At.RUNNING}),
        At.PAUSED,
        BOTH,
        _l("Leg stil"),
        _l("De uren tellen even niet mee voor het team."),
        _l("Waarom ligt het even stil?"),
    ),
    Step.RESUME: Rule(
        frozenset({At.PAUSED}), At.RUNNING, BOTH, _l("Ga verder"), _l("De opdracht loopt weer."), _l("Wat is er veranderd?")
    ),
    Step.DELIVER: Rule(
        frozenset({At.RUNNING}),
        At.DELIVERED,
        TAKER,
        _l("Lever op"),
        _l("Het resultaat is er. Op de meetdag, na een half jaar en na een jaar vragen we jullie allebei wat het opleverde."),
        _l("Wat lever je op?"),
    ),
    Step.CLOSE: Rule(
        frozenset({At.MEASURED}),
        At.CLOSED,
        BOTH,
        _l("Sluit de opdracht"),
        _l("Het effect is gemeten. Wat er na een half jaar en een jaar van over is, vragen we daarna nog steeds."),
        _l("Wat kwam ervan, in één zin?"),
    ),
    Step.STOP: Rule(
        UNDER_WAY | {At.DELIVERED},
        At.STOPPED,
        BOTH,
        _l("Stop, met een les"),
        _l("Stoppen mag. Wat je ervan leerde, helpt een volgende keer."),
        _l("Wat leerde je ervan?"),
    ),
}

PROPOSABLE = UNDER_WAY | {At.DISCUSSED}
"""Where either side may propose another version."""

MEASURABLE = frozenset({At.DELIVERED, At.MEASURED, At.CLOSED})
CHANGEABLE = frozenset(At) - {At.CLOSED, At.STOPPED}
