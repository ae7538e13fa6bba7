"""Proposing to go on together, and saying yes or no. Every maker of both has to say yes to what they have read."""

from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import gettext as _

from participatie.initiatives.events import UnionProposed, UnionRefused
from participatie.initiatives.models import (
    Initiative,
    InitiativeUnion,
    UnionConsent,
    UnionNeed,
    UnionPlace,
    UnionState,
)
from participatie.initiatives.permissions import can_answer_union, can_unite
from participatie.initiatives.queries import unions as queries
from participatie.initiatives.services.clashes import hold_text
from participatie.initiatives.services.union_mail import tell_makers
from participatie.initiatives.services.uniting import unite
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit


@dataclass(frozen=True)
class Together:
    """What the new initiative would be."""

    title: str
    lead: str
    story: str = ""
    place: UnionPlace = UnionPlace.ONE
    need_ids: tuple[int, ...] = ()


def propose(actor: Actor, one: Initiative, other: Initiative, together: Together) -> InitiativeUnion:
    """Ask the makers of both whether they go on as one. Who proposes says yes by that."""
    hold_in_order(one, other)
    authorize(can_unite, actor, one)
    if one.id == other.id:
        raise Refused(_("Dit is hetzelfde initiatief. Kies een ander."), field="other")
    refuse_ended(one, other)
    if queries.find_open_union(one.id, other.id) is not None:
        raise Refused(_("Er ligt al een voorstel om samen te gaan. Kijk bij je overzicht."), field="title")
    proposed = InitiativeUnion(
        one_id=one.id, other_id=other.id, title=together.title, lead=together.lead, story=together.story, place=together.place,
        one_version=one.version, other_version=other.version, proposed_by_id=actor.id or 0, proposed_at=now(),
    )  # fmt: skip
    proposed.one, proposed.other, proposed.state = one, other, UnionState.OPEN
    proposed.consents, proposed.needs = [], _chosen_needs((one, other), together.need_ids)
    db.session.add(proposed)
    _consent(actor, proposed)
    db.session.flush()
    for side in (one, other):
        emit(UnionProposed(by_id=actor.id, subject_id=side.id, union_id=proposed.id))
    tell_makers(proposed, "proposed", by=actor)
    if all(party.has_agreed for party in queries.parties_of(proposed)):
        unite(actor, proposed)
    return proposed


def hold_in_order(one: Initiative, other: Initiative) -> None:
    """Hold both, always in the order of their ids, with the makers and texts as they are now."""
    for side in sorted((one, other), key=lambda it: it.id):
        hold_text(side)
        queries.load_whole(side)


def refuse_ended(one: Initiative, other: Initiative) -> None:
    """Only what goes on, can be seen and has makers can go on together."""
    for side in (one, other):
        name = side.subject.title
        if side.subject.is_hidden or not side.subject.is_published:
            raise Refused(_("Een van de twee is nu niet te zien. Samengaan kan nu niet."), field="title")
        if not side.is_open:
            raise Refused(_("“%(title)s” is afgerond of gestopt. Samengaan kan niet meer.", title=name), field="title")
        if not (side.maker_ids() or side.making_partner_ids()):
            raise Refused(_("Niemand maakt “%(title)s” nu. Er is dus niemand die ja kan zeggen.", title=name), field="title")


def _chosen_needs(sides: Collection[Initiative], need_ids: Collection[int]) -> list[UnionNeed]:
    known = {need.id for side in sides for need in side.needs if need.is_open}
    return [UnionNeed(need_id=need_id) for need_id in sorted(known & set(need_ids))]


def agree(actor: Actor, union: InitiativeUnion, one_version: int, other_version: int) -> bool:
    """Say yes to the texts and places that one read; the last yes makes the new initiative. Whether that happened."""
    _hold(actor, union)
    if (one_version, other_version) != (union.one_version, union.other_version):
        raise Refused(_("De tekst of de plek van een van de twee is net veranderd. Kijk nog eens en zeg dan ja."))
    refuse_ended(union.one, union.other)
    _consent(actor, union)
    db.session.flush()
    if not all(party.has_agreed for party in queries.parties_of(union)):
        return False
    unite(actor, union)
    return True


def refuse(actor: Actor, union: InitiativeUnion, reason: str) -> None:
    """Say no and why: then it does not happen. The makers of both can read it."""
    _hold(actor, union)
    if not reason.strip():
        raise Refused(_("Schrijf in een zin waarom je nee zegt."), field="reason")
    union.state, union.reason, union.ended_by_id, union.ended_at = UnionState.REFUSED, reason, actor.id, now()
    db.session.flush()
    for side in (union.one, union.other):
        emit(UnionRefused(by_id=actor.id, subject_id=side.id, union_id=union.id))
    tell_makers(union, "refused", by=actor)


def _hold(actor: Actor, union: InitiativeUnion) -> None:
    hold_in_order(union.one, union.other)
    queries.load_union_anew(union)
    authorize(can_answer_union, actor, union.one, union.other)
    if not union.is_open:
        raise Refused(_("Dit voorstel is al afgelopen."))


def _consent(actor: Actor, union: InitiativeUnion) -> None:
    """The yes of a person as a maker, and for each partner that one speaks for and that makes one of the two."""
    makers = union.one.maker_ids() | union.other.maker_ids()
    partners = (union.one.making_partner_ids() | union.other.making_partner_ids()) & actor.scopes("partner_speaker")
    said = {(it.person_id, it.partner_id) for it in union.consents}
    for partner_id in [*([None] if actor.id in makers else []), *sorted(partners)]:
        if (actor.id, partner_id) not in said:
            union.consents.append(UnionConsent(person_id=actor.id, partner_id=partner_id, at=now()))


def ask_again(subject_id: int, by: Actor) -> None:
    """The text or the place of one of the two changed: whoever said yes is told and says so again.

    A yes that somebody gives on a page from before that is refused, for the number of what they read is another.
    """
    for union in queries.list_open_unions(subject_id):
        had_agreed = {consent.person_id for consent in union.consents}
        union.one_version += union.one_id == subject_id
        union.other_version += union.other_id == subject_id
        union.consents.clear()
        db.session.flush()
        tell_makers(union, "changed", by=by, only=had_agreed)
