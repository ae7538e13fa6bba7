"""A post that its writer edits or withdraws, on the pages for it."""

import pytest

from participatie.kernel.access import SYSTEM
from participatie.threads import queries, services
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_post, make_topic


def page_of(topic):
    return f"/gewoon/{topic.id}-x"


def test_an_edit_shows_and_leads_to_what_stood_there(browser):
    writer = make_person()
    topic = make_topic()
    post = make_post(topic, "Eerste versie", by=writer)
    browser.sign_in(writer)
    answer = browser.send(f"/gesprek/bericht/{post.id}/bewerken", {"body": "Tweede versie"})
    assert answer.status_code == 302
    browser.delete_cookie("session")
    link = browser.read(page_of(topic)).find("a", string="bewerkt")
    assert link["href"] == f"/gesprek/bericht/{post.id}/versies"
    assert "Eerste versie" in browser.read(link["href"]).text


def test_a_stale_edit_shows_both_texts_escaped(browser):
    writer = make_person()
    post = make_post(make_topic(), "Eerst", by=writer)
    browser.sign_in(writer)
    path = f"/gesprek/bericht/{post.id}/bewerken"
    form = browser.read(path).select_one("main form")
    data = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    services.edit(actor_of(writer), queries.get_post(SYSTEM, post.id), "<b>Telefoon</b>", 1)
    answer = browser.post(path, data=data | {"body": "<script>Laptop</script>"})
    assert answer.status_code == 409
    assert "&lt;script&gt;Laptop&lt;/script&gt;" in answer.text
    assert "&lt;b&gt;Telefoon&lt;/b&gt;" in answer.text
    assert queries.get_post(SYSTEM, post.id).body == "<b>Telefoon</b>"


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999", "1.0", "²"])
def test_an_odd_version_counts_as_stale(browser, version):
    writer = make_person()
    post = make_post(make_topic(), "Eerst", by=writer)
    browser.sign_in(writer)
    answer = browser.send(f"/gesprek/bericht/{post.id}/bewerken", {"body": "Anders", "version": version})
    assert answer.status_code == 409


def test_withdrawing_asks_first_and_leaves_the_place(browser):
    writer = make_person("Fatma")
    topic = make_topic()
    post = make_post(topic, "Dit wil ik terug", by=writer)
    browser.sign_in(writer)
    assert "Dit wil ik terug" in browser.read(f"/gesprek/bericht/{post.id}/intrekken").text
    browser.send(f"/gesprek/bericht/{post.id}/intrekken")
    text = browser.read(page_of(topic)).text
    assert "Dit bericht is ingetrokken door de schrijver." in text
    assert "Dit wil ik terug" not in text
    assert browser.get(f"/gesprek/bericht/{post.id}/versies").status_code == 404


@pytest.mark.parametrize("verb", ["bewerken", "intrekken"])
def test_others_are_turned_down(browser, verb):
    post = make_post(make_topic())
    assert browser.get(f"/gesprek/bericht/{post.id}/{verb}").status_code == 302, "sign in first"
    browser.sign_in(make_person())
    assert browser.get(f"/gesprek/bericht/{post.id}/{verb}").status_code == 403


def test_a_hidden_post_says_so_and_its_earlier_texts_are_gone(browser):
    writer, moderator = make_person(), make_person(None, None, "moderator")
    topic = make_topic()
    post = make_post(topic, "grofheid", by=writer)
    services.edit(actor_of(writer), post, "grofheid twee", 1)
    services.hide_post(actor_of(moderator), post)
    text = browser.read(page_of(topic)).text
    assert "Dit bericht is verborgen omdat het niet past bij de huisregels." in text
    assert "grofheid" not in text
    assert browser.get(f"/gesprek/bericht/{post.id}/versies").status_code == 404
