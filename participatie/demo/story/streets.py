"""Street plans: drawn, asked about and answered through the services, on the timeline of the town."""

import random
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from participatie.demo.story.cast import Cast
from participatie.demo.story.laying import Axis, Row, lay
from participatie.demo.story.letters import Letters
from participatie.demo.story.places import Map
from participatie.demo.story.reading import Entry, read
from participatie.demo.story.timeline import Deed, Timeline, by_day, in_office_hours
from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.streets import queries, services
from participatie.streets.drawn import Drawn
from participatie.streets.models import (
    BoundKind,
    Choice,
    Contribution,
    Conversation,
    ConversationKind,
    Firmness,
    PlanVersion,
    Source,
    StreetPlan,
    Verdict,
    Zone,
)
from participatie.streets.section import Strip
from participatie.streets.services.contributions import Origin, Target, Wording
from participatie.streets.services.households import Saying
from participatie.streets.services.plans import Bound, PlanText
from participatie.streets.services.replies import Answer
from participatie.streets.services.sections import SectionText
from participatie.streets.services.talks import Talk
from participatie.subjects import services as subjects
from participatie.subjects.models import SupportKind

VOICES_OF = 0.6
"""This share of the addresses in the street sent their paper back."""


def plan_streets(map_: Map, cast: Cast, timeline: Timeline, seed: int) -> None:
    """Put all street plans on the timeline."""
    for entry in read("streets")["plan"]:
        StreetTelling(map_, cast, timeline, entry, random.Random(f"{seed} {entry['title']}")).plan_all()


@dataclass
class StreetTelling:
    """One street plan: what it becomes while the timeline plays."""

    map: Map
    cast: Cast
    timeline: Timeline
    entry: Entry
    rng: random.Random
    versions: list[PlanVersion] = field(default_factory=list)
    talks: dict[str, Conversation] = field(default_factory=dict)
    plan: StreetPlan | None = None

    def __post_init__(self) -> None:
        self.axis = Axis(self.map.streets[self.entry["street"]])
        self.begin = in_office_hours(self.timeline.until - timedelta(days=self.entry["days_ago"]), 0, self.rng)

    def plan_all(self) -> None:
        """Put everything that happens on the timeline, a reply after what it answers."""
        entry = self.entry
        self.timeline.add(self.begin, self.open)
        for talk in entry.get("talk", []):
            self.at(talk["day"], partial(self.record_talk, talk))
        for number, version in enumerate(entry.get("version", [])):
            self.at(version["day"], partial(self.publish_version, number, version))
        for said in [*entry.get("wish", []), *entry.get("remark", [])]:
            placed: list[Contribution] = []
            self.timeline.add(by_day(self.begin, said["day"], self.rng), partial(self.say, said, placed))
            for number, reply in enumerate(said.get("replies", [])):
                moment = in_office_hours(self.begin, reply["day"], self.rng) + timedelta(minutes=number)
                self.timeline.add(moment, partial(self.answer, placed, reply))
        for opening in entry.get("rounds", []):
            moment = in_office_hours(self.begin, opening["day"], self.rng).replace(hour=17, minute=55)
            self.timeline.add(moment, partial(self.open_round, opening))
        if "letters" in entry:
            Letters(self, entry["letters"]).plan()
        if entry.get("voices_on"):
            self.at(entry["voices_on"], self.type_voices)

    def at(self, day: float, deed: Deed) -> None:
        """On a working day, in office hours."""
        self.timeline.add(in_office_hours(self.begin, day, self.rng), deed)

    @property
    def designer(self) -> Actor:
        """Who draws it."""
        return self.cast.actor(self.entry["designer"])

    @property
    def running(self) -> StreetPlan:
        """The plan, once it began; fresh from the database, as a page would have it."""
        if self.plan is None:
            raise LookupError(self.entry["title"])
        return self.plan

    def open(self) -> None:
        """Write the plan with its bounds, and put it online."""
        entry, today = self.entry, now().date()
        works_from = today + timedelta(days=entry["works_after_days"]) if "works_after_days" in entry else None
        text = PlanText(
            title=entry["title"],
            lead=entry["lead"],
            introduction=entry["introduction"],
            ring_m=entry["ring_m"],
            client_id=self.cast.partners[entry["client"]].id,
            budget_cents=entry["budget_euros"] * 100,
            works_from_on=works_from,
            works_until_on=works_from + timedelta(days=entry["works_last_days"]) if works_from else None,
        )
        perimeter, theme = self.axis.surface(entry["half_width_m"]), self.cast.themes[entry["theme"]]
        self.plan = services.begin_plan(self.designer, text, perimeter, theme)
        services.set_bounds(self.designer, self.plan, [self.bound(bound) for bound in entry["bounds"]])
        services.publish_plan(self.designer, self.plan)

    def bound(self, entry: Entry) -> Bound:
        """What can still change or cannot; `lies` is from and to along the street, aside of its middle, and how wide."""
        kind, firmness = BoundKind(entry["kind"]), Firmness(entry["firmness"])
        place = self.axis.strip(*entry["lies"]) if "lies" in entry else None
        return Bound(kind, firmness, entry["title"], entry["reason"], entry.get("source", ""), place, entry.get("width_cm"))

    def open_round(self, opening: Entry) -> None:
        """Go to the next round."""
        ends_on = now().date() + timedelta(days=opening["lasts"])
        services.open_next_round(self.designer, self.running, opening["says"], ends_on)

    def publish_version(self, number: int, entry: Entry) -> None:
        """Draw a version and show it; the first is the street as it is."""
        plan = self.running
        if number == 0:
            version = next(it for it in queries.list_versions(self.designer, plan) if it.is_today)
        else:
            version = services.begin_version(self.designer, plan, self.versions[-1], entry["name"])
            services.describe_version(self.designer, plan, version, entry["name"], entry["summary"], version.revision)
        drawn = [Drawn(**vars(laid)) for row in entry["elements"] for laid in lay(self.axis, Row(**row))]
        services.save_elements(self.designer, plan, version, drawn, version.revision)
        self.draw_sections(plan, version, entry.get("sections", []))
        services.publish_version(self.designer, plan, version)
        self.versions.append(version)

    def draw_sections(self, plan: StreetPlan, version: PlanVersion, entries: list[Entry]) -> None:
        """Draw the cross-sections of a version: one with a name that stood in the version before is that one, changed."""
        before = {section.name: section for section in queries.list_sections(version.id)}
        for text in map(self.section_text, entries):
            if (known := before.pop(text.name, None)) is None:
                services.add_section(self.designer, plan, version, text)
            else:
                official = queries.OfficialSection(known, version)
                services.change_section(self.designer, plan, official, text, known.revision)
        for left in before.values():
            services.remove_section(self.designer, plan, queries.OfficialSection(left, version))

    def section_text(self, entry: Entry) -> SectionText:
        """The strips of a cross-section from their words: "walk 200"."""
        strips = []
        for number, word in enumerate(entry["strips"]):
            kind, width = word.split()
            strips.append(Strip(f"s{number}", kind, int(width)))
        line = self.axis.across(entry["at_m"], self.entry["half_width_m"] - 0.2)
        return SectionText(entry["name"], sum(strip.width_cm for strip in strips), tuple(strips), line)

    def record_talk(self, entry: Entry) -> None:
        """Write down a talk and read it back."""
        kind = ConversationKind(entry["kind"])
        talk = Talk(kind, now().date(), entry["place"], entry["people"], entry["summary"])
        written = services.record_talk(self.designer, self.running, talk)
        services.confirm_talk(self.designer, self.running, written, entry["confirmed"])
        self.talks[entry["key"]] = written

    def say(self, entry: Entry, placed: list[Contribution]) -> None:
        """Place a wish or a remark, from the web, from paper or from a talk."""
        plan = self.running
        wording = Wording(
            entry["title"],
            entry.get("body", ""),
            entry.get("why", ""),
            entry.get("for_whom", ""),
            entry.get("kind", ""),
            entry.get("place", ""),
        )
        actor, origin = self.designer, None
        if "talk" in entry:
            origin = Origin(Source.TALK, conversation_id=self.talks[entry["talk"]].id)
        elif "paper" in entry:
            origin = Origin(Source.PAPER, slip_number=entry["paper"])
        else:
            actor = self.cast.actor(entry["who"])
        if "version" in entry:
            version = self.versions[entry["version"]]
            element = queries.get_element(version.id, entry["element"])
            said = services.begin_remark(actor, plan, wording, element.geometry, Target(version.id, element.key))
        else:
            said = services.begin_wish(actor, plan, wording, self.axis.at(entry["at_m"], entry.get("offset_m", 0)))
        services.place_contribution(actor, said, origin)
        services.ask_call(said, entry.get("phone", ""))
        placed.append(said)
        self.support(said, entry.get("supports", 0), entry.get("who", ""))

    def support(self, said: Contribution, count: int, writer: str) -> None:
        """Let neighbours wish the same."""
        willing = [key for key in self.cast.residents() if key != writer]
        for key in self.rng.sample(willing, count):
            subjects.support(self.cast.actor(key), said.subject, SupportKind.SUPPORT)

    def answer(self, placed: list[Contribution], entry: Entry) -> None:
        """Let the designer reply."""
        version = self.versions[entry["version"]] if "version" in entry else None
        verdict = Verdict(entry["verdict"])
        services.reply(self.designer, placed[0], Answer(verdict, entry["says"], version, entry.get("element")))

    def type_voices(self) -> None:
        """Type in what addresses sent back on paper."""
        inside = [address for address in queries.list_plan_addresses(self.running.id) if address.zone == Zone.INSIDE]
        for address in self.rng.sample(inside, round(len(inside) * VOICES_OF)):
            choice = self.rng.choices([Choice.FINE, Choice.RATHER_NOT, Choice.NO_OPINION], [7, 2, 1])[0]
            services.type_voice(self.designer, self.running, address, Saying(choice, self.versions[-1].id))
