"""Makers who come and go: a co-maker, a text with its versions, somebody who is asked, and a plan that seeks a maker."""

import random
from collections.abc import Callable
from datetime import timedelta

from participatie.demo.story.cast import Cast
from participatie.demo.story.timeline import Timeline, by_day
from participatie.initiatives import services as initiatives
from participatie.initiatives.models import Initiative
from participatie.initiatives.queries import get_initiative, get_version, list_own_invitations
from participatie.initiatives.services.drafts import Text
from participatie.initiatives.services.hidden_versions import hide_version
from participatie.kernel.access import SYSTEM
from participatie.subjects.models import Subject

GARDEN, MAKER, CO_MAKER = "Pluktuin achter de Molenhof", "maker", "latifa-moussaoui"
WITH_NUMBER = "\n\nMeedoen op zaterdag? Bel Latifa: 06 55 51 23 45."
WITH_DAYS = "\n\n**Meedoen?** Elke zaterdag om tien uur bij de schuur. Laarzen staan er, koffie ook."
WHY_HIDDEN = "Er stond een telefoonnummer in. Dat hoort niet voor altijd op de site."
BENCH, ASKER, ASKED = "Zitten bij de Singel", "corrie-slootweg", "bewoner"
LEFT, LEAVER = "Een dak van klimop boven de fietsen", "koen-brandsma"


def plan_makers(cast: Cast, timeline: Timeline, seed: int, subject_of: Callable[[str], Subject]) -> None:
    """Put it on the timeline. `subject_of` gives what was placed under a title."""
    rng, told = random.Random(f"{seed} makers"), MakerStory(cast, subject_of)
    for days_ago, deed in (
        (27, told.ask_along),
        (26, told.say_yes),
        (21, told.rewrite),
        (14, told.rewrite_again),
        (13, told.hide_number),
        (5, told.leave),
        (2, told.ask_neighbour),
    ):
        timeline.add(by_day(timeline.until - timedelta(days=days_ago), 0, rng), deed)


class MakerStory:
    """What makers do with three initiatives."""

    def __init__(self, cast: Cast, subject_of: Callable[[str], Subject]) -> None:
        self.cast, self.subject_of = cast, subject_of

    def initiative(self, title: str) -> Initiative:
        """One of them, as it is at that moment."""
        return get_initiative(SYSTEM, self.subject_of(title).id)

    def ask_along(self) -> None:
        """The first maker asks a neighbour to make it together."""
        initiatives.invite_by_mail(self.cast.actor(MAKER), self.initiative(GARDEN), self.cast.person(CO_MAKER).email)

    def say_yes(self) -> None:
        """She says yes."""
        person, actor = self.cast.person(CO_MAKER), self.cast.actor(CO_MAKER)
        for invitation in list_own_invitations(person):
            initiatives.accept(actor, person, invitation)

    def rewrite(self) -> None:
        """The co-maker adds how to take part, with her number."""
        self._change(CO_MAKER, lambda story: story + WITH_NUMBER)

    def rewrite_again(self) -> None:
        """The first maker thinks better of it."""
        self._change(MAKER, lambda story: story.replace(WITH_NUMBER.strip(), WITH_DAYS.strip()))

    def _change(self, who: str, wording: Callable[[str], str]) -> None:
        garden = self.initiative(GARDEN)
        text = Text(garden.subject.title, garden.subject.lead, wording(garden.story), garden.why)
        initiatives.change_text(self.cast.actor(who), garden, text, garden.version)

    def hide_number(self) -> None:
        """The text with the number is taken out of sight."""
        garden, actor = self.initiative(GARDEN), self.cast.actor(MAKER)
        hide_version(actor, garden, get_version(actor, garden, 2), WHY_HIDDEN)

    def leave(self) -> None:
        """The only maker of another one stops: who joined in is asked."""
        initiatives.leave(self.cast.actor(LEAVER), self.initiative(LEFT))

    def ask_neighbour(self) -> None:
        """Somebody is asked, and did not answer yet."""
        initiatives.invite_by_mail(self.cast.actor(ASKER), self.initiative(BENCH), self.cast.person(ASKED).email)
