"""What is filled in on the forms of mandates and decisions."""

from collections.abc import Callable

from tests.trust.answers.shared import Answers, nothing
from tests.trust.world import World, secret


def _mandate(world: World) -> Answers:
    giver = f"{secret('manager')}@example.org"
    holder, figures = str(world.ids["fallback"]), {"giver_partner": "", "giver_team": "", "amount": "100"}
    return {"sentence": "Zet zelf iets neer", "holder": holder, "giver": "college", "giver_person": giver, **figures}


def _decision(world: World) -> Answers:
    what = {"mandate": world.ids["mandate running"], "kind": "object", "area": "", "theme": "", "amount": "40"}
    words = {"question": "Komt er een bank?", "choice": "Ja", "reason": "Het kan."}
    return {**what, **words, "is_reversible": "y", "is_free": "y", "do": "decide"}


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "mandates.agree": lambda _world: {"said": "no", "words": "Wij wilden een boom."},
    "mandates.answer_review": lambda _world: {"answer": "Er was niets over."},
    "mandates.close_review": lambda _world: {"ending": "learned", "closing": "Vraag eerst de werf."},
    "mandates.review": lambda _world: {"question": "Waarom geen hergebruik?"},
    "mandates.widen": lambda _world: {"value": "9.500", "why": "Het was vaak te krap.", "do": "widen"},
    "mandates.answer": lambda _world: {"outcome": "once", "answer": "Goed."},
    "mandates.change": lambda world: _mandate(world) | {"why": "Het was te krap.", "version": 1},
    "mandates.decide": _decision,
    "mandates.dissent": lambda _world: {"words": "Er staat al een bank."},
    "mandates.end": nothing,
    "mandates.give_advice": lambda _world: {"answer": "Doe het."},
    "mandates.pass_on": lambda world: {"sentence": "Een deel", "holder": str(world.ids["fallback"]), "amount": "10"},
    "mandates.register": _mandate,
}
