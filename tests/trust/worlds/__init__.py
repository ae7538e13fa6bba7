"""A small municipality in which everybody and every state is there once, with a secret wherever one can be kept.

It is built once for a run and kept; each test undoes what it did.
"""

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import unit_of_work
from participatie.site.services import set_up_site
from tests.factories.places import make_addresses, make_municipality
from tests.trust.world import World
from tests.trust.worlds.assignments import make_assignments
from tests.trust.worlds.commitments import make_commitments
from tests.trust.worlds.initiatives import make_initiatives, make_union
from tests.trust.worlds.mandates import make_mandates
from tests.trust.worlds.moderation import make_rulings
from tests.trust.worlds.offers import make_offers
from tests.trust.worlds.people import make_organisations, make_people, make_ways_in
from tests.trust.worlds.talents import make_talents
from tests.trust.worlds.tasks import make_tasks
from tests.trust.worlds.teams import make_teamwork
from tests.trust.worlds.threads import make_conversation, make_outsiders


def build_world() -> World:
    """Build it, through the services that the platform itself uses."""
    world = World()
    with unit_of_work():
        make_municipality()
    make_addresses()
    with unit_of_work():
        set_up_site(SYSTEM, "Samen in Vierkant", "Vierkant", "vraag@example.org", "Van ons allemaal.")
        people = make_people(world)
        make_organisations(world, people)
        make_initiatives(world, people)
        make_offers(world, people)
        make_conversation(world, people)
        make_commitments(world, people)
        make_mandates(world, people)
        make_outsiders(world, people)
        make_union(world, people)
        make_teamwork(world, people)
        make_assignments(world, people)
        make_tasks(world, people)
        make_rulings(world, people)
        make_talents(world, people)
        make_ways_in(world, people)
    return world
