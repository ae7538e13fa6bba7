"""Going on with a draft: kept while it is written, from two devices, and by a link on another one."""

import re
from datetime import timedelta

import pytest
from shapely.geometry import Point
from sqlalchemy import select

from participatie.initiatives import services
from participatie.initiatives.models import DraftLink
from participatie.initiatives.services.drafts import Text
from participatie.kernel.access import Actor
from participatie.kernel.clock import at, now
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Forbidden, Refused
from participatie.kernel.mail import deliver_mail
from tests.factories.initiatives import make_draft
from tests.factories.mail import mails_to
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    make_municipality()


@pytest.fixture
def draft():
    return services.begin_draft(Actor(), Point(5.02, 51.02), "De hoek")


@pytest.fixture
def writer(draft):
    return Actor(draft_keys=frozenset({draft.draft_key}))


@pytest.fixture
def at_home(browser, draft):
    """The browser in which the draft began."""
    with browser.session_transaction() as session:
        session["drafts"] = [draft.draft_key]
    return browser


def save(writer, draft, title="Een bankje", version=None):
    services.save_draft_text(writer, draft, Text(title, "", "Rusten."), version or draft.version)


def token_of(address):
    deliver_mail()
    return re.search(r"/initiatieven/verder/(\S+)", mails_to(address)[-1].text)[1]


def steps(draft, rest):
    return f"/initiatieven/nieuw/{draft.draft_key}/{rest}"


def test_what_is_typed_so_far_is_kept(at_home, draft):
    typed = {"title": "Een bankje", "lead": "", "story": "Om te rusten.", "why": "", "version": draft.version}
    answer = at_home.send(steps(draft, "verhaal"), typed)
    assert answer.status_code == 422
    form = at_home.read(steps(draft, "verhaal"))
    keep = form.select_one("button[formaction]")["formaction"]
    tokens = {field["name"]: field["value"] for field in form.select("main input[type=hidden]")}
    assert at_home.post(keep, data=tokens | typed).status_code == 302
    page = at_home.read(steps(draft, "verhaal"))
    assert page.select_one("input[name=title]")["value"] == "Een bankje"
    assert page.select_one("input[name=version]")["value"] == "2"


def test_the_page_saves_by_itself_and_hears_the_version(at_home, draft):
    form = at_home.read(steps(draft, "verhaal")).select_one("form[data-autosave]")
    tokens = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    for number in (2, 3):
        typed = {"title": f"Titel {number}", "version": number - 1}
        answer = at_home.post(form["data-autosave"], data=tokens | typed, headers={"Accept": "application/json"})
        assert answer.json == {"version": number}


def test_too_long_a_title_is_not_kept_and_said(at_home, draft):
    form = at_home.read(steps(draft, "verhaal")).select_one("form[data-autosave]")
    tokens = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    answer = at_home.post(form["data-autosave"], data=tokens | {"title": "x" * 121})
    assert answer.status_code == 422
    assert "x" * 121 in answer.text
    assert draft.version == 1


def test_two_devices_in_one_draft_lose_nothing(writer, draft):
    save(writer, draft, "Van de telefoon")
    with pytest.raises(Conflict) as conflict:
        save(writer, draft, "Van de laptop", version=1)
    assert ("Van de laptop", "Van de telefoon") in {(clash.mine, clash.theirs) for clash in conflict.value.clashes}
    assert draft.subject.title == "Van de telefoon"


def test_the_stale_device_sees_both_texts_on_the_page(at_home, writer, draft):
    page = at_home.read(steps(draft, "verhaal"))
    tokens = {field["name"]: field["value"] for field in page.select("main input[type=hidden]")}
    save(writer, draft, "Van de telefoon")
    answer = at_home.post(steps(draft, "verhaal"), data=tokens | {"title": "Van de laptop", "lead": "Een zin."})
    assert answer.status_code == 409
    assert "Van de laptop" in answer.text
    assert "Van de telefoon" in answer.text


def test_saving_the_same_twice_is_no_clash(writer, draft):
    save(writer, draft)
    save(writer, draft, version=1)
    assert draft.version == 2


def test_nobody_else_saves_or_mails_a_draft(draft):
    with pytest.raises(Forbidden):
        save(Actor(), draft)
    with pytest.raises(Forbidden):
        services.send_draft_link(actor_of(make_person()), draft, "iemand@example.org")


def test_the_link_opens_the_draft_on_another_device_after_a_button_and_once(app, at_home, writer, draft):
    save(writer, draft, "Geheime titel")
    assert at_home.send(steps(draft, "later"), {"email": "onbekend@example.org"}).status_code == 302
    token = token_of("onbekend@example.org")
    assert db.session.scalars(select(DraftLink.token_hash)).one() != token
    elsewhere = app.test_client()
    elsewhere.read(steps(draft, "verhaal"), 404)
    assert "Geheime titel" not in elsewhere.read(f"/initiatieven/verder/{token}").text
    elsewhere.read(steps(draft, "verhaal"), 404)
    assert elsewhere.send(f"/initiatieven/verder/{token}").status_code == 302
    assert "Geheime titel" in str(elsewhere.read(steps(draft, "verhaal")))
    app.test_client().read(f"/initiatieven/verder/{token}", 422)


def test_the_mail_is_the_same_for_every_address_and_holds_nothing_that_was_written(at_home, writer, draft):
    save(writer, draft, "Koop nu horloges")
    known = make_person("Henk", "bekend@example.org").email
    answers = [at_home.send(steps(draft, "later"), {"email": email}) for email in (known, "onbekend@example.org")]
    assert len({(answer.status_code, answer.headers["Location"]) for answer in answers}) == 1
    deliver_mail()
    one, other = mails_to(known)[0], mails_to("onbekend@example.org")[0]
    assert one.subject == other.subject
    assert "horloges" not in one.text + one.html + one.subject


@pytest.mark.parametrize("token", ["", "x", "a" * 500, "%20"])
def test_an_odd_link_opens_nothing(browser, draft, token):
    assert browser.get(f"/initiatieven/verder/{token}").status_code in (404, 422)


def test_a_link_runs_out_after_seven_days(writer, draft):
    services.send_draft_link(writer, draft, "iemand@example.org")
    token = token_of("iemand@example.org")
    with at(now() + timedelta(days=7, minutes=1)):
        with pytest.raises(Refused):
            services.use_draft_link(token)
        services.forget_old_links()
    assert db.session.scalars(select(DraftLink)).all() == []


def test_a_link_opens_nothing_once_the_draft_is_of_an_account(writer, draft):
    services.send_draft_link(writer, draft, "iemand@example.org")
    services.claim(actor_of(make_person()), draft)
    with pytest.raises(Refused):
        services.look_at_draft_link(token_of("iemand@example.org"))


def test_no_more_than_five_links_are_open(writer, draft):
    for number in range(5):
        services.send_draft_link(writer, draft, f"iemand{number}@example.org")
    with pytest.raises(Refused):
        services.send_draft_link(writer, draft, "nogiemand@example.org")


def test_an_old_draft_goes_with_its_links(writer, draft):
    services.send_draft_link(writer, draft, "iemand@example.org")
    with at(now() + timedelta(days=31)):
        assert services.forget_old_drafts() == 1
    assert db.session.scalars(select(DraftLink)).all() == []


def test_who_is_signed_in_finds_the_draft_on_every_device(browser):
    fatma = make_person("Fatma")
    draft = make_draft(fatma, make_theme())
    page = browser.sign_in(fatma).read(steps(draft, "verhaal"))
    assert "Mijn overzicht" in page.text
    assert "later verder te gaan" not in page.text
    assert draft.draft_key in str(browser.read("/mijn"))
