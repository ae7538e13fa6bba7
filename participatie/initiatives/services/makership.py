"""Who makes an initiative: coming in, taking it up when nobody does, and leaving. What was done stays done."""

from flask_babel import gettext as _

from participatie.accounts.models import Person
from participatie.initiatives import queries
from participatie.initiatives.events import MakerJoined, MakerLeft, MakerSought
from participatie.initiatives.models import Asked, Initiative, Maker
from participatie.initiatives.permissions import can_leave, can_take_up
from participatie.initiatives.services.seeking import tell_joiners
from participatie.initiatives.services.taking_back import take_back_all_of, take_back_handovers
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.events import emit
from participatie.subjects import services as subjects
from participatie.subjects.models import Support
from participatie.subjects.permissions import can_follow

TAKEN_UP = "taken_up"


def hold(initiative: Initiative) -> None:
    """Two people at once come one after the other, and the second sees whom the first let in or let go."""
    subjects.hold(initiative.subject)
    queries.load_makers_anew(initiative)


def let_in(initiative: Initiative, person: Person, how: str) -> None:
    """From now on this person makes it, and hears what happens. Whose right that is was decided before."""
    maker = next((known for known in initiative.makers if known.person_id == person.id), None)
    if maker is not None and maker.left_at is None:
        return
    if maker is None:
        maker = Maker(initiative_id=initiative.id, person=person, since=now())
        initiative.makers.append(maker)
    maker.since, maker.left_at = now(), None
    db.session.flush()
    themselves = Actor(id=person.id)
    if can_follow(themselves, initiative.subject):
        subjects.follow(themselves, initiative.subject)
    emit(MakerJoined(by_id=person.id, subject_id=initiative.id, person_id=person.id, how=how))


def let_in_as_agreed(subject_id: int, person: Person) -> None:
    """Somebody and the makers found each other elsewhere, and both said yes: from now on this person makes it too."""
    initiative = queries.find_initiative(subject_id)
    if initiative is None:
        raise NotFound
    hold(initiative)
    let_in(initiative, person, Asked.ALONG)


def take_up(actor: Actor, person: Person, initiative: Initiative, support: Support | None) -> None:
    """Become the maker of what nobody makes any more. The first who says yes is the one."""
    hold(initiative)
    if initiative.maker_ids() - {actor.id}:
        raise Refused(_("Iemand anders zei net voor jou ja. Vraag of je mee mag maken."))
    authorize(can_take_up, actor, initiative, support)
    let_in(initiative, person, TAKEN_UP)


def leave(actor: Actor, initiative: Initiative) -> None:
    """Stop making it. When nobody is left, it is offered to those who joined in."""
    hold(initiative)
    authorize(can_leave, actor, initiative)
    let_go(initiative, actor.id or 0)


def let_go(initiative: Initiative, person_id: int) -> None:
    """Note that somebody makes it no longer; their open invitations to take it over go too."""
    for maker in initiative.makers:
        if maker.person_id == person_id and maker.left_at is None:
            maker.left_at = now()
    take_back_handovers(initiative, person_id)
    db.session.flush()
    emit(MakerLeft(by_id=person_id, subject_id=initiative.id, person_id=person_id))
    offer_when_nobody_makes(initiative)


def offer_when_nobody_makes(initiative: Initiative) -> None:
    """Offer it to those who joined in, when the last person or partner that made it has just left."""
    if initiative.seeks_maker:
        emit(MakerSought(by_id=None, subject_id=initiative.id))
        tell_joiners(initiative)


def note_partner_left(initiative: Initiative) -> None:
    """A partner makes it no longer."""
    hold(initiative)
    offer_when_nobody_makes(initiative)


def let_go_everywhere(person_id: int) -> None:
    """An account was closed: its initiatives go on with the others, or look for a maker."""
    take_back_all_of(person_id)
    for initiative in queries.list_made_by(person_id):
        hold(initiative)
        if person_id in initiative.maker_ids():
            let_go(initiative, person_id)
