"""A fact happened: who is close to it is told now, the rest by the worker.

Close are its makers, who was replied to, and the members of the team that it was given to. No mail holds the text of a
post: what was said can be edited, withdrawn or hidden, and a mail cannot.
"""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import ColumnElement, select

from participatie.accounts.models import Person
from participatie.accounts.queries import find_person
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.outbox import Plain, put_mail
from participatie.kernel.text import slug
from participatie.notifications import queries
from participatie.notifications.models import News, Notice, Sort, Why
from participatie.notifications.recipients import makers_of
from participatie.notifications.sorts import addressed_events, has_own_mail, is_wide, mailed_too, sort_of
from participatie.notifications.tokens import stop_path
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import HistoryEntry, Pace, Subject
from participatie.threads.models import Post, PostKind

PACE = timedelta(hours=1)
SAME_MOMENT = timedelta(minutes=1)
TEMPLATES = {
    "PostWritten": "answered",
    "SubjectStateChanged": "moved",
    "TeamAssigned": "assigned",
    "TakenUp": "taken_up",
    "StepChanged": "step",
}


def tell(entry: HistoryEntry) -> None:
    """Tell who is close to this fact, and leave it to the worker to tell who follows."""
    sort = sort_of(entry)
    subject = queries.find_public_subject(entry.subject_id) if sort and entry.subject_id else None
    if sort is None or subject is None:
        return
    if entry.event in addressed_events():
        tell_addressed(entry, subject, sort)
        return
    if entry.event in ("TeamAssigned", "HandedOver"):
        tell_members(entry, subject)
    if entry.event == "TeamAssigned":
        return
    makers = makers_of(subject)
    if entry.event == "TakenUp":
        heard = _told_lately(makers, Notice.at > now() - SAME_MOMENT, Notice.subject_id == subject.id, Notice.sort == sort)
        tell_people(entry, subject, makers - heard, sort, Why.MAKER)
        return
    asker = queries.find_writer_id(_number(entry, "parent_id")) if entry.event == "PostWritten" else None
    askers = {asker} - makers if asker else set()
    if carries_promise(entry):  # its promise is told to makers and followers
        tell_people(entry, subject, askers - queries.list_follower_ids(subject.id, askers), sort, Why.ASKER)
        return
    tell_people(entry, subject, makers, sort_for_makers(entry, sort), Why.MAKER)
    tell_people(entry, subject, askers, sort, Why.ASKER)
    tell_people(entry, subject, mailed_too(entry) - makers, sort, Why.FOLLOWER)
    _leave_to_worker(entry, subject, sort)


def sort_for_makers(entry: HistoryEntry, sort: Sort) -> Sort:
    """What a partner or team promises them is an answer to makers, who hear of that sooner."""
    return Sort.ANSWER if entry.event == "CommitmentMade" and entry.facts.get("party_name") else sort


def carries_promise(entry: HistoryEntry) -> bool:
    """Whether it is a post with a promise, which is a fact of its own."""
    return entry.event == "PostWritten" and entry.facts.get("kind") == PostKind.COMMITMENT


def tell_members(entry: HistoryEntry, subject: Subject) -> None:
    """There is something for a team: its members hear it, by mail once an hour when much comes at a time."""
    team_id = _number(entry, "team_id") or _number(entry, "to_team_id")
    team = queries.find_public_subject(team_id) if team_id else None
    if team is None:
        return
    members = queries.list_member_ids(team.id)
    just_mailed = _told_lately(members, Notice.mailed_at > now() - PACE, Notice.sort == Sort.TEAM)
    tell_people(entry, subject, members, Sort.TEAM, Why.MEMBER, about=team, no_mail_to=just_mailed)


def tell_addressed(entry: HistoryEntry, subject: Subject, sort: Sort) -> None:
    """There is something for one person; of work that is given many at a time one mail comes in an hour."""
    person_ids = {_number(entry, "to_id") or 0}
    lately = Notice.mailed_at > now() - PACE, Notice.sort == Sort.TEAM, Notice.why == Why.ADDRESSED
    just_mailed = _told_lately(person_ids, *lately) if sort == Sort.TEAM else set()
    tell_people(entry, subject, person_ids, sort, Why.ADDRESSED, no_mail_to=just_mailed)


def tell_people(
    entry: HistoryEntry,
    subject: Subject,
    person_ids: Collection[int],
    sort: Sort,
    why: Why,
    *,
    about: Subject | None = None,
    no_mail_to: Collection[int] = (),
) -> None:
    """Note the fact for each of these people but who did it, and mail those who want it at once."""
    about = about or subject
    for person, pace in queries.list_told(about.id, set(person_ids) - {entry.by_id or 0}, sort):
        notice = note(person.id, entry, subject.id, sort, why, pace)
        if has_own_mail(entry):
            notice.mailed_at = now()
        elif pace == Pace.AT_ONCE and person.id not in no_mail_to:
            mail(person, entry, subject, why, about)
            notice.mailed_at = now()
    db.session.flush()


def note(person_id: int, entry: HistoryEntry, subject_id: int, sort: Sort, why: Why, pace: str) -> Notice:
    """One person and one fact."""
    notice = Notice(person_id=person_id, entry_id=entry.id, subject_id=subject_id, sort=sort, why=why, pace=pace, at=entry.at)
    db.session.add(notice)
    return notice


def mail(person: Person, entry: HistoryEntry, subject: Subject, why: str, about: Subject | None = None) -> None:
    """A mail of its own about one fact, with the reason why this person gets it and the way to stop it."""
    about = about or subject
    by_why = {Why.MEMBER: "assigned", Why.ADDRESSED: "for_you"}
    put_mail(
        person.email,
        f"notifications/{by_why.get(Why(why)) or TEMPLATES.get(entry.event, 'news')}",
        person.language,
        endpoint=kind_of(subject.kind).endpoint,
        subject_id=subject.id,
        slug=slug(subject.title),
        title=subject.title,
        kind=subject.kind,
        why=why,
        stop_title=about.title,
        stop_path=stop_path(person.id, about.id),
        person_id=person.id,
        entry_id=entry.id,
        **_values(entry, about),
    )


def _values(entry: HistoryEntry, about: Subject) -> dict[str, Plain]:
    facts = entry.facts
    if entry.event == "PostWritten":
        return {"post_id": facts["post_id"], "speaker": _speaker(_number(entry, "post_id") or 0)}
    if entry.event == "SubjectStateChanged":
        return {"state": facts["after"], "sentence": facts["sentence"]}
    if entry.event == "StepChanged":
        return {"partner": facts["partner_name"], **{name: facts[name] for name in ("before", "after", "reason")}}
    if entry.event == "TakenUp":
        contact = find_person(_number(entry, "contact_id") or 0)
        return {"contact": contact.display_name if contact else "", "team_name": facts["team_name"]}
    return {"team_name": about.title}


def _leave_to_worker(entry: HistoryEntry, subject: Subject, sort: Sort) -> None:
    db.session.add(
        News(
            entry_id=entry.id,
            subject_id=subject.id,
            sort=sort,
            by_id=entry.by_id,
            partner_id=_number(entry, "partner_id"),
            is_wide=is_wide(entry),
            at=entry.at,
        )
    )
    db.session.flush()


def _told_lately(person_ids: Collection[int], *conditions: ColumnElement[bool]) -> set[int]:
    """Who of these people has such a notice already."""
    if not person_ids:
        return set()
    return set(db.session.scalars(select(Notice.person_id).where(Notice.person_id.in_(person_ids), *conditions)))


def _number(entry: HistoryEntry, name: str) -> int | None:
    value = entry.facts.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _speaker(post_id: int) -> str:
    """Who spoke, as the thread names them: the partner or team, else the person."""
    post = db.session.get_one(Post, post_id)
    voice = queries.find_subject(post.partner_id or post.team_id or 0)
    person = find_person(post.person_id or 0)
    name = person.display_name if person else ""
    return f"{name} ({voice.title})" if voice and name else (voice.title if voice else name)
