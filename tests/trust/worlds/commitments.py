"""Promises."""

from datetime import timedelta

from participatie.accounts.models import Person
from participatie.commitments import services as commitments
from participatie.initiatives.models import Initiative
from participatie.kernel.clock import today
from participatie.kernel.db import db
from tests.factories.people import actor_of
from tests.trust.world import World


def make_commitments(world: World, people: dict[str, Person]) -> None:
    """A promise that is open, one that was kept, one that a moderator hid, and one at what is hidden itself."""
    published = db.session.get_one(Initiative, world.initiatives["published"]).subject
    hidden = db.session.get_one(Initiative, world.initiatives["hidden"]).subject
    maker, due_on = actor_of(people["maker"]), today() + timedelta(days=30)
    made = {
        "open": commitments.promise(maker, published, "Twee kuub aarde brengen", due_on),
        "kept": commitments.promise(maker, published, "De schuur opruimen", due_on),
        "hidden": commitments.promise(actor_of(people["resident"]), published, world.plant("verborgentoezegging"), due_on),
        "in_hidden": commitments.promise(maker, hidden, world.plant("toezeggingbijverborgen"), due_on),
    }
    commitments.keep(maker, made["kept"])
    commitments.hide(actor_of(people["moderator"]), made["hidden"])
    world.ids |= {f"commitment {name}": commitment.id for name, commitment in made.items()}
