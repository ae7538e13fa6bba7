"""The mails about vacancies and matches. None of them says, or comes or stays away because, somebody said no or later."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from participatie.accounts.models import Person
from participatie.kernel.db import db
from participatie.kernel.outbox import Plain, put_mail
from participatie.talents import queries
from participatie.talents.models import Answer, Match, Side, Vacancy


def people(person_ids: Collection[int]) -> Sequence[Person]:
    """These people, as far as their account is open."""
    return db.session.scalars(select(Person).where(Person.id.in_(person_ids), Person.active).order_by(Person.id)).all()


def tell(person: Person, template: str, **values: Plain) -> None:
    """Write one mail of this domain."""
    put_mail(person.email, f"talents/{template}", person.language, **values)


def tell_both(match: Match, template: str, but_id: int | None = None) -> None:
    """Tell the person and all who look, except the one who did it."""
    for person in people({match.person_id, *queries.seeker_ids(match.vacancy.subject)} - {but_id or 0}):
        tell(person, template, key=match.key, what=match.vacancy.what, title=match.vacancy.subject.title)


def tell_closed(vacancy: Vacancy) -> None:
    """Tell who said yes and has no match that nobody is looked for any more: the same mail to each of them."""
    matched = select(Match.person_id).where(Match.vacancy_id == vacancy.id)
    waiting = Answer.vacancy_id == vacancy.id, Answer.side == Side.PERSON, Answer.person_id.not_in(matched)
    for person in people(db.session.scalars(select(Answer.person_id).where(*waiting)).all()):
        tell(person, "closed", vacancy_id=vacancy.id, what=vacancy.what, title=vacancy.subject.title)
