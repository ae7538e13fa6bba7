"""How an initiative is carried together: a corporation that is asked in, a municipality that takes another step and says why,
people without an account who answer a question, and an idea that was told at the door."""

import random
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from participatie.demo.story.cast import Cast
from participatie.demo.story.places import Map
from participatie.demo.story.reading import Spec
from participatie.demo.story.timeline import Timeline, in_office_hours
from participatie.initiatives import services as initiatives
from participatie.initiatives.placing import Spot
from participatie.initiatives.services.drafts import Text
from participatie.initiatives.services.recording import Told
from participatie.kernel.clock import today
from participatie.partners import services as partners
from participatie.partners.models import Joining, Step
from participatie.partners.queries import find_involvement
from participatie.subjects.models import Subject
from participatie.threads import services as threads
from participatie.threads.links import token_of
from participatie.threads.queries import list_party_voices
from participatie.threads.services import Said

TITLE, MAKER = "Speelbos in het Hovenpark", "merel-plantinga"
CORPORATION, SPEAKER, TOWN = "de-beem", "partner", "gemeente"
POMP = "De pomp komt op de drinkwaterleiding. De wet vraagt dan een keuring, dus daarover beslissen wij."
QUESTION = "Mag een pomp in het park op jullie leiding? En wat kost dat ongeveer?"
ANSWER = "Dat mag, met een eigen meter. Reken op ongeveer € 600 voor de aansluiting. Bel ons gerust voor je gaat graven."
SECOND = "Wil je als keurmeester een keer meekijken voordat de stammen vastliggen?"


def carry_together(map_: Map, cast: Cast, timeline: Timeline, seed: int, subject_of: Callable[[str], Subject]) -> None:
    """Put all of it on the timeline. `subject_of` gives what was placed under a title."""
    Carrying(map_, cast, timeline, random.Random(f"{seed} carrying"), partial(subject_of, TITLE)).plan()


class Carrying:
    """What happens around one initiative, and one idea from the door."""

    def __init__(
        self, map_: Map, cast: Cast, timeline: Timeline, rng: random.Random, subject_of: Callable[[], Subject]
    ) -> None:
        self.map, self.cast, self.timeline, self.rng, self.subject_of = map_, cast, timeline, rng, subject_of

    def plan(self) -> None:
        """Say when."""
        for days_ago, deed in (
            (160, partial(self.step, Step.FACILITATE, "Het is hun plan. Wij maken het park ervoor vrij.")),
            (41, self.ask_corporation),
            (20, partial(self.step, Step.REGULATE, POMP)),
            (16, partial(self.ask_outsider, "Wim van Loon", "wim.vanloon@example.org", QUESTION, ANSWER)),
            (4, partial(self.ask_outsider, "Els Brouwer", "els.brouwer@example.org", SECOND, "")),
            (7, self.record),
        ):
            self.timeline.add(in_office_hours(self.timeline.until - timedelta(days=days_ago), 0, self.rng), deed)

    def step(self, step: Step, reason: str) -> None:
        """The municipality says what it does here, and why."""
        town, subject = self.cast.partners[TOWN], self.subject_of()
        involvement = find_involvement(subject.id, town.id)
        if involvement is not None:
            involvement.partner = town
            partners.set_step(self.cast.actor(self.cast.speakers[TOWN][0]), subject, involvement, step, reason)

    def ask_corporation(self) -> None:
        """The maker asks the corporation, which says yes."""
        asked = partners.ask_partner(
            self.cast.actor(MAKER), self.subject_of(), self.cast.partners[CORPORATION], "co_maker", "de rand langs de flats"
        )
        if isinstance(asked, Joining):
            partners.accept_joining(self.cast.actor(SPEAKER), asked)

    def ask_outsider(self, name: str, address: str, question: str, answer: str) -> None:
        """The maker asks somebody without an account, who may answer."""
        asked = threads.ask_outsider(self.cast.actor(MAKER), self.subject_of(), name, address, question, "maker")
        if answer:
            threads.answer_outside(token_of(asked.id, asked.subject_id, address, asked.created_at), name, answer)

    def record(self) -> None:
        """A member of a team writes down what somebody wants."""
        actor = self.cast.actor("nadia")
        said = Said("een bewoner van 81 jaar", "door", today(), has_consent=True)
        text = Text(
            "Een bankje halverwege naar de winkel",
            "Het is te ver om in een keer te lopen. Een bankje halverwege is genoeg.",
            why="Dan kan ik zelf mijn boodschappen blijven doen.",
        )
        where = self.map.spot(Spec(area="Hoven-Noord", street=1))
        told = Told(text, Spot(where.geometry, where.name), self.cast.themes["ontmoeten"])
        initiatives.record_initiative(actor, said, told, list_party_voices(actor)[0].key)
