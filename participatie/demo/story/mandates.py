"""What teams of the demo may decide by themselves, what they decided, and what lies before who gave the mandate."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from participatie.demo.story.cast import Cast
from participatie.demo.story.timeline import Timeline, in_office_hours
from participatie.kernel.access import SYSTEM
from participatie.mandates import queries, services
from participatie.mandates.bounds import DecisionKind, Proposal
from participatie.mandates.models import Decision, Mandate
from participatie.mandates.services import Grant, Plan
from participatie.subjects.models import Subject

TITLE = "Speelbos in het Hovenpark"
GIVER, OBJECTION = "college van B en W", "Ben je het er niet mee eens? Maak binnen 6 weken bezwaar bij het college."
MEMBER, COLLEAGUE = "mohamed", "emre"


def plan_mandates(cast: Cast, timeline: Timeline, seed: int, subject_of: Callable[[str], Subject]) -> None:
    """Put all of it on the timeline. `subject_of` gives what was placed under a title."""
    Deciding(cast, timeline, random.Random(f"{seed} mandates"), partial(subject_of, TITLE)).plan()


class Deciding:
    """Three mandates, four decisions about one initiative, and a question over a bound."""

    def __init__(self, cast: Cast, timeline: Timeline, rng: random.Random, subject_of: Callable[[], Subject]) -> None:
        self.cast, self.timeline, self.rng, self.subject_of = cast, timeline, rng, subject_of
        self.mandates: dict[str, Mandate] = {}
        self.made: list[Decision] = []

    def plan(self) -> None:
        """Say when."""
        bench = ("Mag er een bank bij de ingang?", "Ja, één bank van hout aan het pad", 38_000, DecisionKind.OBJECT)
        moved = (
            "Mag er een bank bij de ingang?",
            "De bank komt aan de zonkant, tien meter verder",
            42_000,
            DecisionKind.OBJECT,
        )
        room = ("Mag de groep de kantine gebruiken?", "Ja, op woensdagmiddag, gratis", 0, DecisionKind.LEND)
        path = ("Wie betaalt het houtsnipperpad?", "Wij betalen de snippers, de buurt legt ze neer", 61_500, DecisionKind.MONEY)
        dear = ("Mag er een waterpomp komen?", "Ja, een handpomp met een eigen meter", 320_000, DecisionKind.OBJECT)
        for days_ago, deed in (
            (300, self.write_down),
            (37, partial(self.decide, "plein", MEMBER, *bench)),
            (33, self.object_to_it),
            (30, partial(self.decide, "plein", COLLEAGUE, *moved, corrects=0)),
            (24, partial(self.decide, "ruimte", MEMBER, *room)),
            (12, partial(self.decide, "plein", COLLEAGUE, *path)),
            (2, partial(self.lay_before, *dear)),
        ):
            self.timeline.add(in_office_hours(self.timeline.until - timedelta(days=days_ago), 0, self.rng), deed)

    def write_down(self) -> None:
        """The keeper of the register writes down what teams may do."""
        gemeente, giver = self.cast.partners["gemeente"].id, self.cast.person("liesbeth").id
        stand_in = self.cast.person("nadia").id
        given = Grant("", giver=GIVER, giver_partner_id=gemeente, giver_person_id=giver, stand_in_id=stand_in)
        by_law = replace(given, legal_url="https://wetten.overheid.nl/BWBR0005537/#Hoofdstuk10", objection=OBJECTION)
        bench = replace(
            by_law,
            sentence="Zet zelf banken, bakken en speeltoestellen neer, tot € 1.000 per keer.",
            kinds=frozenset({DecisionKind.OBJECT, DecisionKind.MONEY, DecisionKind.ADOPT}),
            amount_cents=100_000,
            year_cents=600_000,
            may_pass_on=True,
        )
        room = replace(
            given,
            sentence="Leent zelf lokalen, tafels en gereedschap uit.",
            kinds=frozenset({DecisionKind.LEND}),
            days=365,
            reversible_only=True,
        )
        street = replace(
            by_law,
            sentence="Sluit zelf een straat af voor een feest, één dag en hoogstens 60 adressen.",
            kinds=frozenset({DecisionKind.ROAD, DecisionKind.PERMIT}),
            days=1,
            addresses=60,
            reversible_only=True,
            adviser_ids=frozenset({self.cast.teams["algemeen"].id}),
        )
        for key, team, grant in (("plein", "hoven", bench), ("ruimte", "hoven", room), ("straat", "centrum", street)):
            self.mandates[key] = services.register_mandate(SYSTEM, self.cast.teams[team].subject, grant)

    def decide(
        self, key: str, who: str, question: str, choice: str, cents: int, kind: DecisionKind, corrects: int | None = None
    ) -> None:
        """Somebody of the team decides."""
        earlier = self.made[corrects].id if corrects is not None else None
        plan = self.wanted(question, choice, cents, kind, corrects_id=earlier)
        held = queries.get_mandate(self.mandates[key].id)
        self.made.append(services.decide(self.cast.actor(who), self.subject_of(), held, plan))

    def object_to_it(self) -> None:
        """A colleague does not agree."""
        services.dissent(self.cast.actor("soraya"), self.made[0], "Aan het pad fietst iedereen. Aan de zonkant zit je beter.")

    def lay_before(self, question: str, choice: str, cents: int, kind: DecisionKind) -> None:
        """A pump costs more than the team may spend."""
        held = queries.get_mandate(self.mandates["plein"].id)
        plan = self.wanted(question, choice, cents, kind)
        services.escalate(self.cast.actor(MEMBER), self.subject_of(), held, plan)

    def wanted(self, question: str, choice: str, cents: int, kind: DecisionKind, *, corrects_id: int | None = None) -> Plan:
        """What somebody wants to decide about the initiative."""
        subject = self.subject_of()
        days = 90 if kind == DecisionKind.LEND else None
        figures = Proposal(kind, area_id=subject.area_id, theme_id=subject.theme_id, amount_cents=cents, days=days)
        reason = "De makers vroegen erom, en het past bij wat de buurt hier al doet."
        options = f"{choice}\nNiets doen\nEerst een proef van drie maanden"
        return Plan(figures, question, options, choice, reason, is_free=True, corrects_id=corrects_id)
