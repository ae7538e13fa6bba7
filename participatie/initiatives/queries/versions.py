"""What an initiative said before, and whether anybody had reacted to it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, load_only

from participatie.initiatives.models import Initiative, InitiativeVersion, Offer, OfferState
from participatie.initiatives.permissions import can_read_version
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.places.queries import atlas
from participatie.subjects.models import HistoryEntry, Support
from participatie.threads.models import Post, PostKind, Thread

VERSIONS_PER_PAGE = 20
UNSEEN = (OfferState.WAITING, OfferState.ASKED)


def has_reactions(initiative: Initiative) -> bool:
    """Whether somebody else than its makers supports, joins, worries, wrote about it or offered help."""
    makers = [maker.person_id for maker in initiative.makers]
    said = Support.subject_id == initiative.id, Support.person_id.not_in(makers)
    in_thread = Thread.subject_id == initiative.id, Post.kind != PostKind.NOTE
    by_others = or_(Post.person_id.is_(None), Post.person_id.not_in(makers))
    posts = select(Post.id).join(Thread, Thread.id == Post.thread_id).where(*in_thread, by_others)
    offered = Offer.initiative_id == initiative.id, Offer.person_id.not_in(makers), Offer.state.not_in(UNSEEN)
    reactions = select(Support.id).where(*said), posts, select(Offer.id).where(*offered)
    return bool(db.session.scalar(select(or_(*(reaction.exists() for reaction in reactions)))))


def count_versions(initiative: Initiative) -> int:
    """How many versions are kept; the highest number is the text of now."""
    wanted = select(func.max(InitiativeVersion.number)).where(InitiativeVersion.initiative_id == initiative.id)
    return db.session.scalar(wanted) or 0


def page_versions(initiative: Initiative, number: int) -> Sequence[InitiativeVersion]:
    """A page of the versions of an initiative that the caller was allowed to load, newest first, hidden ones too.

    Of those that are hidden nobody else may be shown more than that they are.
    """
    wanted = select(InitiativeVersion).where(InitiativeVersion.initiative_id == initiative.id)
    some = wanted.order_by(InitiativeVersion.number.desc()).offset((number - 1) * VERSIONS_PER_PAGE).limit(VERSIONS_PER_PAGE)
    return db.session.scalars(some.options(joinedload(InitiativeVersion.by))).all()


def list_readable_numbers(actor: Actor, initiative: Initiative) -> list[int]:
    """The numbers of the versions that this actor may read, oldest first."""
    wanted = select(InitiativeVersion).where(InitiativeVersion.initiative_id == initiative.id)
    few = wanted.options(load_only(InitiativeVersion.number, InitiativeVersion.hidden_at)).order_by(InitiativeVersion.number)
    return [version.number for version in db.session.scalars(few) if can_read_version(actor, initiative, version)]


def find_version(version_id: int) -> InitiativeVersion | None:
    """The version with this id, whoever asks, for who judges it."""
    wanted = select(InitiativeVersion).where(InitiativeVersion.id == version_id)
    return db.session.scalar(wanted.options(joinedload(InitiativeVersion.by)))


def get_version(actor: Actor, initiative: Initiative, number: int) -> InitiativeVersion:
    """One version, for who may read it, of an initiative that the caller was allowed to load."""
    numbered = InitiativeVersion.initiative_id == initiative.id, InitiativeVersion.number == min(number, 2**31 - 1)
    found = db.session.scalar(select(InitiativeVersion).where(*numbered).options(joinedload(InitiativeVersion.by)))
    if found is None or not can_read_version(actor, initiative, found):
        raise NotFound
    return found


def find_last_wording(initiative: Initiative) -> tuple[int | None, datetime]:
    """Who gave it the text of now, and when: the last edit of the text, else the placing."""
    told = HistoryEntry.event.in_(("SubjectEdited", "SubjectPublished"))
    wanted = select(HistoryEntry).where(HistoryEntry.subject_id == initiative.id, told).order_by(HistoryEntry.id.desc())
    for entry in db.session.scalars(wanted.limit(200)):
        if entry.event == "SubjectPublished" or "text" in str(entry.facts.get("what")).split(","):
            return entry.by_id, entry.at
    return None, initiative.subject.published_at or initiative.subject.created_at


def place_in_words(initiative: Initiative) -> str:
    """What its place is called: its own name, else that of its area."""
    area = atlas().facts.get(initiative.subject.area_id or 0)
    return initiative.place_name or (area.name if area else "")
