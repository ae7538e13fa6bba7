"""Who tells what they can in Beemdwaard, who is looked for, and two who said yes to each other."""

import random
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from participatie.demo.story.cast import Cast
from participatie.demo.story.places import Map
from participatie.demo.story.reading import Entry, read
from participatie.demo.story.timeline import Timeline, by_day
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.clock import now, today
from participatie.places.queries import find_area_by_code
from participatie.subjects.models import Subject
from participatie.talents import queries, services
from participatie.talents.models import Match, Vacancy
from participatie.talents.services import Terms, Told
from participatie.talents.tokens import Said

SubjectOf = Callable[[str], Subject]
HELLO = "Dag! Ik schrijf graag en ik woon om de hoek. Op dinsdag kan ik altijd. Bel of app me gerust via deze pagina."
WELCOME = "Wat leuk dat je wilt. Wij zijn met z'n vijven; loop dinsdag eens binnen, dan zie je hoe het gaat."
SHOWN = {"can": "public", "learn": "public", "languages": "public", "knows": "network", "time": "network", "area": "network"}


def plan_talents(town: Map, cast: Cast, timeline: Timeline, seed: int, subject_of: SubjectOf) -> None:
    """Put it on the timeline. `subject_of` gives what was placed under a title."""
    story, rng, content = TalentStory(town, cast, subject_of), random.Random(f"{seed} talents"), read("talents")
    for entry in content["profile"]:
        timeline.add(by_day(timeline.until - timedelta(days=entry["days_ago"]), 0, rng), partial(story.tell, entry))
    for entry in content["vacancy"]:
        moment = by_day(timeline.until - timedelta(days=entry["days_ago"]), 0, rng)
        timeline.add(moment, partial(story.look, entry))
        timeline.add(moment + timedelta(hours=21), partial(story.answer, entry))


class TalentStory:
    """What people tell, look for and answer."""

    def __init__(self, town: Map, cast: Cast, subject_of: SubjectOf) -> None:
        self.town, self.cast, self.subject_of = town, cast, subject_of
        self.made: dict[str, Vacancy] = {}

    def tell(self, entry: Entry) -> None:
        """Somebody makes a profile."""
        codes = [self.town.codes[name] for name in entry.get("areas", [])]
        areas = [area.id for code in codes if (area := find_area_by_code(code)) is not None]
        told = Told(
            can=entry["can"],
            learn=entry["learn"],
            knows=entry.get("knows", ""),
            languages=entry["languages"],
            hours_a_week=entry["hours"],
            days=entry["days"],
            has_evenings=entry.get("evenings", False),
            area_ids=areas,
            sights=SHOWN,
            shows_name=entry.get("shows_name", False),
            wants_mail=True,
        )
        services.begin_profile(self.cast.actor(entry["who"]), told, consents=True)

    def seeker(self, entry: Entry) -> Actor:
        """Who looks: the person named, else the first of the team."""
        team = self.cast.teams.get(entry["at"])
        return self.cast.actor(entry["by"] or (self.cast.team_members[team.id][0] if team else ""))

    def look(self, entry: Entry) -> None:
        """A team or an initiative looks for somebody."""
        team = self.cast.teams.get(entry["at"])
        terms = Terms(
            entry["what"],
            entry["about"],
            entry["talents"],
            entry["hours"],
            until_on=today() + timedelta(days=entry["until_in"]) if entry["until_in"] else None,
            place=entry["place"],
            is_by_evening=entry.get("evening", False),
            places=entry["places"],
        )
        subject = team.subject if team else self.subject_of(entry["at"])
        self.made[entry["what"]] = services.open_vacancy(self.seeker(entry), subject, terms)

    def answer(self, entry: Entry) -> None:
        """What both sides said; where both said yes, they go on together."""
        vacancy = queries.get_vacancy(SYSTEM, self.made[entry["what"]].id)
        for said in (Said.LATER, Said.NO, Said.YES):
            for who in entry[said.value]:
                services.answer_vacancy(self.cast.actor(who), vacancy, said)
        for who in entry["asks"]:
            profile = queries.find_profile(self.cast.person(who).id)
            match = services.ask_person(self.seeker(entry), vacancy, profile, Said.YES) if profile else None
            if match is not None:
                self.meet(self.seeker(entry), self.cast.actor(who), match)

    def meet(self, seeker: Actor, person: Actor, match: Match) -> None:
        """They introduce themselves and plan their first talk."""
        services.write_note(person, match, HELLO)
        services.write_note(seeker, match, WELCOME)
        services.plan_talk(seeker, match, now() + timedelta(days=30), "De bibliotheek, aan de grote tafel")
