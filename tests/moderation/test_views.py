"""The pages of moderation."""

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.moderation.models import Report, Ruling
from participatie.threads import services as threads
from participatie.threads.queries import get_post
from tests.factories.initiatives import make_initiative
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.threads import make_post, make_team_of, make_topic
from tests.threads.test_views import SCRIPTS


def test_from_a_report_to_an_appeal(browser):
    author, moderator = make_person("Fatma"), make_person("Mo", None, "moderator")
    topic = make_topic("Een pluktuin")
    post = make_post(topic, "grofheid", by=author)
    browser.sign_in(make_person())
    page = browser.read(f"/gewoon/{topic.id}-x")
    link = next(a["href"] for a in page.select(f"#bericht-{post.id} a") if "Meld" in a.text)
    assert browser.send(link, {"reason": "Dit is schelden."}).status_code == 302
    browser.sign_in(moderator)
    assert "Dit is schelden." in browser.read("/modereren").text
    answer = browser.send(f"/modereren/bericht/{post.id}", {"kind": "hide", "reason": "Schelden mag niet."})
    assert answer.headers["Location"] == "/modereren"
    assert "Er wacht niets" in browser.read("/modereren").text
    browser.sign_in(author)
    assert "Een pluktuin" in browser.read("/mijn").text
    ruling = db.session.scalars(select(Ruling)).one()
    own = browser.read(f"/uitspraken/{ruling.id}")
    assert ("Schelden mag niet." in own.text, "grofheid" in own.text) == (True, True)
    browser.send(f"/uitspraken/{ruling.id}", {"appeal": "Het was een grap."})
    assert not browser.read(f"/uitspraken/{ruling.id}").select("main form textarea")
    browser.sign_in(moderator)
    assert "Het was een grap." in browser.read("/modereren").text
    assert "Het was een grap." in browser.read(f"/modereren/bericht/{post.id}").text


def test_a_ruling_is_read_by_its_author_and_moderators_only(browser):
    author, moderator = make_person(), make_person(None, None, "moderator")
    topic = make_topic(by=author)
    browser.sign_in(moderator)
    browser.send(f"/modereren/onderwerp/{topic.id}", {"kind": "hide", "reason": "Reclame"})
    ruling = db.session.scalars(select(Ruling)).one()
    for person, status in ((make_person(), 404), (author, 200), (moderator, 200)):
        browser.sign_in(person)
        assert browser.get(f"/uitspraken/{ruling.id}").status_code == status
    browser.sign_in(make_person())
    assert browser.get(f"/gewoon/{topic.id}-x").status_code == 404
    assert browser.get(f"/melden/onderwerp/{topic.id}").status_code == 404


@pytest.mark.parametrize("path", ["/modereren", "/modereren/onderwerp/1", "/modereren/bericht/1"])
def test_only_moderators_come_in(browser, path):
    assert browser.get(path).status_code == 302
    browser.sign_in(make_person(None, None, "administrator"))
    assert browser.get(path).status_code == 403


def test_a_note_cannot_be_judged_or_read_there(browser):
    member, moderator = make_person(), make_person(None, None, "moderator")
    topic = make_topic()
    make_team_of(topic, member)
    note = threads.note(actor_of(member), topic, "geheime notitie")
    browser.sign_in(moderator)
    for path in (f"/modereren/bericht/{note.id}", f"/melden/bericht/{note.id}"):
        assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    "data", [{"kind": "delete", "reason": "x"}, {"reason": "x"}, {"kind": "hide"}, {"kind": "show", "reason": "x"}]
)
def test_an_odd_ruling_comes_back_with_a_sentence(browser, data):
    post = make_post(make_topic())
    browser.sign_in(make_person(None, None, "moderator"))
    answer = browser.send(f"/modereren/bericht/{post.id}", data)
    assert answer.status_code == 422
    assert get_post(SYSTEM, post.id).is_readable
    assert "Dit klopt nog niet helemaal" in answer.text


def test_a_report_sent_twice_is_one(browser):
    topic = make_topic()
    browser.sign_in(make_person())
    form = browser.read(f"/melden/onderwerp/{topic.id}").select_one("main form")
    data = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")} | {"reason": "Reclame"}
    assert len({browser.post(f"/melden/onderwerp/{topic.id}", data=data).status_code for _ in range(2)}) == 1
    assert db.session.scalar(select(func.count()).select_from(Report)) == 1


@pytest.mark.parametrize("text", SCRIPTS)
def test_code_in_reasons_is_shown_and_never_run(browser, text):
    author, moderator = make_person(), make_person(None, None, "moderator")
    topic = make_topic(text[:120])
    post = make_post(topic, text, by=author)
    browser.sign_in(make_person())
    browser.send(f"/melden/bericht/{post.id}", {"reason": text})
    browser.sign_in(moderator)
    pages = [browser.get("/modereren"), browser.get(f"/modereren/bericht/{post.id}")]
    browser.send(f"/modereren/bericht/{post.id}", {"kind": "hide", "reason": text})
    ruling = db.session.scalars(select(Ruling)).one()
    browser.sign_in(author)
    browser.send(f"/uitspraken/{ruling.id}", {"appeal": text})
    pages += [browser.get(f"/uitspraken/{ruling.id}"), browser.get("/mijn")]
    for answer in pages:
        assert answer.status_code == 200
        soup = BeautifulSoup(answer.text, "html5lib")
        assert "__xss" not in "".join(script.text for script in soup.select("script"))
        for element in soup.select("main *"):
            assert not any(name.startswith(("on", "hx-", "style")) for name in element.attrs), element
            assert not str(element.get("href", "")).lower().startswith(("javascript:", "data:"))
            assert element.name not in {"math", "style"}
            assert element.name != "img" or element["src"].startswith("/static/img/")


def test_a_moderator_hides_a_post_where_it_stands_and_comes_back_there(browser):
    topic = make_topic("Een pluktuin")
    post, note = make_post(topic, "grofheid"), f"bericht-{make_post(topic).id}"
    browser.sign_in(make_person())
    assert "Verberg" not in browser.read(f"/gewoon/{topic.id}-x").text
    browser.sign_in(make_person("Mo", None, "moderator"))
    links = {a["href"]: a.text for a in browser.read(f"/gewoon/{topic.id}-x").select(f"#bericht-{post.id} .post__action")}
    place = next(href for href, words in links.items() if words.startswith("Verberg"))
    form = browser.read(place)
    assert form.select_one("[name=kind][checked]")["value"] == "hide"
    assert browser.send(place, {"kind": "hide", "reason": ""}).status_code == 422
    assert browser.send(place, {"kind": "hide", "reason": "Schelden mag niet."}).location == f"/gesprek/bericht/{post.id}"
    page = browser.read(f"/gewoon/{topic.id}-x")
    assert "grofheid" not in page.text
    assert "Laat weer zien" in page.select_one(f"#bericht-{post.id}").text
    assert "Laat weer zien" not in page.select_one(f"#{note}").text


def test_a_moderator_hides_an_initiative_from_its_page_and_comes_back_there(browser):
    make_municipality()
    maker = make_person("Fatma")
    initiative = make_initiative(maker, make_theme())
    path = f"/initiatieven/{initiative.id}-een-pluktuin"
    assert "Meld dit" in browser.read(path).text
    assert "Verberg" not in browser.read(path).text
    browser.sign_in(make_person("Mo", None, "moderator"))
    place = next(a["href"] for a in browser.read(path).select("aside a") if a.text.strip() == "Verberg")
    assert browser.send(place, {"kind": "hide", "reason": "Reclame"}).location == path
    page = browser.read(path)
    assert "Laat weer zien" in page.text
    assert "Meld dit" not in page.text
    browser.sign_in(maker)
    assert "Verberg" not in browser.read(path).text


def test_a_ruling_never_leads_to_another_site(browser):
    topic = make_topic()
    browser.sign_in(make_person("Mo", None, "moderator"))
    path = f"/modereren/onderwerp/{topic.id}?next=//kwaad.example"
    assert browser.send(path, {"kind": "leave", "next": "https://kwaad.example"}).location == "/modereren"
