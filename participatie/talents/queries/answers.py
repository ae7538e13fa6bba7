"""What was answered. A yes is a row; of a no and a later one can only ask whether a token is there."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import func, select

from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.talents.models import Answer, Pass, Side
from participatie.talents.tokens import Asked, Said

AT_ONCE = 400
Thing = TypeVar("Thing")


def find_yes(vacancy_id: int, person_id: int, side: Side) -> Answer | None:
    """The yes of one side, if it said so."""
    own = Answer.vacancy_id == vacancy_id, Answer.person_id == person_id, Answer.side == side
    return db.session.scalar(select(Answer).where(*own))


def has_both(vacancy_id: int, person_id: int) -> bool:
    """Whether both sides said yes."""
    wanted = select(func.count()).select_from(Answer).where(Answer.vacancy_id == vacancy_id, Answer.person_id == person_id)
    return db.session.scalar(wanted) == len(Side)


def list_yes_sides(*, vacancy_id: int | None = None, person_id: int | None = None) -> dict[int, set[str]]:
    """Which sides said yes: of one vacancy by person, or of one person by vacancy."""
    key, own = (
        (Answer.person_id, Answer.vacancy_id == vacancy_id)
        if vacancy_id
        else (Answer.vacancy_id, Answer.person_id == person_id)
    )
    found: dict[int, set[str]] = defaultdict(set)
    for number, side in db.session.execute(select(key, Answer.side).where(own)):
        found[number].add(side)
    return found


def count_asked_lately(vacancy_id: int, since: date) -> int:
    """How many people those who look asked since this day."""
    asked = Answer.vacancy_id == vacancy_id, Answer.side == Side.SEEKERS, Answer.on >= since
    return db.session.scalar(select(func.count()).select_from(Answer).where(*asked)) or 0


def _there(tokens: Sequence[str]) -> set[str]:
    """Which of these tokens still count."""
    found: set[str] = set()
    for start in range(0, len(tokens), AT_ONCE):
        some = tokens[start : start + AT_ONCE]
        found.update(db.session.scalars(select(Pass.token).where(Pass.token.in_(some), Pass.fades_on > today())))
    return found


def said_before(asked: Asked) -> Said | None:
    """A no or a later that still counts. For nobody but who said it."""
    there, day = _there(asked.tokens(today())), today()
    return next((said for said in (Said.NO, Said.LATER) if not there.isdisjoint(asked.tokens_of(said, day))), None)


def without_passed(things: Iterable[tuple[Thing, Asked]], most: int) -> list[Thing]:
    """The first of these things that the one who asks did not answer with a no or a later that still counts."""
    waiting, found, day = list(things), list[Thing](), today()
    while waiting and len(found) < most:
        some, waiting = waiting[: most * 2], waiting[most * 2 :]
        tokens = [(thing, asked.tokens(day)) for thing, asked in some]
        there = _there([token for _thing, own in tokens for token in own])
        found += [thing for thing, own in tokens if there.isdisjoint(own)]
    return found[:most]
