"""Questions about initiatives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from participatie.initiatives.models import KIND, Initiative, Maker, StageMove
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners.queries import list_made_by, list_making_partner_ids, list_speaker_ids
from participatie.subjects import presence
from participatie.subjects.models import Attachment, Subject, SubjectTally
from participatie.subjects.queries import visible_to
from participatie.teams.models import Responsibility, Team


@dataclass(frozen=True)
class Shown:
    """An initiative with what its page shows of it at once; `present` says what else there is, by the names of `presence`."""

    initiative: Initiative
    tally: SubjectTally
    last_move: StageMove | None
    responsibility: Responsibility | None
    present: frozenset[str]


WHOLE = (
    joinedload(Initiative.subject).joinedload(Subject.area),
    joinedload(Initiative.subject).joinedload(Subject.theme),
    selectinload(Initiative.makers).joinedload(Maker.person),
    selectinload(Initiative.needs),
)
_OF_PARTNERS = (selectinload(Initiative.making_partners),)
_ANSWERING = (
    joinedload(Responsibility.team).joinedload(Team.subject),
    joinedload(Responsibility.contact),
    joinedload(Responsibility.theme),
)


def _whole(actor: Actor) -> tuple[ExecutableOption, ...]:
    """All that a page needs; who speaks for a partner also needs to know which partners make it."""
    return (*WHOLE, *_OF_PARTNERS) if actor.scopes("partner_speaker") else WHOLE


def get_initiative(actor: Actor, subject_id: int) -> Initiative:
    """A published initiative that this actor may see, with makers, needs, area and theme."""
    wanted = select(Initiative).join(Initiative.subject).where(Initiative.id == subject_id, visible_to(actor))
    found = db.session.scalar(wanted.where(Subject.published_at.is_not(None)).options(*_whole(actor)))
    if found is None:
        raise NotFound
    return found


def show_initiative(actor: Actor, subject_id: int) -> Shown:
    """The same with its figures and latest move, in one statement more than its lists need."""
    row = db.session.execute(_whole_for(actor), {"subject_id": subject_id}).first()
    if row is None:
        raise NotFound
    initiative, tally, last_move, responsibility, *_present = row
    return Shown(initiative, tally, last_move, responsibility, presence.names_in(row._mapping))


@lru_cache(maxsize=256)
def _whole_for(actor: Actor) -> Select[*tuple[Any, ...]]:
    """The statement of a page for this actor, of `subject_id`: to build it takes longer than to run it."""
    move = aliased(StageMove)
    latest_id = select(func.max(move.id)).where(move.initiative_id == Initiative.id).scalar_subquery()
    return (
        select(Initiative, SubjectTally, StageMove, Responsibility, *presence.columns(Initiative.id.expression))
        .join(Initiative.subject)
        .join(SubjectTally, SubjectTally.subject_id == Initiative.id)
        .outerjoin(StageMove, StageMove.id == latest_id)
        .outerjoin(Responsibility, and_(Responsibility.subject_id == Initiative.id, Responsibility.until.is_(None)))
        .where(Initiative.id == bindparam("subject_id"), Subject.kind == KIND.name)
        .where(Subject.published_at.is_not(None), visible_to(actor))
        .options(*_whole(actor), joinedload(StageMove.by), *_ANSWERING)
    )


def get_draft(actor: Actor, key: str) -> Initiative:
    """The draft with this key, if this actor began it, in this browser or from the account."""
    found = db.session.scalar(select(Initiative).where(Initiative.draft_key == key).options(*WHOLE))
    mine = found is not None and (
        (found.subject.creator_id is None and key in actor.draft_keys)
        or (actor.id is not None and found.subject.creator_id == actor.id)
    )
    if found is None or not mine:
        raise NotFound
    return found


def list_open_drafts(actor: Actor, limit: int = 3) -> Sequence[Initiative]:
    """What this actor began and did not place yet, in this browser or from the account, the last one first."""
    if not actor.draft_keys and not actor.is_signed_in:
        return []
    here = and_(Subject.creator_id.is_(None), Initiative.draft_key.in_(actor.draft_keys))
    wanted = select(Initiative).join(Initiative.subject).options(joinedload(Initiative.subject))
    mine = or_(here, Subject.creator_id == actor.id) if actor.is_signed_in else here
    return db.session.scalars(
        wanted.where(Subject.published_at.is_(None), mine).order_by(Subject.changed_at.desc()).limit(limit)
    ).all()


def find_by_draft_key(key: str) -> Initiative | None:
    """The initiative that began under this key, for who holds the key by mail."""
    return db.session.scalar(select(Initiative).where(Initiative.draft_key == key).options(*WHOLE))


def list_old_drafts(before: datetime) -> Sequence[Initiative]:
    """Drafts that were last changed before this moment, at most five hundred at a time."""
    old = select(Initiative).join(Initiative.subject).where(Subject.published_at.is_(None), Subject.changed_at < before)
    return db.session.scalars(old.options(*WHOLE).limit(500)).all()


def list_mine(actor: Actor) -> Sequence[Initiative]:
    """What this person makes, and the drafts, newest first."""
    mine = select(Maker.initiative_id).where(Maker.person_id == actor.id, Maker.left_at.is_(None))
    of_partners = list_made_by(actor.scopes("partner_speaker"))
    return db.session.scalars(
        select(Initiative)
        .join(Initiative.subject)
        .where((Subject.creator_id == actor.id) | Initiative.id.in_(mine) | Initiative.id.in_(of_partners))
        .order_by(Subject.changed_at.desc())
        .limit(100)
    ).all()


def list_moves(subject_id: int) -> Sequence[StageMove]:
    """The moves of an initiative that the caller was allowed to load, oldest first."""
    wanted = select(StageMove).where(StageMove.initiative_id == subject_id).order_by(StageMove.id)
    return db.session.scalars(wanted.options(joinedload(StageMove.by))).all()


def list_maker_ids(subject_id: int) -> Sequence[int]:
    """The people who make it at this moment: who is told first."""
    return db.session.scalars(select(Maker.person_id).where(Maker.initiative_id == subject_id, Maker.left_at.is_(None))).all()


def is_maker(actor: Actor, subject_id: int) -> bool:
    """Whether this person makes it at this moment, or may speak for a partner that does."""
    mine = Maker.initiative_id == subject_id, Maker.person_id == actor.id, Maker.left_at.is_(None)
    if actor.id is None or db.session.scalar(select(Maker.id).where(*mine)) is not None:
        return actor.id is not None
    partners = actor.scopes("partner_speaker")
    return bool(partners) and not partners.isdisjoint(list_making_partner_ids(subject_id))


def is_initiative(subject_id: int) -> bool:
    """Whether this subject is an initiative."""
    return db.session.get(Initiative, subject_id) is not None


def list_made_ids(actor: Actor) -> set[int]:
    """The initiatives that this person makes at this moment, or a partner for which they may speak."""
    return {*list_self_made_ids(actor), *list_made_by(actor.scopes("partner_speaker"))}


def list_self_made_ids(actor: Actor) -> set[int]:
    """The initiatives that this person makes at this moment, as oneself."""
    mine = select(Maker.initiative_id).where(Maker.person_id == actor.id, Maker.left_at.is_(None))
    return set(db.session.scalars(mine))


def list_carrier_ids(subject_id: int) -> list[int]:
    """The makers, and those who may speak for the partners that make it: who is told what is theirs to answer."""
    return [*list_maker_ids(subject_id), *list_speaker_ids(list_making_partner_ids(subject_id))]


def find_source_refs(refs: Sequence[str]) -> set[str]:
    """Which of these references of other systems were imported before."""
    return set(db.session.scalars(select(Initiative.source_ref).where(Initiative.source_ref.in_(refs))))


def may_see_draft_photo(actor: Actor, file_key: str) -> bool:
    """Whether a file is a photo of a draft that this browser began and that nobody has claimed yet."""
    if not actor.draft_keys:
        return False
    shown = (
        select(Attachment.id)
        .join(Initiative, Initiative.id == Attachment.subject_id)
        .join(Subject, Subject.id == Initiative.id)
        .where(Attachment.file_key == file_key, Initiative.draft_key.in_(actor.draft_keys), Subject.creator_id.is_(None))
    )
    return db.session.scalar(shown) is not None
