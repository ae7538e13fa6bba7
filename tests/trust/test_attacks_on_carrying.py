"""What somebody who means harm tries with promises, offers, partners and news, each with the weakness that it found."""

import pytest
from sqlalchemy import func, select

from participatie.accounts import services as accounts
from participatie.accounts.models import Person
from participatie.commitments import services as commitments
from participatie.initiatives.models import Initiative
from participatie.initiatives.models.offers import OfferContact
from participatie.initiatives.queries.offers import contacts_for, list_contacts
from participatie.initiatives.services import offer_answers
from participatie.initiatives.services.offers import Reach
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.notifications.models import Notice
from participatie.notifications.queries import count_unread, find_entry_group
from participatie.partners import queries as partner_queries
from participatie.partners import services as partners
from participatie.partners.models import InvolvementRole
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject
from tests.factories.commitments import make_commitment
from tests.factories.linking import make_link
from tests.factories.notices import tell_followers
from tests.factories.offers import make_need, make_offer
from tests.factories.people import actor_of

KNOWN = "Ik woon op nummer 12 en heb de sleutel"
REACHABLE = Reach(may_mail=True, phone="06 12345678")


@pytest.fixture
def people(cast, world):
    """Everybody of the world, by role."""
    return {role: db.session.get_one(Person, number) for role, number in world.people.items()}


@pytest.fixture
def garden(cast, world):
    return db.session.get_one(Initiative, world.initiatives["published"])


@pytest.fixture
def follower(people, garden):
    """Somebody who follows the initiative and hears of it once a week."""
    tell_followers()
    subjects.follow(actor_of(people["resident"]), garden.subject)
    return people["resident"]


def conceal(what, world, people, garden):
    """Tell the followers something, and let a moderator take it out of sight after that."""
    moderator = actor_of(people["moderator"])
    if what == "promise":
        made = make_commitment(garden.subject, KNOWN, by=people["co_maker"])
        tell_followers()
        commitments.hide(moderator, made)
        return
    other = db.session.get_one(Subject, world.initiatives["sought"])
    other.title = KNOWN
    make_link(people["maker"], garden.subject, other)
    tell_followers()
    subjects.hide(moderator, other)


def told_to(person):
    """What a digest, or a mail of its own, would tell this person now."""
    entry_ids = db.session.scalars(select(Notice.entry_id).where(Notice.person_id == person.id))
    return [line.text for it in entry_ids if (group := find_entry_group(person.id, it)) for line in group.lines]


@pytest.mark.parametrize("what", ["promise", "link"])
def test_news_tells_nothing_that_a_moderator_took_out_of_sight_since(cast, world, people, garden, follower, what):
    """The timeline left it out, but who was told before kept it under Mijn, and read it once more in the digest."""
    before = count_unread(actor_of(follower))
    conceal(what, world, people, garden)
    assert db.session.scalar(select(func.count()).select_from(Notice).where(Notice.person_id == follower.id)) > 0
    assert not [line for line in told_to(follower) if KNOWN in line]
    assert KNOWN not in cast["resident"].get("/mijn/nieuws").text
    assert count_unread(actor_of(follower)) == before


def test_news_tells_again_what_can_be_seen_again(people, garden, follower):
    made, moderator = make_commitment(garden.subject, KNOWN, by=people["co_maker"]), actor_of(people["moderator"])
    tell_followers()
    commitments.hide(moderator, made)
    commitments.show(moderator, made)
    assert [line for line in told_to(follower) if KNOWN in line]


def test_a_yes_is_to_the_words_that_were_read(cast, world, people):
    """Makers could ask for advice, ask for money while the partner read that, and have its yes to the second."""
    joining = partner_queries.get_joining(actor_of(people["speaker"]), world.ids["joining"])
    link, read = f"/partners/meedoen/vraag/{joining.id}", joining.words
    maker, asked = actor_of(people["maker"]), joining.partner_id
    partners.ask_partner(maker, joining.subject, joining.partner, InvolvementRole.FUNDER, "een ton, zonder voorwaarden")
    db.session.commit()
    answer = cast["speaker"].send(link, {"read": read}, action=link)
    assert answer.status_code == 422
    assert "een ton" in answer.text
    assert partner_queries.find_involvement(world.initiatives["ended"], asked) is None
    assert cast["speaker"].send(link, action=link).status_code == 302
    assert partner_queries.find_involvement(world.initiatives["ended"], asked) is not None


def test_an_authority_cannot_turn_its_power_into_a_role_that_makers_agreed_to(world, people, garden):
    """Offering the role that it has by law took the words about the law away, without a yes of the makers."""
    authority = partner_queries.get_partner(SYSTEM, world.ids["authority"])
    with pytest.raises(Refused):
        partners.offer_to_join(actor_of(people["speaker"]), garden.subject, authority, InvolvementRole.PERMIT_GIVER)
    involvement = partner_queries.find_involvement(garden.id, authority.id)
    assert involvement is not None
    assert involvement.power == "permit"


def agreed_offer(people, garden, by, voice="self"):
    """An offer to which both sides said yes, with how to reach each of them."""
    need = make_need(people["maker"], garden)
    offer = make_offer(people[by], need, garden, reach=REACHABLE, voice=voice)
    offer_answers.accept(actor_of(people["maker"]), offer, REACHABLE)
    assert [it.person_id for it in contacts_for(actor_of(people["maker"]), offer, list_contacts(offer))] == [people[by].id]
    return offer


def test_the_phone_number_of_a_closed_account_is_gone(people, garden):
    offer = agreed_offer(people, garden, "resident")
    accounts.deactivate(SYSTEM, people["resident"])
    assert contacts_for(actor_of(people["maker"]), offer, list_contacts(offer)) == []
    kept = select(OfferContact).where(OfferContact.person_id == people["resident"].id)
    assert db.session.scalars(kept).all() == []


def test_who_no_longer_speaks_for_a_partner_is_not_called_about_what_it_offered(people, world, garden):
    partner = partner_queries.get_partner(SYSTEM, world.ids["partner"])
    offer = agreed_offer(people, garden, "speaker", f"partner-{partner.id}")
    membership = partner_queries.find_membership(partner, people["speaker"].id)
    assert membership is not None
    partners.end_member(SYSTEM, partner, membership)
    assert contacts_for(actor_of(people["maker"]), offer, list_contacts(offer)) == []
