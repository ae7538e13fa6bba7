"""How partners take part in a street plan: for a power by law, asked by the designer, and with an offer that waits."""

import random
from datetime import timedelta
from functools import partial

from participatie.demo.story.cast import Cast
from participatie.demo.story.timeline import Timeline, in_office_hours
from participatie.kernel.access import Actor
from participatie.partners import services as partners
from participatie.partners.models import Joining, Power, Step
from participatie.partners.queries import find_involvement
from participatie.streets.queries import list_designed
from participatie.subjects.models import Subject

TITLE, DESIGNER, TOWN = "De Gymnasiumstraat opnieuw", "tekenaar", "gemeente"
WATER_BOARD, SCHOOL = "waterschap", "rivierpoort"
SEWER = "Het riool moet voor de winter van 2028 nieuw zijn. Daarom sturen wij mee op de planning, niet op het ontwerp."


def let_partners_join(cast: Cast, timeline: Timeline, seed: int) -> None:
    """Put it on the timeline."""
    rng, joining = random.Random(f"{seed} joining"), JoiningStory(cast)
    for days_ago, deed in (
        (94, joining.use_power),
        (93, partial(joining.step, Step.FACILITATE, "De bewoners tekenen mee. Wij rekenen na of het past en wat het kost.")),
        (70, joining.ask_water_board),
        (24, partial(joining.step, Step.DIRECT, SEWER)),
        (2, joining.offer_of_school),
    ):
        timeline.add(in_office_hours(timeline.until - timedelta(days=days_ago), 0, rng), deed)


class JoiningStory:
    """What partners and the designer do around one plan."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def speaker(self, partner: str) -> Actor:
        """Who speaks for this partner."""
        return self.cast.actor(self.cast.speakers[partner][0])

    def subject(self) -> Subject:
        """The plan, as it is at that moment."""
        designed = list_designed(self.cast.actor(DESIGNER))
        return next(plan.subject for plan, _waiting in designed if plan.subject.title == TITLE)

    def use_power(self) -> None:
        """The municipality manages the road, and says so."""
        reason = "De straat en de stoepen zijn van de gemeente."
        town = self.cast.partners[TOWN]
        partners.involve_by_power(self.speaker(TOWN), self.subject(), town, Power.ROAD, reason)

    def step(self, step: Step, reason: str) -> None:
        """The municipality says what it does here, and why."""
        town, subject = self.cast.partners[TOWN], self.subject()
        involvement = find_involvement(subject.id, town.id)
        if involvement is not None:
            involvement.partner = town
            partners.set_step(self.speaker(TOWN), subject, involvement, step, reason)

    def ask_water_board(self) -> None:
        """The designer asks the water board, which says yes."""
        actor, board = self.cast.actor(DESIGNER), self.cast.partners[WATER_BOARD]
        asked = partners.ask_partner(actor, self.subject(), board, "adviser", "over regenwater in de plantvakken")
        if isinstance(asked, Joining):
            partners.accept_joining(self.speaker(WATER_BOARD), asked)

    def offer_of_school(self) -> None:
        """A school offers hands; the designer did not answer yet."""
        school = self.cast.partners[SCHOOL]
        partners.offer_to_join(self.speaker(SCHOOL), self.subject(), school, "facilitator", "leerlingen maken de banken")
