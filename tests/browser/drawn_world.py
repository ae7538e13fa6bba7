"""A street plan of which versions are discussed: today, two versions and a draft."""

from dataclasses import replace

from shapely.affinity import translate

from participatie.accounts.models import Person
from participatie.streets import queries, services
from participatie.streets.models import Round
from participatie.streets.services.replies import Answer
from tests.browser.world import World
from tests.factories.drawings import a_street, draw_version
from tests.factories.streets import (
    answer,
    bring_plan_to,
    drawing,
    make_plan,
    make_remark,
    make_wish,
)


def add_drawn_plan(world: World, designer: Person, writer: Person) -> None:
    """Put it in the world: an element of its last version is where it is thanks to somebody."""
    plan = make_plan(designer, "De Molenstraat getekend", Round.WISHES)
    actor = drawing(designer)
    today = queries.list_versions(actor, plan)[0]
    services.save_elements(actor, plan, today, a_street(2, 12)[:1] + a_street(2, 12)[6:], today.revision)
    services.publish_version(actor, plan, today)
    wish = make_wish(writer, plan, "Een drempel bij de school")
    answer(designer, wish, "along")
    first = draw_version(designer, plan, a_street(trees=4, spaces=10), today)
    bring_plan_to(designer, plan, Round.VARIANTS)
    remark = make_remark(writer, plan, first, "De drempel ligt te ver van de school", "drempel")
    aside = [replace(one, geometry=translate(one.geometry, 0.0001)) if one.key == "drempel" else one for one in a_street()]
    second = draw_version(designer, plan, aside, first)
    services.reply(actor, remark, Answer("taken_up", "Hij ligt nu voor de school.", second, "drempel"))
    draft = services.begin_version(actor, plan, second, "Met meer groen")
    world.people["designer"] = designer.email
    world.ids |= {"drawn plan": plan.id, "version": second.id, "version draft": draft.id}
