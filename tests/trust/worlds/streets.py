"""Street plans for the world: one in each state, wishes in each state, and a version that only its designers may see."""

from dataclasses import replace

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now, today
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.files import keep_document, keep_photo
from participatie.kernel.keyed import keyed_hash
from participatie.streets import codes, queries, services
from participatie.streets.models import (
    ConversationKind,
    Element,
    LetterBatch,
    PlanAddress,
    PlanDocument,
    PlanVersion,
    Round,
    StreetPlan,
)
from participatie.streets.services.contributions import Wording
from participatie.streets.services.hands import Hands
from participatie.streets.services.plans import PlanText
from participatie.streets.services.recording import Said
from participatie.streets.services.slips import Slip
from participatie.streets.services.talks import Talk
from participatie.streets.tokens import invitation_token
from participatie.subjects import services as subjects
from tests.factories.drawings import a_street, draw_version
from tests.factories.people import actor_of
from tests.factories.pictures import photo
from tests.factories.streets import (
    IN_THE_STREET,
    STREET,
    answer,
    drawing,
    give_code,
    make_house,
    make_plan,
    make_section,
    make_version,
    make_wish,
)
from tests.trust.world import World


def add_street_plans(world: World) -> None:
    """Put them in the world that stands."""
    with unit_of_work():
        make_street_plans(world, {role: db.session.get_one(Person, person_id) for role, person_id in world.people.items()})


def make_paper(world: World, designer: Person, plan: StreetPlan) -> None:
    """Talks, one of which nobody read back yet; a spot, a slip, hands, and a tablet that goes round."""
    actor = drawing(designer)
    told = Talk(ConversationKind.TENT, today(), "Op de hoek", 4, "Iedereen wil een boom.")
    talk = services.record_talk(actor, plan, told)
    services.confirm_talk(actor, plan, talk, "Voorgelezen.")
    unread = services.record_talk(
        actor, plan, replace(told, summary=world.plant("ongelezen"), place=world.plant("ongelezenplek"))
    )
    services.add_spots(actor, plan, [], 50)
    asked = Slip(world.plant("strookje").upper(), Said("Een bankje", place="1"), phone="06 55512345")
    world.secrets["terugbellen"] = asked.phone
    slip = services.type_slip(actor, plan, asked)
    hands = services.count_hands(actor, plan, Hands("Wie wil dit?", 3, 1, 0, 5, today()))
    opened = services.open_evening(actor, plan, 8, "4821")
    world.ids |= {"talk": talk.id, "unread talk": unread.id, "slip": slip.id, "hands": hands.id, "evening": opened.evening.id}
    world.ids["spot"] = queries.list_spots(plan.id)[0].id


def make_street_plans(world: World, people: dict[str, Person]) -> None:
    """A plan that runs, one that is hidden, one that is a draft; the designer is the member of the team."""
    designer, writer = people["member"], people["maker"]
    running = make_plan(designer, "De Kerkstraat opnieuw", Round.WISHES)
    early = make_plan(designer, "De Dijkstraat opnieuw")
    hidden = make_plan(designer, world.plant("verborgenplan"), Round.WISHES)
    draft = services.begin_plan(drawing(designer), PlanText(world.plant("conceptplan"), "Nog stil."), STREET, None)
    placed = make_wish(writer, running, "Een drempel bij de school")
    answer(designer, make_wish(writer, running, "Een boom voor nummer 3"), "along")
    gone = make_wish(writer, running, world.plant("verborgenwens"))
    inside = make_wish(writer, hidden, world.plant("wensinverborgenplan"))
    waiting = services.begin_wish(actor_of(people["co_maker"]), running, Wording(world.plant("conceptwens")), IN_THE_STREET)
    make_paper(world, designer, running)
    subjects.hide(SYSTEM, gone.subject)
    subjects.hide(SYSTEM, hidden.subject)
    online = draw_version(designer, running, a_street(trees=1, spaces=1))
    draw_version(designer, running, a_street(trees=2, spaces=1), online)
    version = PlanVersion(plan_id=running.id, name=world.plant("conceptversie"), summary="Nog stil.", created_at=now())
    db.session.add(version)
    db.session.flush()
    discussed = make_plan(designer, "De Molenstraat opnieuw", Round.VARIANTS)
    shown = make_version(discussed)
    photo_of_wish = subjects.attach_photo(SYSTEM, placed.subject, keep_photo(photo(), "de wereld").key, "Een stoep")
    world.plans |= {"published": running.id, "hidden": hidden.id, "draft": draft.id, "discussed": discussed.id}
    world.plans["early"] = early.id
    world.contributions |= {"published": placed.id, "hidden": gone.id, "in_hidden": inside.id, "draft": waiting.id}
    world.ids["bounds"] = services.mark_of(queries.list_bounds(early.id))
    asked = invitation_token(running.id, designer.id, people["resident"].email)
    world.keys["drawing along"] = asked
    world.keys["wish draft"] = waiting.draft_key or ""
    db.session.add(Element(version_id=version.id, key="boom0", kind="tree", geometry=IN_THE_STREET, label="Stil"))
    db.session.flush()
    world.ids |= {"version draft": version.id, "version online": online.id}
    world.ids |= {"version shown": shown.id, "photo of wish": photo_of_wish.id}
    seen = make_version(running)
    world.ids["version published"] = seen.id
    sections = {
        "published": make_section(running, seen),
        "hidden": make_section(hidden, make_version(hidden), name=world.plant("verborgenprofiel")),
        "draft": make_section(running, version, name=world.plant("conceptprofiel")),
    }
    world.ids |= {f"section {name}": section.id for name, section in sections.items()}
    add_households(world, designer, running)


def add_households(world: World, designer: Person, running: StreetPlan) -> None:
    """An address with letters in the plan that runs, and another plan in which an address speaks by code."""
    voicing = make_plan(designer, "De Lindestraat opnieuw", Round.VARIANTS)
    house = make_house(running), make_house(voicing)
    stored = keep_document(b"%PDF-1.7", "application/pdf")
    batch = LetterBatch(plan_id=running.id, round=Round.VARIANTS, message="Kijk.", state="ready", total=1, made_at=now())
    batch.file_key = stored.key
    document = PlanDocument(plan_id=running.id, kind="sheets", name="Op papier", state="ready", file_key=stored.key)
    document.asked_at = now()
    db.session.add(document)
    db.session.add(batch)
    db.session.flush()
    give_code(running, house[0], "CDFGHJKMNPRW", Round.VARIANTS)
    world.keys["code"] = give_code(voicing, house[1], "CDFGHJKMNPRT")
    make_letter_wish(world, running, house[0])
    newest = queries.find_newest(voicing.id)
    world.ids |= {"voicing": voicing.id, "letters": batch.id, "house": house[0].id, "voicing house": house[1].id}
    world.keys["document"] = document.key
    world.ids["voicing version"] = newest.id if newest else 0


def make_letter_wish(world: World, running: StreetPlan, house: PlanAddress) -> None:
    """A wish of a household: everybody reads the wish, and nobody the code it came with."""
    code = give_code(running, house, "CDFGHJKMNPRV", Round.WISHES)
    known = queries.find_code([keyed_hash(codes.PURPOSE, code)])
    if known is None:
        raise LookupError(code)
    services.wish_by_code(known, Said("Een bank in de schaduw"))
    world.secrets["code van een wens"] = code
