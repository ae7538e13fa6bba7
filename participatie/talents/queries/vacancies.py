"""Vacancies, one and many."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.places.models import Area
from participatie.places.queries import atlas
from participatie.subjects.models import Subject
from participatie.subjects.presence import Subjects
from participatie.subjects.queries import visible_to
from participatie.talents.matching import Wanted
from participatie.talents.models import Vacancy, VacancyTalent

PAGE_SIZE = 12
_LOADED = (
    joinedload(Vacancy.subject).joinedload(Subject.area),
    joinedload(Vacancy.subject).joinedload(Subject.theme),
    joinedload(Vacancy.area),
    selectinload(Vacancy.talents),
)


@dataclass(frozen=True)
class Wish:
    """What somebody looks for in the list. Empty fields do not narrow."""

    talent: str = ""
    area_path: str = ""
    most_hours: int | None = None
    by_evening: bool = False
    kind: str = ""


@dataclass(frozen=True)
class VacancyPage:
    """One page of vacancies."""

    rows: Sequence[Vacancy]
    number: int
    pages: int
    total: int


def _seen(actor: Actor) -> list[ColumnElement[bool]]:
    """Vacancies whose words everybody may read, of what this actor may see."""
    return [visible_to(actor), Subject.published_at.is_not(None), Subject.hidden_at.is_(None), Vacancy.hidden_at.is_(None)]


def _of_all() -> Select[Vacancy]:
    return select(Vacancy).join(Vacancy.subject)


def get_vacancy(actor: Actor, vacancy_id: int) -> Vacancy:
    """One vacancy, open or closed. A hidden one is there for moderators only."""
    shown = [visible_to(actor)] if actor.holds("moderator") else _seen(actor)
    found = db.session.scalar(_of_all().where(Vacancy.id == vacancy_id, *shown).options(*_LOADED))
    if found is None:
        raise NotFound
    return found


def find_vacancy(vacancy_id: int) -> Vacancy | None:
    """One vacancy, whoever asks: for what follows from elsewhere."""
    return db.session.scalar(select(Vacancy).where(Vacancy.id == vacancy_id).options(*_LOADED))


def list_open_of(actor: Actor, subject_id: int) -> Sequence[Vacancy]:
    """The open vacancies of one team or initiative, newest first."""
    wanted = _of_all().where(Vacancy.subject_id == subject_id, Vacancy.closed_at.is_(None), *_seen(actor))
    return db.session.scalars(wanted.options(*_LOADED).order_by(Vacancy.id.desc())).all()


def has_vacancies(subject_id: Subjects) -> ColumnElement[bool]:
    """Whether somebody is looked for, for a page that asks it beforehand."""
    return select(Vacancy.id).where(Vacancy.subject_id == subject_id, Vacancy.closed_at.is_(None)).exists()


def list_open(actor: Actor, but_of: Collection[int] = ()) -> Sequence[Vacancy]:
    """All open vacancies but those of these subjects, newest first."""
    wanted = _of_all().where(Vacancy.closed_at.is_(None), Vacancy.subject_id.not_in(but_of), *_seen(actor))
    return db.session.scalars(wanted.options(*_LOADED).order_by(Vacancy.id.desc())).all()


def list_run(actor: Actor, subject_ids: Collection[int]) -> Sequence[Vacancy]:
    """The open vacancies of these subjects, newest first."""
    wanted = _of_all().where(Vacancy.closed_at.is_(None), Vacancy.subject_id.in_(subject_ids), *_seen(actor))
    return db.session.scalars(wanted.options(*_LOADED).order_by(Vacancy.id.desc())).all()


def page_vacancies(actor: Actor, wish: Wish, number: int = 1, size: int = PAGE_SIZE) -> VacancyPage:
    """The open vacancies that fit a wish, newest first. Three statements."""
    open_ones = _of_all().where(Vacancy.closed_at.is_(None), *_seen(actor), *_narrowed(wish))
    total = db.session.scalar(open_ones.with_only_columns(func.count(Vacancy.id))) or 0
    rows = open_ones.options(*_LOADED).order_by(Vacancy.id.desc()).limit(size).offset((number - 1) * size)
    return VacancyPage(db.session.scalars(rows).all(), number, max(1, -(-total // size)), total)


def _narrowed(wish: Wish) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wish.talent:
        asks = select(VacancyTalent.vacancy_id).where(VacancyTalent.talent == wish.talent)
        conditions.append(Vacancy.id.in_(asks))
    if wish.area_path:
        there, subject_there = aliased(Area), aliased(Area)
        within = select(there.id).where(there.path.startswith(wish.area_path))
        of_subject = select(subject_there.id).where(subject_there.path.startswith(wish.area_path))
        conditions.append(or_(Vacancy.area_id.in_(within), Vacancy.area_id.is_(None) & Subject.area_id.in_(of_subject)))
    if wish.most_hours:
        conditions.append(Vacancy.hours_a_week <= wish.most_hours)
    if wish.by_evening:
        conditions.append(Vacancy.is_by_evening.is_(True))
    if wish.kind:
        conditions.append(Subject.kind == wish.kind)
    return conditions


def wanted_of(vacancy: Vacancy) -> Wanted:
    """What a loaded vacancy asks, for matching; where it is, else where its team or initiative is."""
    area_id = vacancy.area_id or vacancy.subject.area_id
    fact = atlas().facts.get(area_id) if area_id else None
    return Wanted(vacancy.id, vacancy.slugs, vacancy.hours_a_week, vacancy.is_by_evening, fact.path if fact else "")
