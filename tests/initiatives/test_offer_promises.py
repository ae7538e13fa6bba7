"""The promise that an offer becomes, needs that are closed, what comes too late, and offers that are reported."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.commitments import services as commitments
from participatie.commitments.queries import find_commitment
from participatie.initiatives.models import NeedKind, NeedOutcome, Offer, Stage
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.queries.offers import get_offer
from participatie.initiatives.services import needs, offer_answers
from participatie.initiatives.services import offers as services
from participatie.initiatives.services.needs import Terms
from participatie.initiatives.services.offers import Aim, Bid
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now, today
from participatie.kernel.db import commit, db
from participatie.kernel.errors import Forbidden, Refused
from participatie.kernel.text import slug
from participatie.moderation import queries as moderation_queries
from participatie.moderation import services as moderation
from participatie.moderation.models import RulingKind
from participatie.moderation.things import get_thing
from tests.factories.initiatives import bring_to, make_initiative
from tests.factories.mail import link_in, mails_to
from tests.factories.offers import make_free_offer, make_need, make_offer
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme


@pytest.fixture
def fatma(app):
    make_municipality()
    return make_person("Fatma")


@pytest.fixture
def bram(app):
    return make_person("Bram")


@pytest.fixture
def initiative(fatma):
    return make_initiative(fatma, make_theme("Groen"))


@pytest.fixture
def need(fatma, initiative):
    return make_need(fatma, initiative)


@pytest.fixture
def promised(fatma, bram, initiative, need):
    terms = Terms(NeedKind.HANDS, "Ik spit graag", 100, until_on=today() + timedelta(days=9))
    offer = services.make_offer(actor_of(bram), Aim(initiative, need), Bid(terms, may_promise=True))
    offer_answers.accept(actor_of(fatma), offer)
    return offer


def promise_of(offer):
    return find_commitment(offer.commitment_id)


def test_the_page_of_an_offer_shows_the_promise_it_became(browser, promised):
    page = browser.read(f"/aanbod/{promised.id}")
    assert page.select_one(f'a[href$="/toezeggingen/{promised.commitment_id}"]') is not None


def test_withdrawing_an_offer_takes_its_promise_back_with_the_same_reason(bram, promised):
    offer_answers.withdraw(actor_of(bram), promised, "Mijn rug doet zeer.")
    assert (promise_of(promised).state, promise_of(promised).reason) == ("withdrawn", "Mijn rug doet zeer.")


def test_makers_who_need_it_no_more_call_the_promise_off_without_their_private_words(fatma, promised):
    offer_answers.decline(actor_of(fatma), promised, "Alleen voor jou.")
    assert promise_of(promised).state == "withdrawn"
    assert "Alleen voor jou" not in promise_of(promised).reason


def test_what_was_given_keeps_its_promise(fatma, promised):
    offer_answers.mark_given(actor_of(fatma), promised)
    assert (promise_of(promised).state, promise_of(promised).kept_on) == ("kept", today())


def test_a_promise_that_is_over_already_stays_as_it_is(bram, promised):
    commitments.keep(actor_of(bram), promise_of(promised))
    offer_answers.withdraw(actor_of(bram), promised, "Toch niet.")
    assert promise_of(promised).state == "kept"


@pytest.mark.parametrize(("outcome", "words"), [("found", "Gevonden"), ("dropped", "Niet meer nodig")])
def test_who_closes_a_need_says_whether_it_was_found(browser, fatma, initiative, need, outcome, words):
    make_offer(make_person(), need, initiative)
    browser.sign_in(fatma)
    path = f"/initiatieven/{initiative.id}/hulp/{need.id}/sluiten"
    assert "Waarom sluit je dit?" in browser.read(path).main.text
    assert "Kies een van de twee." in browser.send(path, {}).text
    browser.send(path, {"outcome": outcome})
    assert words in browser.read(f"/initiatieven/{initiative.id}-{slug(initiative.subject.title)}").select_one(".needs").text


def test_a_need_that_is_opened_again_has_no_outcome(fatma, initiative, need):
    needs.close_need(actor_of(fatma), initiative, need, NeedOutcome.FOUND)
    needs.reopen_need(actor_of(fatma), initiative, need)
    assert need.outcome == ""


def test_an_offer_that_came_too_late_is_explained_to_its_writer_alone(browser, fatma, initiative, need):
    path = f"/initiatieven/{initiative.id}/helpen?nodig={need.id}"
    browser.send(path, {"amount": "2", "message": "Ik kom graag", "email": "laat@voorbeeld.nl"})
    bring_to(fatma, get_initiative(SYSTEM, initiative.id), Stage.STOPPED)
    commit()
    browser.send(link_in(mails_to("laat@voorbeeld.nl")[0]), {})
    offer_id = db.session.scalar(select(Offer.id))
    page = browser.read(f"/aanbod/{offer_id}")
    assert "Je aanbod kwam net te laat" in page.main.text
    assert "Ik kom graag" in page.main.text
    browser.sign_in(fatma)
    browser.read(f"/aanbod/{offer_id}", status=404)
    with at(now() + timedelta(days=8)):
        assert services.forget_waiting_offers() == 1


def test_an_offer_is_reported_judged_and_hidden_with_a_reason_its_writer_reads(browser, bram, fatma):
    offer, moderator = make_free_offer(bram, "Koop nu mijn spullen"), make_person(None, None, "moderator")
    browser.sign_in(fatma).send(f"/melden/offer-{offer.id}", {"reason": "Dit is reclame."})
    (case,) = moderation_queries.list_cases(actor_of(moderator))
    assert (case.anchor, case.reports, case.label) == (f"offer-{offer.id}", 1, "Aanbod")
    browser.sign_in(moderator)
    assert "Aanbod" in browser.read("/modereren").main.text
    assert "Koop nu mijn spullen" in browser.read(f"/modereren/offer-{offer.id}").main.text
    browser.send(f"/modereren/offer-{offer.id}", {"kind": "hide", "reason": "Reclame past hier niet."})
    db.session.expire_all()
    assert get_offer(actor_of(moderator), offer.id).hidden_reason == "Reclame past hier niet."
    (own,) = moderation_queries.list_own_rulings(actor_of(bram))
    browser.sign_in(bram)
    page = browser.read(f"/uitspraken/{own.ruling.id}")
    assert "Reclame past hier niet." in page.main.text
    assert "Koop nu mijn spullen" in page.main.text
    browser.send(f"/uitspraken/{own.ruling.id}", {"appeal": "Het is voor de buurt."})
    (appealed,) = moderation_queries.list_cases(actor_of(moderator))
    assert appealed.is_appeal
    assert appealed.anchor == f"offer-{offer.id}"
    assert len(mails_to(bram.email)) == 1


def test_rulings_about_two_offers_do_not_answer_each_others_appeal(bram):
    moderator = actor_of(make_person(None, None, "moderator"))
    first, second = make_free_offer(bram), make_free_offer(bram, "Nog iets")
    ruling = moderation.rule(moderator, None, get_thing(f"offer-{first.id}"), RulingKind.HIDE, "Reclame")
    moderation.appeal(actor_of(bram), ruling, None, get_thing(f"offer-{first.id}"), "Niet waar")
    moderation.rule(moderator, None, get_thing(f"offer-{second.id}"), RulingKind.HIDE, "Reclame")
    assert [case.anchor for case in moderation_queries.list_cases(moderator)] == [f"offer-{first.id}"]
    moderation.rule(moderator, None, get_thing(f"offer-{first.id}"), RulingKind.SHOW, "Je hebt gelijk.")
    assert moderation_queries.list_cases(moderator) == []
    assert get_thing(f"offer-{first.id}").hidden_at is None


def test_nobody_reports_twice_or_their_own_offer(bram, fatma):
    offer, moderator = make_free_offer(bram), actor_of(make_person(None, None, "moderator"))
    thing = get_thing(f"offer-{offer.id}")
    moderation.report_thing(actor_of(fatma), thing, "Een")
    moderation.report_thing(actor_of(fatma), thing, "Twee")
    (case,) = moderation_queries.list_cases(moderator)
    assert (case.reports, case.reason) == (1, "Twee")
    with pytest.raises(Forbidden):
        moderation.report_thing(actor_of(bram), thing, "Mijn eigen")


@pytest.mark.parametrize("anchor", ["offer-0", "offer-x", "offer-99999", "boom-1", "offer-²", "-", "commitment-9" + "9" * 30])
def test_what_is_not_there_cannot_be_reported(browser, fatma, anchor):
    assert browser.sign_in(fatma).get(f"/melden/{anchor}").status_code == 404


def test_a_promise_made_without_a_post_is_reported_and_hidden(browser, fatma, bram, promised):
    moderator, anchor = make_person(None, None, "moderator"), f"commitment-{promised.commitment_id}"
    browser.sign_in(fatma).send(f"/melden/{anchor}", {"reason": "Dit klopt niet."})
    browser.sign_in(moderator).send(f"/modereren/{anchor}", {"kind": "hide", "reason": "Dit is schelden."})
    browser.sign_in(fatma).read(f"/toezeggingen/{promised.commitment_id}", status=404)
    (own,) = moderation_queries.list_own_rulings(actor_of(bram))
    assert "Dit is schelden." in browser.sign_in(bram).read(f"/uitspraken/{own.ruling.id}").main.text


def test_kept_by_mistake_is_taken_back_within_a_week(browser, bram, promised):
    commitment = promise_of(promised)
    commitments.keep(actor_of(bram), commitment)
    browser.sign_in(bram).send(
        f"/toezeggingen/{commitment.id}", {}, action=f"/toezeggingen/{commitment.id}/toch-niet-nagekomen"
    )
    db.session.refresh(commitment)
    assert (commitment.state, commitment.kept_on) == ("promised", None)
    commitments.keep(actor_of(bram), commitment)
    with at(now() + timedelta(days=8)), pytest.raises(Refused):
        commitments.take_back_kept(actor_of(bram), commitment)


def test_what_somebody_judged_cannot_be_taken_back(fatma, bram, promised):
    commitment = promise_of(promised)
    commitments.keep(actor_of(bram), commitment)
    commitments.dispute(actor_of(fatma), commitment, "Ik zag niemand.")
    with pytest.raises(Refused):
        commitments.take_back_kept(actor_of(bram), commitment)
