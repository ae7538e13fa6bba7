"""Stopping mail by its link, and the feed."""

import feedparser
import pytest

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.notifications.models import Mute
from participatie.notifications.tokens import stop_path
from participatie.subjects import services as subjects
from participatie.subjects.queries import find_tally, is_following
from participatie.threads import services as threads
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_post, make_team_of, make_topic
from tests.threads.test_views import SCRIPTS


@pytest.fixture
def followed(app):
    person, topic = make_person(), make_topic("Een pluktuin")
    subjects.follow(actor_of(person), topic)
    return person, topic


def test_opening_the_link_changes_nothing_and_the_button_stops_it(browser, followed):
    person, topic = followed
    path = stop_path(person.id, topic.id)
    assert "Een pluktuin" in browser.read(path).text
    assert is_following(actor_of(person), topic.id)
    answer = browser.send(path)
    assert answer.status_code == 302
    assert not is_following(actor_of(person), topic.id)
    assert db.session.get(Mute, (topic.id, person.id))
    assert find_tally(topic.id).follows == 0
    browser.send(answer.headers["Location"])
    assert is_following(actor_of(person), topic.id)
    assert db.session.get(Mute, (topic.id, person.id)) is None


def test_a_mail_program_stops_it_in_one_click_without_a_session(browser, followed):
    person, topic = followed
    for _ in range(2):
        answer = browser.post(stop_path(person.id, topic.id), data={"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 302
    assert not is_following(actor_of(person), topic.id)


def test_the_way_back_does_ask_for_the_token_of_the_form(browser, followed):
    person, topic = followed
    assert browser.post(stop_path(person.id, topic.id).replace("/stop/", "/gestopt/")).status_code == 400


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-1], lambda t: "x" + t, lambda t: "", lambda t: "a.b", lambda t: t.replace(".", "..", 1)]
)
def test_a_spoilt_link_is_not_found(browser, followed, spoil):
    person, topic = followed
    token = stop_path(person.id, topic.id).rpartition("/")[2]
    assert browser.get(f"/mail/stop/{spoil(token)}").status_code == 404
    assert browser.post(f"/mail/stop/{spoil(token)}").status_code == 404
    assert is_following(actor_of(person), topic.id)


def test_mail_about_what_was_hidden_can_be_stopped_without_learning_its_title(browser, followed):
    person, topic = followed
    subjects.hide(SYSTEM, topic)
    path = stop_path(person.id, topic.id)
    assert "pluktuin" not in browser.read(path).text
    browser.send(path)
    assert db.session.get(Mute, (topic.id, person.id))


def test_links_signed_with_an_earlier_secret_still_stop(app, browser, followed):
    person, topic = followed
    path = stop_path(person.id, topic.id)
    secret = app.config["SECRET_KEY"]
    app.config.update(SECRET_KEY="another-secret-of-these-tests-1234567890", SECRET_KEY_FALLBACKS=[secret])
    try:
        assert browser.get(path).status_code == 200
    finally:
        app.config.update(SECRET_KEY=secret, SECRET_KEY_FALLBACKS=[])


def test_the_feed_tells_public_posts_and_history_and_nothing_else(browser):
    writer, member, moderator = make_person("Fatma", "fatma@voorbeeld.nl"), make_person(), make_person(None, None, "moderator")
    topic = make_topic("Een pluktuin", by=writer)
    make_team_of(topic, member)
    shown = make_post(topic, "Kom *zaterdag* kijken", by=writer)
    threads.withdraw(actor_of(writer), make_post(topic, "ingetrokken", by=writer))
    threads.hide_post(actor_of(moderator), make_post(topic, "verborgen", by=writer))
    threads.note(actor_of(member), topic, "geheime notitie")
    for visitor in (None, member):
        if visitor:
            browser.sign_in(visitor)
        answer = browser.get(f"/onderwerpen/{topic.id}.atom")
        feed = feedparser.parse(answer.data)
        assert (answer.status_code, feed.bozo, feed.feed.title) == (200, False, "Een pluktuin")
        posts = [entry for entry in feed.entries if "content" in entry]
        assert [entry.link for entry in posts] == [f"http://localhost/gesprek/bericht/{shown.id}"]
        assert "<em>zaterdag</em>" in posts[0].content[0].value
        assert not any(word in answer.text for word in ("ingetrokken", "verborgen", "geheime", "fatma@"))
        assert len({entry.id for entry in feed.entries}) == len(feed.entries) > 1


@pytest.mark.parametrize("state", ["draft", "hidden", "none"])
def test_there_is_no_feed_of_what_is_not_public_not_even_for_its_creator(browser, state):
    creator = make_person()
    topic = make_topic(by=creator, published=state != "draft")
    if state == "hidden":
        subjects.hide(SYSTEM, topic)
    browser.sign_in(creator)
    assert browser.get(f"/onderwerpen/{topic.id if state != 'none' else 99999}.atom").status_code == 404


@pytest.mark.parametrize("text", SCRIPTS)
def test_the_feed_stays_well_formed_and_harmless(browser, text):
    topic = make_topic(text[:120], by=make_person(text[:60]) if "<" not in text and "%" not in text else make_person())
    make_post(topic, text)
    feed = feedparser.parse(browser.get(f"/onderwerpen/{topic.id}.atom").data)
    assert feed.bozo is False
    for entry in feed.entries:
        for content in entry.get("content", []):
            assert "<script" not in content.value
            assert "onerror=" not in content.value.replace("&", "") or "&lt;" in content.value
