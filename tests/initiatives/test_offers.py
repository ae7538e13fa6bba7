"""Offering help: what is promised, who may say what, what stays between the two sides, and when it is forgotten."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.commitments.models import Commitment
from participatie.initiatives.amounts import amount_words, parse_amount, promised_words
from participatie.initiatives.models import NeedKind
from participatie.initiatives.models.offers import Offer, OfferContact, OfferMessage, OfferState
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.queries.offers import contacts_for, get_offer, list_contacts, tally_needs
from participatie.initiatives.services import needs, offer_answers, offer_talk
from participatie.initiatives.services import offers as services
from participatie.initiatives.services.needs import Terms
from participatie.initiatives.services.offer_answers import TooLate
from participatie.initiatives.services.offers import Aim, Bid, Reach, forget_waiting_offers
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now, today
from participatie.kernel.db import commit, db
from participatie.kernel.errors import Conflict, Forbidden, NotFound, Refused
from participatie.partners import services as partners
from tests.factories.initiatives import make_initiative
from tests.factories.mail import mails_to
from tests.factories.offers import make_free_offer, make_need, make_offer
from tests.factories.partners import make_partner
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme

REACHABLE = Reach(may_mail=True, phone="06 12345678")


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
def offer(bram, need, initiative):
    return make_offer(bram, need, initiative, amount=3)


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [("5", 500), ("2,5", 250), ("1.200", 120_000), ("€ 1.200,50", 120_050), ("1200,-", 120_000), ("", None), ("  7 ", 700)],
)
def test_an_amount_is_read_exactly_as_people_write_it(typed, hundredths):
    assert parse_amount(typed) == hundredths


@pytest.mark.parametrize("typed", ["1.50", "1,234", "0", "-5", "vijf", "1.2000", "12.34.567", "99999999999", "٥", "1e3", "€"])
def test_an_amount_that_can_be_read_in_two_ways_is_refused(app, typed):
    with app.test_request_context(), pytest.raises(Refused) as refusal:
        parse_amount(typed)
    assert refusal.value.field == "amount"


def test_amounts_are_told_in_words(app):
    with app.test_request_context():
        assert amount_words(NeedKind.MONEY, 120_050) == "€ 1.200,50"
        assert amount_words(NeedKind.MATERIAL, 250, "kuub") == "2,5 kuub"
        assert promised_words(NeedKind.HANDS, 300, 500, "handen", 2) == "3 van 5 handen toegezegd"


def test_a_need_keeps_its_row_and_offers_when_it_is_changed(fatma, initiative, need, offer):
    need_id = need.id
    needs.change_need(actor_of(fatma), initiative, need, Terms(NeedKind.HANDS, "Sterke mensen", 800), need.version)
    assert (initiative.needs[0].id, need.what, offer.need_id) == (need_id, "Sterke mensen", need_id)


def test_a_stale_change_of_a_need_shows_both_texts(fatma, initiative, need):
    needs.change_need(actor_of(fatma), initiative, need, Terms(NeedKind.HANDS, "Een"), 1)
    with pytest.raises(Conflict) as conflict:
        needs.change_need(actor_of(fatma), initiative, need, Terms(NeedKind.HANDS, "Twee"), 1)
    assert ("Twee", "Een") in [(clash.mine, clash.theirs) for clash in conflict.value.clashes]


def test_a_need_with_an_offer_is_closed_and_never_removed(fatma, initiative, need, offer):
    with pytest.raises(Refused):
        needs.remove_need(actor_of(fatma), initiative, need)
    needs.close_need(actor_of(fatma), initiative, need)
    assert not need.is_open
    assert db.session.get(Offer, offer.id) is not None


def test_a_need_without_offers_can_go(fatma, initiative, need):
    needs.remove_need(actor_of(fatma), initiative, need)
    assert initiative.needs == []


def test_to_a_closed_need_nobody_offers(fatma, bram, initiative, need):
    needs.close_need(actor_of(fatma), initiative, need)
    with pytest.raises(Refused):
        make_offer(bram, need, initiative)


def test_what_is_accepted_counts_as_promised(fatma, need, offer):
    assert tally_needs([need.id])[need.id].promised == 0
    offer_answers.accept(actor_of(fatma), offer)
    tally = tally_needs([need.id])[need.id]
    assert (tally.promised, tally.times, tally.waiting) == (300, 1, 0)


def test_more_than_was_asked_for_is_asked_twice(fatma, need, initiative, offer):
    offer_answers.accept(actor_of(fatma), offer)
    more = make_offer(make_person(), need, initiative, amount=4)
    with pytest.raises(Refused) as refusal:
        offer_answers.accept(actor_of(fatma), more)
    assert refusal.value.field == "anyway"
    offer_answers.accept(actor_of(fatma), more, anyway=True)
    assert tally_needs([need.id])[need.id].promised == 700


def test_who_answers_second_is_told_how_it_stands(fatma, offer):
    offer_answers.accept(actor_of(fatma), offer)
    with pytest.raises(TooLate) as late:
        offer_answers.accept(actor_of(fatma), offer)
    assert "al ja" in late.value.message


def test_withdrawing_after_a_yes_needs_a_reason_and_tells_the_makers(fatma, bram, offer):
    offer_answers.accept(actor_of(fatma), offer)
    with pytest.raises(Refused):
        offer_answers.withdraw(actor_of(bram), offer)
    offer_answers.withdraw(actor_of(bram), offer, "Ik brak mijn been.")
    commit()
    assert offer.state == OfferState.WITHDRAWN
    assert len(mails_to(fatma.email)) == 2


@pytest.mark.parametrize(("ticked", "promised"), [(True, ["Ik spit graag"]), (False, [])])
def test_an_accepted_offer_becomes_a_promise_of_who_ticked_that_it_may(fatma, bram, initiative, ticked, promised):
    day = today() + timedelta(days=9)
    bid = Bid(Terms(NeedKind.HANDS, "Ik spit graag", until_on=day), may_promise=ticked)
    offer = services.make_offer(actor_of(bram), Aim(get_initiative(SYSTEM, initiative.id)), bid)
    offer_answers.accept(actor_of(fatma), offer)
    made = db.session.scalars(select(Commitment)).all()
    assert [it.what for it in made] == promised
    assert {(it.person_id, it.due_on) for it in made} <= {(bram.id, day)}


def test_given_can_be_said_by_both_sides_once_each(fatma, bram, offer):
    offer_answers.accept(actor_of(fatma), offer)
    offer_answers.mark_given(actor_of(fatma), offer)
    offer_answers.mark_given(actor_of(bram), offer)
    assert offer.given_by_makers_at is not None
    assert offer.given_by_offerer_at is not None
    with pytest.raises(TooLate):
        offer_answers.mark_given(actor_of(bram), offer)


def test_the_voice_of_an_offer_never_changes(bram, offer):
    offer.person_id = make_person().id
    with pytest.raises(ValueError, match="voice"):
        db.session.flush()


def test_an_offer_in_the_name_of_a_partner_belongs_to_who_may_speak_for_it(bram, initiative, need):
    partner = make_partner("Bouwbedrijf")
    partners.add_member(SYSTEM, partner, bram, may_speak=True)
    colleague = make_person("Collega")
    partners.add_member(SYSTEM, partner, colleague, may_speak=True)
    offer = make_offer(bram, need, initiative, voice=f"partner-{partner.id}")
    offer_answers.withdraw(actor_of(colleague), offer)
    assert (offer.state, offer.partner_id, offer.capacity) == (OfferState.WITHDRAWN, partner.id, "partner")


def test_nobody_offers_in_the_name_of_a_partner_that_is_not_theirs(bram, initiative, need):
    partner = make_partner("Bouwbedrijf")
    with pytest.raises(Refused):
        make_offer(bram, need, initiative, voice=f"partner-{partner.id}")


ACTS = {
    "accept": lambda actor, offer: offer_answers.accept(actor, offer),
    "decline": lambda actor, offer: offer_answers.decline(actor, offer, "Nu niet."),
    "withdraw": lambda actor, offer: offer_answers.withdraw(actor, offer, "Ik kan niet."),
    "given": lambda actor, offer: offer_answers.mark_given(actor, offer),
    "talk": lambda actor, offer: offer_talk.say(actor, offer, "Hallo"),
    "hide": lambda actor, offer: offer_answers.hide_offer(actor, offer, "Reclame"),
}
MAY = {
    ("accept", OfferState.OFFERED): {"maker"},
    ("accept", OfferState.ASKED): {"offerer"},
    ("decline", OfferState.OFFERED): {"maker"},
    ("decline", OfferState.ASKED): {"offerer"},
    ("decline", OfferState.ACCEPTED): {"maker"},
    ("withdraw", OfferState.OFFERED): {"offerer"},
    ("withdraw", OfferState.ACCEPTED): {"offerer"},
    ("given", OfferState.ACCEPTED): {"maker", "offerer"},
    ("given", OfferState.GIVEN): {"maker", "offerer"},
    **{("talk", state): {"maker", "offerer"} for state in (OfferState.OFFERED, OfferState.ASKED)},
    **{("talk", state): {"maker", "offerer"} for state in (OfferState.ACCEPTED, OfferState.GIVEN)},
    **{("hide", state): {"maker", "moderator"} for state in OfferState},
}


@pytest.mark.parametrize("state", [state for state in OfferState if state is not OfferState.WAITING])
@pytest.mark.parametrize("act", sorted(ACTS))
def test_who_may_do_what_with_an_offer_in_which_state(fatma, bram, offer, act, state):
    cast = {
        "maker": actor_of(fatma),
        "offerer": actor_of(bram),
        "stranger": actor_of(make_person()),
        "moderator": actor_of(make_person(None, None, "moderator")),
        "administrator": actor_of(make_person(None, None, "administrator")),
        "platform": SYSTEM,
    }
    who = set()
    for name, actor in cast.items():
        offer.state, offer.given_by_makers_at, offer.given_by_offerer_at, offer.hidden_at = state, None, None, None
        db.session.flush()
        try:
            ACTS[act](actor, offer)
            who.add(name)
        except (Forbidden, TooLate):
            pass
    expected = MAY.get((act, state), set())
    assert who - {"platform"} == expected


def test_contact_details_are_seen_after_a_yes_and_only_by_who_gave_their_own(fatma, bram, initiative, need):
    offer = make_offer(bram, need, initiative, reach=REACHABLE)
    maker, offerer = actor_of(fatma), actor_of(bram)
    assert contacts_for(maker, offer, list_contacts(offer)) == []
    offer_answers.accept(maker, offer)
    assert contacts_for(maker, offer, list_contacts(offer)) == []
    offer_talk.reach(maker, offer, Reach(may_mail=True))
    assert [it.phone for it in contacts_for(maker, offer, list_contacts(offer))] == ["06 12345678"]
    assert [it.person_id for it in contacts_for(offerer, offer, list_contacts(offer))] == [fatma.id]
    assert contacts_for(actor_of(make_person(None, None, "administrator")), offer, list_contacts(offer)) == []


def test_what_was_private_is_erased_ninety_days_after_the_end(fatma, bram, initiative, need):
    offer = make_offer(bram, need, initiative, reach=REACHABLE)
    offer_answers.accept(actor_of(fatma), offer)
    offer_talk.say(actor_of(bram), offer, "Bel me maar op 06 12345678")
    offer_answers.withdraw(actor_of(bram), offer, "Het lukt niet.")
    with at(now() + timedelta(days=89)):
        assert offer_talk.forget_private() == 0
    with at(now() + timedelta(days=91)):
        offer_talk.forget_private()
    db.session.refresh(offer)
    assert (offer.message, offer.reply) == ("", "")
    assert db.session.scalars(select(OfferContact)).all() == []
    assert db.session.scalars(select(OfferMessage)).all() == []


def test_an_offer_that_nobody_confirmed_goes_after_a_week(app, browser, initiative, need):
    browser.send(f"/initiatieven/{initiative.id}/helpen?nodig={need.id}", {"amount": "1", "email": "nieuw@voorbeeld.nl"})
    assert db.session.scalars(select(Offer.state)).all() == [OfferState.WAITING]
    with at(now() + timedelta(days=8)):
        assert forget_waiting_offers() == 1


def test_makers_ask_for_what_is_offered_freely_and_who_offers_says_yes(fatma, bram, initiative):
    free = make_free_offer(bram)
    asked = offer_answers.ask_for(actor_of(fatma), free, initiative, "Mogen wij zaterdag?")
    assert (asked.state, free.state) == (OfferState.ASKED, OfferState.OFFERED)
    offer_answers.accept(actor_of(bram), asked)
    commit()
    assert len(mails_to(bram.email)) == 1
    assert asked.state == OfferState.ACCEPTED
    assert len(mails_to(fatma.email)) == 1


def test_the_same_thing_is_asked_for_once_at_a_time(fatma, bram, initiative):
    free = make_free_offer(bram)
    offer_answers.ask_for(actor_of(fatma), free, initiative)
    with pytest.raises(Refused):
        offer_answers.ask_for(actor_of(fatma), free, initiative)


def test_a_hidden_offer_is_known_to_its_sides_and_moderators_alone(fatma, bram, offer):
    offer_answers.hide_offer(actor_of(fatma), offer, "Dit is reclame.")
    for person in (fatma, bram, make_person(None, None, "moderator")):
        assert get_offer(actor_of(person), offer.id).hidden_reason == "Dit is reclame."
    with pytest.raises(NotFound):
        get_offer(actor_of(make_person()), offer.id)


def test_mail_about_offers_holds_nothing_that_somebody_wrote(fatma, bram, initiative, need):
    offer = make_offer(bram, need, initiative, reach=REACHABLE)
    offer_answers.accept(actor_of(fatma), offer, Reach(may_mail=True))
    offer_talk.say(actor_of(bram), offer, "Geheim bericht")
    commit()
    mails = [*mails_to(fatma.email), *mails_to(bram.email)]
    assert len(mails) == 3
    for mail in mails:
        for private in ("zaterdag tijd", "06 12345678", "Geheim", bram.email, fatma.email):
            assert private not in mail.text + mail.html
