"""Questions about wishes and remarks."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from participatie.kernel.access import Actor
from participatie.kernel.db import LARGEST_ID, db
from participatie.kernel.errors import NotFound
from participatie.streets.models import OUTCOMES, Contribution, Reply, StreetPlan, Verdict
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to

_WHOLE = (
    joinedload(Contribution.plan).selectinload(StreetPlan.designers),
    contains_eager(Contribution.subject).joinedload(Subject.creator),
    joinedload(Contribution.on_version),
    joinedload(Contribution.taken_up_in),
    selectinload(Contribution.replies).options(joinedload(Reply.by), joinedload(Reply.in_version)),
)


def readable(actor: Actor) -> Select[Contribution]:
    """The wishes and remarks that this actor may see and that were placed."""
    shown = select(Contribution).join(Contribution.subject).options(contains_eager(Contribution.subject))
    return shown.where(Subject.published_at.is_not(None), visible_to(actor))


def get_contribution(actor: Actor, subject_id: int) -> Contribution:
    """A wish or remark that this actor may see, with its plan, replies and versions."""
    wanted = readable(actor).where(Contribution.id == subject_id).options(*_WHOLE)
    found = db.session.scalar(wanted) if 0 < subject_id <= LARGEST_ID else None
    if found is None:
        raise NotFound
    return found


def find_by_draft_key(key: str) -> Contribution | None:
    """The wish or remark that began under this key, for who holds the key by mail."""
    kept = select(Contribution).join(Contribution.subject).where(Contribution.draft_key == key)
    return db.session.scalar(kept.options(*_WHOLE))


def list_old_drafts(before: datetime) -> Sequence[Contribution]:
    """What began before this moment and was never placed, at most five hundred at a time."""
    old = select(Contribution).join(Contribution.subject).options(contains_eager(Contribution.subject))
    return db.session.scalars(old.where(Contribution.number.is_(None), Subject.changed_at < before).limit(500)).all()


def list_mine(actor: Actor, plan_id: int) -> Sequence[Contribution]:
    """What this person brought in for a plan, newest first, with the replies."""
    mine = readable(actor).where(Contribution.plan_id == plan_id, Subject.creator_id == actor.id)
    return db.session.scalars(mine.options(*_WHOLE).order_by(Contribution.id.desc()).limit(100)).all()


def list_all_mine(actor: Actor, limit: int = 50) -> Sequence[Contribution]:
    """What this person brought in for any plan, newest first."""
    mine = readable(actor).where(Subject.creator_id == actor.id)
    loaded = mine.options(joinedload(Contribution.plan), joinedload(Contribution.taken_up_in))
    return db.session.scalars(loaded.order_by(Contribution.id.desc()).limit(limit)).all()


def placed(plan_id: int) -> Select[Contribution]:
    """All that counts for a plan: placed and not hidden."""
    placed = select(Contribution).join(Contribution.subject).options(contains_eager(Contribution.subject))
    return placed.where(Contribution.plan_id == plan_id, Subject.published_at.is_not(None), Subject.hidden_at.is_(None))


def first_waiting(plan_id: int) -> Contribution | None:
    """The oldest wish or remark without any reply."""
    return db.session.scalar(placed(plan_id).where(Subject.state == Verdict.WAITING).order_by(Contribution.number).limit(1))


def count_waiting(plan_id: int) -> int:
    """How many wishes and remarks have no reply."""
    waiting = placed(plan_id).where(Subject.state == Verdict.WAITING).with_only_columns(func.count())
    return db.session.scalar(waiting) or 0


def first_without_outcome(plan_id: int) -> Contribution | None:
    """The oldest wish or remark of which nobody said what became of it."""
    return db.session.scalar(placed(plan_id).where(Subject.state.not_in(OUTCOMES)).order_by(Contribution.number).limit(1))


def count_by_verdict(plan_id: int) -> dict[tuple[str, str], int]:
    """How many there are of each kind (wish, remark) with each verdict."""
    counted = placed(plan_id).with_only_columns(Subject.kind, Subject.state, func.count())
    return {(kind, state): n for kind, state, n in db.session.execute(counted.group_by(Subject.kind, Subject.state))}


def list_chosen(actor: Actor, plan_id: int, ids: Sequence[int]) -> Sequence[Contribution]:
    """These wishes and remarks of one plan, as far as this actor may see them."""
    wanted = readable(actor).where(Contribution.plan_id == plan_id, Contribution.id.in_(ids))
    return db.session.scalars(wanted.options(joinedload(Contribution.plan).selectinload(StreetPlan.designers))).all()


def newest_reply_id(ids: Sequence[int]) -> int:
    """The last reply that was given to any of these; 0 when there is none."""
    return db.session.scalar(select(func.max(Reply.id)).where(Reply.contribution_id.in_(ids))) or 0


def list_replies_after(ids: Sequence[int], seen: int) -> Sequence[Reply]:
    """What was answered to these after the reply with this id, with who answered."""
    later = select(Reply).where(Reply.contribution_id.in_(ids), Reply.id > seen).options(joinedload(Reply.by))
    return db.session.scalars(later.order_by(Reply.id).execution_options(populate_existing=True)).all()


def list_causes(version_id: int) -> Sequence[tuple[str, int, str, str]]:
    """Thanks to whom elements of a version are as they are: (element key, contribution id, its title, its place)."""
    newest = (
        select(func.max(Reply.id)).where(Reply.contribution_id == Contribution.id).correlate(Contribution).scalar_subquery()
    )
    rows = db.session.execute(
        select(Reply.element_key, Contribution.id, Subject.title, Contribution.place_label)
        .join(Contribution, Contribution.id == Reply.contribution_id)
        .join(Subject, Subject.id == Contribution.id)
        .where(
            Reply.version_id == version_id,
            Reply.id == newest,
            Reply.element_key.is_not(None),
            Subject.hidden_at.is_(None),
            Subject.published_at.is_not(None),
        )
        .order_by(Contribution.number)
    )
    return [(row[0] or "", row[1], row[2], row[3]) for row in rows]
