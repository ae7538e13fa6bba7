"""The site in English: no Dutch of ours on any page, and what residents wrote in Dutch is marked as Dutch."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from flask import session
from flask_babel import force_locale
from sqlalchemy import select

from participatie.founding import found
from participatie.initiatives.models import Initiative
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.kernel.templating import day, number, term
from participatie.subjects.models import SupportKind, Theme
from participatie.subjects.services import support
from participatie.teams.queries import find_fallback
from participatie.threads.services import write
from tests.factories.initiatives import make_initiative
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_addresses, make_municipality
from tests.factories.teams import make_member, make_remit, make_team

DUTCH = re.compile(
    r"\b(?:de|het|een|je|jij|jouw|niet|niets|van|voor|naar|dit|deze|geen|wat|waar|wie|maar|zijn|wordt|nog|bij|met|kies|vul)\b",
    re.I,
)
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-i18n", "label", "data-label", "data-reply", "data-alone")
CONTENT = "body [lang=nl], bdi, script, textarea"
PLACE = "Het veldje"  # what the maker calls it, also in the name of the map
STORY = "Wij willen het veldje niet kwijt."


@pytest.fixture
def maker(app):
    return make_person("Fatma", None, "administrator", "moderator")


@pytest.fixture
def initiative(maker) -> Initiative:
    """A plan in Dutch with everything on its page: a story, support, a concern, a question and an answer."""
    found(SYSTEM, "Samen", "Vierkant", "hallo@voorbeeld.nl")
    make_municipality()
    make_addresses()
    theme = db.session.scalars(select(Theme).where(Theme.name_en != "").order_by(Theme.id)).first()
    plan = make_initiative(maker, theme, title="Pluktuin Vierkant")
    member = make_person("Iris")
    make_member(find_fallback(), member)
    make_member(find_fallback(), maker, named=True)
    support(actor_of(member), plan.subject, SupportKind.CONCERN, "Wie maait het gras?")
    write(actor_of(member), plan.subject, STORY, kind="answer", voice_key=f"team-{find_fallback().id}")
    return plan


@pytest.fixture
def english(browser):
    """A browser whose visitor chose English."""

    def choose() -> None:
        with browser.session_transaction() as kept:
            kept["language"] = "en"

    choose()
    browser.choose_english = choose
    return browser


def spoken(soup: BeautifulSoup) -> Iterator[str]:
    """What the page says itself, to the eye and to the ear: without what people wrote."""
    for node in soup.select(CONTENT):
        node.decompose()
    for node in soup.find_all(True):
        yield from (str(node[name]) for name in SPOKEN if node.has_attr(name))
    yield from soup.stripped_strings


def dutch_in(html: str) -> list[str]:
    return [text for text in spoken(BeautifulSoup(html, "html5lib")) if DUTCH.search(text.replace(PLACE, ""))]


def plain_pages(app) -> list[str]:
    """The addresses of all pages that need nothing to be filled in."""
    return sorted(
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and not rule.arguments and not rule.rule.startswith(("/api/", "/stijlgids", "/static"))
    )


def test_no_page_without_values_has_dutch_in_it(app, english, initiative, maker):
    read = 0
    for person in (None, maker):
        if person:
            english.sign_in(person)
        for path in plain_pages(app):
            response = english.get(path)
            if response.status_code == 200 and response.mimetype == "text/html":
                assert dutch_in(response.text) == [], path
                assert BeautifulSoup(response.text, "html5lib").html["lang"] == "en", path
                read += 1
    assert read > 30


def test_the_page_of_an_initiative_has_no_dutch_but_that_of_people(english, initiative, maker):
    path = f"/initiatieven/{initiative.id}-pluktuin-vierkant"
    for person in (None, maker):
        if person:
            english.sign_in(person)
        for part in ("", "/bewerken", "/fase", "/steunen", "/zorgen", "/geschiedenis"):
            response = english.get(path if not part else f"/initiatieven/{initiative.id}{part}", follow_redirects=True)
            assert dutch_in(response.text) == [], part


def test_placing_something_is_in_english_to_the_end_and_so_are_its_errors(english, initiative, maker):
    refused = english.send("/initiatieven/nieuw", {})
    assert refused.status_code == 422
    assert "Choose a place" in refused.text
    step = english.send("/initiatieven/nieuw", {"geometry": '{"type": "Point", "coordinates": [5.02, 51.02]}'}).location
    for fields in ({"title": "Tree", "lead": "For us."}, {"theme": initiative.subject.theme_id}, {}):
        assert dutch_in(english.get(step).text) == []
        assert dutch_in(refused.text) == []
        step = english.send(step, fields).location
    assert dutch_in(english.get(step).text) == []


@pytest.mark.parametrize(
    ("path", "status"), [("/is-er-niet", 404), ("/gebieden/nergens", 404), ("/kaart?thema=x&thema=y", 400)]
)
def test_error_pages_are_in_english(english, path, status):
    response = english.get(path)
    assert response.status_code in (status, 422)
    assert dutch_in(response.text) == []


@pytest.mark.parametrize(
    ("language", "sentence"), [("nl", "Deze pagina stond te lang open"), ("en", "This page was open for too long")]
)
def test_a_form_that_is_too_old_is_refused_in_the_language_of_the_visitor(browser, language, sentence):
    with browser.session_transaction() as kept:
        kept["language"] = language
    response = browser.post("/inloggen", data={"email": "iris@voorbeeld.nl"})
    assert response.status_code == 400
    assert sentence in response.text
    assert "CSRF" not in response.text


@pytest.mark.parametrize(("language", "sentence"), [("nl", "Even rustig aan"), ("en", "Take it easy for a moment")])
def test_who_tries_too_often_reads_so_in_the_own_language(browser, language, sentence):
    with browser.session_transaction() as kept:
        kept["language"] = language
    answers = [browser.send("/inloggen", {"email": "iris@voorbeeld.nl"}) for _try in range(6)]
    assert answers[-1].status_code == 429
    assert sentence in answers[-1].text
    assert "per 1 hour" not in answers[-1].text


def test_what_residents_wrote_is_marked_as_dutch_on_an_english_page_only(browser, english, initiative):
    path = f"/initiatieven/{initiative.id}-pluktuin-vierkant"
    soup = english.read(path)
    for words in ("Pluktuin Vierkant", "Wij willen", "Omdat het kan.", STORY):
        marked = [node for node in soup.select("main [lang=nl]") if words in node.text]
        assert marked, words
    assert soup.html["data-content-lang"] == "nl"
    assert english.read("/").select("main .card__title [lang=nl]")
    with browser.session_transaction() as kept:
        kept["language"] = "nl"
    dutch = browser.read(path)
    assert dutch.html["lang"] == "nl"
    assert not dutch.select("main [lang]")


def test_themes_are_called_by_their_english_name(english, initiative):
    theme = initiative.subject.theme
    assert theme.name != theme.name_en
    options = {option.text for option in english.read("/initiatieven").select("[name=thema] option")}
    assert theme.name_en in options
    assert theme.name not in options
    with force_locale("en"):
        assert theme.shown_name == theme.name_en
        assert db.session.scalar(select(Theme.shown_name).where(Theme.id == theme.id)) == theme.name_en
    with force_locale("nl"):
        assert theme.shown_name == theme.name
        assert db.session.scalar(select(Theme.shown_name).where(Theme.id == theme.id)) == theme.name


def test_why_this_team_answers_is_said_with_the_english_name_of_the_theme(english, initiative, maker):
    theme = initiative.subject.theme
    make_remit(make_team("Team Groen"), theme=theme)
    plan = make_initiative(maker, theme, title="Boomgaard")
    assert f"because it is about {theme.name_en.lower()}." in english.read(f"/initiatieven/{plan.id}-boomgaard").aside.text


def test_a_theme_without_an_english_name_keeps_its_own(app):
    with force_locale("en"):
        assert Theme(name="Markt", name_en="").shown_name == "Markt"


@pytest.mark.parametrize("slug", ["over", "privacy", "toegankelijkheid", "huisregels"])
def test_the_texts_of_the_site_are_there_in_both_languages(browser, english, initiative, slug):
    assert dutch_in(english.get(f"/{slug}").text) == []
    with browser.session_transaction() as kept:
        kept["language"] = "nl"
    assert len(dutch_in(browser.get(f"/{slug}").text)) > 5


def test_mail_is_in_the_language_of_who_reads_it(app, initiative):
    reader = make_person("Sam", "sam@voorbeeld.nl")
    reader.language = "en"
    initiative.subject.creator_id = reader.id
    mails = db.session.scalars(select(OutboxMail)).all()
    assert mails
    for mail in mails:
        mail.language = "en"
        letter = render(mail)
        assert dutch_in(letter.html) == [], mail.template
        assert not DUTCH.search(letter.subject.replace(initiative.subject.title, "")), mail.template


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ("18 november", "1.200", "nog 2 werkdagen", "vandaag", "1 werkdag te laat")),
        ("en", ("18 November", "1,200", "2 working days left", "today", "1 working day late")),
    ],
)
def test_dates_numbers_and_terms_follow_the_language(app, language, said):
    with app.test_request_context("/"), time_machine.travel("2026-11-16 12:00+01:00", tick=False):
        session["language"] = language
        assert (day(today() + timedelta(days=2)), number(1200), term(2), term(0), term(-1)) == said
