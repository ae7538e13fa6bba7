"""The pages: what is new, what one follows, how often mail, and whether an answer was of use."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.mail import as_message, render
from participatie.kernel.outbox import OutboxMail
from participatie.notifications import queries, services
from participatie.notifications.models import HelpQuestion, HelpTally, Sort, Watch
from participatie.notifications.services import Use, Wanted
from participatie.notifications.sorts import DEFAULTS
from participatie.notifications.tokens import help_path
from participatie.subjects import services as subjects
from participatie.subjects.models import Pace
from tests.factories.mail import link_in, mails_to
from tests.factories.notices import tell_followers, want
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_addresses, make_municipality
from tests.factories.threads import make_post, make_team_of, make_topic


@pytest.fixture
def fatma(app):
    return make_person("Fatma", "fatma@voorbeeld.nl")


@pytest.fixture
def news(fatma):
    """A topic that Fatma follows, with two facts she has not read."""
    topic = make_topic("Een pluktuin")
    subjects.follow(actor_of(fatma), topic)
    for sentence in ("Eerst dit.", "Daarna dit."):
        subjects.move_state(SYSTEM, topic, "idea", sentence)
    tell_followers()
    db.session.commit()
    return topic


def test_news_stands_by_subject_and_newest_first_and_the_menu_counts_subjects(browser, fatma, news):
    page = browser.sign_in(fatma).read("/mijn/nieuws").text
    assert page.index("Daarna dit.") < page.index("Eerst dit.")
    assert "Nieuws voor mij (1)" in browser.get("/partners").text


def test_opening_the_page_reads_nothing_and_the_button_reads_the_subject(browser, fatma, news):
    browser.sign_in(fatma).get("/mijn/nieuws")
    assert queries.count_unread(actor_of(fatma)) == 1
    answer = browser.send("/mijn/nieuws", action=f"/mijn/nieuws/{news.id}")
    assert answer.status_code == 302
    assert queries.count_unread(actor_of(fatma)) == 0
    assert "Nieuws voor mij (" not in browser.get("/partners").text


def test_one_reads_only_for_oneself(fatma, news):
    other = make_person()
    services.read(actor_of(other))
    services.read(actor_of(other), news.id)
    assert queries.count_unread(actor_of(fatma)) == 1


def test_what_was_hidden_is_not_in_the_news_nor_counted(fatma, news):
    subjects.hide(SYSTEM, news)
    assert queries.count_unread(actor_of(fatma)) == 0
    assert queries.page_news(actor_of(fatma)).groups == []


def test_news_of_many_subjects_takes_as_many_statements_as_of_one(fatma, news, counting):
    with counting() as one:
        assert len(queries.page_news(actor_of(fatma)).groups) == 1
    for number in range(12):
        topic = make_topic(f"Onderwerp {number}")
        subjects.follow(actor_of(fatma), topic)
        subjects.move_state(SYSTEM, topic, "idea", "Nieuws.")
    tell_followers()
    db.session.expunge_all()
    with counting() as many:
        assert len(queries.page_news(actor_of(fatma)).groups) == 13
    assert len(one) == len(many)


def test_a_visitor_pays_no_statement_for_the_count_and_who_is_signed_in_one(browser, fatma, news, counting):
    with counting() as statements:
        browser.get("/partners")
    assert not any("notice" in statement for statement in statements.statements)
    browser.sign_in(fatma)
    with counting() as statements:
        browser.get("/partners")
    assert sum("FROM notice" in statement for statement in statements.statements) == 1


def test_an_area_is_followed_by_a_visitor_through_the_link_in_a_mail(browser):
    areas = make_municipality()
    assert "/volgen/gebied.westerwijk" in browser.get("/gebieden/westerwijk").text
    path = "/volgen/gebied.westerwijk"
    assert browser.send(path, {"email": "nieuw@voorbeeld.nl"}).status_code == 302
    assert db.session.scalar(select(func.count(Watch.id))) == 0
    link = link_in(mails_to("nieuw@voorbeeld.nl")[-1]).replace("http://localhost", "")
    way_on = browser.send(link).headers["Location"]
    assert "volgen" in way_on
    assert browser.send(f"{path}?nog=1").status_code == 302
    assert db.session.scalars(select(Watch.area_id)).all() == [areas["WK900100"].id]


def test_the_address_that_a_visitor_follows_is_in_no_address_of_a_page(browser):
    make_municipality()
    make_addresses()
    typed = {"address": "Kerkstraat 14, Vierkant", "email": "nieuw@voorbeeld.nl", "radius": "250"}
    assert browser.send("/volgen/rondom", typed).status_code == 302
    link = link_in(mails_to("nieuw@voorbeeld.nl")[-1]).replace("http://localhost", "")
    way_on = browser.send(link).headers["Location"]
    assert "Kerkstraat" not in way_on
    assert "Kerkstraat 14, Vierkant" in browser.get("/volgen/rondom?nog=1").text


@pytest.mark.parametrize(
    "choice",
    ["x", "gebied.", "gebied.nergens", "thema.niets", "partner.0", "partner.x", "partner.99999999999999999999",
     "gebied.westerwijk,gebied.oosterwijk", "soort.team", "persoon.1", ",", "gebied.westerwijk,partner.1"],
)  # fmt: skip
def test_what_does_not_exist_cannot_be_followed(browser, choice):
    make_municipality()
    assert browser.get(f"/volgen/{choice}").status_code == 404


def test_the_list_of_what_one_follows_has_a_button_for_each(browser, fatma, news):
    areas = make_municipality()
    watch = services.follow(actor_of(fatma), Wanted(area_id=areas["WK900100"].id))
    db.session.commit()
    page = browser.sign_in(fatma).read("/mijn/volgen").text
    assert "Westerwijk" in page
    assert "Een pluktuin" in page
    browser.send("/mijn/volgen", {"pace": "daily"}, action=f"/mijn/volgen/{watch.id}")
    assert db.session.get(Watch, watch.id, populate_existing=True).pace == Pace.DAILY
    browser.send("/mijn/volgen", action=f"/mijn/volgen/{watch.id}/stop")
    browser.send("/mijn/volgen", action=f"/mijn/volgen/onderwerp/{news.id}/stop")
    assert queries.list_watches(actor_of(fatma)) == []
    assert queries.list_followed(actor_of(fatma)) == []


def test_choices_are_kept_and_the_usual_ones_take_no_row(browser, fatma):
    page = browser.sign_in(fatma)
    usual = {f"pace_{sort}": str(pace) for sort, pace in DEFAULTS.items() if sort != Sort.AROUND}
    assert page.send("/mijn/mail", {**usual, "pace_answer": "never", "daily": "y", "weekly": "y"}).status_code == 302
    assert queries.list_choices(fatma.id) == {"answer": "never"}
    assert page.send("/mijn/mail", {**usual, "daily": "y", "weekly": "y"}).status_code == 302
    assert queries.list_choices(fatma.id) == {}
    assert page.send("/mijn/mail", {**usual, "pace_news": "hourly"}).status_code == 422


def test_one_button_stops_all_mail_about_news_and_what_is_followed_stays(browser, fatma, news):
    services.follow(actor_of(fatma), Wanted(kind="initiative"))
    page = browser.sign_in(fatma)
    usual = {f"pace_{sort}": str(pace) for sort, pace in DEFAULTS.items() if sort != Sort.AROUND}
    assert "Stop alle mail over nieuws" in page.read("/mijn/mail").text
    assert page.send("/mijn/mail", {**usual, "daily": "y", "no_mail": "y"}).status_code == 302
    assert set(queries.list_choices(fatma.id).values()) == {Pace.NEVER}
    assert set(queries.list_choices(fatma.id)) == {
        *(str(sort) for sort in DEFAULTS if sort != Sort.AROUND),
        *queries.DIGESTS.values(),
    }
    assert db.session.scalars(select(Watch.pace).where(Watch.person_id == fatma.id)).all() == [Pace.NEVER]
    assert [subject.title for subject in queries.list_followed(actor_of(fatma))] == ["Een pluktuin"]


@pytest.fixture
def answered(fatma):
    """A topic of Fatma that a team answered two weeks and a day ago, and the question about that, which was asked."""
    with time_machine.travel(now() - timedelta(days=15), tick=False):
        member = make_person("Marieke")
        topic = make_topic("Een pluktuin", by=fatma)
        team = make_team_of(topic, member)
        for _twice in range(2):
            make_post(topic, "Wij komen kijken.", by=member, voice_key=f"team-{team.id}", kind="answer")
    return topic, team


def asked():
    """The mails that ask it."""
    services.ask_some()
    return db.session.scalars(select(OutboxMail).where(OutboxMail.template == "notifications/helped")).all()


def test_makers_are_asked_once_two_weeks_after_the_first_answer(answered, fatma):
    (mail,) = asked()
    assert mail.to_address == "fatma@voorbeeld.nl"
    assert asked() == [mail]
    letter = render(mail)
    assert mail.values["answer_path"] in letter.text
    assert mail.values["answer_path"] in letter.html
    assert as_message(mail, letter).message()["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nobody_is_asked_too_early_or_against_their_will(answered, fatma):
    with time_machine.travel(now() - timedelta(days=2), tick=False):
        assert asked() == []
    want(actor_of(fatma), Pace.NEVER, Sort.ASKED)
    assert asked() == []


@pytest.mark.parametrize("change", ["muted", "closed", "hidden"])
def test_who_muted_it_or_left_and_what_was_hidden_is_not_asked_about(answered, fatma, change):
    topic, _team = answered
    if change == "muted":
        services.stop(actor_of(fatma), topic.id)
    elif change == "closed":
        fatma.active = False
    else:
        subjects.hide(SYSTEM, topic)
    assert asked() == []


def test_opening_the_link_counts_nothing_and_a_button_counts_once_without_an_account(browser, answered):
    _topic, team = answered
    (mail,) = asked()
    db.session.commit()
    path = mail.values["answer_path"]
    assert "Heb je er iets aan gehad?" in browser.read(path).text
    assert db.session.get(HelpTally, team.id) is None
    assert browser.send(path, {"use": "partly"}, action="").status_code == 302
    tally = db.session.get(HelpTally, team.id, populate_existing=True)
    assert (tally.yes, tally.partly, tally.no) == (0, 1, 0)
    assert "geteld" in browser.get(path).text


def test_a_second_click_a_late_one_and_the_link_of_another_count_nothing(answered, fatma):
    asked()
    question = db.session.scalars(select(HelpQuestion)).one()
    with pytest.raises(NotFound):
        services.answer(question.id, make_person().id, Use.YES)
    with time_machine.travel(now() + timedelta(days=30, minutes=1), tick=False), pytest.raises(Refused):
        services.answer(question.id, fatma.id, Use.YES)
    services.answer(question.id, fatma.id, Use.NO)
    with pytest.raises(Refused):
        services.answer(question.id, fatma.id, Use.YES)


@pytest.mark.parametrize("token", ["", "x", "a.b.c"])
def test_a_spoilt_link_about_use_is_not_found(browser, answered, token):
    assert browser.get(f"/mail/geholpen/{token}").status_code == 404
    assert browser.get(help_path(1, 1)[:-2]).status_code == 404


@pytest.mark.parametrize(("no", "is_shown"), [(0, False), (1, True)])
def test_the_share_is_public_from_ten_answers_on(browser, answered, no, is_shown):
    _topic, team = answered
    db.session.add(HelpTally(team_id=team.id, yes=7, partly=2, no=no))
    db.session.commit()
    page = browser.get(f"/teams/{team.id}", follow_redirects=True).text
    assert ("70 % zegt ja" in page) == is_shown
    assert ("7 ja, 2 een beetje, 1 nee" in page) == is_shown
