"""Telling people by mail, each mail to one person and with the reason why they get it.

No mail holds the text of a post: what was said can be edited, withdrawn or hidden, and a mail cannot.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from flask_babel import gettext as _

from participatie.accounts.queries import find_person
from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.kernel.outbox import Plain, put_mail
from participatie.kernel.text import slug
from participatie.notifications import queries
from participatie.notifications.models import Notice
from participatie.notifications.queries import Told
from participatie.notifications.recipients import makers_of
from participatie.notifications.tokens import stop_path
from participatie.subjects import services as subjects
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Subject
from participatie.subjects.permissions import can_follow
from participatie.subjects.services.people import locked_tally
from participatie.threads.models import Post

PACE = timedelta(hours=1)
SAME_MOMENT = timedelta(minutes=1)


def tell_answered(subject_id: int, post_id: int, parent_id: int | None, by_id: int | None) -> None:
    """The responsible team or a partner spoke: makers and who was replied to hear it at once, followers once an hour."""
    subject = queries.find_public_subject(subject_id)
    if subject is None:
        return
    locked_tally(subject.id)
    speaker = _speaker(post_id)
    makers = makers_of(subject) - {by_id}
    asked_by = queries.find_writer_id(parent_id)
    asker = ({asked_by} if asked_by else set()) - makers - {by_id}
    groups: list[tuple[str, Iterable[Told]]] = [
        ("maker", queries.list_people(subject.id, makers)),
        ("asker", queries.list_people(subject.id, asker)),
        (
            "follower",
            queries.list_followers_due(subject.id, Notice.answer_told_at, now() - PACE, _others(makers, asker, by_id)),
        ),
    ]
    for why, people in groups:
        for notice in _mail(subject, "answered", why, people, post_id=post_id, speaker=speaker):
            notice.answer_told_at = now()


def tell_moved(subject_id: int, state: str, sentence: str, by_id: int | None) -> None:
    """It went to another stage: its makers and followers hear it, but not who did it."""
    subject = queries.find_public_subject(subject_id)
    if subject is None:
        return
    locked_tally(subject.id)
    makers = makers_of(subject) - {by_id}
    due = queries.list_followers_due(subject.id, Notice.move_told_at, now() - PACE, _others(makers, set(), by_id))
    for why, people in (("maker", queries.list_people(subject.id, makers)), ("follower", due)):
        for notice in _mail(subject, "moved", why, people, state=state, sentence=sentence):
            notice.move_told_at = now()


def tell_step(subject_id: int, values: dict[str, Plain], by_id: int | None) -> None:
    """An authority stands on another step: makers and followers hear why. `values`: partner, before, after and reason."""
    subject = queries.find_public_subject(subject_id)
    if subject is None:
        return
    locked_tally(subject.id)
    makers = makers_of(subject) - {by_id}
    due = queries.list_followers_due(subject.id, Notice.step_told_at, now() - PACE, _others(makers, set(), by_id))
    for why, people in (("maker", queries.list_people(subject.id, makers)), ("follower", due)):
        for notice in _mail(subject, "step", why, people, None, **values):
            notice.step_told_at = now()


def tell_assigned(subject_id: int, team_id: int, by_id: int | None) -> None:
    """There is something for a team: its members hear it, once an hour when much comes at a time."""
    subject, team = queries.find_public_subject(subject_id), queries.find_public_subject(team_id)
    if subject is None or team is None:
        return
    locked_tally(team.id)
    people = queries.list_members_due(team.id, now() - PACE, {by_id} if by_id else set())
    for notice in _mail(subject, "assigned", "member", people, stop_about=team, team_name=team.title):
        notice.assigned_told_at = now()


def tell_taken_up(subject_id: int, team_name: str, contact_id: int) -> None:
    """Somebody of the team is the contact: the makers hear who, unless they just heard of an answer."""
    subject, contact = queries.find_public_subject(subject_id), find_person(contact_id)
    if subject is None or contact is None:
        return
    told = queries.list_people(subject.id, makers_of(subject) - {contact_id})
    just_before = now() - SAME_MOMENT
    people = [row for row in told if row[1] is None or row[1].answer_told_at is None or row[1].answer_told_at < just_before]
    _mail(subject, "taken_up", "maker", people, contact=contact.display_name, team_name=team_name)


def stop(actor: Actor, subject_id: int) -> None:
    """No more mail about this subject, whatever the reason was; following ends too."""
    subject = _subject_of_link(subject_id)
    if can_follow(actor, subject):
        subjects.unfollow(actor, subject)
    _notice(actor, subject.id).muted_at = now()
    db.session.flush()


def resume(actor: Actor, subject_id: int) -> None:
    """Mail about this subject after all."""
    subject = _subject_of_link(subject_id)
    if can_follow(actor, subject):
        subjects.follow(actor, subject)
    _notice(actor, subject.id).muted_at = None
    db.session.flush()


def title_of_link(subject_id: int) -> str:
    """What a link to stop mail is about, as far as everybody may know."""
    subject = queries.find_public_subject(subject_id)
    return subject.title if subject else _("dit initiatief")


def _subject_of_link(subject_id: int) -> Subject:
    subject = queries.find_subject(subject_id)
    if subject is None:
        raise NotFound
    locked_tally(subject.id)
    return subject


def _notice(actor: Actor, subject_id: int) -> Notice:
    if actor.id is None:
        raise NotFound
    found = queries.find_notice(subject_id, actor.id)
    if found is None:
        found = Notice(subject_id=subject_id, person_id=actor.id)
        db.session.add(found)
    return found


def _others(makers: set[int], asker: set[int], by_id: int | None) -> set[int]:
    return makers | asker | ({by_id} if by_id else set())


def _speaker(post_id: int) -> str:
    """Who spoke, as the thread names them: the partner or team, else the person."""
    post = db.session.get_one(Post, post_id)
    voice = queries.find_subject(post.partner_id or post.team_id or 0)
    person = find_person(post.person_id or 0)
    name = person.display_name if person else ""
    return f"{name} ({voice.title})" if voice and name else (voice.title if voice else name)


def _mail(
    subject: Subject, template: str, why: str, people: Iterable[Told], stop_about: Subject | None = None, **values: Plain
) -> Sequence[Notice]:
    """Write one mail to each of these people. Gives what is remembered about each, made where it was not there."""
    about = stop_about or subject
    notices = []
    for person, notice in people:
        put_mail(
            person.email,
            f"notifications/{template}",
            person.language,
            endpoint=kind_of(subject.kind).endpoint,
            subject_id=subject.id,
            slug=slug(subject.title),
            title=subject.title,
            kind=subject.kind,
            why=why,
            stop_title=about.title,
            stop_path=stop_path(person.id, about.id),
            **values,
        )
        notices.append(notice or Notice(subject_id=about.id, person_id=person.id))
    db.session.add_all(notices)
    return notices
