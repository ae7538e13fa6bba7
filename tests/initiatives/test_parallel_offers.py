"""Two at once: on a database of its own, with real transactions."""

from participatie.initiatives.models import Maker
from participatie.initiatives.models.offers import Offer, OfferState
from participatie.kernel.clock import now
from participatie.kernel.db import db
from tests.factories.initiatives import make_initiative
from tests.factories.offers import make_need, make_offer
from tests.factories.parallel import at_once, counted, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme


def town():
    make_municipality()
    makers = [make_person("Fatma"), make_person("Johan")]
    initiative = make_initiative(makers[0], make_theme("Groen"))
    initiative.makers.append(Maker(person_id=makers[1].id, since=now()))
    need = make_need(makers[0], initiative)
    bram = make_person("Bram")
    offer = make_offer(bram, need, initiative)
    db.session.commit()
    return makers, bram, initiative, need, offer


def answers_of_both(app, makers, path, **typed):
    browsers = [app.test_client().sign_in(maker) for maker in makers]
    acts = [posting(browser, path, filled_form(browser.read(path), "", **typed)) for browser in browsers]
    db.session.remove()
    return sorted(answer.status_code for answer in at_once(app, acts))


def test_of_two_makers_who_accept_at_once_one_wins_and_the_other_is_told(own_app):
    makers, _bram, _initiative, _need, offer = town()
    offer_id = offer.id
    assert answers_of_both(own_app, makers, f"/aanbod/{offer_id}/aannemen") == [302, 409]
    assert db.session.get_one(Offer, offer_id).state == OfferState.ACCEPTED


def test_a_yes_and_a_withdrawal_at_once_leave_one_truth(own_app):
    makers, bram, _initiative, _need, offer = town()
    offer_id = offer.id
    maker, helper = own_app.test_client().sign_in(makers[0]), own_app.test_client().sign_in(bram)
    yes, back = f"/aanbod/{offer_id}/aannemen", f"/aanbod/{offer_id}/intrekken"
    acts = [
        posting(maker, yes, filled_form(maker.read(yes), "")),
        posting(helper, back, filled_form(helper.read(back), "", sentence="Ik kan niet.")),
    ]
    db.session.remove()
    codes = [answer.status_code for answer in at_once(own_app, acts)]
    state = db.session.get_one(Offer, offer_id).state
    assert (codes, state) in [([302, 302], "withdrawn"), ([409, 302], "withdrawn")]


def test_two_offers_accepted_at_once_never_promise_more_than_was_asked_for_unasked(own_app):
    makers, _bram, initiative, need, first = town()
    second = make_offer(make_person(), need, initiative, amount=5)
    db.session.commit()
    paths = [f"/aanbod/{first.id}/aannemen", f"/aanbod/{second.id}/aannemen"]
    browsers = [own_app.test_client().sign_in(maker) for maker in makers]
    acts = [posting(browser, path, filled_form(browser.read(path), "")) for browser, path in zip(browsers, paths, strict=True)]
    db.session.remove()
    assert sorted(answer.status_code for answer in at_once(own_app, acts)) == [302, 422]


def test_one_offer_sent_by_six_at_once_is_made_once(own_app):
    _makers, _bram, initiative, need, _offer = town()
    browser = own_app.test_client().sign_in(make_person())
    path = f"/initiatieven/{initiative.id}/helpen?nodig={need.id}"
    data = filled_form(browser.read(path), "", amount="1")
    db.session.remove()
    at_once(own_app, [posting(browser, path, data)] * 6)
    assert counted(Offer) == 2
