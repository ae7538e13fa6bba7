"""Supporting, joining, worrying and following: one row per person, and figures that equal the rows."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import delete, select

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.subjects.events import SupportChanged
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Follow, Pace, Subject, SubjectTally, Support, SupportKind
from participatie.subjects.permissions import can_follow, can_support

FIGURES = {SupportKind.SUPPORT: "supports", SupportKind.JOIN: "joins", SupportKind.CONCERN: "concerns"}


def locked_tally(subject_id: int) -> SubjectTally:
    """The figures of a subject, held by this transaction so that two people at once are counted one by one."""
    return db.session.scalars(
        select(SubjectTally)
        .where(SubjectTally.subject_id == subject_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def hold(subject: Subject) -> None:
    """Let who does something to this subject at the same moment wait; after that, see it as the other left it."""
    locked_tally(subject.id)
    db.session.refresh(subject, ["state", "published_at", "hidden_at"])


def support(actor: Actor, subject: Subject, kind: SupportKind, reason: str = "") -> None:
    """Say it once; saying something else replaces it. A concern needs a reason. Who supports also follows."""
    authorize(can_support, actor, subject)
    if kind not in kind_of(subject.kind).supports:
        raise Refused(_("Dat kun je hier niet zeggen."), field="kind")
    if kind is SupportKind.CONCERN and not reason.strip():
        raise Refused(_("Vertel kort waar je je zorgen over maakt."), field="reason")
    tally = locked_tally(subject.id)
    row = _own_support(actor, subject)
    before = row.kind if row else ""
    if row is None:
        row = Support(subject_id=subject.id, person_id=actor.id, created_at=now())
        db.session.add(row)
    row.kind, row.reason = kind, reason if kind is SupportKind.CONCERN else ""
    _count(tally, before, kind)
    _start_following(actor, subject, tally)
    db.session.flush()
    if before != kind:
        emit(SupportChanged(by_id=actor.id, subject_id=subject.id, before=before, after=kind))


def take_back_support(actor: Actor, subject: Subject) -> None:
    """Take back what one said. Doing so twice is no harm."""
    authorize(can_follow, actor, subject)
    tally = locked_tally(subject.id)
    row = _own_support(actor, subject)
    if row is None:
        return
    db.session.delete(row)
    _count(tally, row.kind, "")
    db.session.flush()
    emit(SupportChanged(by_id=actor.id, subject_id=subject.id, before=row.kind, after=""))


def follow(actor: Actor, subject: Subject, pace: Pace | None = None) -> None:
    """Hear what happens from now on; who follows already keeps the pace that was chosen then."""
    authorize(can_follow, actor, subject)
    _start_following(actor, subject, locked_tally(subject.id), pace)
    db.session.flush()


def change_pace(actor: Actor, subject: Subject, pace: Pace | None) -> None:
    """How often one wants mail about what one follows, or does from now on; None is as chosen for each sort of news."""
    follow(actor, subject)
    row = db.session.get_one(Follow, (subject.id, actor.id))
    row.pace = pace or ""
    db.session.flush()


def forget_follows(person_id: int) -> None:
    """An account is closed: nobody follows under it any more, and the figures say so."""
    followed = select(Follow.subject_id).where(Follow.person_id == person_id)
    for subject_id in db.session.scalars(followed.order_by(Follow.subject_id)).all():
        locked_tally(subject_id).follows -= 1
    db.session.execute(delete(Follow).where(Follow.person_id == person_id))
    db.session.flush()


def unfollow(actor: Actor, subject: Subject) -> None:
    """Hear no more."""
    authorize(can_follow, actor, subject)
    tally = locked_tally(subject.id)
    row = db.session.get(Follow, (subject.id, actor.id))
    if row is not None:
        db.session.delete(row)
        tally.follows -= 1
        db.session.flush()


def note_post(subject_id: int, change: int, at: datetime | None) -> None:
    """A post was added (1) or taken away (-1) in the conversation about this subject."""
    tally = locked_tally(subject_id)
    tally.posts += change
    tally.last_post_at = at or tally.last_post_at
    db.session.flush()


def _own_support(actor: Actor, subject: Subject) -> Support | None:
    return db.session.scalar(select(Support).where(Support.subject_id == subject.id, Support.person_id == actor.id))


def _start_following(actor: Actor, subject: Subject, tally: SubjectTally, pace: Pace | None = None) -> None:
    if db.session.get(Follow, (subject.id, actor.id)) is None:
        db.session.add(Follow(subject_id=subject.id, person_id=actor.id, pace=pace or "", created_at=now()))
        tally.follows += 1


def _count(tally: SubjectTally, before: str, after: str) -> None:
    for kind, change in ((before, -1), (after, 1)):
        if kind:
            figure = FIGURES[SupportKind(kind)]
            setattr(tally, figure, getattr(tally, figure) + change)
