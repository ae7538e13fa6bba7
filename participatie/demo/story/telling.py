"""Tells a year of initiatives through the services, so that routing, terms, history, figures and map are what they would be."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from participatie.demo.story.assignments import plan_assignments
from participatie.demo.story.carrying import carry_together
from participatie.demo.story.cast import Cast, gather
from participatie.demo.story.chorus import compose
from participatie.demo.story.following import plan_following
from participatie.demo.story.joining import let_partners_join
from participatie.demo.story.makers import plan_makers
from participatie.demo.story.mandates import plan_mandates
from participatie.demo.story.offers import Helping
from participatie.demo.story.pictures import draw
from participatie.demo.story.places import Map, Spot
from participatie.demo.story.promises import plan_promises
from participatie.demo.story.reading import Line, Story, read_stories
from participatie.demo.story.streets import plan_streets
from participatie.demo.story.talents import plan_talents
from participatie.demo.story.teamwork import Teamwork
from participatie.demo.story.timeline import Timeline, by_day, in_office_hours
from participatie.demo.story.unions import Belonging
from participatie.demo.story.work import plan_work
from participatie.initiatives import services as initiatives
from participatie.initiatives.models import ENDS, Initiative, NeedKind, Stage
from participatie.initiatives.services.drafts import Text, Wanted
from participatie.kernel.access import Actor
from participatie.kernel.clock import at, today
from participatie.kernel.files import keep_photo
from participatie.moderation import services as moderation
from participatie.moderation.models import RulingKind
from participatie.partners import services as partners
from participatie.partners.models import Joining, Power
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject, SupportKind
from participatie.teams.queries import find_responsibility
from participatie.threads import services as threads
from participatie.threads.models import Capacity, Channel, Post, PostKind
from participatie.threads.queries import list_voices
from participatie.threads.services import Said
from participatie.threads.voices import Voice

POWERS = {"permit_giver": Power.PERMIT, "landowner": Power.GROUND, "funder": Power.MONEY}

FIRST_DAY = 460
"""So many days ago the platform opened: a little before the oldest initiative."""


def tell_everything(town: Path, seed: int, until: datetime) -> None:
    """Everybody who is there, and all that happened until this moment. `town` is the folder of the town's files."""
    map_ = Map(town)
    with at(until - timedelta(days=FIRST_DAY)):
        cast = gather(map_.codes)
    timeline = Timeline(until)
    by_hand = read_stories()
    taken = {story.title for story in by_hand}
    told = {}
    for story in [*by_hand, *compose(map_, cast.residents(), taken, random.Random(f"{seed} chorus"))]:
        told[story.title] = Telling(cast, map_.spot(story.place), story, timeline, random.Random(f"{seed} {story.title}"))
        told[story.title].plan()
    Helping(cast, map_, told, timeline, random.Random(f"{seed} offers")).plan()
    plan_promises(cast, told, timeline, seed)
    plan_streets(map_, cast, timeline, seed)
    let_partners_join(cast, timeline, seed)
    plan_following(cast, timeline, seed)
    plan_mandates(cast, map_.codes, timeline, seed, lambda title: told[title].subject)
    carry_together(map_, cast, timeline, seed, lambda title: told[title].subject)
    plan_makers(cast, timeline, seed, lambda title: told[title].subject)
    Belonging(cast, timeline, random.Random(f"{seed} belonging"), lambda title: told[title].subject).plan()
    plan_work(cast, timeline, seed, lambda title: told[title].subject)
    plan_assignments(map_, cast, timeline, seed, lambda title: told[title].subject)
    plan_talents(map_, cast, timeline, seed, lambda title: told[title].subject)
    Teamwork(cast, timeline, random.Random(f"{seed} teamwork")).plan()
    timeline.play()


class Telling:
    """One initiative: what it becomes while the timeline plays."""

    def __init__(self, cast: Cast, spot: Spot, story: Story, timeline: Timeline, rng: random.Random) -> None:
        self.cast, self.spot, self.story, self.timeline, self.rng = cast, spot, story, timeline, rng
        self.begin = by_day(timeline.until - timedelta(days=story.days_ago), 0, rng)
        self.posts: dict[int, Post] = {}
        self.initiative: Initiative | None = None

    def plan(self) -> None:
        """Put everything that happens on the timeline."""
        story = self.story
        self.timeline.add(self.begin, self.place)
        if story.draft:
            return
        for move in story.moves:
            self.later(move.day, partial(self.move, Stage(move.stage), self.spot.told(move.says)))
        self.plan_posts()
        for joining in story.partners:
            self.later(joining.day, partial(self.involve, joining.partner, joining.role, joining.note), in_office_hours)
        for concern in story.concerns:
            self.later(concern.day, partial(self.support, concern.who, SupportKind.CONCERN, concern.reason))
        self.plan_support()

    def plan_posts(self) -> None:
        """Who answers comes after what is answered, also on the same day; teams and partners write in office hours."""
        said: list[datetime] = [self.begin]
        for number, line in enumerate(self.story.posts, start=1):
            when = by_day if line.voice in ("self", "maker") else in_office_hours
            moment = when(self.begin, line.day, self.rng)
            said.append(max(moment, said[line.reply_to] + timedelta(minutes=25 + number)))
            self.timeline.add(said[number], partial(self.write, number, line))
        if self.story.hidden:
            self.timeline.add(in_office_hours(max(said), 1, self.rng), self.hide)

    def plan_support(self) -> None:
        """Most support comes in the first weeks, and none after the end."""
        story = self.story
        ends = [move.day for move in story.moves if Stage(move.stage) in ENDS]
        last = min([story.days_ago, 120.0, *ends])
        worried = {concern.who for concern in story.concerns}
        willing = [key for key in self.cast.people if key not in worried | {story.maker, "beheerder", "moderator"}]
        chosen = self.rng.sample(willing, min(len(willing), story.supports + story.joins))
        for number, key in enumerate(chosen):
            kind = SupportKind.JOIN if number < story.joins else SupportKind.SUPPORT
            self.later(last * self.rng.random() ** 2 * 0.9, partial(self.support, key, kind, ""))

    def later(
        self, days: float, deed: Callable[[], None], when: Callable[[datetime, float, random.Random], datetime] = by_day
    ) -> None:
        """Let something happen so many days after it was placed."""
        self.timeline.add(when(self.begin, days, self.rng), deed)

    @property
    def subject(self) -> Subject:
        """The subject of what was placed."""
        if self.initiative is None:
            raise LookupError(self.story.title)
        return self.initiative.subject

    def place(self) -> None:
        """Write the draft and put it on the map."""
        story, maker = self.story, self.cast.actor(self.story.maker)
        initiative = initiatives.begin_draft(maker, self.spot.geometry, self.spot.name)
        text = (story.title, story.lead, story.story, story.why)
        initiatives.set_text(maker, initiative, Text(*map(self.spot.told, text)))
        initiatives.set_theme(maker, initiative, self.cast.themes[story.theme])
        initiatives.set_needs(maker, initiative, [Wanted(NeedKind(kind), self.spot.told(what)) for kind, what in story.needs])
        if story.photo:
            photo = keep_photo(draw(story.photo), f"person {maker.id}")
            initiatives.add_photo(maker, initiative, photo.key, story.photo_alt)
        if not story.draft:
            initiatives.place_draft(maker, initiative)
        self.initiative = initiative

    def move(self, stage: Stage, says: str) -> None:
        """Go to another stage."""
        if self.initiative is not None:
            initiatives.move(self.cast.actor(self.story.maker), self.initiative, stage, says)

    def support(self, key: str, kind: SupportKind, reason: str) -> None:
        """Say what somebody thinks of it."""
        subjects.support(self.cast.actor(key), self.subject, kind, self.spot.told(reason))

    def involve(self, partner: str, role: str, note: str) -> None:
        """An authority takes part for its power; any other partner offers, and the maker says yes."""
        speaker, joined = self.cast.actor(self.cast.speakers[partner][0]), self.cast.partners[partner]
        power = POWERS.get(role) if joined.is_authority else None
        if power is not None:
            partners.involve_by_power(speaker, self.subject, joined, power, note or "dat hoort bij ons werk")
            return
        offered = partners.offer_to_join(speaker, self.subject, joined, role, note)
        if isinstance(offered, Joining):
            partners.accept_joining(self.cast.actor(self.story.maker), offered)

    def write(self, number: int, line: Line) -> None:
        """Place a post, in the voice that the line names."""
        parent = self.posts.get(line.reply_to)
        if line.reply_to and parent is None:
            return
        actor = self.writer(line)
        if line.voice == "note":
            threads.note(actor, self.subject, self.spot.told(line.text))
            return
        voice = self.voice_key(actor, line.voice)
        if line.kind == PostKind.RECORD:
            said = Said("een buurtbewoner", Channel.DOOR, today(), has_consent=True)
            threads.record_post(actor, self.subject, said, self.spot.told(line.text), voice)
            return
        parent_id = parent.id if parent else None
        self.posts[number] = threads.write(actor, self.subject, self.spot.told(line.text), line.kind, voice, parent_id)

    def writer(self, line: Line) -> Actor:
        """Who writes this: who is named, else somebody of the team or partner in whose name it is."""
        if line.who:
            return self.cast.actor(line.who)
        if line.voice == "maker":
            return self.cast.actor(self.story.maker)
        if line.voice in ("team", "note"):
            members = self.cast.team_members[self.team_id()]
            return self.cast.actor(members[len(self.story.title) % len(members)])
        return self.cast.actor(self.cast.speakers[line.voice][0])

    def voice_key(self, actor: Actor, voice: str) -> str:
        """The key of this voice in the list of voices that the actor holds."""
        for held in list_voices(actor, self.subject):
            if self.is_meant(held, voice):
                return held.key
        raise LookupError(f"{self.story.title}: {actor.name} has no voice {voice!r}")

    def is_meant(self, held: Voice, voice: str) -> bool:
        """Whether this is the voice that a line names."""
        if voice == "self":
            return held.capacity == Capacity.RESIDENT
        if voice == "maker":
            return held.capacity == Capacity.MAKER
        if voice == "team":
            return held.team_id == self.team_id()
        return held.capacity == Capacity.PARTNER and held.partner_id == self.cast.partners[voice].id

    def team_id(self) -> int:
        """The team that answers at this moment."""
        responsibility = find_responsibility(self.subject.id)
        if responsibility is None:
            raise LookupError(self.story.title)
        return responsibility.team_id

    def hide(self) -> None:
        """Let the moderator take the last post out of sight, with the reason that its writer reads."""
        post = self.posts[max(self.posts)]
        reporter = self.cast.actor("bewoner")
        moderation.report_post(reporter, post, "Hier wordt iemand uitgescholden.")
        moderation.rule(self.cast.actor("moderator"), self.subject, post, RulingKind.HIDE, self.story.hidden)
