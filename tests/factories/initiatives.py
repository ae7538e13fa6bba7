"""Initiatives, written and placed as people do it."""

from shapely.geometry import Point

from participatie.accounts.models import Person
from participatie.initiatives import services
from participatie.initiatives.models import Initiative, Stage
from participatie.initiatives.services.drafts import Text
from participatie.subjects.models import Theme
from tests.factories.people import actor_of

SOMEWHERE = Point(5.02, 51.02)


def make_draft(maker: Person, theme: Theme, place: Point = SOMEWHERE, title: str = "Een pluktuin") -> Initiative:
    """A draft with everything it needs."""
    actor = actor_of(maker)
    initiative = services.begin_draft(actor, place, "Het veldje")
    services.set_text(actor, initiative, Text(title, f"{title} voor iedereen.", "Wij willen **plukken**.", "Omdat het kan."))
    services.set_theme(actor, initiative, theme)
    return initiative


def make_initiative(maker: Person, theme: Theme, place: Point = SOMEWHERE, title: str = "Een pluktuin") -> Initiative:
    """An initiative on the map."""
    initiative = make_draft(maker, theme, place, title)
    services.place_draft(actor_of(maker), initiative)
    return initiative


def bring_to(maker: Person, initiative: Initiative, stage: Stage) -> None:
    """Move it to a stage, over planned where the way asks for that."""
    if stage in {Stage.REALISED, Stage.PARTLY_REALISED}:
        services.move(actor_of(maker), initiative, Stage.PLANNED, "Het plan is klaar.")
    services.move(actor_of(maker), initiative, stage, "We zetten een stap.")
