"""The pages of conversations, as a visitor without JavaScript meets them."""

import re

import pytest
from sqlalchemy import select

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.partners.models import PartnerKind
from participatie.subjects import services as subjects
from participatie.subjects.queries import find_tally
from participatie.threads.models import Post
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import make_person
from tests.factories.threads import make_post, make_team_of, make_topic
from tests.threads.test_queries import make_many

SCRIPTS = [
    "<script>window.__xss=1</script>",
    '"><img src=x onerror=window.__xss=1>',
    "<svg onload=window.__xss=1>",
    "[klik](javascript:window.__xss=1)",
    "![x](https://voorbeeld.nl/spion.png)",
    '<a href="https://voorbeeld.nl" onclick="window.__xss=1">klik</a>',
    "<style>*{display:none}</style>",
    '<form action="/uitloggen"><button>klik</button></form>',
    "{{ 7*7 }}{% raw %}",
    "</textarea><script>window.__xss=1</script>",
    "<math><mtext><script>window.__xss=1</script></mtext></math>",
    "[a](data:text/html,<script>window.__xss=1</script>)",
    '<div hx-get="/uitloggen" data-module="reply" id="inhoud" class="post">x</div>',
    "&lt;script&gt;window.__xss=1&lt;/script&gt;",
]


def page_of(topic):
    return f"/gewoon/{topic.id}-x"


def posted(topic):
    return db.session.scalars(
        select(Post).join(Post.thread).where(Post.thread.has(subject_id=topic.id)).order_by(Post.id)
    ).all()


def test_an_empty_conversation_invites(browser):
    soup = browser.read(page_of(make_topic()))
    assert "Nog niemand reageerde. Wat vind jij?" in soup.text


def test_somebody_who_is_signed_in_writes_and_lands_at_the_own_post(browser):
    topic, person = make_topic(), make_person("Fatma")
    browser.sign_in(person)
    answer = browser.send(page_of(topic), {"body": "Mooi plan!"}, action=f"/gesprek/{topic.id}")
    post = posted(topic)[0]
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/gesprek/bericht/{post.id}")
    assert browser.get(answer.headers["Location"]).headers["Location"].endswith(f"#bericht-{post.id}")
    article = browser.read(page_of(topic)).select_one(f"#bericht-{post.id}")
    assert ("Fatma" in article.text, "bewoner" in article.text, "Mooi plan!" in article.text) == (True, True, True)


def test_the_link_to_a_post_leads_to_the_page_it_stands_on(browser):
    topic = make_topic()
    make_many(topic, 45)
    last = posted(topic)[-1]
    address = browser.get(f"/gesprek/bericht/{last.id}").headers["Location"]
    assert "pagina=3" in address
    assert browser.read(address.partition("#")[0]).select_one(f"#bericht-{last.id}")
    assert browser.get(f"/gesprek/{topic.id}/nieuwste").headers["Location"] == f"/gesprek/bericht/{last.id}"


def test_a_long_conversation_has_a_button_to_newer_and_a_link_to_the_newest(browser):
    topic = make_topic()
    make_many(topic, 45)
    soup = browser.read(page_of(topic))
    assert len(soup.select(".thread > .post")) == 20
    assert soup.find("a", string=re.compile("Naar het nieuwste bericht"))
    newer = next(link for link in soup.select("a") if "Nieuwere berichten" in link.text)
    second = browser.read(newer["href"].partition("#")[0])
    assert len(second.select(".thread > .post")) == 20
    assert any("Oudere berichten" in link.text for link in second.select("a"))


@pytest.mark.parametrize("number", ["0", "-3", "99", "x' OR 1=1"])
def test_an_odd_page_number_is_no_error_of_ours(browser, number):
    assert browser.get(page_of(make_topic()), query_string={"pagina": number}).status_code in (200, 404)


def test_the_reply_form_opens_by_a_link(browser):
    topic = make_topic()
    post = make_post(topic, by=make_person("Fatma"))
    browser.sign_in(make_person())
    link = next(a for a in browser.read(page_of(topic)).select(f"#bericht-{post.id} a") if "Reageer" in a.text)
    assert link["href"].endswith("#reageer")
    soup = browser.read(link["href"].partition("#")[0])
    assert "Reageer op Fatma" in soup.select_one("#reageer").text
    browser.send(link["href"].partition("#")[0], {"body": "Ik help mee."}, action=f"/gesprek/{topic.id}")
    assert posted(topic)[1].parent_id == post.id


def test_replies_stand_under_the_post_that_they_answer(browser):
    topic = make_topic()
    post = make_post(topic, "Wie helpt er?")
    replies = [make_post(topic, text, parent_id=post.id) for text in ("Ik!", "Ik ook!")]
    article = browser.read(page_of(topic)).select_one(f"#bericht-{post.id}")
    assert [reply["id"] for reply in article.select(".post__replies > .post")] == [f"bericht-{reply.id}" for reply in replies]


@pytest.mark.parametrize(
    "data",
    [
        {"body": ""},
        {"body": "x" * 4001},
        {"kind": "besluit"},
        {"kind": "note"},
        {"parent_id": "99999999999999999999999"},
        {"parent_id": "een"},
        {"parent_id": "123456"},
        {"voice": "partner-1"},
    ],
)
def test_a_wrong_form_comes_back_with_the_text_and_a_sentence(browser, data):
    topic, person, partner = make_topic(), make_person(), make_partner()
    make_speaker(partner, person)
    browser.sign_in(person)
    if data.get("voice"):
        data = {"voice": f"partner-{partner.id + 1}"}
    answer = browser.send(page_of(topic), {"body": "Mijn lange verhaal", **data}, action=f"/gesprek/{topic.id}")
    assert answer.status_code == 422
    assert posted(topic) == []
    assert data.get("body", "Mijn lange verhaal") in answer.text
    assert "Dit klopt nog niet helemaal" in answer.text


def test_sending_a_form_twice_places_one_post(browser):
    topic = make_topic()
    browser.sign_in(make_person())
    soup = browser.read(page_of(topic))
    form = next(f for f in soup.select("form") if f.get("action") == f"/gesprek/{topic.id}")
    data = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")} | {"body": "Eén keer"}
    answers = [browser.post(form["action"], data=data) for _ in range(3)]
    assert len(posted(topic)) == 1
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert find_tally(topic.id).posts == 1


def test_fields_that_are_not_in_the_form_are_never_stored(browser):
    topic, person, other = make_topic(), make_person(), make_person()
    browser.sign_in(person)
    extra = {
        "person_id": other.id,
        "partner_id": 1,
        "team_id": 1,
        "capacity": "team",
        "html": "<b>x</b>",
        "created_at": "2001-01-01",
        "id": 7,
    }
    browser.send(page_of(topic), {"body": "Gewoon", **extra}, action=f"/gesprek/{topic.id}")
    post = posted(topic)[0]
    assert (post.person_id, post.partner_id, post.team_id, post.capacity, post.html) == (
        person.id,
        None,
        None,
        "resident",
        "<p>Gewoon</p>\n",
    )
    assert post.created_at.year > 2001


@pytest.mark.parametrize("path", ["", "/notitie"])
def test_without_the_token_of_the_form_nothing_is_written(browser, path):
    member = make_person()
    topic = make_topic()
    make_team_of(topic, member)
    browser.sign_in(member)
    answer = browser.post(f"/gesprek/{topic.id}{path}", data={"body": "Hallo", "kind": "comment"})
    assert answer.status_code == 400
    assert posted(topic) == []
    assert "Hallo" in answer.text, "what was typed is shown again"


def test_who_speaks_for_a_partner_chooses_the_voice(browser):
    topic, partner, person = make_topic(), make_partner("Woningstichting De Beemd"), make_person("Sjoerd")
    make_speaker(partner, person)
    browser.sign_in(person)
    soup = browser.read(page_of(topic))
    assert [label.text.strip() for label in soup.select("#voice label")] == ["jezelf", "namens Woningstichting De Beemd"]
    browser.send(page_of(topic), {"body": "Wij geven water.", "voice": f"partner-{partner.id}"}, action=f"/gesprek/{topic.id}")
    assert "namens Woningstichting De Beemd" in browser.read(page_of(topic)).select_one(".post").text


def test_the_municipality_s_post_is_the_same_markup_as_any_other_partner_s(browser):
    topic = make_topic()
    names = {"Gemeente Vierkant": PartnerKind.MUNICIPALITY, "Basisschool Zon": PartnerKind.SCHOOL}
    for name, kind in names.items():
        partner, person = make_partner(name, kind), make_person("Noor")
        make_speaker(partner, person)
        make_post(topic, "Wij denken mee.", by=person, voice_key=f"partner-{partner.id}", kind="answer")
    markups = [
        re.sub(r"avatar--\d|bericht[-/]\d+|reageer=\d+|datetime=\"[^\"]+\"", "", str(article).replace(name, "PARTNER"))
        for article, name in zip(browser.read(page_of(topic)).select(".post"), names, strict=True)
    ]
    assert "namens PARTNER" in markups[0]
    assert markups[0] == markups[1]


def test_a_post_for_a_team_shows_person_team_and_partner(browser):
    partner, person = make_partner("Gemeente Vierkant", PartnerKind.MUNICIPALITY), make_person("Marieke")
    topic = make_topic()
    team = make_team_of(topic, person, name="Team Groen", partner=partner)
    make_post(topic, by=person, voice_key=f"team-{team.id}", kind="answer")
    text = browser.read(page_of(topic)).select_one(".post").text
    assert ("Marieke, Team Groen" in text, "namens Gemeente Vierkant" in text, "Antwoord" in text) == (True, True, True)


def test_notes_stand_in_the_conversation_for_the_team_only(browser):
    member, outsider = make_person("Marieke"), make_person()
    topic = make_topic()
    make_team_of(topic, member)
    browser.sign_in(member)
    browser.send(page_of(topic), {"body": "Bel eerst de eigenaar"}, action=f"/gesprek/{topic.id}/notitie")
    note = posted(topic)[0]
    assert "Bel eerst de eigenaar" in browser.read(page_of(topic)).select_one(".post--internal").text
    browser.delete_cookie("session")
    for person in (None, outsider):
        if person:
            browser.sign_in(person)
        assert "Bel eerst" not in browser.read(page_of(topic)).text
        for path in ("", "/versies", "/bewerken", "/intrekken"):
            assert browser.get(f"/gesprek/bericht/{note.id}{path}").status_code in (
                (404,) if path in ("", "/versies") or person else (302,)
            )
        assert browser.get(f"/gesprek/{topic.id}/nieuwste").headers["Location"].startswith("/gewoon/")
    assert browser.get(f"/gesprek/{topic.id}/notitie").status_code == 404


def test_what_one_may_not_see_answers_as_what_does_not_exist(browser):
    topic = make_topic(by=make_person())
    post = make_post(topic)
    subjects.hide(SYSTEM, topic)
    browser.sign_in(make_person())
    for path in (
        f"/gesprek/{topic.id}",
        f"/gesprek/{topic.id}/nieuwste",
        f"/gesprek/bericht/{post.id}",
        f"/gesprek/bericht/{post.id}/versies",
    ):
        gone = re.sub(r"\d+", "9999999", path)
        there, nowhere = browser.get(path), browser.get(gone)
        assert (there.status_code, nowhere.status_code) == (404, 404)
        strip = re.compile(r'(csrf_token|form_key)" value="[^"]+"|\d+')
        assert strip.sub("", there.text) == strip.sub("", nowhere.text)


@pytest.mark.parametrize("text", SCRIPTS)
def test_code_in_any_text_field_is_shown_and_never_run(browser, text):
    writer = make_person()
    topic = make_topic(text[:120])
    make_team_of(topic, writer)
    browser.sign_in(writer)
    browser.send(page_of(topic), {"body": text}, action=f"/gesprek/{topic.id}")
    post = posted(topic)[0]
    browser.send(page_of(topic), {"body": text}, action=f"/gesprek/{topic.id}/notitie")
    browser.send(f"/gesprek/bericht/{post.id}/bewerken", {"body": f"{text} tweede"})
    wrong = browser.send(page_of(topic), {"body": text, "kind": text, "parent_id": text}, action=f"/gesprek/{topic.id}")
    pages = [browser.get(page_of(topic)), browser.get(f"/gesprek/bericht/{post.id}/versies"), wrong]
    from bs4 import BeautifulSoup

    for answer in pages:
        soup = BeautifulSoup(answer.text, "html5lib")
        assert "__xss" not in "".join(script.text for script in soup.select("script"))
        for element in soup.select("main *"):
            assert not any(name.startswith(("on", "hx-", "style")) for name in element.attrs), element
            assert not str(element.get("href", "")).lower().startswith(("javascript:", "data:"))
        for element in soup.select(".prose *"):
            assert element.name not in {"img", "svg", "script", "style", "form", "math", "button"}
            assert not {"id", "class", "name", "data-module"} & set(element.attrs), element


@pytest.mark.parametrize("path", ["/gesprek/{}", "/gesprek/{}/nieuwste", "/gesprek/bericht/{}", "/gesprek/bericht/{}/versies"])
def test_a_number_that_no_database_holds_is_not_found(browser, path):
    assert browser.get(path.format(10**25)).status_code == 404
