"""A street plan to look at: in the round of wishes, with wishes that were answered and that wait."""

from participatie.accounts.queries import find_person_by_email
from participatie.kernel.db import unit_of_work
from participatie.streets.models import Round
from tests.browser.world import World
from tests.factories.people import make_person
from tests.factories.streets import answer, make_plan, make_version, make_wish


def add_street_plans(world: World) -> None:
    """Put them in the world that stands."""
    with unit_of_work():
        designer = make_person("Tamar", "tamar@example.org")
        writer = find_person_by_email(world.people["resident"])
        plan = make_plan(designer, "De Kerkstraat opnieuw", Round.WISHES)
        wish = make_wish(writer, plan, "Een drempel bij de school")
        answer(designer, wish, "along")
        waiting = make_wish(writer, plan, "Een boom voor nummer 3")
        discussed = make_plan(designer, "De Molenstraat opnieuw", Round.VARIANTS)
        shown = make_version(discussed, "Smal en groen")
        world.ids |= {"plan": plan.id, "wish": wish.id, "waiting_wish": waiting.id}
        world.ids |= {"discussed_plan": discussed.id, "shown_version": shown.id}
