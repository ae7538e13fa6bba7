"""What is asked and offered in Beemdwaard: needs with their amounts, who offered help, and what is offered to all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Protocol

from participatie.demo.story.cast import Cast
from participatie.demo.story.places import Map
from participatie.demo.story.reading import read
from participatie.demo.story.timeline import Timeline, by_day
from participatie.initiatives.amounts import parse_amount
from participatie.initiatives.models import Initiative, NeedKind
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.queries.offers import get_offer
from participatie.initiatives.services import needs, offer_answers, offers
from participatie.initiatives.services.needs import Terms
from participatie.initiatives.services.offers import Aim, Bid
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.clock import today
from participatie.places.queries import find_area_by_code
from participatie.threads.voices import SELF


class Told(Protocol):
    """An initiative as the story tells it."""

    begin: datetime
    initiative: Initiative | None


@dataclass(frozen=True)
class Asked:
    """How much of a need is asked, where and when; `until_in` counts days from the day it is said."""

    need: int
    amount: str = ""
    unit: str = ""
    place: str = ""
    when_words: str = ""
    until_in: int = 0


@dataclass(frozen=True)
class Given:
    """One offer to an initiative: by whom or in whose name, and what became of it a day later."""

    day: float
    who: str = ""
    voice: str = ""
    need: int = -1
    kind: str = ""
    what: str = ""
    amount: str = ""
    message: str = ""
    then: str = ""
    why: str = ""
    until_day: int = 0


@dataclass(frozen=True)
class Free:
    """What somebody offers to an area; `asked_by` names the initiatives that ask for it, `says` the answer."""

    days_ago: float
    kind: str
    what: str
    who: str = ""
    voice: str = ""
    amount: str = ""
    unit: str = ""
    place: str = ""
    when_words: str = ""
    area: str = ""
    asked_by: list[str] = field(default_factory=list)
    says: str = ""


@dataclass(frozen=True)
class Helping:
    """Puts what is asked and offered on the timeline."""

    cast: Cast
    town: Map
    told: Mapping[str, Told]
    timeline: Timeline
    rng: Random
    made: dict[object, int] = field(default_factory=dict)

    def plan(self) -> None:
        """All of it, from the content."""
        content = read("offers")
        for entry in content["help"]:
            story = self.told[entry["title"]]
            for asked in entry["needs"]:
                self.timeline.add(story.begin + timedelta(hours=2), partial(self.ask, story, Asked(**asked)))
            for offered in entry["offers"]:
                given = Given(**offered)
                moment = by_day(story.begin, given.day, self.rng)
                self.timeline.add(moment, partial(self.offer, story, given))
                if given.then:
                    self.timeline.add(moment + timedelta(hours=26), partial(self.answer, story, given))
        for entry in content["free"]:
            self.plan_free(Free(**entry))

    def plan_free(self, free: Free) -> None:
        """What somebody offers to an area, and who asks for it a day later."""
        moment = self.timeline.until - timedelta(days=free.days_ago)
        self.timeline.add(moment, partial(self.offer_freely, free))
        for title in free.asked_by:
            story = self.told[title]
            self.timeline.add(max(moment, story.begin) + timedelta(hours=20), partial(self.ask_for, story, free))

    def actor(self, who: str, voice: str) -> Actor:
        """Who offers: the person named, else who speaks for the partner."""
        return self.cast.actor(who or self.cast.speakers[voice][0])

    def voice_key(self, voice: str) -> str:
        """The voice in the list of voices."""
        return f"partner-{self.cast.partners[voice].id}" if voice else SELF

    def maker(self, story: Told) -> tuple[Actor, Initiative]:
        """The initiative as it stands, and one of its makers."""
        if story.initiative is None:
            raise LookupError("help for what was not placed")
        initiative = get_initiative(SYSTEM, story.initiative.id)
        maker_id = min(initiative.maker_ids())
        return next(self.cast.actor(key) for key, it in self.cast.people.items() if it.id == maker_id), initiative

    def ask(self, story: Told, asked: Asked) -> None:
        """Say how much of a need is asked, where and when."""
        maker, initiative = self.maker(story)
        need = initiative.needs[asked.need]
        until = today() + timedelta(days=asked.until_in) if asked.until_in else None
        terms = Terms(
            NeedKind(need.kind),
            need.what,
            parse_amount(asked.amount),
            asked.unit,
            asked.place,
            until_on=until,
            when_words=asked.when_words,
        )
        needs.change_need(maker, initiative, need, terms, need.version)

    def offer(self, story: Told, given: Given) -> None:
        """Offer help, and plan what became of it."""
        _maker, initiative = self.maker(story)
        if not initiative.is_open:
            return
        need = initiative.needs[given.need] if given.need >= 0 else None
        kind = NeedKind(need.kind if need else given.kind)
        until = self.day_of(story, given.until_day)
        bid = Bid(Terms(kind, given.what, parse_amount(given.amount), until_on=until), given.message, may_promise=bool(until))
        actor = self.actor(given.who, given.voice)
        self.made[given] = offers.make_offer(actor, Aim(initiative, need), bid, self.voice_key(given.voice)).id

    def day_of(self, story: Told, day: int) -> date | None:
        """The date of so many days after the begin."""
        return (story.begin + timedelta(days=day)).date() if day else None

    def answer(self, story: Told, given: Given) -> None:
        """What the two sides did with an offer."""
        if given not in self.made:
            return
        maker, _initiative = self.maker(story)
        offer = get_offer(SYSTEM, self.made[given])
        if given.then == "declined":
            offer_answers.decline(maker, offer, given.why)
            return
        offer_answers.accept(maker, offer)
        if given.then == "given":
            offer_answers.mark_given(maker, offer)
        elif given.then == "withdrawn":
            offer_answers.withdraw(self.actor(given.who, given.voice), offer, given.why)

    def offer_freely(self, free: Free) -> None:
        """Offer something to an area, and let makers ask for it."""
        area = find_area_by_code(self.town.codes[free.area]) if free.area else None
        terms = Terms(
            NeedKind(free.kind), free.what, parse_amount(free.amount), free.unit, free.place, when_words=free.when_words
        )
        actor = self.actor(free.who, free.voice)
        self.made[free.what] = offers.make_offer(actor, Aim(area=area), Bid(terms), self.voice_key(free.voice)).id

    def ask_for(self, story: Told, free: Free) -> None:
        """Let the makers of an initiative ask for what is offered freely."""
        maker, initiative = self.maker(story)
        offer = get_offer(SYSTEM, self.made[free.what])
        asked = offer_answers.ask_for(maker, offer, initiative, "Past dit bij wat wij doen?")
        if free.says == "yes":
            offer_answers.accept(self.actor(free.who, free.voice), get_offer(SYSTEM, asked.id))
