"""The part about vacancies on the page of a team or an initiative."""

from dataclasses import dataclass

from flask import url_for

from participatie.kernel.access import Actor
from participatie.subjects.models import Subject
from participatie.subjects.parts import Part
from participatie.talents import queries
from participatie.talents.permissions import can_open, takes_people
from participatie.talents.presenting import VacancyLine, vacancy_line


@dataclass(frozen=True)
class Vacancies:
    """The open vacancies of a page, and for who may open one the way to that."""

    lines: list[VacancyLine]
    open_url: str
    runs: bool


def vacancies_of(actor: Actor, subject: Subject) -> Part | None:
    """Whom a team or an initiative looks for; nothing where nobody is looked for and this actor cannot begin to."""
    if not takes_people(subject):
        return None
    lines = [vacancy_line(vacancy) for vacancy in queries.list_open_of(actor, subject.id)]
    return _part(actor, subject, lines)


def no_vacancies_of(actor: Actor, subject: Subject) -> Part | None:
    """The same where nobody is looked for: only the way to begin, for who may."""
    return _part(actor, subject, []) if takes_people(subject) else None


def _part(actor: Actor, subject: Subject, lines: list[VacancyLine]) -> Part | None:
    may_open = can_open(actor, subject, queries.runs(actor, subject))
    if not lines and not may_open:
        return None
    open_url = url_for("talents.open_vacancy", subject_id=subject.id) if may_open else ""
    return Part("talents/_vacancies.html", Vacancies(lines, open_url, may_open))
