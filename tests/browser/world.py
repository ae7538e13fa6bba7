"""A small municipality in which enough happened to look at: people, partners, teams, forty initiatives and what was said."""

from dataclasses import dataclass, field
from datetime import timedelta

from flask import current_app
from shapely.geometry import LineString, Point, box

from participatie.accounts import services as accounts
from participatie.accounts.models import Person, Purpose
from participatie.commitments import services as commitments
from participatie.commitments.queries import get_commitment
from participatie.founding import found
from participatie.initiatives import services as initiatives
from participatie.initiatives.models import DraftLink, NeedKind, Stage
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.services import offer_talk, unions
from participatie.initiatives.services.drafts import Text, Wanted
from participatie.initiatives.services.resuming import hash_of
from participatie.initiatives.services.unions import Together
from participatie.initiatives.union_tokens import answer_path
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.clock import now, today
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.files import keep_photo
from participatie.moderation import services as moderation
from participatie.moderation.models import RulingKind
from participatie.notifications import services as notifications
from participatie.notifications.models import HelpQuestion
from participatie.notifications.tokens import help_path, stop_path
from participatie.partners import services as partners
from participatie.partners.models import InvolvementRole, Partner, PartnerKind
from participatie.places.models import Area
from participatie.subjects import services as subjects
from participatie.subjects.models import Relation, SupportKind, Theme
from participatie.subjects.queries import list_themes
from participatie.teams import queries as team_queries
from participatie.teams.models import Team
from participatie.threads import services as threads
from participatie.threads.links import token_of
from participatie.threads.services import Promised, Said
from tests.browser.assignment_world import make_assignments
from tests.browser.decided_world import make_decided
from tests.browser.talent_world import make_talents
from tests.browser.teams_world import make_teamwork
from tests.factories.initiatives import make_draft, make_initiative
from tests.factories.mail import link_in, mails_to
from tests.factories.notices import tell_followers
from tests.factories.offers import make_free_offer, make_offer
from tests.factories.partners import make_manager, make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.pictures import photo
from tests.factories.places import make_addresses, make_municipality
from tests.factories.tasks import make_task
from tests.factories.teams import make_member, make_remit, make_team

TITLES = (
    "Een pluktuin achter de school",
    "Bankjes langs het water",
    "Samen koken op vrijdag",
    "Een veilige oversteek bij de Kerkstraat",
    "Bijenlint langs de dijk",
    "Repaircafé in het oude gymlokaal",
    "Meer schaduw op het plein",
    "Een buurtmoestuin voor iedereen",
)
LONG = "Levensloopbestendigewoningaanpassingssubsidieregelingsvoorlichtingsbijeenkomst"
LINKS = ("visitor", "guarded", "locked_out")


@dataclass
class World:
    """What tests ask for by name: addresses of people, and ids of what they made."""

    people: dict[str, str] = field(default_factory=dict)
    ids: dict[str, int | str] = field(default_factory=dict)


def build() -> World:
    """Make it all, through the services, as it would have happened."""
    world = World()
    areas = make_municipality()
    make_addresses()
    with unit_of_work():
        found(SYSTEM, "Vierkant doet mee", "Vierkant", "hallo@vierkant.example", "Wat bewoners en partners hier maken.")
    with unit_of_work():
        themes = {theme.name: theme for theme in list_themes()}
        cast = _people(world)
        partner, team = _parties(world, cast, areas, themes)
    with unit_of_work():
        _garden(world, cast, partner, team, themes["Groen"])
        garden = get_initiative(SYSTEM, int(world.ids["garden"])).subject
        world.ids |= make_decided(cast, garden, partner, team)
    with unit_of_work():
        _many(cast, list(themes.values()))
        _odd(world, cast, themes["Ontmoeten"])
        _links(world, cast)
        _belonging(world, cast["maker"], themes["Ontmoeten"])
        world.ids |= make_assignments(cast, partner.id, team.id, themes["Groen"].id, int(world.ids["garden"]))
        _together(world, cast["maker"], cast["neighbour"], themes["Groen"])
        make_talents(world.ids, cast, team)
    world.ids |= {"theme": themes["Groen"].id, "area": areas["BU90010001"].slug, "person": cast["neighbour"].id}
    world.ids |= {f"{key}_link": _token(f"{key}@vierkant.example") for key in LINKS}
    return world


def _people(world: World) -> dict[str, Person]:
    names = {
        "resident": ("Sanne de Wit",),
        "maker": ("Fatima Haddou",),
        "neighbour": ("محمد الأحمد",),
        "member": ("Priya Ramdin",),
        "speaker": ("Joost Verhagen",),
        "manager": ("Ilse Wagenaar",),
        "moderator": ("Marieke Postma", "moderator"),
        "administrator": ("Dirk Hoekstra", "administrator"),
    }
    cast = {key: make_person(name, f"{key}@vierkant.example", *roles) for key, (name, *roles) in names.items()}
    world.people = {key: person.email for key, person in cast.items()}
    return cast


def _parties(world: World, cast: dict[str, Person], areas: dict[str, Area], themes: dict[str, Theme]) -> tuple[Partner, Team]:
    partner = make_partner("Woonstichting De Brug", PartnerKind.CORPORATION)
    make_speaker(partner, cast["speaker"])
    make_manager(partner, cast["manager"])
    invitation = partners.invite(SYSTEM, partner, cast["neighbour"].email)
    make_partner("Basisschool 't Kompas", PartnerKind.SCHOOL, "Tweehonderd kinderen uit de Westerwijk.")
    team = make_team("Team Groen West", term_days=5)
    make_member(team, cast["member"], named=True)
    make_remit(team, areas["WK900100"], themes["Groen"])
    world.ids |= {"partner": partner.id, "invitation": invitation.id, "team": team.id, "fallback": _fallback_id()}
    world.ids["remit"] = team_queries.list_remits(team)[0].id
    return partner, team


def _fallback_id() -> int:
    fallback = team_queries.find_fallback()
    assert fallback is not None
    return fallback.id


def _garden(world: World, cast: dict[str, Person], partner: Partner, team: Team, theme: Theme) -> None:
    """The initiative on which everything happened that can happen."""
    maker = actor_of(cast["maker"])
    garden = make_draft(cast["maker"], theme, Point(5.02, 51.12), "Een pluktuin op het Dijkveld")
    initiatives.set_needs(maker, garden, [Wanted(NeedKind.HANDS, "Twee ochtenden spitten"), Wanted(NeedKind.MONEY, "")])
    for size in ((640, 400), (300, 500)):
        initiatives.add_photo(maker, garden, keep_photo(photo(size=size), f"person {maker.id}").key, "Het veldje nu.")
    initiatives.place_draft(maker, garden)
    subject = garden.subject
    for key, kind, why in (
        ("neighbour", SupportKind.JOIN, ""),
        ("resident", SupportKind.SUPPORT, ""),
        ("manager", SupportKind.CONCERN, "Waar laten we de auto's?"),
    ):
        subjects.support(actor_of(cast[key]), subject, kind, why)
    question = threads.write(actor_of(cast["resident"]), subject, "Mogen er **kippen** bij?", "question")
    member = actor_of(cast["member"])
    threads.write(member, subject, "Dat mag, tot zes kippen.", "answer", f"team-{team.id}", question.id)
    threads.write(actor_of(cast["speaker"]), subject, "Wij leggen een kraan aan.", "answer", f"partner-{partner.id}")
    threads.note(member, subject, "Grond is van ons, geen bezwaar.")
    own = threads.write(maker, subject, "Zaterdag beginnen we.", "update", "maker")
    threads.edit(maker, own, "Zondag beginnen we.", own.version)
    day = today() + timedelta(days=20)
    promised = threads.write(maker, subject, "", "commitment", "maker", promised=Promised("Ik leen een frees", day))
    tap = Promised("Een buitenkraan aansluiten", day)
    carried = threads.write(
        actor_of(cast["speaker"]), subject, "Hij komt aan de muur.", "commitment", f"partner-{partner.id}", promised=tap
    )
    kept = get_commitment(SYSTEM, carried.commitment_id or 0)
    commitments.keep(actor_of(cast["speaker"]), kept)
    commitments.dispute(actor_of(cast["neighbour"]), kept, "Er komt geen water uit.")
    rude = threads.write(actor_of(cast["neighbour"]), subject, "Wat een onzin.")
    moderation.report_post(actor_of(cast["manager"]), question, "Ik hou niet van kippen.")
    ruling = moderation.rule(actor_of(cast["moderator"]), subject, rude, RulingKind.HIDE, "Dit helpt niemand verder.")
    involved = partners.involve(SYSTEM, subject, partner, InvolvementRole.FUNDER, "betaalt de kraan")
    authority = make_partner("Waterschap Vierkant", PartnerKind.AUTHORITY, "Houdt de sloten schoon.")
    partners.add_member(SYSTEM, authority, cast["speaker"], may_speak=True)
    ruled = partners.involve_by_power(actor_of(cast["speaker"]), subject, authority, "permit", "Er komt een brug.")
    partners.set_step(actor_of(cast["speaker"]), subject, ruled, "facilitate", "Het is jullie plan.")
    outside = threads.ask_outsider(maker, subject, "Piet Jansen", "piet@voorbeeld.nl", "Mag hier een kas?", "maker")
    said = Said("een bewoner van de Dijkstraat", "door", today(), has_consent=True)
    written = threads.record_post(member, subject, said, "Ik wil wel water geven.", f"team-{team.id}")
    token = token_of(outside.id, outside.subject_id, "piet@voorbeeld.nl", outside.created_at)
    world.ids |= {"outside": token, "recording": written.id}
    asked = partners.ask_partner(maker, subject, partner, InvolvementRole.CO_MAKER, "Maak je mee?")
    garden = get_initiative(SYSTEM, garden.id)
    offer = make_offer(cast["resident"], garden.needs[0], garden)
    offer_talk.say(actor_of(cast["resident"]), offer, "Zullen we zaterdag beginnen?")
    free = make_free_offer(cast["resident"], "Een werkplaats op zaterdag")
    world.ids |= {"need": garden.needs[0].id, "offer": offer.id, "free_offer": free.id}
    world.ids |= {"ruled": ruled.id, "joining": asked.id}
    world.ids |= make_teamwork(cast["maker"], cast["member"], team, theme)
    welcome = threads.keep_template(
        actor_of(cast["member"]), team, "We komen kijken", "Dag {naam}, wij komen kijken bij {titel}."
    )
    world.ids["template"] = welcome.id
    world.ids["task"] = make_task(team.subject, cast["member"], "De eigenaar van de grond bellen", due_on=today()).id
    initiatives.move(maker, garden, Stage.EXPLORING, "We hebben twaalf buren en een stuk grond.")
    world.ids |= {
        "garden": garden.id,
        "question": question.id,
        "own_post": own.id,
        "promise": promised.commitment_id or 0,
        "kept_promise": kept.id,
        "ruling": ruling.id,
        "involvement": involved.id,
        "responsibility": _responsibility_id(garden.id),
    }
    story = "Wij willen **plukken**, en delen wat er over is."
    text = Text("Een pluktuin op het Dijkveld", "Plukken op het Dijkveld, voor iedereen.", story, "Omdat het kan.")
    initiatives.change_text(maker, garden, text, garden.version)
    world.ids["asked_maker"] = initiatives.invite_joiner(maker, garden, cast["neighbour"].id).id
    sought = make_initiative(cast["maker"], theme, Point(5.04, 51.13), "Een bankje bij de sloot")
    subjects.support(actor_of(cast["neighbour"]), sought.subject, SupportKind.JOIN)
    initiatives.leave(maker, sought)
    world.ids["sought"] = sought.id
    draft = make_draft(cast["maker"], theme, Point(5.03, 51.13), "Een geveltuin in elke straat")
    world.ids["draft"] = draft.draft_key or ""
    of_nobody = initiatives.begin_draft(Actor(), Point(5.03, 51.13), "De hoek")
    world.ids["draft_link"] = "een-link-naar-een-concept"
    db.session.add(DraftLink(initiative_id=of_nobody.id, token_hash=hash_of("een-link-naar-een-concept"), created_at=now()))


def _belonging(world: World, maker: Person, theme: Theme) -> None:
    """Another initiative of the same maker, which belongs to the garden."""
    bench = make_initiative(maker, theme, Point(5.021, 51.121), "Een lange bank langs het water")
    garden = get_initiative(SYSTEM, int(world.ids["garden"]))
    link = subjects.link(actor_of(maker), garden.subject, bench.subject, Relation.BELONGS_TO, "Wie plukt wil ook zitten.")
    world.ids["link"] = link.id


def _together(world: World, maker: Person, neighbour: Person, theme: Theme) -> None:
    """A proposal that waits for the maker of the garden, and two that went on as one."""
    titles = ("Een eetbare heg", "Een bessenstruik", "Een kruidentuin")
    hedge, bush, herbs = (make_initiative(neighbour, theme, Point(5.022, 51.121 + n / 1000), it) for n, it in enumerate(titles))
    garden = get_initiative(SYSTEM, int(world.ids["garden"]))
    asked = unions.propose(actor_of(neighbour), hedge, garden, Together("Een groene rand", "Tuin en heg samen."))
    united = unions.propose(actor_of(neighbour), bush, herbs, Together("Struiken en kruiden", "Samen plukken."))
    token = answer_path(united.id, maker.id).rpartition("/")[2]
    world.ids |= {"hedge": hedge.id, "bush": bush.id, "herbs": herbs.id, "union": asked.id, "go_along": token}


def _responsibility_id(subject_id: int) -> int:
    responsibility = team_queries.find_responsibility(subject_id)
    assert responsibility is not None
    return responsibility.id


def _many(cast: dict[str, Person], themes: list[Theme]) -> None:
    """Enough for a second page, spread over the land, in every stage that can be reached in one step."""
    makers = [cast["maker"], cast["neighbour"], cast["manager"]]
    stages = (None, Stage.EXPLORING, Stage.PLANNED, None, Stage.UNDERWAY, Stage.STOPPED)
    for number in range(36):
        maker = makers[number % 3]
        spot = Point(5.005 + (number % 9) * 0.032, 51.007 + (number // 9) * 0.049)
        title = TITLES[number % len(TITLES)]
        made = make_initiative(maker, themes[number % len(themes)], spot, title if number < 8 else f"{title}, deel {number}")
        if stage := stages[number % 6]:
            initiatives.move(actor_of(maker), made, stage, "We zetten een stap.")


def _odd(world: World, cast: dict[str, Person], theme: Theme) -> None:
    """A very long word, other shapes, and a conversation of more than one page."""
    maker = cast["maker"]
    long = make_initiative(maker, theme, LineString([(5.11, 51.02), (5.13, 51.03), (5.14, 51.02)]), LONG)
    talk = make_initiative(maker, theme, box(5.21, 51.02, 5.23, 51.04), "Waar komt het dorpshuis?")
    for number in range(25):
        threads.write(
            actor_of(cast["neighbour" if number % 2 else "resident"]), talk.subject, f"Bericht {number}, graag naast de kerk."
        )
    hidden = make_initiative(cast["neighbour"], theme, Point(5.25, 51.15), "Koop hier horloges")
    moderation.report_subject(actor_of(cast["resident"]), hidden.subject, "Dit is reclame.")
    moderation.rule(actor_of(cast["moderator"]), hidden.subject, None, RulingKind.HIDE, "Reclame hoort hier niet.")
    world.ids |= {"long": long.id, "talk": talk.id, "hidden": hidden.id}


def _links(world: World, cast: dict[str, Person]) -> None:
    """Links that are on their way by mail, one of them to somebody with an authenticator."""
    security = current_app.extensions["security"]
    for key in ("guarded", "locked_out"):
        person = make_person("Mo", f"{key}@vierkant.example", "moderator")
        security.datastore.tf_set(person, "authenticator", totp_secret=security.totp_factory.generate_totp_secret())
    for key in LINKS:
        accounts.send_code(f"{key}@vierkant.example", Purpose.SIGN_IN)
    world.ids["stop"] = stop_path(cast["neighbour"].id, int(world.ids["garden"])).rpartition("/")[2]
    question = HelpQuestion(
        subject_id=int(world.ids["garden"]),
        person_id=cast["neighbour"].id,
        team_id=int(world.ids["team"]),
        due_at=now(),
        asked_at=now(),
    )
    db.session.add(question)
    db.session.flush()
    world.ids["helped"] = help_path(question.id, question.person_id).rpartition("/")[2]
    resident = actor_of(cast["resident"])
    notifications.follow(resident, notifications.Wanted(partner_id=int(world.ids["partner"])))
    notifications.follow_around(resident, "Kerkstraat 14", only_street=True)
    tell_followers()


def _token(address: str) -> str:
    """What the link in the last mail to this address ends with."""
    return link_in(mails_to(address)[-1]).rpartition("/")[2]
