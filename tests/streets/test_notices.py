"""Who hears by mail of a reply, a version, an element that is gone, and an invitation to draw along."""

import re

import pytest
from sqlalchemy import delete, select

from participatie.kernel.db import db
from participatie.kernel.events import emit
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.notifications import services as notifications
from participatie.notifications.queries import page_news
from participatie.streets import queries, services
from participatie.streets.events import ElementGone, VersionPublished
from participatie.streets.models import Round, Verdict
from participatie.streets.services.contributions import Origin, Wording
from participatie.streets.services.replies import Answer
from participatie.subjects import services as subjects
from participatie.subjects.models import Pace
from tests.factories.mail import mails_to
from tests.factories.notices import tell_followers, want
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import IN_THE_STREET, answer, drawing, make_plan, make_version, make_wish
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    make_team("Opvangteam")
    return make_municipality()


@pytest.fixture
def tamar():
    return make_person("Tamar", "tamar@voorbeeld.nl")


@pytest.fixture
def fatma():
    return make_person("Fatma", "fatma@voorbeeld.nl")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


def written(template):
    found = db.session.scalars(select(OutboxMail).where(OutboxMail.template == f"streets/{template}").order_by(OutboxMail.id))
    return list(found)


def addresses(template):
    return [mail.to_address for mail in written(template)]


def test_the_writer_reads_the_reply_the_verdict_and_the_version(tamar, fatma, plan):
    wish, version = make_wish(fatma, plan), make_version(plan)
    services.reply(drawing(tamar), wish, Answer(Verdict.TAKEN_UP, "Er ligt een drempel.", version))
    (mail,) = written("replied")
    letter = render(mail)
    assert mail.to_address == "fatma@voorbeeld.nl"
    assert letter.subject == "Antwoord op: Een drempel bij de school"
    for shown in (letter.text, letter.html):
        for part in ("Tamar", "Verwerkt", "versie 1", "Er ligt een drempel.", f"/straatplannen/inbreng/{wish.id}-"):
            assert part in shown


def test_the_mail_is_in_the_language_of_its_reader(tamar, fatma, plan):
    fatma.language = "en"
    answer(tamar, make_wish(fatma, plan), Verdict.DECLINED)
    letter = render(written("replied")[0])
    assert letter.subject.startswith("Reply to:")
    assert "Beantwoord" not in letter.text


def test_one_answer_to_many_gives_each_a_mail_of_their_own(tamar, fatma, plan):
    jan = make_person("Jan", "jan@voorbeeld.nl")
    wishes = [make_wish(fatma, plan, "Een"), make_wish(jan, plan, "Twee")]
    services.reply_to_all(drawing(tamar), wishes, Answer(Verdict.ALONG, "We nemen het mee."))
    assert addresses("replied") == ["fatma@voorbeeld.nl", "jan@voorbeeld.nl"]


def test_who_wants_no_mail_about_a_wish_or_said_it_on_paper_gets_none(tamar, fatma, plan):
    muted = make_wish(fatma, plan)
    notifications.stop(actor_of(fatma), muted.id)
    paper = services.begin_wish(drawing(tamar), plan, Wording("Op papier"), IN_THE_STREET)
    services.place_contribution(drawing(tamar), paper, Origin("paper", "A-1"))
    for wish in (muted, paper):
        answer(tamar, wish, Verdict.ALONG)
    assert written("replied") == []


def told_on_the_site(person):
    tell_followers()
    return [line.text for group in page_news(actor_of(person)).groups for line in group.lines]


def test_a_follower_hears_of_a_version(tamar, fatma, plan):
    subjects.follow(actor_of(fatma), plan.subject)
    emit(VersionPublished(by_id=tamar.id, subject_id=plan.id, version_id=1, number=1))
    assert told_on_the_site(fatma) == ["Versie 1 staat online"]


def test_a_new_round_is_told_once(tamar, fatma, plan):
    subjects.follow(actor_of(fatma), plan.subject)
    want(actor_of(fatma), Pace.AT_ONCE)
    tell_followers()
    db.session.execute(delete(OutboxMail))
    make_version(plan)
    services.open_next_round(drawing(tamar), plan, "Kijk mee.", queries.find_round(plan.id, Round.WISHES).ends_on)
    assert sum("Kijk mee." in line for line in told_on_the_site(fatma)) == 1
    told = db.session.scalars(select(OutboxMail.template).where(OutboxMail.to_address == "fatma@voorbeeld.nl")).all()
    assert len(told) == 1


def test_the_writer_hears_that_the_element_is_gone(tamar, fatma, plan):
    wish = make_wish(fatma, plan)
    emit(ElementGone(by_id=tamar.id, subject_id=wish.id, plan_id=plan.id, version_number=2))
    letter = render(written("element_gone")[0])
    assert letter.subject == "Niet meer in versie 2: Een drempel bij de school"
    assert "De Kerkstraat opnieuw" in letter.html


def test_who_is_made_a_designer_hears_it_and_who_begins_a_plan_does_not(tamar, fatma, plan):
    services.add_designer(drawing(tamar), plan, fatma.id)
    assert addresses("designer") == ["fatma@voorbeeld.nl"]
    assert "Je tekent mee aan" in render(written("designer")[0]).text + render(written("designer")[0]).subject


def invited(browser, plan, email):
    """The path in the mail that this invitation sent."""
    browser.send(f"/straatplannen/{plan.id}/ontwerpers", {"email": email}, action="")
    return re.search(r"https?://[^/]+(/straatplannen/meetekenen/\S+)", mails_to(email)[-1].text)[1]


def test_an_invitation_says_the_same_for_known_and_unknown_and_only_its_reader_can_say_yes(browser, tamar, fatma, plan):
    browser.sign_in(tamar)
    for email in ("onbekend@voorbeeld.nl", "fatma@voorbeeld.nl"):
        path = invited(browser, plan, email)
        assert "De uitnodiging is verstuurd" in browser.get(f"/straatplannen/{plan.id}/ontwerpers").text
    assert "fatma" not in path
    assert browser.sign_in(make_person("Henk")).get(path).status_code == 404
    browser.sign_in(fatma).send(path, {})
    assert fatma.id in queries.get_plan(drawing(tamar), plan.id).designer_ids()


def test_an_invitation_ends_when_who_asked_draws_no_longer(browser, tamar, fatma, plan):
    path = invited(browser.sign_in(tamar), plan, "fatma@voorbeeld.nl")
    plan = queries.get_plan(drawing(tamar), plan.id)
    services.add_designer(drawing(tamar), plan, make_person("Sjoerd").id)
    services.remove_designer(drawing(tamar), plan, tamar.id)
    refused = browser.sign_in(fatma).send(path, {})
    assert refused.status_code == 403
