"""Who promises what at an initiative of the demo, and what becomes of it."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Protocol

from participatie.commitments import services as commitments
from participatie.commitments.models import Commitment
from participatie.commitments.queries import find_commitment
from participatie.demo.story.cast import Cast
from participatie.demo.story.reading import Entry, read
from participatie.demo.story.timeline import Timeline, in_office_hours
from participatie.kernel.access import Actor
from participatie.kernel.clock import local
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject
from participatie.threads import services as threads
from participatie.threads.services import Promised


class Told(Protocol):
    """An initiative while the timeline plays."""

    begin: datetime

    @property
    def subject(self) -> Subject: ...

    def voice_key(self, actor: Actor, voice: str) -> str: ...


@dataclass
class Promise:
    """One promise of the texts, from its first word to its end."""

    cast: Cast
    told: Told
    entry: Entry
    made: Commitment | None = None

    def plan(self, timeline: Timeline, rng: random.Random) -> None:
        """Put everything that happens to it on the timeline."""
        entry = self.entry

        def later(days: float) -> datetime:
            return in_office_hours(self.told.begin, days, rng)

        timeline.add(later(entry["day"]), self.make)
        for change in entry.get("changes", []):
            timeline.add(later(change["day"]), partial(self.change, change["by"], change["why"]))
        if "kept" in entry:
            timeline.add(later(entry["kept"]), self.keep)
        if "withdrawn" in entry:
            timeline.add(later(entry["withdrawn"]), partial(self.withdraw, entry["why"]))
        for judged in entry.get("judged", []):
            timeline.add(later(judged["day"]) + timedelta(hours=1), partial(self.judge, judged))

    @property
    def actor(self) -> Actor:
        """Who promises: who is named, else the first who speaks for the partner."""
        return self.cast.actor(self.entry.get("who") or self.cast.speakers[self.entry["voice"]][0])

    @property
    def commitment(self) -> Commitment:
        """What was made of it."""
        if self.made is None:
            raise LookupError(self.entry["what"])
        return self.made

    def day(self, number: int) -> date:
        """The date so many days after the initiative was placed."""
        return local(self.told.begin).date() + timedelta(days=number)

    def make(self) -> None:
        """Promise it in the conversation."""
        subject, promised = self.told.subject, Promised(self.entry["what"], self.day(self.entry["by"]))
        voice = self.told.voice_key(self.actor, self.entry.get("voice", "self"))
        post = threads.write(self.actor, subject, self.entry.get("text", ""), "commitment", voice, promised=promised)
        self.made = find_commitment(post.commitment_id or 0)

    def change(self, by: int, why: str) -> None:
        """Choose another day."""
        held = self.commitment
        commitments.change(self.actor, held, held.version, held.what, self.day(by), why)

    def keep(self) -> None:
        """Say that it was done."""
        commitments.keep(self.actor, self.commitment)

    def withdraw(self, why: str) -> None:
        """Take it back."""
        commitments.withdraw(self.actor, self.commitment, why)

    def judge(self, judged: Entry) -> None:
        """Let somebody who follows the initiative say whether it was kept."""
        actor, say = self.cast.actor(judged["who"]), commitments.confirm if judged["kept"] else commitments.dispute
        subjects.follow(actor, self.told.subject)
        say(actor, self.commitment, judged["says"])


def plan_promises(cast: Cast, told: Mapping[str, Told], timeline: Timeline, seed: int) -> None:
    """All promises of the texts, each at the initiative that it names."""
    for entry in read("commitments")["commitment"]:
        Promise(cast, told[entry["initiative"]], entry).plan(timeline, random.Random(f"{seed} {entry['what']}"))
