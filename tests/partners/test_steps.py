"""The step on which an authority stands: with a reason, in the timeline, and told once to who follows."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.notifications.models import Sort
from participatie.notifications.wiring import spread_news
from participatie.partners import queries, services
from participatie.partners.models import InvolvementRole, PartnerKind, Step
from participatie.subjects import services as subjects
from participatie.subjects.models import Pace
from tests.factories.initiatives import make_initiative
from tests.factories.mail import mails_to
from tests.factories.notices import notices_of, send_digests_at, tell_followers, want
from tests.factories.partners import make_manager, make_partner, make_speaker
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

WHY = "De brandweer vraagt een vrije doorgang."


def next_tuesday():
    """Eight in the morning in Amsterdam, on a Tuesday more than a week away: digests go out then."""
    day = now().astimezone(ZoneInfo("Europe/Amsterdam")) + timedelta(days=8)
    return (day + timedelta(days=(1 - day.weekday()) % 7)).replace(hour=8, minute=0, second=0, microsecond=0)


TUESDAY = next_tuesday()
MONDAY = TUESDAY + timedelta(days=6)


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


def regulate(subject, speaker, involvement, moment):
    """From "facilitate" to "regulate" at this moment; its followers are told by the worker."""
    with time_machine.travel(moment, tick=False):
        services.set_step(actor_of(speaker), subject, involvement, Step.REGULATE, WHY)
        tell_followers()


def test_by_default_the_reason_comes_once_as_a_notice_and_at_once_as_a_mail_and_in_no_digest(garden, speaker, involvement):
    follower = make_person(None, "volger@voorbeeld.nl")
    subjects.follow(actor_of(follower), garden.subject)
    services.set_step(actor_of(speaker), garden.subject, involvement, Step.FACILITATE, "Het is jullie plan.")
    regulate(garden.subject, speaker, involvement, TUESDAY - timedelta(hours=5))
    assert [mail.to_address for mail in mails_about_steps()].count(follower.email) == 1
    assert [notice.sort for notice in notices_of(follower.id)] == [Sort.STEP]
    assert [mail for moment in (TUESDAY, MONDAY) for mail in send_digests_at(moment) if mail.to_address == follower.email] == []


@pytest.mark.parametrize(("pace", "moment", "other"), [("weekly", "monday", "tuesday"), ("daily", "tuesday", "monday")])
def test_who_chose_a_digest_reads_the_reason_in_one_digest_and_gets_no_other_mail(
    garden, speaker, involvement, pace, moment, other
):
    mornings = {"tuesday": TUESDAY, "monday": MONDAY}
    follower = make_person(None, "volger@voorbeeld.nl")
    subjects.follow(actor_of(follower), garden.subject)
    want(actor_of(follower), Pace(pace))
    services.set_step(actor_of(speaker), garden.subject, involvement, Step.FACILITATE, "Het is jullie plan.")
    regulate(garden.subject, speaker, involvement, TUESDAY - timedelta(hours=5))
    assert follower.email not in [mail.to_address for mail in mails_about_steps()]
    sent = {name: [m for m in send_digests_at(at) if m.to_address == follower.email] for name, at in mornings.items()}
    assert sent[other] == []
    (digest,) = sent[moment]
    letter = render(digest)
    assert letter.text.count(WHY) == 1
    assert WHY in letter.html
    assert [notice.sort for notice in notices_of(follower.id)] == [Sort.STEP]


def test_who_wants_no_mail_still_reads_it_once_on_the_site(browser, garden, speaker, involvement):
    follower = make_person(None, "volger@voorbeeld.nl")
    subjects.follow(actor_of(follower), garden.subject)
    want(actor_of(follower), Pace.NEVER)
    services.set_step(actor_of(speaker), garden.subject, involvement, Step.FACILITATE, "Het is jullie plan.")
    regulate(garden.subject, speaker, involvement, TUESDAY - timedelta(hours=5))
    digests = [mail for moment in (TUESDAY, MONDAY) for mail in send_digests_at(moment) if mail.to_address == follower.email]
    assert (digests, [mail.to_address for mail in mails_about_steps()].count(follower.email)) == ([], 0)
    assert len(notices_of(follower.id)) == 1


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
    assert "Beslist volgens de wet</strong>" in text
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
