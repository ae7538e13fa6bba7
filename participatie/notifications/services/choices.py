"""How often somebody wants mail, what they want none about, and what they read."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, delete, update

from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.notifications import queries
from participatie.notifications.models import HelpQuestion, MailChoice, Mute, Notice, Pace, Sort, Watch
from participatie.notifications.sorts import DEFAULTS, SORT_LABELS
from participatie.notifications.tokens import DIGESTS
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject
from participatie.subjects.permissions import can_follow
from participatie.subjects.services.people import locked_tally


def choose(actor: Actor, paces: Mapping[Sort, Pace], *, digests: bool) -> None:
    """Keep how often this person wants mail of each sort. What waits to be mailed follows the choice."""
    for sort, pace in paces.items():
        _choose(actor, str(sort), pace, is_default=DEFAULTS[sort] == pace)
        waiting = (Notice.person_id == actor.id, Notice.sort == sort, Notice.read_at.is_(None), Notice.mailed_at.is_(None))
        db.session.execute(update(Notice).where(*waiting).values(pace=str(pace)))
    choose_digests(actor, wanted=digests)


def choose_no_mail(actor: Actor) -> None:
    """No mail about any news: of no sort, no digests, and nothing about the areas, themes and addresses one follows."""
    choose(actor, dict.fromkeys(SORT_LABELS, Pace.NEVER), digests=False)
    db.session.execute(update(Watch).where(Watch.person_id == actor.id).values(pace=str(Pace.NEVER)))
    waiting = (Notice.person_id == actor.id, Notice.sort == Sort.AROUND, Notice.read_at.is_(None), Notice.mailed_at.is_(None))
    db.session.execute(update(Notice).where(*waiting).values(pace=str(Pace.NEVER)))


def choose_digests(actor: Actor, *, wanted: bool) -> None:
    """Get digests, or none at all."""
    _choose(actor, queries.DIGEST, Pace.DAILY if wanted else Pace.NEVER, is_default=wanted)


def _choose(actor: Actor, sort: str, pace: Pace, *, is_default: bool) -> None:
    if actor.id is None:
        raise NotFound
    row = db.session.get(MailChoice, (actor.id, sort))
    if row is not None and is_default:
        db.session.delete(row)
    elif row is not None:
        row.pace = pace
    elif not is_default:
        db.session.add(MailChoice(person_id=actor.id, sort=sort, pace=pace))
    db.session.flush()


def read(actor: Actor, subject_id: int | None = None) -> None:
    """What there is to know about this subject, or about everything, was read on the site. Only one's own."""
    unread: list[ColumnElement[bool]] = [Notice.person_id == actor.id, Notice.read_at.is_(None)]
    if subject_id is not None:
        unread.append(Notice.subject_id == subject_id)
    db.session.execute(update(Notice).where(*unread).values(read_at=now()))


def stop(actor: Actor, subject_id: int) -> None:
    """No more mail or notices about this subject, whatever the reason was; following ends too. Or no more digests."""
    if subject_id == DIGESTS:
        choose_digests(actor, wanted=False)
        return
    subject = _subject_of_link(subject_id)
    if can_follow(actor, subject):
        subjects.unfollow(actor, subject)
    if actor.id is None:
        raise NotFound
    if queries.find_mute(subject.id, actor.id) is None:
        db.session.add(Mute(subject_id=subject.id, person_id=actor.id, since=now()))
    read(actor, subject.id)
    db.session.flush()


def resume(actor: Actor, subject_id: int) -> None:
    """Mail about this subject after all, or digests after all."""
    if subject_id == DIGESTS:
        choose_digests(actor, wanted=True)
        return
    subject = _subject_of_link(subject_id)
    if can_follow(actor, subject):
        subjects.follow(actor, subject)
    mute = queries.find_mute(subject.id, actor.id or 0)
    if mute is not None:
        db.session.delete(mute)
    db.session.flush()


def _subject_of_link(subject_id: int) -> Subject:
    subject = queries.find_subject(subject_id)
    if subject is None:
        raise NotFound
    locked_tally(subject.id)
    return subject


def forget_person(person_id: int) -> None:
    """An account is closed: where this person lives and what they were told is of no use any more. What they muted stays."""
    for table in (Watch, Notice, HelpQuestion):
        db.session.execute(delete(table).where(table.person_id == person_id))
