"""What teams of the demo may decide by themselves, what they decided, and what lies before who gave the mandate."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from participatie.demo.story.cast import Cast
from participatie.demo.story.reading import Entry, read
from participatie.demo.story.timeline import Timeline, in_office_hours
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import local, now
from participatie.mandates import queries, services
from participatie.mandates.bounds import Proposal
from participatie.mandates.models import Mandate
from participatie.mandates.services import Grant, Plan
from participatie.places.queries import find_area_by_code
from participatie.subjects.models import Subject

GIVER, OBJECTION = "het college van B en W", "Ben je het er niet mee eens? Maak binnen 6 weken bezwaar bij het college."
LAW = "https://wetten.overheid.nl/BWBR0005537/#Hoofdstuk10"
GIVEN_BY, STAND_IN = "liesbeth", "renske"
WRITTEN_DOWN, PASSED_ON = 300, 240
"""So many days ago the register was written down, and parts were passed on."""
UNADVISED = 10
"""So many days after an answer advice is waited for no longer."""


def plan_mandates(
    cast: Cast, codes: Mapping[str, str], timeline: Timeline, seed: int, subject_of: Callable[[str], Subject]
) -> None:
    """Put all of it on the timeline. `codes` gives the code of an area, `subject_of` what was placed under a title."""
    Deciding(cast, codes, timeline, random.Random(f"{seed} mandates"), subject_of).plan()


@dataclass
class Deciding:
    """A register, and a year of decisions and questions under it."""

    cast: Cast
    codes: Mapping[str, str]
    timeline: Timeline
    rng: random.Random
    subject_of: Callable[[str], Subject]
    mandates: dict[str, Mandate] = field(default_factory=dict)
    decided: dict[str, int] = field(default_factory=dict)

    def plan(self) -> None:
        """Say when."""
        told = read("mandates")
        for days_ago, sort, deed in (
            (WRITTEN_DOWN, "mandate", self.write_down),
            (PASSED_ON, "part", self.pass_on),
            (0, "decision", self.decide),
            (0, "escalation", self.lay_before),
            (0, "advice", self.ask),
        ):
            for entry in told[sort]:
                self.timeline.add(self.back(entry.get("days_ago", days_ago)), partial(deed, entry))

    def back(self, days_ago: int) -> datetime:
        """A moment in office hours so many days ago."""
        return in_office_hours(self.timeline.until - timedelta(days=days_ago), 0, self.rng)

    def later(self, days: float, deed: Callable[[], None]) -> None:
        """Some days after what is happening now."""
        self.timeline.add(in_office_hours(now(), days, self.rng), deed)

    def write_down(self, entry: Entry) -> None:
        """The keeper of the register writes down what may be decided."""
        gemeente, giver = self.cast.partners["gemeente"].id, self.cast.person(GIVEN_BY).id
        given = replace(self.grant(entry), giver=GIVER, giver_partner_id=gemeente, giver_person_id=giver)
        if entry.get("by_law"):
            given = replace(given, legal_url=LAW, objection=OBJECTION)
        stand_in = replace(given, stand_in_id=self.cast.person(STAND_IN).id)
        self.mandates[entry["key"]] = services.register_mandate(SYSTEM, self.party(entry["holder"]), stand_in)

    def pass_on(self, entry: Entry) -> None:
        """Who holds a mandate gives a part of it to another."""
        above = queries.get_mandate(self.mandates[entry["above"]].id)
        party = self.party(entry["holder"])
        self.mandates[entry["key"]] = services.pass_on(self.cast.actor(entry["by"]), above, party, self.grant(entry))

    def grant(self, entry: Entry) -> Grant:
        """What a mandate says."""
        cents = {name: entry[name] * 100 if name in entry else None for name in ("amount", "year")}
        areas = [find_area_by_code(self.codes[name]) for name in entry.get("areas", [])]
        return Grant(
            entry["sentence"],
            person_id=self.cast.person(entry["person"]).id if "person" in entry else None,
            role=entry.get("role", ""),
            kinds=frozenset(entry["kinds"]),
            area_ids=frozenset(area.id for area in areas if area is not None),
            adviser_ids=frozenset(self.party(name).id for name in entry.get("advisers", [])),
            amount_cents=cents["amount"],
            year_cents=cents["year"],
            days=entry.get("days"),
            addresses=entry.get("addresses"),
            reversible_only=entry.get("reversible_only", False),
            may_pass_on=entry.get("may_pass_on", False),
        )

    def party(self, name: str) -> Subject:
        """A team, or a partner: `partner:gemeente`."""
        sort, _colon, key = name.rpartition(":")
        return self.cast.partners[key].subject if sort == "partner" else self.cast.teams[key].subject

    def decide(self, entry: Entry, escalation_id: int | None = None) -> None:
        """Somebody decides, and others say what they think of it."""
        corrects = self.decided[str(entry["corrects"])] if "corrects" in entry else None
        plan = replace(self.wanted(entry), corrects_id=corrects, escalation_id=escalation_id)
        decision = services.decide(self.cast.actor(entry["who"]), self.subject_of(entry["about"]), self.held(entry), plan)
        self.decided[str(entry.get("key", entry["about"]))] = decision.id
        for said in entry.get("agree", []):
            self.later(1, partial(self.agree, decision.id, said))
        for said in entry.get("dissents", []):
            self.later(2, partial(self.object_to, decision.id, said))
        if "review" in entry:
            self.later(1, partial(self.review, decision.id, entry["who"], entry["review"]))

    def agree(self, decision_id: int, said: Entry) -> None:
        """A partner says that it agrees."""
        partner_id = self.cast.partners[said["partner"]].id
        asked = next((it for it in queries.list_agreements(decision_id) if it.partner_id == partner_id), None)
        if asked is not None:
            agreement = queries.get_agreement(SYSTEM, asked.id)
            services.say(self.cast.actor(said["who"]), agreement, said["says"], said.get("words", ""))

    def object_to(self, decision_id: int, said: Entry) -> None:
        """A colleague does not agree."""
        services.dissent(self.cast.actor(said["who"]), queries.get_decision(SYSTEM, decision_id), said["says"])

    def review(self, decision_id: int, who: str, told: Entry) -> None:
        """Who gave the mandate asks; who decided answers, and the question is closed."""
        giver = self.cast.actor(GIVEN_BY)
        review = services.open_review(giver, queries.get_decision(SYSTEM, decision_id), told["question"])
        if "answer" in told:
            self.later(2, partial(self.explain, review.id, who, told))

    def explain(self, review_id: int, who: str, told: Entry) -> None:
        """Who decided answers the giver."""
        services.answer_review(self.cast.actor(who), queries.get_review(SYSTEM, review_id), told["answer"])
        self.later(1, partial(self.close, review_id, told))

    def close(self, review_id: int, told: Entry) -> None:
        """The giver closes the question."""
        review = queries.get_review(SYSTEM, review_id)
        services.close_review(self.cast.actor(GIVEN_BY), review, told["ending"], told["closing"])

    def lay_before(self, entry: Entry) -> None:
        """Something goes over a bound; who gave the mandate answers, and what was allowed is decided."""
        asked = services.escalate(
            self.cast.actor(entry["who"]), self.subject_of(entry["about"]), self.held(entry), self.wanted(entry)
        )
        if entry.get("decided") and self.held(entry).advisers:
            services.ask_advice(
                self.cast.actor(entry["who"]), self.subject_of(entry["about"]), self.held(entry), self.wanted(entry)
            )
        if "outcome" in entry:
            self.later(2, partial(self.answer, asked.id, entry))

    def answer(self, escalation_id: int, entry: Entry) -> None:
        """Who gave the mandate answers."""
        asked = queries.get_escalation(SYSTEM, escalation_id)
        services.answer(self.cast.actor(GIVEN_BY), asked, entry["outcome"], entry["answer"])
        if entry.get("decided"):
            waits = UNADVISED if self.held(entry).advisers else 1
            self.later(waits, partial(self.decide, entry, escalation_id))

    def ask(self, entry: Entry) -> None:
        """A party is asked first."""
        plan, subject = self.wanted(entry), self.subject_of(entry["about"])
        advices = services.ask_advice(self.cast.actor(entry["who"]), subject, self.held(entry), plan)
        for advice in advices if "answer" in entry else []:
            self.later(2, partial(self.advise, advice.id, entry))

    def advise(self, advice_id: int, entry: Entry) -> None:
        """The party says what it thinks, and the team decides."""
        told = entry["answer"]
        services.give_advice(self.cast.actor(told["who"]), queries.get_advice(SYSTEM, advice_id), told["says"])
        self.later(1, partial(self.decide, entry))

    def held(self, entry: Entry) -> Mandate:
        """The mandate as it is now."""
        return queries.get_mandate(self.mandates[entry["mandate"]].id)

    def wanted(self, entry: Entry) -> Plan:
        """What somebody wants to decide, about what and where the subject is."""
        subject = self.subject_of(entry["about"])
        figures = Proposal(
            entry["kind"],
            area_id=subject.area_id,
            theme_id=subject.theme_id,
            amount_cents=entry.get("amount", 0) * 100,
            days=entry.get("days"),
            addresses=entry.get("addresses", 0),
        )
        until = local(now()).date() + timedelta(days=entry["reversible_days"]) if "reversible_days" in entry else None
        return Plan(
            figures,
            entry["question"],
            "\n".join(entry.get("options", [])),
            entry["choice"],
            entry["reason"],
            entry.get("difference", ""),
            tuple(self.cast.partners[key].id for key in entry.get("partners", [])),
            until,
            is_free=True,
        )
