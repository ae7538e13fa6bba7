"""A street plan to look at: in the round of wishes, with wishes that were answered and that wait."""

from participatie.accounts.models import Person
from participatie.accounts.queries import find_person_by_email
from participatie.kernel.clock import now, today
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.files import keep_document
from participatie.kernel.keyed import keyed_hash
from participatie.streets import codes, queries, services
from participatie.streets.models import (
    ConversationKind,
    HandCount,
    LetterBatch,
    PlanAddress,
    PlanDocument,
    Round,
    StreetPlan,
    Zone,
)
from participatie.streets.services.hands import Hands
from participatie.streets.services.recording import Said
from participatie.streets.services.slips import Slip
from participatie.streets.services.talks import Talk
from participatie.streets.tokens import invitation_token
from tests.browser.drawn_world import add_drawn_plan
from tests.browser.world import World
from tests.factories.people import make_person
from tests.factories.streets import (
    answer,
    bring_plan_to,
    drawing,
    give_code,
    let_speak,
    make_draft,
    make_plan,
    make_section,
    make_version,
    make_wish,
    propose_section,
)

HOUSES = (
    ("Schoolpad", 1, Zone.INSIDE, 5.0201, 51.02),
    ("Schoolpad", 7, Zone.INSIDE, 5.0207, 51.02),
    ("Schoolpad", 14, Zone.INSIDE, 5.0213, 51.02),
    ("Achterom", 2, Zone.RING, 5.0207, 51.0204),
)


def add_houses(*plans: StreetPlan) -> None:
    """Three houses in the street and one around the corner."""
    for plan in plans:
        for street, number, zone, lon, lat in HOUSES:
            place = {"postcode": "9901 AB", "town": "Vierkant", "lon": lon, "lat": lat}
            key = f"{street}|{number}".lower()
            db.session.add(PlanAddress(plan_id=plan.id, zone=zone, address_key=key, street=street, number=number, **place))


def add_street_plans(world: World) -> None:
    """Put them in the world that stands."""
    with unit_of_work():
        designer = make_person("Tamar", "tamar@example.org", ("team_member", world.ids["team"]))
        writer = find_person_by_email(world.people["resident"])
        plan = make_plan(designer, "De Kerkstraat opnieuw", Round.WISHES)
        wish = make_wish(writer, plan, "Een drempel bij de school")
        answer(designer, wish, "along")
        waiting = make_wish(writer, plan, "Een boom voor nummer 3")
        discussed = make_plan(designer, "De Molenstraat opnieuw", Round.VARIANTS)
        shown = make_version(discussed, "Smal en groen")
        add_houses(plan, discussed)
        world.ids |= {"plan": plan.id, "wish": wish.id, "waiting_wish": waiting.id}
        world.ids |= {"discussed_plan": discussed.id, "shown_version": shown.id}
        world.people["designer"] = designer.email
        make_paper(world, designer, plan)
        section = make_section(plan, make_version(plan))
        propose_section(writer, plan, section)
        draft = make_draft(plan)
        drawn = make_section(plan, draft, name="Kerkstraat bij het plein")
        world.ids |= {"section": section.id, "draft_version": draft.id, "draft_section": drawn.id}
        add_households(world, designer, plan)
        add_letter(designer, plan)
        add_documents(world, plan)
        early = make_plan(designer, "De Dijkstraat opnieuw")
        world.ids |= {"early_plan": early.id, "drawing_along": invitation_token(plan.id, designer.id, writer.email)}
        add_drawn_plan(world, designer, writer)


def add_households(world: World, designer: Person, plan: StreetPlan) -> None:
    """Letters of a plan, and another one of which the street judged a version and now chooses between two."""
    batch = LetterBatch(plan_id=plan.id, round=Round.VARIANTS, message="Kijk mee.", state="making", total=420, made_at=now())
    db.session.add(batch)
    voted = make_plan(designer, "De Lindestraat opnieuw", Round.VARIANTS)
    houses = [
        PlanAddress(plan_id=voted.id, zone=zone, address_key=f"{street}|{n}", street=street, number=n, lon=5.02, lat=51.02)
        for street, zone, most in (("Lindestraat", "inside", 90), ("Achterom", "ring", 40))
        for n in range(1, most + 1)
    ]
    db.session.add_all(houses)
    db.session.flush()
    version = queries.find_newest(voted.id)
    for n, house in enumerate(houses):
        if n % 3 and version is not None:
            let_speak(voted, house, ("fine", "fine", "rather_not", "no_opinion")[n % 4], version.id)
    make_version(voted, "Meer groen").is_candidate = True
    bring_plan_to(designer, voted, Round.PREFERENCE)
    counted = HandCount(plan_id=voted.id, question="Wie wil de drempel bij de school?", fine=31, rather_not=6, no_opinion=3)
    counted.present, counted.held_on, counted.counted_at = 42, now().date(), now()
    db.session.add(counted)
    db.session.flush()
    give_code(voted, houses[0], "CDFGHJKMNPRT")
    world.ids |= {"voted": voted.id, "letters": batch.id}


def add_letter(designer: Person, plan: StreetPlan) -> None:
    """A letter with which an address placed two wishes, one of which was answered, and a neighbour who wants to be called."""
    house = next(house for house in queries.list_plan_addresses(plan.id) if house.number == 14)
    give_code(plan, house, "CDFGHJKMNPRW")
    known = queries.find_code([keyed_hash(codes.PURPOSE, "CDFGHJKMNPRW")])
    if known is None:
        raise LookupError(house.label)
    answer(designer, services.wish_by_code(known, Said("Een bankje bij de bushalte", "Dan kan ik even zitten.")), "along")
    services.wish_by_code(known, Said("Minder hard rijden bij de bocht"))
    services.type_slip(drawing(designer), plan, Slip("A-9", Said("Mijn stoep ligt scheef", place="2"), "06 1234 5678"))


def add_documents(world: World, plan: StreetPlan) -> None:
    """A document that is being made, one that is ready, and one that did not work out."""
    file = keep_document(b"%PDF-1.7", "application/pdf").key
    for state, key in (("making", None), ("ready", file), ("failed", None)):
        document = PlanDocument(plan_id=plan.id, kind="sheets", name="Op papier: De Kerkstraat opnieuw", state=state)
        document.file_key, document.asked_at = key, now()
        db.session.add(document)
        db.session.flush()
        world.ids[f"{state}_document"] = document.key


def make_paper(world: World, designer: Person, plan: StreetPlan) -> None:
    """Talks, numbered spots, slips and hands."""
    actor = drawing(designer)
    told = "Aan de keukentafel ging het vooral over hard rijden. Iedereen wil dat kinderen veilig kunnen oversteken."
    talk = services.record_talk(actor, plan, Talk(ConversationKind.KITCHEN_TABLE, today(), "In de school", 6, told))
    services.confirm_talk(actor, plan, talk, "Aan het eind voorgelezen, een zin is verbeterd.")
    services.record_said(actor, plan, talk, Said("Een bankje in de zon", "Dan kan ik even rusten."))
    unread = services.record_talk(
        actor, plan, Talk(ConversationKind.WALK, today(), "Door de straat", 3, "Er is weinig schaduw.")
    )
    services.add_spots(actor, plan, [], 20)
    for number in range(1, 4):
        slip = services.type_slip(actor, plan, Slip(f"A-{number}", Said(f"Meer groen, wens {number}", "", "", str(number))))
    services.count_hands(actor, plan, Hands("Wie wil dat er eenrichtingsverkeer komt?", 14, 6, 3, 25, today()))
    world.ids |= {"talk": talk.id, "unread_talk": unread.id, "slip": slip.id, "spot": queries.list_spots(plan.id)[0].id}
