"""One deed is told once: what becomes of an offer and its promise, a late promise, and a promise in a conversation."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from participatie.commitments import services as commitments
from participatie.initiatives.models import NeedKind
from participatie.initiatives.services import offer_answers
from participatie.initiatives.services import offers as services
from participatie.initiatives.services.makership import let_in
from participatie.initiatives.services.needs import Terms
from participatie.initiatives.services.offers import Aim, Bid
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.outbox import OutboxMail
from participatie.notifications import services as notifications
from participatie.notifications.models import Notice
from participatie.notifications.services import Wanted
from participatie.subjects import services as subjects
from participatie.subjects.models import HistoryEntry
from participatie.threads import services as threads
from participatie.threads.models import PostKind
from participatie.threads.services import Promised
from tests.factories.initiatives import make_initiative
from tests.factories.notices import tell_followers
from tests.factories.offers import make_need
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def scene():
    """An initiative of Fatma and Johan, with Bram who offers and Sanne who follows."""
    with time_machine.travel(now() - timedelta(hours=5), tick=False):
        make_municipality()
        people = {name: make_person(name) for name in ("Fatma", "Johan", "Bram", "Sanne")}
        initiative = make_initiative(people["Fatma"], make_theme("Groen"))
        let_in(initiative, people["Johan"], "along")
        subjects.follow(actor_of(people["Sanne"]), initiative.subject)
        tell_followers()
    return people | {"initiative": initiative}


def offer_of(scene, *, may_promise):
    terms = Terms(NeedKind.HANDS, "Ik spit graag", 100, until_on=today() + timedelta(days=9))
    need = make_need(scene["Fatma"], scene["initiative"])
    return services.make_offer(actor_of(scene["Bram"]), Aim(scene["initiative"], need), Bid(terms, may_promise=may_promise))


def told_since(scene, deed):
    """How often each person was told of what this does: lines on the site, and mails that are sent or wait."""
    tell_followers()
    last = db.session.scalar(select(Notice.id).order_by(Notice.id.desc()).limit(1)) or 0
    sent = set(db.session.scalars(select(OutboxMail.id)))
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        deed()
        tell_followers()
    names = {person.id: name for name, person in scene.items() if name != "initiative"}
    by_address = {person.email: name for name, person in scene.items() if name != "initiative"}
    notices = db.session.scalars(select(Notice).where(Notice.id > last)).all()
    lines = Counter(names[notice.person_id] for notice in notices)
    mails = Counter(names[notice.person_id] for notice in notices if notice.mailed_at is None)
    written = db.session.scalars(select(OutboxMail).where(OutboxMail.id.not_in(sent)))
    mails.update(by_address[mail.to_address] for mail in written)
    return dict(lines), dict(mails)


@pytest.mark.parametrize("may_promise", [False, True])
def test_an_offer_that_is_taken_back_is_told_once_to_each(scene, may_promise):
    offer = offer_of(scene, may_promise=may_promise)
    offer_answers.accept(actor_of(scene["Fatma"]), offer)
    lines, mails = told_since(scene, lambda: offer_answers.withdraw(actor_of(scene["Bram"]), offer, "Mijn rug doet zeer."))
    assert lines == {"Fatma": 1, "Johan": 1, "Sanne": 1}
    assert mails == {"Fatma": 1, "Johan": 1, "Sanne": 1}


@pytest.mark.parametrize("may_promise", [False, True])
@pytest.mark.parametrize("deed", ["accept", "decline", "mark_given"])
def test_what_makers_say_to_an_offer_is_told_once_to_each(scene, deed, may_promise):
    offer = offer_of(scene, may_promise=may_promise)
    fatma = actor_of(scene["Fatma"])
    if deed != "accept":
        offer_answers.accept(fatma, offer)
    deeds = {
        "accept": lambda: offer_answers.accept(fatma, offer),
        "decline": lambda: offer_answers.decline(fatma, offer, "Toch niet nodig."),
        "mark_given": lambda: offer_answers.mark_given(fatma, offer),
    }
    lines, mails = told_since(scene, deeds[deed])
    assert lines == {"Johan": 1, "Bram": 1, "Sanne": 1}
    assert mails["Bram"] == mails["Sanne"] == 1


def test_a_promise_that_was_kept_before_its_offer_is_taken_back_hides_nothing(scene):
    offer = offer_of(scene, may_promise=True)
    offer_answers.accept(actor_of(scene["Fatma"]), offer)
    commitments.settle(offer.commitment_id, scene["Bram"].id, "offer")
    lines, _mails = told_since(scene, lambda: offer_answers.withdraw(actor_of(scene["Bram"]), offer, "Toch niet."))
    assert lines["Sanne"] == 1


def test_the_page_still_tells_of_both_the_offer_and_the_promise(scene):
    offer_answers.accept(actor_of(scene["Fatma"]), offer_of(scene, may_promise=True))
    public = select(HistoryEntry.event).where(HistoryEntry.subject_id == scene["initiative"].id, HistoryEntry.is_public)
    assert {"OfferAccepted", "CommitmentMade"} <= set(db.session.scalars(public))


def test_a_late_promise_is_told_once_to_who_made_it(scene):
    with time_machine.travel(now() - timedelta(days=10), tick=False):
        commitments.promise(actor_of(scene["Bram"]), scene["initiative"].subject, "Ik spit.", today() + timedelta(days=3))
    for _turn in range(3):
        commitments.remind(3)
    late = select(OutboxMail.to_address).where(OutboxMail.template == "commitments/late")
    assert list(db.session.scalars(late)) == [scene["Bram"].email]


def partner_of(scene):
    """A partner for which Marieke speaks."""
    partner, scene["Marieke"] = make_partner("De Beemd"), make_person("Marieke")
    make_speaker(partner, scene["Marieke"])
    return partner


def post_a_promise(scene, speaker, partner, parent_id=None):
    return threads.write(
        actor_of(speaker),
        scene["initiative"].subject,
        "Dat regelen wij.",
        PostKind.COMMITMENT,
        f"partner-{partner.id}",
        parent_id,
        Promised("Twee kuub aarde", today() + timedelta(days=20)),
    )


def test_a_promise_of_a_partner_stands_once_in_the_news(scene):
    partner = partner_of(scene)
    notifications.follow(actor_of(scene["Sanne"]), Wanted(partner_id=partner.id))
    lines, mails = told_since(scene, lambda: post_a_promise(scene, scene["Marieke"], partner))
    assert lines == {"Fatma": 1, "Johan": 1, "Sanne": 1}
    assert mails == {"Fatma": 1, "Johan": 1, "Sanne": 1}


def test_who_follows_only_the_partner_hears_of_its_promise_once(scene):
    partner = partner_of(scene)
    notifications.follow(actor_of(scene["Bram"]), Wanted(partner_id=partner.id))
    lines, _mails = told_since(scene, lambda: post_a_promise(scene, scene["Marieke"], partner))
    assert lines["Bram"] == 1


@pytest.mark.parametrize("asker", ["Bram", "Sanne"])
def test_who_asked_and_gets_a_promise_is_told_once(scene, asker):
    partner = partner_of(scene)
    question = threads.write(actor_of(scene[asker]), scene["initiative"].subject, "Waar halen we aarde?", PostKind.QUESTION)
    lines, _mails = told_since(scene, lambda: post_a_promise(scene, scene["Marieke"], partner, question.id))
    assert lines[asker] == 1
