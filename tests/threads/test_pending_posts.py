"""A post of a visitor waits until its mail is answered."""

import pytest
from sqlalchemy import func, select

from participatie.kernel.db import db
from participatie.kernel.outbox import OutboxMail
from participatie.threads import services
from participatie.threads.models import PendingPost, Post
from tests.factories.mail import link_in, mails_to
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_post, make_topic


def page_of(topic):
    return f"/gewoon/{topic.id}-x"


def posted(topic):
    return db.session.scalars(
        select(Post).join(Post.thread).where(Post.thread.has(subject_id=topic.id)).order_by(Post.id)
    ).all()


def test_a_visitor_writes_first_and_the_post_waits_for_the_mail(browser):
    topic = make_topic()
    answer = browser.send(
        page_of(topic), {"body": "Ik wil helpen", "email": "Nieuw@Voorbeeld.nl"}, action=f"/gesprek/{topic.id}"
    )
    assert answer.status_code == 302
    assert posted(topic) == []
    assert "Ik wil helpen" not in browser.read(page_of(topic)).text
    pending = db.session.scalars(select(PendingPost)).one()
    assert (pending.email, len(pending.key) >= 22) == ("nieuw@voorbeeld.nl", True)
    (mail,) = mails_to("nieuw@voorbeeld.nl")
    assert "Ik wil helpen" not in mail.text + mail.html, "mail to an unproven address holds no text of the sender"


def test_who_confirms_a_post_reads_it_first(browser):
    topic = make_topic()
    body = "Kijk op https://kwaad.example/x of kwaad.example. <b>Dik</b>\n" + "Lang " * 400
    browser.send(page_of(topic), {"body": body, "email": "nieuw@voorbeeld.nl"}, action=f"/gesprek/{topic.id}")
    (mail,) = mails_to("nieuw@voorbeeld.nl")
    assert "kwaad.example" not in mail.text + mail.html
    page = browser.read(link_in(mail))
    assert "https://kwaad.example/x" in page.main.text
    assert not page.select("main b, main a[href*=kwaad]")
    assert page.main.text.count("Lang") < 300


def test_a_mail_to_sign_in_holds_no_text_of_anybody(browser):
    browser.send("/inloggen", {"email": "nieuw@voorbeeld.nl"})
    (mail,) = mails_to("nieuw@voorbeeld.nl")
    assert "Dit schreef je" not in mail.text + mail.html
    assert "Dit schreef je" not in browser.read(link_in(mail)).text


def test_following_the_link_places_the_post_and_leads_to_it(browser):
    topic = make_topic()
    browser.send(
        page_of(topic),
        {"body": "Ik wil helpen", "kind": "question", "email": "nieuw@voorbeeld.nl"},
        action=f"/gesprek/{topic.id}",
    )
    link = link_in(mails_to("nieuw@voorbeeld.nl")[-1])
    browser.get(link)
    assert posted(topic) == [], "opening a link changes nothing"
    answer = browser.send(link)
    post = posted(topic)[0]
    assert (post.body, post.kind, post.capacity) == ("Ik wil helpen", "question", "resident")
    assert db.session.scalar(select(func.count()).select_from(PendingPost)) == 0
    assert f"%2Fgesprek%2F{topic.id}%2Fnieuwste" in answer.headers["Location"] or "nieuwste" in answer.headers["Location"]
    assert browser.get(f"/gesprek/{topic.id}/nieuwste").headers["Location"] == f"/gesprek/bericht/{post.id}"
    assert browser.send(page_of(topic), {"body": "Nog iets"}, action=f"/gesprek/{topic.id}").status_code == 302


@pytest.mark.parametrize("email", ["", "geen adres", "a@b\nBcc: c@d.nl", "x" * 300 + "@voorbeeld.nl"])
def test_a_wrong_address_keeps_the_text(browser, email):
    topic = make_topic()
    answer = browser.send(page_of(topic), {"body": "Ik wil helpen", "email": email}, action=f"/gesprek/{topic.id}")
    assert answer.status_code == 422
    assert "Ik wil helpen" in answer.text
    assert db.session.scalar(select(func.count()).select_from(OutboxMail)) == 0


def test_the_answer_to_a_visitor_is_the_same_for_known_and_unknown_addresses(browser):
    topic, person = make_topic(), make_person(email="bekend@voorbeeld.nl")
    answers = [
        browser.send(page_of(topic), {"body": "Hallo", "email": email}, action=f"/gesprek/{topic.id}")
        for email in (person.email, "onbekend@voorbeeld.nl")
    ]
    assert answers[0].status_code == answers[1].status_code
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


def test_no_page_of_a_conversation_shows_an_address(browser):
    writer = make_person("Fatma", "geheim.adres@voorbeeld.nl")
    topic = make_topic(by=writer)
    post = make_post(topic, by=writer)
    services.edit(actor_of(writer), post, "Anders", 1)
    for path in (page_of(topic), f"/gesprek/bericht/{post.id}/versies", f"/gesprek/{topic.id}?reageer={post.id}"):
        assert "geheim.adres" not in browser.get(path).text
