"""One mail before the day, one after it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.accounts import services as accounts
from participatie.commitments import services
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now
from participatie.kernel.db import db
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.partners import services as partners
from participatie.partners.queries import find_membership
from participatie.subjects import services as subjects
from tests.factories.commitments import in_days, make_commitment
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_topic

pytestmark = pytest.mark.usefixtures("app")


def mails():
    found = db.session.scalars(select(OutboxMail).where(OutboxMail.template.startswith("commitments/")).order_by(OutboxMail.id))
    return [(mail.template.removeprefix("commitments/"), mail.to_address) for mail in found]


def test_one_mail_three_days_before_and_one_when_it_is_late_and_no_more():
    person = make_person()
    make_commitment(make_topic(), by=person, days=10)
    for days in range(16):
        with at(now() + timedelta(days=days)):
            services.remind(3)
            services.remind(3)
            sent = mails()
        assert len(sent) == (0 if days < 7 else 1 if days < 11 else 2), days
    assert sent == [("soon", person.email), ("late", person.email)]


def test_another_date_gets_its_own_reminder():
    person = make_person()
    commitment = make_commitment(make_topic(), by=person, days=2)
    services.remind(3)
    services.change(actor_of(person), commitment, 1, commitment.what, in_days(20), "De kar is stuk.")
    services.remind(3)
    assert len(mails()) == 1
    with at(now() + timedelta(days=18)):
        services.remind(3)
    assert len(mails()) == 2


@pytest.mark.parametrize("end", ["kept", "withdrawn", "hidden"])
def test_nobody_is_reminded_of_what_is_over_or_hidden(end):
    person, topic = make_person(), make_topic()
    commitment = make_commitment(topic, by=person, days=2)
    if end == "kept":
        services.keep(actor_of(person), commitment)
    elif end == "withdrawn":
        services.withdraw(actor_of(person), commitment, "Het lukt niet.")
    else:
        subjects.hide(SYSTEM, topic)
    services.remind(3)
    assert mails() == []


def test_who_promised_for_a_partner_is_reminded_and_after_they_left_the_others_who_speak_for_it():
    partner, promiser, other = make_partner(), make_person(), make_person()
    make_speaker(partner, promiser)
    make_speaker(partner, other)
    make_commitment(make_topic(), by=promiser, days=2, voice=f"partner-{partner.id}")
    services.remind(3)
    assert mails() == [("soon", promiser.email)]
    partners.end_member(SYSTEM, partner, find_membership(partner, promiser.id))
    with at(now() + timedelta(days=5)):
        services.remind(3)
    assert mails()[1:] == [("late", other.email)]


def test_nobody_is_mailed_about_a_promise_of_somebody_who_is_gone():
    partner, person = make_partner(), make_person()
    make_speaker(partner, person)
    make_commitment(make_topic(), by=person, days=2, voice=f"partner-{partner.id}")
    accounts.deactivate(SYSTEM, person)
    services.remind(3)
    assert mails() == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("days", "subject"), [(2, "bijna|soon"), (-2, "verlopen|passed")])
def test_the_mail_leads_to_the_three_ways_on(language, days, subject):
    person = make_person()
    person.language = language
    commitment = make_commitment(make_topic(), by=person, days=days)
    services.remind(3)
    letter = render(db.session.scalars(select(OutboxMail).where(OutboxMail.template.startswith("commitments/"))).one())
    assert any(word in letter.subject for word in subject.split("|"))
    for way in ("nagekomen", "veranderen", "terugnemen"):
        for body in (letter.text, letter.html):
            assert f"/toezeggingen/{commitment.id}/{way}" in body
