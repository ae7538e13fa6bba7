"""How often somebody wants mail, and what they read."""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, case, select, update

from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.notifications import queries
from participatie.notifications.models import MailChoice, Notice, Sort, Watch
from participatie.notifications.sorts import DEFAULTS, SORT_LABELS
from participatie.subjects import services as subjects
from participatie.subjects.models import Follow, Pace, Subject


def choose(actor: Actor, paces: Mapping[Sort, Pace], *, digests: Collection[Pace]) -> None:
    """Keep how often this person wants mail of each sort. What waits to be mailed follows the choice."""
    own_pace = select(Follow.subject_id).where(Follow.person_id == actor.id, Follow.pace != "")
    for sort, pace in paces.items():
        _choose(actor, str(sort), pace, is_default=DEFAULTS[sort] == pace)
        waiting = [*_waiting(actor), Notice.sort == sort]
        if sort is not Sort.TEAM:
            waiting.append(Notice.subject_id.not_in(own_pace))
        db.session.execute(update(Notice).where(*waiting).values(pace=str(pace)))
    choose_digests(actor, digests)


def choose_digests(actor: Actor, wanted: Collection[Pace]) -> None:
    """Get the daily digest, the weekly one, both or none."""
    for pace, sort in queries.DIGESTS.items():
        _choose(actor, sort, pace if pace in wanted else Pace.NEVER, is_default=pace in wanted)


def stop_digest(actor: Actor, *paces: Pace) -> None:
    """These digests no more; the other stays as it is."""
    for pace in paces:
        _choose(actor, queries.DIGESTS[pace], Pace.NEVER, is_default=False)


def resume_digest(actor: Actor, *paces: Pace) -> None:
    """These digests after all."""
    for pace in paces:
        _choose(actor, queries.DIGESTS[pace], pace, is_default=True)


def choose_no_mail(actor: Actor) -> None:
    """No mail about any news: of no sort, no digests, and nothing about what one follows, however that is."""
    db.session.execute(update(Follow).where(Follow.person_id == actor.id).values(pace=""))
    choose(actor, dict.fromkeys(SORT_LABELS, Pace.NEVER), digests=())
    db.session.execute(update(Watch).where(Watch.person_id == actor.id).values(pace=str(Pace.NEVER)))
    around = update(Notice).where(*_waiting(actor), Notice.sort == Sort.AROUND)
    db.session.execute(around.values(pace=str(Pace.NEVER)))


def choose_usual_mail(actor: Actor) -> None:
    """Mail after all, as often as people get it who chose nothing."""
    choose(actor, {sort: DEFAULTS[sort] for sort in SORT_LABELS}, digests=tuple(queries.DIGESTS))
    stopped = Watch.person_id == actor.id, Watch.pace == Pace.NEVER
    db.session.execute(update(Watch).where(*stopped).values(pace=str(DEFAULTS[Sort.AROUND])))


def change_subject_pace(actor: Actor, subject: Subject, pace: Pace | None) -> None:
    """Hear of one subject more or less often by mail; None is as chosen for each sort. What waits to be mailed follows."""
    subjects.change_pace(actor, subject, pace)
    chosen = queries.list_choices(actor.id or 0)
    by_sort = {str(sort): chosen.get(sort, str(usual)) for sort, usual in DEFAULTS.items()}
    new = str(pace) if pace else case(by_sort, value=Notice.sort, else_=str(Pace.DAILY))
    about = Notice.subject_id == subject.id, Notice.sort.not_in((Sort.TEAM, Sort.AROUND))
    db.session.execute(update(Notice).where(*_waiting(actor), *about).values(pace=new))


def _waiting(actor: Actor) -> list[ColumnElement[bool]]:
    return [Notice.person_id == actor.id, Notice.read_at.is_(None), Notice.mailed_at.is_(None)]


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
