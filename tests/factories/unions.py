"""Initiatives that go on together, as makers do it."""

from participatie.accounts.models import Person
from participatie.initiatives.models import Initiative, InitiativeUnion, UnionPlace
from participatie.initiatives.queries.unions import get_union
from participatie.initiatives.services import unions
from participatie.initiatives.services.unions import Together
from participatie.kernel.db import db
from participatie.kernel.mail import deliver_mail
from participatie.kernel.outbox import KeptMail
from tests.factories.mail import mails_to
from tests.factories.people import actor_of


def propose(
    maker: Person, one: Initiative, other: Initiative, place: UnionPlace = UnionPlace.BOTH, need_ids: tuple[int, ...] = ()
) -> InitiativeUnion:
    """A proposal of a maker of the first."""
    together = Together("Tuin en heg samen", "Een groene rand voor iedereen.", "We **planten** samen.", place, need_ids)
    return unions.propose(actor_of(maker), one, other, together)


def agree(maker: Person, union: InitiativeUnion) -> bool:
    """The yes of somebody who read both texts as they are."""
    union = get_union(actor_of(maker), union.id)
    return unions.agree(actor_of(maker), union, union.one_version, union.other_version)


def mails_about_it(person: Person, word: str = "") -> list[KeptMail]:
    """What this person was mailed, with the mails that wait sent first."""
    db.session.commit()
    deliver_mail()
    return [mail for mail in mails_to(person.email) if word in mail.subject]
