"""Once people have reacted, an edit keeps what they reacted to: a version of the text, a line about the place."""

from datetime import datetime

from participatie.initiatives import queries
from participatie.initiatives.events import PlaceMoved, TextRewritten
from participatie.initiatives.models import Initiative, InitiativeVersion
from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.events import emit
from participatie.subjects import services as subjects


def keeps_versions(initiative: Initiative) -> bool:
    """Whether somebody read and answered what it says now."""
    return initiative.rewritten_at is not None or queries.has_reactions(initiative)


def keep_first_version(initiative: Initiative) -> None:
    """Keep the text to which people reacted, before it changes for the first time."""
    if initiative.rewritten_at is None:
        _keep(initiative, 1, *queries.find_last_wording(initiative))


def keep_new_version(actor: Actor, initiative: Initiative) -> None:
    """Keep the text as it is now, and tell that it changed."""
    number = queries.count_versions(initiative) + 1
    initiative.rewritten_at = initiative.subject.changed_at = now()
    _keep(initiative, number, actor.id, initiative.rewritten_at)
    emit(TextRewritten(by_id=actor.id, subject_id=initiative.id, what="text", number=number))


def _keep(initiative: Initiative, number: int, by_id: int | None, at: datetime) -> None:
    subject = initiative.subject
    kept = {"title": subject.title, "lead": subject.lead, "story": initiative.story, "why": initiative.why}
    db.session.add(InitiativeVersion(initiative_id=initiative.id, number=number, by_id=by_id, at=at, **kept))
    db.session.flush()


def note_moved(actor: Actor, initiative: Initiative, from_place: str) -> None:
    """Tell that it is somewhere else: from where to where, once people had reacted."""
    if queries.has_reactions(initiative):
        to_place = queries.place_in_words(initiative)
        emit(PlaceMoved(by_id=actor.id, subject_id=initiative.id, what="place", from_place=from_place, to_place=to_place))
    else:
        subjects.edited(actor, initiative.subject, ["place"])
