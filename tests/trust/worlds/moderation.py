"""Rulings."""

from participatie.accounts.models import Person
from participatie.initiatives.models import Initiative
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.moderation import services as moderation
from participatie.moderation.models import RulingKind
from participatie.threads.queries import get_post
from tests.factories.people import actor_of
from tests.trust.world import World


def make_rulings(world: World, people: dict[str, Person]) -> None:
    """A reported and hidden subject, a reported and hidden post, an appeal and a report that waits."""
    hidden = db.session.get_one(Initiative, world.initiatives["hidden"]).subject
    published = db.session.get_one(Initiative, world.initiatives["published"]).subject
    moderator = actor_of(people["moderator"])
    moderation.report_subject(actor_of(people["speaker"]), hidden, world.plant("melding"))
    ruling = moderation.rule(moderator, hidden, None, RulingKind.HIDE, world.plant("uitspraak"))
    moderation.appeal(actor_of(people["maker"]), ruling, hidden, None, world.plant("bezwaar"))
    post = get_post(SYSTEM, world.posts["hidden"])
    other = moderation.rule(moderator, published, post, RulingKind.HIDE, world.plant("uitspraakbericht"))
    moderation.report_subject(actor_of(people["speaker"]), published, world.plant("meldingopen"))
    world.ids |= {"ruling": ruling.id, "open ruling": other.id}
