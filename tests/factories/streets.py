"""Street plans, in any round, with what people brought in."""

from datetime import timedelta

from shapely.geometry import LineString, Point

from participatie.accounts.models import Person
from participatie.kernel.access import Actor, Held
from participatie.kernel.clock import now
from participatie.kernel.db import commit, db
from participatie.kernel.keyed import keyed_hash
from participatie.streets import codes, queries, services
from participatie.streets.models import (
    WAY,
    BoundKind,
    Contribution,
    CrossSection,
    Firmness,
    HouseholdCode,
    HouseholdVoice,
    LetterBatch,
    PlanAddress,
    PlanVersion,
    Round,
    StreetPlan,
)
from participatie.streets.queries import AskLimits
from participatie.streets.section import Strip, Strips, as_json, shift_border, sum_cm
from participatie.streets.services.contributions import Target, Wording
from participatie.streets.services.plans import Bound, PlanText
from participatie.streets.services.replies import Answer
from tests.factories.people import actor_of
from tests.factories.places import make_addresses

STREET = LineString([(5.02, 51.02), (5.0215, 51.02)]).buffer(0.0001, cap_style="flat")
IN_THE_STREET = Point(5.0207, 51.02)
IN_THE_RING = Point(5.0207, 51.0204)
ELSEWHERE = Point(5.024, 51.024)
KERKSTRAAT = tuple(
    Strip(f"s{number}", kind, width_cm)
    for number, (kind, width_cm) in enumerate(
        (
            ("front_garden", 150), ("walk", 200), ("trees", 180), ("cycle", 220), ("drive", 330), ("cycle", 220), ("park", 200),
            ("walk", 200), ("front_garden", 150),
        ),
        start=1,
    )
)  # fmt: skip


def drawing(designer: Person) -> Actor:
    """A designer as the one who acts: somebody in a team."""
    return Actor(id=designer.id, name=designer.display_name, held=frozenset({Held("team_member", 1)}))


def make_plan(designer: Person, title: str = "De Kerkstraat opnieuw", in_round: Round = Round.BOUNDS) -> StreetPlan:
    """A published plan, brought to a round in the way a designer does it."""
    actor = drawing(designer)
    plan = services.begin_plan(actor, PlanText(title, "We tekenen de straat samen.", "Welkom."), STREET, None)
    bound = Bound(BoundKind.PIPES, Firmness.HARD, "Het riool ligt in het midden", "Het is net vernieuwd.", "Rioolkaart 2026")
    services.set_bounds(actor, plan, [bound])
    services.publish_plan(actor, plan)
    bring_plan_to(designer, plan, in_round)
    return plan


def bring_plan_to(designer: Person, plan: StreetPlan, in_round: Round) -> None:
    """Open the rounds up to this one; what they need is made."""
    actor = drawing(designer)
    while WAY.index(plan.round) < WAY.index(in_round):
        coming = services.after(plan.round)
        version = queries.find_newest(plan.id)
        if coming is Round.VARIANTS and (version is None or version.is_today):
            version = make_version(plan)
        if version is not None and not version.is_today:
            version.is_candidate = True
        services.open_next_round(actor, plan, f"Nu: {coming}.", (now() + timedelta(days=20)).date(), version)


def make_version(plan: StreetPlan, name: str = "") -> PlanVersion:
    """A published version without elements."""
    newest = queries.find_newest(plan.id)
    number = (newest.number or 0) + 1 if newest else 1
    version = PlanVersion(plan_id=plan.id, number=number, name=name, created_at=now(), published_at=now())
    db.session.add(version)
    db.session.flush()
    return version


def make_draft(plan: StreetPlan, name: str = "") -> PlanVersion:
    """A version that only its designers see."""
    version = PlanVersion(plan_id=plan.id, name=name, created_at=now())
    db.session.add(version)
    db.session.flush()
    return version


def make_wish(
    writer: Person, plan: StreetPlan, title: str = "Een drempel bij de school", place: Point = IN_THE_STREET
) -> Contribution:
    """A wish that is placed."""
    wish = services.begin_wish(actor_of(writer), plan, Wording(title, why="Auto's rijden hier hard."), place)
    services.place_contribution(actor_of(writer), wish)
    return wish


def make_remark(
    writer: Person,
    plan: StreetPlan,
    version: PlanVersion,
    title: str = "De boom staat voor mijn raam",
    element_key: str | None = None,
) -> Contribution:
    """A remark on a version that is placed."""
    target = Target(version.id, element_key)
    remark = services.begin_remark(actor_of(writer), plan, Wording(title), IN_THE_STREET, target)
    services.place_contribution(actor_of(writer), remark)
    return remark


def answer(designer: Person, contribution: Contribution, verdict: str, version: PlanVersion | None = None) -> None:
    """Reply to a wish or remark."""
    services.reply(drawing(designer), contribution, Answer(verdict, "Goed idee.", version))


def make_houses(inside: int, ring: int = 0) -> None:
    """A gazetteer with houses in the street and in the ring around it; call it before the plan is made."""
    spots = [("Kerkstraat", n, 5.0201 + 0.001 * (n % 7) / 7, 51.02022) for n in range(1, inside + 1)]
    spots += [("Achterweg", n, 5.0201 + 0.001 * (n % 7) / 7, 51.0205) for n in range(1, ring + 1)]
    rows = "".join(f"{street},{n},,9901 AB,Vierkant,{lon:.6f},{lat}\n" for street, n, lon, lat in spots)
    make_addresses(f"street,number,addition,postcode,town,lon,lat\n{rows}")


def make_house(plan: StreetPlan) -> PlanAddress:
    """One address in a plan, without a gazetteer."""
    house = PlanAddress(plan_id=plan.id, zone="inside", address_key="kerkstraat|vierkant|1|", street="Kerkstraat", number=1)
    house.postcode, house.town, house.lon, house.lat = "9901AB", "Vierkant", 5.0207, 51.0202
    db.session.add(house)
    db.session.flush()
    return house


NO_LIMIT = AskLimits(1000, 1000)


def print_letters_for(
    designer: Person, plan: StreetPlan, zone: str = "inside", in_round: Round | None = None, limits: AskLimits = NO_LIMIT
) -> LetterBatch:
    """Letters for a zone, made at once by the worker of the tests when the transaction is kept."""
    order = services.Order(in_round or plan.round, "Kijk naar het ontwerp.", zone=zone)
    seen = queries.weigh(plan.id, limits, zone).mark
    batch = services.order_letters(drawing(designer), plan, order, limits, seen)
    keep_and_print()
    return batch


def keep_and_print() -> None:
    """Keep the transaction, so that the worker of the tests prints at once, and read again what it changed."""
    commit()
    for row in list(db.session):
        if isinstance(row, LetterBatch | HouseholdCode):
            db.session.expire(row)


def give_code(plan: StreetPlan, address: PlanAddress, code: str, in_round: Round | None = None) -> str:
    """The right to speak for an address, under a code of the test's own."""
    batch = LetterBatch(plan_id=plan.id, round=in_round or plan.round, made_at=now(), state="ready", total=1, done=1)
    db.session.add(batch)
    db.session.flush()
    row = HouseholdCode(plan_id=plan.id, round=in_round or plan.round, address_id=address.id, batch_id=batch.id)
    row.made_at, row.code_hash = now(), keyed_hash(codes.PURPOSE, code)
    db.session.add(row)
    db.session.flush()
    return code


def let_speak(plan: StreetPlan, address: PlanAddress, choice: str = "fine", version_id: int | None = None) -> None:
    """What this address says in the round at hand, as a row."""
    voice = HouseholdVoice(plan_id=plan.id, round=plan.round, address_id=address.id, choice=choice, version_id=version_id)
    voice.source, voice.given_at = "web", now()
    db.session.add(voice)
    db.session.flush()


def make_section(
    plan: StreetPlan, version: PlanVersion, strips: Strips = KERKSTRAAT, name: str = "Kerkstraat bij de school"
) -> CrossSection:
    """A cross-section of a version that fits precisely."""
    section = CrossSection(plan_id=plan.id, version_id=version.id, name=name, strips=as_json(strips), created_at=now())
    section.available_cm, section.revision, section.position = sum_cm(strips), 1, 0
    db.session.add(section)
    db.session.flush()
    return section


def propose_section(
    writer: Person, plan: StreetPlan, section: CrossSection, title: str = "Meer stoep voor iedereen"
) -> Contribution:
    """A cross-section of one's own with a wider pavement, handed in."""
    official = queries.get_official_section(actor_of(writer), plan, section.id)
    own = shift_border(shift_border(KERKSTRAAT, 1, 60), 6, -40)
    wish = services.propose_section(actor_of(writer), plan, official, own, Wording(title, why="Dan kan de rolstoel erdoor."))
    services.place_contribution(actor_of(writer), wish)
    return wish
