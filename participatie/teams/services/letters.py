"""Mail to the people of a team. It holds no text that somebody typed: that is read on the site."""

from collections.abc import Mapping

from participatie.kernel.outbox import Plain, put_mail
from participatie.kernel.text import slug
from participatie.subjects.kinds import kind_of
from participatie.teams import queries

Facts = Mapping[str, str | int | bool]


def tell_team(team_id: int, template: str, subject_id: int, facts: Facts, *, but: int | None = None) -> None:
    """Mail everybody in a team about a subject, but who did it."""
    tell_people(queries.list_member_ids(team_id), template, subject_id, facts, but=but)


def tell_people(person_ids: list[int], template: str, subject_id: int, facts: Facts, *, but: int | None = None) -> None:
    """Mail these people, as far as their accounts are open, about a subject that everybody may see."""
    subject = queries.find_public_subject(subject_id)
    if subject is None:
        return
    where: dict[str, Plain] = {
        "endpoint": kind_of(subject.kind).endpoint,
        "subject_id": subject.id,
        "slug": slug(subject.title),
        "title": subject.title,
    }
    for person in queries.list_people([person_id for person_id in person_ids if person_id != but]):
        put_mail(person.email, f"teams/{template}", person.language, **{**where, **facts})
