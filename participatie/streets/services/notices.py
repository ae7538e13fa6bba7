"""Mail to who brought something in: the answer, and that what a remark was about is gone. `notifications` tells followers.

A person who wants no mail about a wish or remark gets none; that is kept where all mail about subjects is kept.
"""

from participatie.accounts.models import Person
from participatie.kernel.db import db
from participatie.kernel.outbox import Plain, put_mail
from participatie.kernel.text import slug
from participatie.notifications.queries import find_public_subject, list_people
from participatie.notifications.tokens import stop_path
from participatie.streets.models import Reply
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Subject


def tell_replied(contribution_id: int, reply_id: int, version_number: int | None) -> None:
    """The writer hears what was answered, each their own mail, also when one answer went to many."""
    subject, reply = find_public_subject(contribution_id), db.session.get_one(Reply, reply_id)
    if subject is None or subject.creator_id in (None, reply.by_id):
        return
    plan = db.session.get_one(Subject, subject.whole_id)
    by = db.session.get(Person, reply.by_id) if reply.by_id else None
    for person in list_people(subject.id, {subject.creator_id or 0}):
        _mail(
            person,
            "streets/replied",
            subject,
            "maker",
            plan=plan.title,
            verdict=reply.verdict,
            body=reply.body,
            by=by.display_name if by else "",
            version=version_number,
        )


def tell_element_gone(contribution_id: int, version_number: int) -> None:
    """The writer of a remark hears that the thing it was about is not in the new version any more."""
    subject = find_public_subject(contribution_id)
    if subject is None or subject.creator_id is None:
        return
    plan = db.session.get_one(Subject, subject.whole_id)
    for person in list_people(subject.id, {subject.creator_id}):
        _mail(person, "streets/element_gone", subject, "maker", plan=plan.title, version=version_number)


def tell_designer(plan_id: int, person_id: int, by_id: int | None) -> None:
    """Who draws a plan from now on, and did not say so themselves, hears it."""
    subject, person = db.session.get(Subject, plan_id), db.session.get(Person, person_id)
    if subject is not None and person is not None and person.active and person_id != by_id:
        _mail(person, "streets/designer", subject, "maker")


def _mail(person: Person, template: str, subject: Subject, why: str, **values: Plain) -> None:
    put_mail(
        person.email,
        template,
        person.language,
        endpoint=kind_of(subject.kind).endpoint,
        subject_id=subject.id,
        slug=slug(subject.title),
        title=subject.title,
        kind=subject.kind,
        why=why,
        stop_title=subject.title,
        stop_path=stop_path(person.id, subject.id),
        **values,
    )
