"""Chromium opens every page on which a script of somebody is kept, and runs none (G18)."""

import threading

import pytest
from werkzeug.serving import make_server

from participatie.accounts.models import Person
from participatie.initiatives import services as initiatives
from participatie.initiatives.models import NeedKind, Stage
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.services.drafts import Text
from participatie.initiatives.services.needs import Terms, add_need
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db, unit_of_work
from participatie.partners import services as partners
from participatie.partners.queries import get_partner
from participatie.subjects import services as subjects
from participatie.subjects.models import SupportKind
from participatie.threads import services as threads
from tests.browser.conftest import awake, chromium
from tests.factories.people import actor_of
from tests.trust.strings import SCRIPTS

__all__ = ["chromium"]

pytestmark = pytest.mark.browser
LENGTHS = {"title": 120, "lead": 300, "place": 120, "need": 160, "sentence": 300, "note": 200}


def first_that_fits(length, number):
    """A script that is short enough for a field, another one for each number."""
    fitting = [text for text in SCRIPTS if len(text) <= length and "\n" not in text]
    return fitting[number % len(fitting)]


@pytest.fixture(scope="module")
def scripted(built):
    """A script in every text that people keep, through the services, as after a form."""
    app, world = built
    many = "\n\n".join(SCRIPTS)
    with app.app_context(), unit_of_work():
        people = {role: actor_of(db.session.get_one(Person, world.people[role])) for role in world.people}
        maker, initiative = people["maker"], get_initiative(people["maker"], world.initiatives["published"])
        text = Text(first_that_fits(120, 1), first_that_fits(300, 0), many, many[:1900])
        initiatives.change_text(maker, initiative, text, initiative.version)
        initiative.place_name = first_that_fits(120, 2)
        for number in range(3):
            add_need(maker, initiative, Terms(NeedKind.HANDS, first_that_fits(160, number)))
        initiatives.move(maker, initiative, Stage.EXPLORING, first_that_fits(300, 8))
        subjects.support(people["resident"], initiative.subject, SupportKind.CONCERN, many[:990])
        for script in SCRIPTS:
            threads.write(maker, initiative.subject, script)
        partner = get_partner(maker, world.ids["partner"])
        facts = {"name": first_that_fits(120, 6), "kind": "school", "lead": first_that_fits(300, 7), "about": many[:4900]}
        partners.change_partner(people["manager"], partner, partner.version, website="", **facts)
        partners.involve(SYSTEM, initiative.subject, partner, "adviser", first_that_fits(200, 3))
    return world


@pytest.fixture(scope="module")
def address(built):
    """Where the application answers, on a port that is free."""
    server = make_server("127.0.0.1", 0, built[0], threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_no_page_runs_what_people_wrote(scripted, chromium, address):
    published, partner = scripted.initiatives["published"], scripted.ids["partner"]
    paths = (
        "/", "/initiatieven", "/kaart", "/gebieden/vijverbuurt", "/partners", f"/partners/{partner}", "/zoeken?q=onerror",
        f"/initiatieven/{published}", f"/initiatieven/{published}-x?pagina=2", f"/initiatieven/{published}-x?pagina=3",
        f"/onderwerpen/{published}/zorgen", f"/onderwerpen/{published}/geschiedenis", f"/gesprek/{published}",
        "/zoeken?q=%3Cscript%3Ewindow.__xss%3D1%3C%2Fscript%3E", "/inloggen?next=javascript:window.__xss%3D1",
    )  # fmt: skip
    said, met = [], 0
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("dialog", lambda dialog: said.append(f"{page.url}: a dialog"))
    page.on(
        "request", lambda request: None if request.url.startswith((address, "data:", "blob:")) else said.append(request.url)
    )
    for path in paths:
        page.goto(path)
        awake(page)
        assert page.evaluate("window.__xss") is None, path
        assert page.evaluate("document.querySelectorAll('main [onclick], main [onerror], main script').length") == 0, path
        met += page.locator("main").inner_text().count("window.__xss")
    context.close()
    assert met > 60, "the scripts stand on the pages, as text"
    assert said == []
