"""Residents and a housing corporation carry an initiative from idea to realised; the municipality does nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.accounts.models import Grant
from participatie.accounts.queries import find_person_by_email
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.db import db, unit_of_work
from participatie.notifications.wiring import spread_news
from participatie.partners import services as partners
from participatie.partners.models import PartnerKind, PartnerMembership
from participatie.partners.queries import list_open_partners
from participatie.subjects.models import HistoryEntry, Subject
from tests.browser.writing import Visitor, add_photo, choose_theme_and_needs, confirm_by_mail, tell
from tests.factories.mail import mails_to
from tests.factories.partners import make_partner

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740, "has_touch": True}
TITLE, CORPORATION = "Een buurtkas op het lege veld", "Woonstichting De Brug"
NEED, OFFER, PROMISE = "Twee ochtenden spitten", "Ik spit graag mee", "Een kraan aan de muur zetten"
OF_PARTNERS = ("partner_speaker", "partner_manager")
"""All other roles are for who works for the municipality or for the platform."""
STEPS = {
    "Uitzoeken": "We zijn met drie buren en de woonstichting doet mee.",
    "Plan": "De tekening is klaar en de grond mag gebruikt worden.",
    "In uitvoering": "Zaterdag zetten we het eerste raam.",
    "Gelukt": "De kas staat en de tomaten groeien.",
}


class Cast:
    """Everybody in this story, each in a window of their own that stays open."""

    def __init__(self, app, open_window, picture, violations, scripts):
        self.app, self.open_window, self.picture, self.violations, self.scripts = app, open_window, picture, violations, scripts
        self.maker = self.on_phone()
        self.address = ""

    def on_phone(self, who=""):
        """Somebody with a phone."""
        return Visitor(self.open_window(who, **PHONE, java_script_enabled=self.scripts), self.scripts)

    def at_desk(self, who):
        """Somebody at a desk."""
        return Visitor(self.open_window(who, java_script_enabled=self.scripts), self.scripts)

    def look(self, visitor, name):
        """Keep a picture at both widths, and let axe read the page."""
        page = visitor.page
        before = page.viewport_size
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            self.picture(page, f"carried {name} {width}{'' if self.scripts else ' without scripts'}")
        page.set_viewport_size(before)
        if self.scripts:
            assert self.violations(page) == []


@pytest.fixture
def cast(request, app, world, open_window, picture, violations):
    return Cast(app, open_window, picture, violations, scripts=request.param)


@pytest.fixture
def officials(app, world):
    """The ids of everybody who works for the municipality or for the platform."""
    with app.app_context():
        known = [it for it in list_open_partners() if it.kind == PartnerKind.MUNICIPALITY]
        if not known:
            with unit_of_work():
                municipality = make_partner("Gemeente Vierkant", PartnerKind.MUNICIPALITY)
                partners.add_member(SYSTEM, municipality, find_person_by_email(world.people["member"]), may_speak=True)
            known = [municipality]
        members = select(PartnerMembership.person_id).where(PartnerMembership.partner_id.in_([it.id for it in known]))
        found = {
            *db.session.scalars(members),
            *db.session.scalars(select(Grant.person_id).where(Grant.role.not_in(OF_PARTNERS))),
        }
        assert {find_person_by_email(world.people[who]).id for who in ("member", "moderator", "administrator")} <= found
        return found


def post(cast, email):
    """Somebody without an account writes it down, and places it with the link in a mail."""
    maker = cast.maker
    maker.go("/")
    maker.page.locator(".site-header__post").click()
    maker.settle()
    maker.page.select_option("#area", label="\u2003\u2003Vijverbuurt")
    maker.page.fill("#place_name", "Het lege veld")
    maker.press("Verder")
    tell(maker, TITLE)
    choose_theme_and_needs(maker, "Groen")
    add_photo(maker)
    confirm_by_mail(maker, cast.app, email, "Anouk Visser")
    assert maker.page.locator("h1").inner_text() == TITLE
    cast.address = maker.page.url.partition("?")[0]
    cast.look(maker, "1 placed")


def ask_a_neighbour_to_make_it_too(cast, world):
    maker = cast.maker
    maker.go(cast.address)
    maker.press("Makers")
    maker.page.fill("#email", world.people["resident"])
    cast.look(maker, "2 asking a neighbour")
    maker.press("Stuur de vraag")
    neighbour = cast.on_phone("resident")
    neighbour.go("/mijn")
    cast.look(neighbour, "3 asked to make it too")
    neighbour.page.get_by_role("link", name=f"Maak je mee aan {TITLE}?").click()
    neighbour.settle()
    neighbour.press("Ja, ik word maker")
    assert "Je bent nu maker." in neighbour.page.locator("body").inner_text()
    return neighbour


def ask_the_corporation(cast):
    maker = cast.maker
    maker.go(cast.address)
    maker.press("Vraag een partner om mee te doen")
    maker.page.select_option("#partner", label=CORPORATION)
    maker.page.select_option("#role", label="eigenaar van de grond")
    maker.page.fill("#note", "Het veld is van jullie.")
    cast.look(maker, "4 asking the corporation")
    maker.press("Stuur de vraag")
    manager = cast.at_desk("manager")
    manager.go("/mijn")
    cast.look(manager, "5 the corporation is asked")
    manager.page.get_by_role("link", name=TITLE).first.click()
    manager.settle()
    manager.press("Ja, wij doen mee")
    manager.go(cast.address)
    assert "eigenaar van de grond" in panel(manager, "Wie doet wat")
    cast.look(manager, "6 as the corporation sees it")


def panel(visitor, title):
    """What stands under this title beside the text."""
    return visitor.page.locator(".panel", has=visitor.page.get_by_role("heading", name=title, exact=True)).first.inner_text()


def offer_help(cast):
    """A neighbour says yes to what the makers look for."""
    helper = cast.on_phone("neighbour")
    helper.go(cast.address)
    cast.look(helper, "7 as a neighbour sees it")
    need_row(helper).get_by_role("link", name="Ik kan helpen").click()
    helper.settle()
    helper.page.fill("#what", OFFER)
    helper.page.fill("#message", "Ik kan elke zaterdag.")
    cast.look(helper, "8 offering help")
    helper.press("Bied dit aan")
    assert OFFER in helper.page.locator("h1").inner_text()
    cast.look(helper, "9 what was offered")
    return helper


def need_row(visitor):
    """The need of this story on the page of the initiative."""
    return visitor.page.locator(".need", has_text=NEED)


def accept_help(cast, maker):
    """One of the makers says yes."""
    maker.go("/mijn")
    cast.look(maker, "10 an offer waits")
    maker.page.get_by_role("link", name=OFFER).click()
    maker.settle()
    maker.press("Ja, graag")
    cast.look(maker, "11 saying yes")
    maker.press("Ja, graag")
    assert "Jullie zijn het eens." in maker.page.locator("body").inner_text()
    maker.go(cast.address)
    maker.press("Zeg wat jullie zoeken")
    cast.look(maker, "12 what they look for")
    need_row(maker).get_by_role("link", name="We zoeken dit niet meer").click()
    maker.settle()
    maker.tick("We hebben het gevonden")
    maker.press("Bewaar")
    assert "Gevonden" in need_row(maker).inner_text()


def promise(cast):
    """Who speaks for the corporation promises something in its name."""
    speaker = cast.at_desk("speaker")
    speaker.go(cast.address)
    speaker.press("Beloof iets")
    speaker.tick(f"namens {CORPORATION}")
    speaker.page.fill("#what", PROMISE)
    speaker.page.fill("#due_on", (today() + timedelta(days=21)).isoformat())
    cast.look(speaker, "13 promising")
    speaker.press("Beloof dit")
    speaker.go(cast.address)
    assert "Beloofd" in promise_row(speaker).inner_text()
    assert CORPORATION in promise_row(speaker).inner_text()
    return speaker


def promise_row(visitor):
    """The promise of this story on the page of the initiative."""
    return visitor.page.locator(".promised", has_text=PROMISE)


def keep_promise(cast, speaker, helper):
    speaker.go(cast.address)
    promise_row(speaker).get_by_role("link", name=PROMISE).click()
    speaker.settle()
    speaker.press("Nagekomen")
    speaker.press("Ja, het is nagekomen")
    helper.go(cast.address)
    promise_row(helper).get_by_role("link", name=PROMISE).click()
    helper.settle()
    helper.press("Zeg of het klopt")
    helper.tick("Nagekomen")
    helper.page.fill("#sentence", "Er komt water uit.")
    helper.press("Bewaar")
    assert "Er komt water uit." in helper.text()
    cast.look(helper, "14 a promise that was kept")


def follow(cast):
    follower = cast.on_phone("maker")
    follower.go(cast.address)
    follower.press("Volg dit")
    follower.go("/mijn/mail")
    follower.page.select_option("#pace_moved", label="meteen")
    follower.press("Bewaar")
    return follower


def tell_the_news(cast):
    maker = cast.maker
    maker.go(cast.address)
    maker.tick("maker van dit initiatief")
    maker.tick("Nieuws van de makers")
    maker.page.fill("#body", "Zaterdag om tien uur beginnen we, koffie staat klaar.")
    maker.press("Plaats bericht")
    assert "koffie staat klaar" in maker.text()


def step(cast, visitor, stage):
    visitor.go(cast.address)
    visitor.press("Zet een stap verder")
    visitor.tick(stage)
    visitor.page.fill("#sentence", STEPS[stage])
    visitor.press("Zet deze stap")
    assert STEPS[stage] in visitor.text()
    with cast.app.app_context():
        spread_news()


def the_page_tells_it_all(cast, visitor):
    visitor.go(cast.address)
    who = panel(visitor, "Wie doet wat")
    for said in ("Anouk Visser", "Sanne de Wit", CORPORATION, "eigenaar van de grond"):
        assert said in who
    assert "Gevonden" in need_row(visitor).inner_text()
    assert "Nagekomen" in promise_row(visitor).inner_text()
    assert visitor.page.locator(".stage--done").last.inner_text().startswith("Gelukt")
    cast.look(visitor, "15 realised")
    for path, name in (("/gevraagd", "16 board"), ("/toezeggingen", "17 ledger"), ("/mijn", "18 own page")):
        visitor.go(path)
        cast.look(visitor, name)
    visitor.go(cast.address)
    visitor.page.get_by_role("link", name=CORPORATION).first.click()
    visitor.settle()
    assert TITLE in visitor.text()
    assert PROMISE in visitor.text()
    cast.look(visitor, "19 the corporation")


def acts(app):
    """Everything that happened to the initiative, by whom."""
    with app.app_context():
        wanted = select(HistoryEntry.event, HistoryEntry.by_id).join(Subject, Subject.id == HistoryEntry.subject_id)
        return db.session.execute(wanted.where(Subject.title == TITLE).order_by(HistoryEntry.id)).all()


@pytest.mark.parametrize("cast", [True], indirect=True, ids=["with scripts"])
def test_from_idea_to_realised_without_the_municipality(cast, app, world, officials):
    post(cast, "anouk@voorbeeld.nl")
    follower = follow(cast)
    neighbour = ask_a_neighbour_to_make_it_too(cast, world)
    ask_the_corporation(cast)
    step(cast, cast.maker, "Uitzoeken")
    helper = offer_help(cast)
    accept_help(cast, neighbour)
    speaker = promise(cast)
    step(cast, cast.maker, "Plan")
    keep_promise(cast, speaker, helper)
    tell_the_news(cast)
    step(cast, neighbour, "In uitvoering")
    step(cast, cast.maker, "Gelukt")
    the_page_tells_it_all(cast, follower)
    follower.go("/mijn/nieuws")
    assert STEPS["Gelukt"] in follower.text()
    cast.look(follower, "20 news of a follower")
    with app.app_context():
        told = [mail for mail in mails_to(world.people["maker"]) if TITLE in mail.subject]
        assert [mail.subject for mail in told] == [f"{TITLE}: nu Uitzoeken"]
        assert STEPS["Uitzoeken"] in told[0].text
    done = acts(app)
    assert {"SubjectPublished", "OfferAccepted", "CommitmentKept", "CommitmentConfirmed", "PartnerInvolved"} <= {
        it[0] for it in done
    }
    assert [event for event, by_id in done if by_id in officials] == []
    assert len({by_id for _event, by_id in done if by_id}) >= 5


@pytest.mark.parametrize("cast", [False], indirect=True, ids=["without scripts"])
def test_post_offer_promise_and_accept_without_scripts(cast, world):
    post(cast, "anouk.zonder@voorbeeld.nl")
    neighbour = ask_a_neighbour_to_make_it_too(cast, world)
    ask_the_corporation(cast)
    helper = offer_help(cast)
    accept_help(cast, neighbour)
    speaker = promise(cast)
    keep_promise(cast, speaker, helper)
    assert "Er komt water uit." in helper.text()
