"""Initiatives in every stage, who is asked to make them, links and a union."""

from shapely.geometry import Point

from participatie.accounts.models import Person
from participatie.initiatives.models import DraftLink, Initiative, Maker, Stage
from participatie.initiatives.queries import get_initiative, get_version
from participatie.initiatives.services import (
    add_photo,
    begin_draft,
    change_text,
    invite_by_mail,
    leave,
    set_text,
    set_theme,
    unions,
)
from participatie.initiatives.services.drafts import Text
from participatie.initiatives.services.hidden_versions import hide_version
from participatie.initiatives.services.resuming import hash_of
from participatie.initiatives.services.unions import Together
from participatie.initiatives.union_tokens import answer_path
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.files import keep_photo
from participatie.partners import services as partners
from participatie.partners.models import InvolvementRole
from participatie.partners.queries import get_partner
from participatie.subjects import services as subjects
from participatie.subjects.models import Relation, SupportKind, Theme
from participatie.subjects.queries import find_theme, list_photos
from participatie.teams.queries import find_responsibility
from tests.factories.initiatives import bring_to, make_draft, make_initiative
from tests.factories.people import actor_of
from tests.factories.pictures import photo
from tests.trust.world import World, secret


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
    make_versions(world, maker)
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


def make_versions(world: World, maker: Person) -> None:
    """Three texts of what is on the map: the second is hidden, the third is as the first was."""
    published = get_initiative(actor_of(maker), world.initiatives["published"])
    first = Text(published.subject.title, published.subject.lead, published.story, published.why)
    for text in (Text(first.title, first.lead, world.plant("verborgenversie"), first.why), first):
        change_text(actor_of(maker), published, text, published.version)
    hide_version(actor_of(maker), published, get_version(actor_of(maker), published, 2), "Er stond een naam in.")
    published.version = 1  # what is filled in on forms begins from the first save


def note_photo(world: World, state: str, initiative: Initiative) -> None:
    """Remember the first photo of an initiative, and the file of it."""
    attached = list_photos(initiative.id)[0]
    world.files[state], world.ids[f"photo of {state}"] = attached.file_key, attached.id


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
