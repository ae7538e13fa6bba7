"""Saying that two subjects have to do with each other. It changes nothing of either: no stage, no support, no text."""

from flask_babel import gettext as _
from sqlalchemy import select

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.events import emit
from participatie.subjects import queries
from participatie.subjects.events import SubjectsLinked, SubjectsUnlinked
from participatie.subjects.kinds import kind_of
from participatie.subjects.makers import makers_with_rights
from participatie.subjects.models import HistoryEntry, Relation, Subject, SubjectLink
from participatie.subjects.permissions import can_link, can_unlink
from participatie.subjects.services.people import hold

MOST_LINKS = 30
TOLD = ("SubjectsLinked", "SubjectsUnlinked", "InitiativesJoined")


def hold_both(one: Subject, other: Subject) -> None:
    """Hold two subjects, always in the order of their ids, so that nobody waits for each other."""
    for subject in sorted((one, other), key=lambda it: it.id):
        hold(subject)


def link(actor: Actor, one: Subject, other: Subject, relation: Relation, note: str = "") -> SubjectLink:
    """Say what the first is to the second. A maker of either may, the others see it and may say that it is not so."""
    queries.get_subject(actor, other.id)
    hold_both(one, other)
    authorize(can_link, actor, one, makers_with_rights(one) | makers_with_rights(other))
    if one.id == other.id:
        raise Refused(_("Dit is hetzelfde. Kies een ander."), field="other")
    if not other.is_published or other.is_hidden or not kind_of(other.kind).can_be_linked:
        raise Refused(_("Dit kan hier niet bij horen. Kies iets anders."), field="other")
    if queries.find_link(one.id, other.id) is not None:
        raise Refused(_("Deze twee horen al bij elkaar."), field="other")
    if any(queries.count_links(it.id) >= MOST_LINKS for it in (one, other)):
        raise Refused(_("Hier horen al %(n)s dingen bij. Haal er eerst een weg.", n=MOST_LINKS), field="other")
    if relation is Relation.CONTINUES:
        raise Refused(_("Dat het een uit het ander ontstond, blijkt vanzelf."), field="relation")
    made = _keep(actor, one, other, relation, note)
    for subject, far in ((one, other), (other, one)):
        emit(SubjectsLinked(by_id=actor.id, subject_id=subject.id, other_id=far.id, other_title=far.title))
    return made


def keep_origin(actor: Actor, made: Subject, origin: Subject) -> SubjectLink:
    """Keep that one grew out of the other. The domain that decided on it tells so."""
    return _keep(actor, made, origin, Relation.CONTINUES, "")


def _keep(actor: Actor, one: Subject, other: Subject, relation: Relation, note: str) -> SubjectLink:
    made = SubjectLink(one_id=one.id, other_id=other.id, relation=relation, note=note, by_id=actor.id, at=now())
    made.one, made.other = one, other
    db.session.add(made)
    db.session.flush()
    return made


def unlink(actor: Actor, made: SubjectLink, reason: str) -> None:
    """Say that it is not so, and why. What one came from stays told for good."""
    hold_both(made.one, made.other)
    db.session.refresh(made, ["ended_at"])
    if made.ended_at is not None:
        raise NotFound
    authorize(can_unlink, actor, made.one, made.other, makers_with_rights(made.one) | makers_with_rights(made.other))
    if made.relation == Relation.CONTINUES:
        raise Refused(_("Het een is uit het ander ontstaan. Dat blijft hier staan."))
    if not reason.strip():
        raise Refused(_("Schrijf in een zin waarom dit niet klopt."), field="reason")
    made.ended_at, made.ended_by_id, made.reason = now(), actor.id, reason
    db.session.flush()
    for subject, far in ((made.one, made.other), (made.other, made.one)):
        far_id, title = far.id, far.title
        emit(SubjectsUnlinked(by_id=actor.id, subject_id=subject.id, other_id=far_id, other_title=title, reason=reason))


def conceal_links(subject_id: int) -> None:
    """It is out of sight: the histories of others name it no more."""
    _tell_links(subject_id, is_public=False)


def reveal_links(subject_id: int) -> None:
    """It can be seen again, and so can what others tell of it."""
    _tell_links(subject_id, is_public=True)


def _tell_links(subject_id: int, *, is_public: bool) -> None:
    mine = (SubjectLink.one_id == subject_id) | (SubjectLink.other_id == subject_id)
    far_ids = {far for pair in db.session.execute(select(SubjectLink.one_id, SubjectLink.other_id).where(mine)) for far in pair}
    wanted = select(HistoryEntry).where(HistoryEntry.subject_id.in_(far_ids), HistoryEntry.event.in_(TOLD))
    for entry in db.session.scalars(wanted):
        if entry.facts.get("other_id") == subject_id:
            entry.is_public = is_public
    db.session.flush()
