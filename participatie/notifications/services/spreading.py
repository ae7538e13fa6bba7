"""From a fact to all who follow what it is about, in a few statements for each fact, however many people follow."""

from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, case, func, insert, literal, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.notifications import queries
from participatie.notifications.models import MailChoice, News, Notice, Sort, Watch, Why
from participatie.notifications.services.telling import PACE, mail
from participatie.subjects.models import Follow, HistoryEntry, Pace, Subject

AT_A_TIME = 50
_EAGER = (Pace.AT_ONCE, Pace.DAILY, Pace.WEEKLY, Pace.NEVER)
COLUMNS = ("person_id", "entry_id", "subject_id", "sort", "why", "pace", "at")


def spread_some() -> int:
    """Tell the followers of the oldest facts that wait; how many facts that were. No other worker takes the same."""
    waiting = select(News).order_by(News.entry_id).limit(AT_A_TIME).with_for_update(skip_locked=True)
    found = db.session.scalars(waiting).all()
    for news in found:
        spread(news)
        db.session.delete(news)
    db.session.flush()
    return len(found)


def spread(news: News) -> None:
    """Note one fact for everybody who follows; who follows in several ways, or was told already, is told once."""
    subject = queries.find_public_subject(news.subject_id)
    if subject is None:
        return
    _note_followers(news)
    if news.partner_id:
        _note_watchers(news, Watch.partner_id == news.partner_id)
    if news.is_wide:
        _note_watchers(news, queries.watches_of(subject, queries.find_area_path(subject.area_id)))
        if reached := queries.list_reached_ids(subject.geometry):
            for start in range(0, len(reached), 500):
                _note_watchers(news, Watch.id.in_(reached[start : start + 500]))
    _mail_at_once(news, subject)


def _note_followers(news: News) -> None:
    sort = Sort.NEWS if news.sort == Sort.ANSWER else Sort(news.sort)
    followers = (
        select(*_row(news, Follow.person_id, sort, Why.FOLLOWER, queries.pace_of_follow(sort)))
        .join(Person, Person.id == Follow.person_id)
        .outerjoin(MailChoice, queries.choice_of(Follow.person_id, sort))
        .where(Follow.subject_id == news.subject_id, Follow.created_at <= news.at, *_wants(news, Follow.person_id))
    )
    _insert(followers)


def _note_watchers(news: News, fits: ColumnElement[bool]) -> None:
    """Who fits in several ways gets it as often as the most often of those."""
    order = func.min(_eagerness())
    pace = _pace_of(order)
    watchers = (
        select(*_row(news, Watch.person_id, Sort.AROUND, Why.WATCHER, pace))
        .join(Person, Person.id == Watch.person_id)
        .where(fits, Watch.created_at <= news.at, *_wants(news, Watch.person_id))
        .group_by(Watch.person_id)
    )
    _insert(watchers)


def _row(news: News, person_id: SQLColumnExpression[int], sort: Sort, why: Why, pace: ColumnElement[str]) -> tuple[Any, ...]:
    """The values of one notice; they differ in type by column, hence Any."""
    fixed = (literal(value) for value in (news.entry_id, news.subject_id, str(sort), str(why)))
    return (person_id, *fixed, pace, literal(news.at, HistoryEntry.at.type))


def _wants(news: News, person_id: SQLColumnExpression[int]) -> tuple[SQLColumnExpression[bool], ...]:
    known = select(Notice.id).where(Notice.person_id == person_id, Notice.entry_id == news.entry_id).correlate_except(Notice)
    did_it = person_id != news.by_id if news.by_id is not None else person_id.is_not(None)
    return Person.active, did_it, ~queries.is_muted(person_id, news.subject_id), ~known.exists()


def _insert(rows: Select[*tuple[Any, ...]]) -> None:
    db.session.execute(insert(Notice).from_select(list(COLUMNS), rows))


def _eagerness() -> ColumnElement[int]:
    return case({str(pace): number for number, pace in enumerate(_EAGER)}, value=Watch.pace, else_=len(_EAGER))


def _pace_of(eagerness: ColumnElement[int]) -> ColumnElement[str]:
    return case({number: str(pace) for number, pace in enumerate(_EAGER)}, value=eagerness, else_=str(Pace.NEVER))


def _mail_at_once(news: News, subject: Subject) -> None:
    """Mail who wants it at once, but about one subject at most once an hour: the rest waits for the digest."""
    earlier = aliased(Notice)
    just_mailed = select(earlier.id).where(
        earlier.person_id == Notice.person_id,
        earlier.subject_id == news.subject_id,
        earlier.mailed_at > now() - PACE,
        earlier.entry_id != news.entry_id,
    )
    wanted = (
        select(Notice, Person)
        .join(Person, Person.id == Notice.person_id)
        .where(
            Notice.entry_id == news.entry_id,
            Notice.pace == Pace.AT_ONCE,
            Notice.mailed_at.is_(None),
            Notice.why.in_((Why.FOLLOWER, Why.WATCHER)),
            ~just_mailed.correlate(Notice).exists(),
        )
        .order_by(Notice.id)
    )
    entry = db.session.get_one(HistoryEntry, news.entry_id)
    for notice, person in db.session.execute(wanted):
        mail(person, entry, subject, notice.why)
        notice.mailed_at = now()
