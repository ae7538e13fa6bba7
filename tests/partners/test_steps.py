"""The step on which an authority stands: with a reason, in the timeline, and told once to who follows."""

import pytest

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.notifications.models import Sort
from participatie.notifications.wiring import spread_news
from participatie.partners import queries, services
from participatie.partners.models import InvolvementRole, PartnerKind, Step
from participatie.subjects import services as subjects
from tests.factories.initiatives import make_initiative
from tests.factories.mail import mails_to
from tests.factories.notices import notices_of, tell_followers
from tests.factories.partners import make_manager, make_partner, make_speaker
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

WHY = "De brandweer vraagt een vrije doorgang."


@pytest.fixture
def theme(app):
    make_municipality()
    make_team("Opvangteam")
    return make_theme()


@pytest.fixture
def garden(theme):
    return make_initiative(make_person("Noor", "noor@voorbeeld.nl"), theme)


@pytest.fixture
def speaker(app):
    return make_person("Sjoerd")


@pytest.fixture
def involvement(garden, speaker):
    partner = make_partner("Gemeente Vierkant", PartnerKind.MUNICIPALITY)
    make_speaker(partner, speaker)
    return services.involve(SYSTEM, garden.subject, partner, InvolvementRole.FACILITATOR)


def mails_about_steps():
    tell_followers()
    return db.session.scalars(db.select(OutboxMail).where(OutboxMail.template == "notifications/step")).all()


def test_from_facilitate_to_regulate_each_follower_is_told_why_once(browser, garden, speaker, involvement):
    followers = [make_person(None, f"volger{number}@voorbeeld.nl") for number in range(3)]
    for follower in followers:
        subjects.follow(actor_of(follower), garden.subject)
    services.set_step(actor_of(speaker), garden.subject, involvement, Step.FACILITATE, "Het is jullie plan.")
    assert mails_about_steps() == []
    db.session.commit()
    where = f"/partners/meedoen/{garden.id}/{involvement.id}/stap"
    for _again in range(2):
        assert browser.sign_in(speaker).send(where, {"step": "regulate", "reason": WHY}).status_code == 302
        spread_news()
    told = mails_about_steps()
    assert sorted(mail.to_address for mail in told) == ["noor@voorbeeld.nl", *(person.email for person in followers)]
    assert all(WHY in mails_to(mail.to_address)[-1].text for mail in told)
    changed = [[it for it in notices_of(person.id) if it.sort == Sort.STEP] for person in followers]
    assert [len(notices) for notices in changed] == [1, 1, 1]


def test_the_mail_says_what_changed_and_why(garden, speaker, involvement):
    services.set_step(actor_of(speaker), garden.subject, involvement, Step.FACILITATE, "Het is jullie plan.")
    services.set_step(actor_of(speaker), garden.subject, involvement, Step.REGULATE, WHY)
    letter = render(mails_about_steps()[0])
    assert letter.subject == "Een pluktuin: Gemeente Vierkant beslist volgens de wet"
    assert WHY in letter.text
    assert WHY in letter.html


def test_the_page_says_it_in_plain_words_with_reason_and_before(browser, garden, speaker, involvement):
    services.set_step(actor_of(speaker), garden.subject, involvement, Step.FACILITATE, "Het is jullie plan.")
    services.set_step(actor_of(speaker), garden.subject, involvement, Step.REGULATE, WHY)
    text = " ".join(browser.get(f"/initiatieven/{garden.id}", follow_redirects=True).text.split())
    assert "Gemeente Vierkant beslist volgens de wet</strong>" in text
    assert f"Gemeente Vierkant beslist volgens de wet. Eerst: maakt mogelijk. “{WHY}”" in text


@pytest.mark.parametrize(("step", "reason", "field"), [("", WHY, "step"), ("onzin", WHY, "step"), ("direct", " ", "reason")])
def test_a_step_needs_its_name_and_a_sentence(garden, speaker, involvement, step, reason, field):
    with pytest.raises(Refused) as refusal:
        services.set_step(actor_of(speaker), garden.subject, involvement, step, reason)
    assert refusal.value.field == field
    assert queries.find_step(garden.id, involvement.partner_id) is None


def test_the_same_step_for_another_reason_is_refused(garden, speaker, involvement):
    services.set_step(actor_of(speaker), garden.subject, involvement, Step.DIRECT, WHY)
    with pytest.raises(Refused):
        services.set_step(actor_of(speaker), garden.subject, involvement, Step.DIRECT, "Iets anders.")
    assert len(queries.list_steps(garden.id, involvement.partner_id)) == 1


def test_only_who_speaks_for_an_authority_says_its_step(garden, speaker, involvement):
    manager = make_person()
    make_manager(involvement.partner, manager)
    school = make_partner("De Regenboog", PartnerKind.SCHOOL)
    make_speaker(school, speaker)
    of_school = services.involve(SYSTEM, garden.subject, school, InvolvementRole.ADVISER)
    tries = [(make_administrator(), involvement), (actor_of(manager), involvement), (actor_of(speaker), of_school)]
    for actor, tried in tries:
        with pytest.raises(Forbidden):
            services.set_step(actor, garden.subject, tried, Step.LET_GO, WHY)


def test_the_panel_reads_steps_in_the_same_statement_however_many(garden, counting):
    for _number in range(10):
        services.involve(SYSTEM, garden.subject, make_partner(), InvolvementRole.FUNDER)
    with counting() as statements:
        assert len(queries.list_involvements(garden.id)) == 10
    assert len(statements) == 1
