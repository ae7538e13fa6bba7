"""A small municipality in which everybody and every state is there once, with a secret wherever one can be kept.

It is built once for a run and kept; each test undoes what it did.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from shapely.geometry import Point

from participatie.accounts import services as accounts
from participatie.accounts.models import Person, Purpose
from participatie.commitments import services as commitments
from participatie.initiatives.models import DraftLink, Initiative, Maker, NeedKind, Stage
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.services import (
    add_photo,
    begin_draft,
    invite_by_mail,
    leave,
    offer_answers,
    offer_talk,
    offers,
    set_text,
    set_theme,
    unions,
)
from participatie.initiatives.services.drafts import Text
from participatie.initiatives.services.needs import Terms
from participatie.initiatives.services.offers import Aim, Bid, Reach
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
from participatie.partners.models import InvolvementRole, PartnerKind
from participatie.partners.queries import get_partner
from participatie.site.services import set_up_site
from participatie.subjects import services as subjects
from participatie.subjects.models import Relation, SupportKind, Theme
from participatie.subjects.queries import find_theme, list_photos
from participatie.teams import services as teams
from participatie.teams.queries import find_responsibility
from participatie.threads import services as threads
from participatie.threads.links import token_of
from participatie.threads.queries import code_of, get_post
from participatie.threads.services import Said
from tests.factories.initiatives import bring_to, make_draft, make_initiative
from tests.factories.offers import make_free_offer, make_need
from tests.factories.partners import make_partner
from tests.factories.people import actor_of
from tests.factories.pictures import photo
from tests.factories.places import make_addresses, make_municipality
from tests.factories.subjects import make_theme

VISITOR = "visitor"
PEOPLE = (
    "resident",
    "maker",
    "co_maker",
    "speaker",
    "manager",
    "member",
    "member_elsewhere",
    "moderator",
    "administrator",
)
ACTORS = (VISITOR, *PEOPLE)
NAMES = dict(
    zip(
        PEOPLE,
        ("Bram", "Fatma", "Johan", "Sjoerd", "Ingrid", "Marieke", "Kees", "Olga", "Ans"),
        strict=True,
    )
)
NEVER = 987_654
NEVER_KEY = "nooitnooitnooitnooit22"


def secret(what: str) -> str:
    """A word that stands nowhere but where it was planted."""
    return f"kanarie{what}zq"


@dataclass
class World:
    """The ids of all that is there, by what it is and in which state."""

    people: dict[str, int] = field(default_factory=dict)
    initiatives: dict[str, int] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    posts: dict[str, int] = field(default_factory=dict)
    plans: dict[str, int] = field(default_factory=dict)
    contributions: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)

    def plant(self, what: str) -> str:
        """A secret that is noted, to be looked for later."""
        self.secrets[what] = secret(what)
        return self.secrets[what]


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
        make_outsiders(world, people)
        make_union(world, people)
        make_rulings(world, people)
        make_ways_in(world, people)
    return world


def make_people(world: World) -> dict[str, Person]:
    """One person for each role, with a password and a second factor where they can have one."""
    people = {}
    for role in PEOPLE:
        address = f"{secret(role.replace('_', ''))}@example.org"
        people[role] = accounts.create_person(address, NAMES[role])
        world.people[role] = people[role].id
    grants = {role: accounts.give_grant(SYSTEM, people[role], role) for role in ("moderator", "administrator")}
    accounts.set_password(actor_of(people["maker"]), people["maker"], world.plant("wachtwoord"), "")
    world.ids["grant"] = grants["moderator"].id
    people["member"].tf_totp_secret = world.plant("authenticator")
    people["member"].mf_recovery_codes = [world.plant("herstelcode")]
    return people


def make_organisations(world: World, people: dict[str, Person]) -> None:
    """Two teams, a partner and who is in them."""
    theme = make_theme("Groen")
    closed = make_theme("Oud thema")
    subjects.close_theme(SYSTEM, closed)
    world.ids |= {"theme": theme.id, "open theme": make_theme("Spelen").id}
    partner = make_partner("Woonstichting De Beemd")
    ended = make_partner("Winkeliers Westerwijk")
    partners.close_partner(SYSTEM, ended)
    speaking = partners.add_member(SYSTEM, partner, people["speaker"], may_speak=True)
    partners.be_named(actor_of(people["speaker"]), speaking)
    managing = partners.add_member(SYSTEM, partner, people["manager"], may_speak=False, may_manage=True)
    invitation = partners.invite(SYSTEM, partner, people["resident"].email)
    authority = make_partner("Waterschap Vierkant", PartnerKind.AUTHORITY)
    partners.add_member(SYSTEM, authority, people["speaker"], may_speak=True)
    fallback = teams.open_team(SYSTEM, "Team Algemeen")
    team = teams.open_team(SYSTEM, "Team Groen", home_partner=partner)
    membership = teams.add_member(SYSTEM, team, people["member"])
    elsewhere = teams.add_member(SYSTEM, fallback, people["member_elsewhere"])
    teams.be_named(actor_of(people["member_elsewhere"]), elsewhere)
    remit = teams.add_remit(SYSTEM, team, None, theme)
    world.ids |= {
        "partner": partner.id,
        "closed_partner": ended.id,
        "authority": authority.id,
        "partner_membership": managing.id,
        "invitation": invitation.id,
        "team": team.id,
        "fallback": fallback.id,
        "team_membership": membership.id,
        "remit": remit.id,
    }


def make_initiatives(world: World, people: dict[str, Person]) -> None:
    """One in each state: on the map, ended, hidden, a draft of somebody, a draft of a browser."""
    maker, theme = people["maker"], find_theme(world.ids["theme"])
    for state, title in (("published", "Een pluktuin"), ("ended", "Een kabelbaan"), ("hidden", world.plant("verborgentitel"))):
        initiative = make_initiative(maker, theme, Point(5.02, 51.02), title)
        world.initiatives[state], world.drafts[state] = initiative.id, initiative.draft_key or ""
        initiative.makers.append(Maker(person_id=people["co_maker"].id, since=now()))
        add_photo(actor_of(maker), initiative, keep_photo(photo(), f"{state}").key, "De tuin")
        note_photo(world, state, initiative)
        subjects.support(actor_of(people["member_elsewhere"]), initiative.subject, SupportKind.JOIN)
        if state == "ended":
            bring_to(maker, initiative, Stage.STOPPED)
    draft = make_draft(maker, theme, Point(5.03, 51.03), world.plant("concepttitel"))
    draft.place_name = world.plant("conceptplek")
    world.initiatives["draft"], world.drafts["draft"] = draft.id, draft.draft_key or ""
    add_photo(actor_of(maker), draft, keep_photo(photo(), "draft").key, "")
    note_photo(world, "draft", draft)
    browser = begin_draft(Actor(), Point(5.02, 51.03), world.plant("browserplek"))
    writer = Actor(draft_keys=frozenset({browser.draft_key or ""}))
    set_text(writer, browser, Text(world.plant("browsertitel"), world.plant("browserzin"), "Verhaal", world.plant("waarom")))
    set_theme(writer, browser, theme)
    world.initiatives["browser"], world.drafts["browser"] = browser.id, browser.draft_key or ""
    make_askings(world, people)
    published = db.session.get_one(Initiative, world.initiatives["published"]).subject
    subjects.support(actor_of(people["co_maker"]), published, SupportKind.CONCERN, "Waar moet ik parkeren?")
    make_links(world, maker)
    partner = get_partner(SYSTEM, world.ids["partner"])
    taken = partners.involve(SYSTEM, published, partner, InvolvementRole.FUNDER, "Twee kuub aarde")
    responsibility = find_responsibility(published.id)
    assert responsibility is not None
    assert responsibility.team_id == world.ids["team"]
    authority = get_partner(SYSTEM, world.ids["authority"])
    ruled = partners.involve_by_power(actor_of(people["speaker"]), published, authority, "permit", "Er komt een brug.")
    over = db.session.get_one(Initiative, world.initiatives["ended"]).subject
    asked = partners.ask_partner(actor_of(maker), over, authority, InvolvementRole.ADVISER, world.plant("gevraagdnotitie"))
    world.ids |= {
        "involvement": taken.id,
        "ruled": ruled.id,
        "joining": asked.id,
        "responsibility": responsibility.id,
    }


def make_offers(world: World, people: dict[str, Person]) -> None:
    """A need with offers in each state, with what only the two sides may know; something offered to everybody."""
    maker, resident = people["maker"], people["resident"]
    initiative = get_initiative(SYSTEM, world.initiatives["published"])
    need, spare = make_need(maker, initiative), make_need(maker, initiative, None)
    world.ids |= {"need": need.id, "spare need": spare.id}
    reach = Reach(phone="06 98765432")
    world.secrets["telefoon"] = reach.phone
    bid = Bid(Terms(NeedKind.HANDS, "Ik spit", 100), world.plant("aanbodbericht"), reach)
    for state in ("offered", "accepted", "words hidden"):
        offer = offers.make_offer(actor_of(resident), Aim(initiative, need), bid)
        world.ids[f"offer {state}"] = offer.id
        offer_talk.say(actor_of(resident), offer, world.plant("tussenons"))
        if state == "accepted":
            offer_answers.accept(actor_of(maker), offer, Reach(phone="06 11223344"))
        elif state == "words hidden":
            offer_answers.hide_offer(actor_of(maker), offer, world.plant("verborgenaanbod"))
    waiting = offers.begin_offer(Aim(initiative, need), Bid(Terms(NeedKind.HANDS, world.plant("wachtendaanbod"), 100)))
    free = make_free_offer(resident)
    other = make_free_offer(resident, "Een aanhanger")
    asked = offer_answers.ask_for(actor_of(maker), other, initiative, world.plant("vraagomaanbod"))
    world.ids |= {"offer waiting": waiting.id, "offer free": free.id, "offer asked": asked.id}
    world.keys["waiting offer"] = waiting.draft_key or ""


def make_askings(world: World, people: dict[str, Person]) -> None:
    """Somebody who is asked to make an initiative, and one that nobody makes any more."""
    maker = people["maker"]
    published = db.session.get_one(Initiative, world.initiatives["published"])
    asked = invite_by_mail(actor_of(maker), published, people["resident"].email)
    sought = make_initiative(maker, db.session.get_one(Theme, world.ids["theme"]), Point(5.02, 51.02), "Een duiventil")
    subjects.support(actor_of(people["member_elsewhere"]), sought.subject, SupportKind.JOIN)
    leave(actor_of(maker), sought)
    world.initiatives["sought"] = sought.id
    world.ids["asked maker"] = asked.id
    world.keys["draft link"] = secret("conceptlink")
    link = DraftLink(initiative_id=world.initiatives["browser"], token_hash=hash_of(world.keys["draft link"]), created_at=now())
    db.session.add(link)


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
    inside = threads.write(maker, hidden, world.plant("berichtbijverborgen"))
    world.posts |= {"public": public.id, "hidden": gone.id, "withdrawn": back.id, "note": note.id, "in_hidden": inside.id}
    pending = f"{world.plant('wachtend')}@example.org"
    threads.keep_pending(Actor(), published, pending, world.plant("wachtendbericht"), "comment", None, "/")


def make_links(world: World, maker: Person) -> None:
    """What is on the map belongs to what has ended, and to what a moderator hides later on."""
    sides = {
        state: db.session.get_one(Initiative, world.initiatives[state]).subject for state in ("published", "ended", "hidden")
    }
    for state in ("ended", "hidden"):
        note = world.plant("verborgenkoppeling") if state == "hidden" else "Zelfde makers."
        made = subjects.link(actor_of(maker), sides["published"], sides[state], Relation.BELONGS_TO, note)
        world.ids[f"link {state}"] = made.id


def make_union(world: World, people: dict[str, Person]) -> None:
    """A proposal that waits, with an initiative of the resident; and two that went on as one."""
    maker, resident, theme = people["maker"], people["resident"], find_theme(world.ids["theme"])
    published = get_initiative(actor_of(maker), world.initiatives["published"])
    hedge = make_initiative(resident, theme, Point(5.022, 51.022), "Een eetbare heg")
    together = Together(world.plant("samentitel"), world.plant("samenzin"), world.plant("samenverhaal"))
    waiting = unions.propose(actor_of(resident), hedge, published, together)
    sides = [make_initiative(resident, theme, Point(5.023, 51.023), title) for title in ("Een bank", "Een tafel")]
    for side in sides:
        subjects.support(actor_of(people["co_maker"]), side.subject, SupportKind.SUPPORT)
    united = unions.propose(actor_of(resident), sides[0], sides[1], Together("Een zithoek", "Samen zitten."))
    bush = make_initiative(resident, theme, Point(5.024, 51.024), "Een bessenstruik")
    world.ids |= {"union": waiting.id, "hedge": hedge.id, "bush": bush.id}
    world.keys["go along"] = answer_path(united.id, people["co_maker"].id).rpartition("/")[2]


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


def make_ways_in(world: World, people: dict[str, Person]) -> None:
    """A link to sign in, a session, links in mails, and an address that somebody follows."""
    world.keys["link"] = accounts.make_link(people["maker"].email, Purpose.SIGN_IN)
    world.secrets["sessiesleutel"] = accounts.open_session(people["maker"], "Firefox · Linux")
    world.keys["stop"] = stop_path(people["co_maker"].id, world.initiatives["published"]).rpartition("/")[2]
    question = HelpQuestion(
        subject_id=world.initiatives["published"],
        person_id=people["co_maker"].id,
        team_id=world.ids["team"],
        due_at=now(),
        asked_at=now(),
    )
    db.session.add(question)
    db.session.flush()
    world.keys["helped"] = help_path(question.id, question.person_id).rpartition("/")[2]
    watch = notifications.follow_around(actor_of(people["resident"]), "Kerkstraat 14")
    watch.label = world.plant("gevolgdadres")
    world.ids["watch"] = watch.id


def note_photo(world: World, state: str, initiative: Initiative) -> None:
    """Remember the first photo of an initiative, and the file of it."""
    attached = list_photos(initiative.id)[0]
    world.files[state], world.ids[f"photo of {state}"] = attached.file_key, attached.id
