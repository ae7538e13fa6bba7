"""What clients of the demo ask of teams: from a first draft to what it brought, and what lies on the table now."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from participatie.accounts import services as accounts
from participatie.assignments import queries, services
from participatie.assignments.models import Assignment, Dependency, What
from participatie.assignments.permissions import can_connect
from participatie.assignments.steps import Step
from participatie.demo.people import address_of
from participatie.demo.story.cast import Cast
from participatie.demo.story.places import Map
from participatie.demo.story.reading import Entry, read
from participatie.demo.story.timeline import Timeline, in_office_hours
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.clock import at, local, today
from participatie.partners import services as partners
from participatie.places.queries import find_area_by_code
from participatie.subjects.models import Subject

ALDERMAN, NAME = "wethouder", "Karin Oosterhuis"
STEPS = {
    "discuss": Step.DISCUSS,
    "give_back": Step.GIVE_BACK,
    "start": Step.START,
    "pause": Step.PAUSE,
    "deliver": Step.DELIVER,
    "close": Step.CLOSE,
    "stop": Step.STOP,
}

SubjectOf = Callable[[str], Subject]


def plan_assignments(town: Map, cast: Cast, timeline: Timeline, seed: int, subject_of: SubjectOf) -> None:
    """Put all of it on the timeline. `subject_of` gives what was placed under a title."""
    with at(timeline.until - timedelta(days=400)):
        seat_alderman(cast)
    content = read("assignments")
    told = {entry["key"]: Told(entry, town, cast, timeline, subject_of) for entry in content["assignment"]}
    for key, story in told.items():
        story.plan(random.Random(f"{seed} assignment {key}"))
    for tie in content["tie"]:
        moment = in_office_hours(timeline.until - timedelta(days=tie["days_ago"]), 0, random.Random(f"{seed} {tie['note']}"))
        timeline.add(moment, partial(connect, cast, told[tie["one"]], told[tie["other"]], tie))


def seat_alderman(cast: Cast) -> None:
    """A member of the college, who asks things of teams in the name of the municipality."""
    person = accounts.create_person(address_of(ALDERMAN), NAME)
    cast.people[ALDERMAN] = person
    membership = partners.add_member(SYSTEM, cast.partners["gemeente"], person, may_speak=True)
    partners.be_named(Actor(id=person.id), membership)


class Told:
    """One assignment while the timeline plays."""

    def __init__(self, entry: Entry, town: Map, cast: Cast, timeline: Timeline, subject_of: SubjectOf) -> None:
        self.entry, self.town, self.cast, self.timeline, self.subject_of = entry, town, cast, timeline, subject_of
        self.made: Assignment | None = None

    @property
    def assignment(self) -> Assignment:
        """What was made of it."""
        if self.made is None:
            raise LookupError(self.entry["title"])
        return self.made

    def plan(self, rng: random.Random) -> None:
        """Put everything that happens to it on the timeline, in the order of the text."""
        begin = in_office_hours(self.timeline.until - timedelta(days=self.entry["days_ago"]), 0, rng)
        self.timeline.add(begin, self.begin)
        self.timeline.add(in_office_hours(self.timeline.until - timedelta(days=25), 0, rng), self.carry_what_is_there)
        last = begin
        for told in self.entry["steps"]:
            last = max(in_office_hours(begin, told["day"], rng), last + timedelta(minutes=40))
            self.timeline.add(last, partial(self.do, told))
            if told["do"] == "start":
                self.timeline.add(last + timedelta(minutes=20), partial(self.go_on, told))

    def actor(self, told: Entry) -> Actor:
        """Who does it: who is named, else the client."""
        return self.cast.actor(told.get("who") or self.entry["client"])

    def begin(self) -> None:
        """Write the draft."""
        voice = f"partner-{self.cast.partners[self.entry['voice']].id}"
        team_id = self.cast.teams[self.entry["team"]].id
        client = self.cast.actor(self.entry["client"])
        self.made = services.begin(client, voice, self.entry["role"], team_id, self.what())

    def what(self) -> What:
        """What is asked at first."""
        entry, day = self.entry, today()
        area = find_area_by_code(self.town.codes[entry["area"]]) if "area" in entry else None
        asked = What(
            title=entry["title"],
            result=entry["result"],
            effect=entry["effect"],
            for_residents=entry["for_residents"],
            theme_id=self.cast.themes[entry["theme"]].id,
            area_id=area.id if area else None,
        )
        if not entry["result"]:
            return asked
        return replace(
            asked,
            indicator=entry["indicator"],
            unit=entry["unit"],
            start_hundredths=entry["start"],
            aim_hundredths=entry["aim"],
            measure_on=day + timedelta(days=entry["measure_after"]),
            bounds=entry["bounds"],
            bounds_url=entry.get("bounds_url", ""),
            budget_cents=entry["budget"] * 8 // 10,
            hours=entry["hours"] * 8 // 10,
            starts_on=day + timedelta(days=10),
            ends_on=day + timedelta(days=entry["lasts"]),
        )

    def do(self, told: Entry) -> None:
        """One thing that happened."""
        actor, made, verb = self.actor(told), self.assignment, told["do"]
        if verb in STEPS:
            services.step(actor, made, STEPS[verb], told.get("says", ""), told.get("reason", ""))
        elif verb == "accept":
            services.accept(actor, made, made.latest_number)
        elif verb == "propose":
            services.propose(actor, made, made.latest_number, self.changed(told), told["says"])
        elif verb == "write":
            services.write(actor, made, made.version, self.changed(told))
        elif verb == "measure":
            services.measure(actor, made, told["value"], today(), told["says"])

    def changed(self, told: Entry) -> What:
        """The newest text with what this step changes."""
        what = queries.get_version(self.assignment, self.assignment.latest_number).what
        changed = replace(what, hours=told.get("hours", what.hours), budget_cents=told.get("budget", what.budget_cents))
        return replace(changed, ends_on=self.day_of(told["ends"])) if "ends" in told else changed

    def day_of(self, number: int) -> date:
        """The date so many days after the first draft."""
        begun: datetime = self.assignment.subject.created_at
        return local(begun).date() + timedelta(days=number)

    def go_on(self, told: Entry) -> None:
        """The team writes how it does it; the client says what of residents falls under it by then."""
        if self.entry["how"]:
            services.write_how(self.actor(told), self.assignment, self.assignment.how_version, self.entry["how"])
        self.carry_what_is_there()

    def carry_what_is_there(self) -> None:
        """Say what falls under it, of what is on the map by now."""
        client, made = self.cast.actor(self.entry["client"]), self.made
        for title in self.entry["carries"]:
            if made is None or not can_connect(client, made) or not self.placed(title):
                continue
            if queries.find_carried(made, subject_id := self.subject_of(title).id) is None:
                services.carry(client, made, subject_id)

    def placed(self, title: str) -> bool:
        """Whether this initiative was on the map already."""
        try:
            return self.subject_of(title).is_published
        except LookupError:
            return False


def connect(cast: Cast, one: Told, other: Told, tie: Entry) -> None:
    """Say what two assignments have to do with each other."""
    services.connect(cast.actor(tie["who"]), one.assignment, other.assignment.id, Dependency(tie["relation"]), tie["note"])
