"""Conversations, and questions to people outside."""

from participatie.accounts.models import Person
from participatie.initiatives.models import Initiative
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.teams.queries import get_team
from participatie.threads import services as threads
from participatie.threads.links import token_of
from participatie.threads.queries import code_of
from participatie.threads.services import Said
from tests.factories.people import actor_of
from tests.trust.world import World


def make_conversation(world: World, people: dict[str, Person]) -> None:
    """Posts in each state, and a note of the team."""
    published = db.session.get_one(Initiative, world.initiatives["published"]).subject
    hidden = db.session.get_one(Initiative, world.initiatives["hidden"]).subject
    maker, resident = actor_of(people["maker"]), actor_of(people["co_maker"])
    public = threads.write(maker, published, "Wie plukt er mee?")
    threads.edit(maker, public, "Wie plukt er mee, of snoeit?", 1)
    gone = threads.write(resident, published, world.plant("verborgenbericht"))
    back = threads.write(resident, published, world.plant("ingetrokkenbericht"))
    threads.edit(resident, back, world.plant("ingetrokkenversie"), 1)
    threads.withdraw(resident, back)
    note = threads.note(actor_of(people["member"]), published, world.plant("teamnotitie"))
    threads.note(actor_of(people["member"]), published, world.plant("antwoordopnotitie"), parent_id=note.id)
    team = get_team(SYSTEM, world.ids["team"])
    template = threads.keep_template(actor_of(people["member"]), team, world.plant("sjabloon"), world.plant("sjabloontekst"))
    world.ids["template"] = template.id
    inside = threads.write(maker, hidden, world.plant("berichtbijverborgen"))
    world.posts |= {"public": public.id, "hidden": gone.id, "withdrawn": back.id, "note": note.id, "in_hidden": inside.id}
    pending = f"{world.plant('wachtend')}@example.org"
    threads.keep_pending(Actor(), published, pending, world.plant("wachtendbericht"), "comment", None, "/")


def make_outsiders(world: World, people: dict[str, Person]) -> None:
    """A question to somebody without an account, and what somebody said that was written down."""
    published = db.session.get_one(Initiative, world.initiatives["published"]).subject
    asked_at = f"{world.plant('buitenadres')}@example.org"
    asked = threads.ask_outsider(actor_of(people["maker"]), published, "Piet Jansen", asked_at, "Mag hier een kas?", "maker")
    world.keys["outside link"] = token_of(asked.id, asked.subject_id, asked.email or "", asked.created_at)
    said = Said("een bewoner van de Kerkstraat", "door", today(), has_consent=True)
    voice = f"team-{world.ids['team']}"
    recording = threads.record_post(actor_of(people["member"]), published, said, "Ik wil wel helpen.", voice)
    world.keys["recording code"] = code_of(recording)
    world.ids |= {"outside": asked.id, "recording": recording.id}
