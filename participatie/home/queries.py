"""What the front door tells: newest, realised, waiting for an answer, just answered, and who answers where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from sqlalchemy import ColumnElement, CompoundSelect, Select, func, literal, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, aliased

from participatie.kernel.access import NOBODY
from participatie.kernel.clock import today, working_days_between
from participatie.kernel.db import db
from participatie.kernel.text import excerpt
from participatie.places.models import Area
from participatie.subjects.kinds import all_kinds, mapped_kinds
from participatie.subjects.models import Subject, SubjectId, Theme
from participatie.subjects.queries import Card, Lens, list_cards, matching
from participatie.teams.models import Remit, Responsibility, Team
from participatie.threads.models import Post

NEWEST = 6
REALISED = 3
WAITING = 5
ANSWERED = 4
LOOKED_AT = 200
STATEMENTS = 1000
"""How many areas have their statements kept, for the kinds there are: to build one takes longer than to run it."""
DONE_TONE = "leaf"


@dataclass(frozen=True)
class WaitingSubject:
    """Something that has no first answer yet."""

    kind: str
    id: int
    title: str
    area_name: str
    team_id: int
    team_name: str
    days_left: int


@dataclass(frozen=True)
class Answered:
    """A first answer: by whom, about what, how soon."""

    kind: str
    id: int
    title: str
    voice_id: int
    voice: str
    quote: str
    after_days: int


@dataclass(frozen=True)
class Answerer:
    """A team that answers in an area, for these themes; none named means all."""

    team_id: int
    name: str
    themes: tuple[str, ...]


def newest_and_realised(area_path: str = "") -> tuple[list[Card], list[Card]]:
    """The cards of what is new and of what was realised last. Two statements, each part along an index."""
    chosen = db.session.execute(_newest_and_realised_in(area_path, mapped_kinds())).all()
    newest = [row.id for row in chosen if row.list == "newest"]
    realised = [row.id for row in sorted(chosen, key=lambda row: row.at, reverse=True) if row.list == "realised"][:REALISED]
    cards = {card.id: card for card in list_cards(NOBODY, newest + realised)}
    return [cards[n] for n in newest if n in cards], [cards[n] for n in realised if n in cards]


@lru_cache(maxsize=STATEMENTS)
def _newest_and_realised_in(area_path: str, _kinds: tuple[str, ...]) -> CompoundSelect[str, int, datetime]:
    done = [(kind.name, state.value) for kind in all_kinds() for state in kind.states if _is_done(state.tone, state.is_open)]
    parts = [_latest("newest", area_path, Subject.published_at, NEWEST)]
    parts += [
        _latest("realised", area_path, Subject.changed_at, REALISED, Subject.kind == kind, Subject.state == state)
        for kind, state in done
    ]
    return union_all(*(select(part.subquery()) for part in parts))


def _latest(
    name: str, area_path: str, at: InstrumentedAttribute[Any], limit: int, *conditions: ColumnElement[bool]
) -> Select[str, int, datetime]:
    wanted = select(literal(name).label("list"), Subject.id, at.label("at"))
    found = wanted.where(*matching(NOBODY, Lens(area_path=area_path)), *conditions)
    return found.order_by(at.desc(), Subject.id.desc()).limit(limit)


def _is_done(tone: str, is_open: bool) -> bool:
    return tone == DONE_TONE and not is_open


def list_waiting(area_path: str = "", limit: int = WAITING) -> list[WaitingSubject]:
    """What waits for a first answer, the term that ends first on top."""
    return [
        WaitingSubject(*row[:3], row.area_name or "", row.team_id, row.team_name, working_days_between(today(), row.due_on))
        for row in db.session.execute(_waiting_in(area_path, limit, mapped_kinds()))
    ]


@lru_cache(maxsize=STATEMENTS)
def _waiting_in(area_path: str, limit: int, _kinds: tuple[str, ...]) -> Select[str, SubjectId, str, str, SubjectId, str, date]:
    team_subject = aliased(Subject)
    return (
        select(
            Subject.kind,
            Subject.id,
            Subject.title,
            Area.name.label("area_name"),
            Responsibility.team_id,
            team_subject.title.label("team_name"),
            Responsibility.due_on,
        )
        .select_from(Responsibility)
        .join(Subject, Subject.id == Responsibility.subject_id)
        .join(team_subject, team_subject.id == Responsibility.team_id)
        .outerjoin(Area, Area.id == Subject.area_id)
        .where(*_of_the_first(area_path, Responsibility.answered_at.is_(None), Responsibility.due_on, Responsibility.id))
        .where(*_public_in(area_path))
        .order_by(Responsibility.due_on, Responsibility.id)
        .limit(limit)
    )


def list_answered(area_path: str = "", limit: int = ANSWERED) -> list[Answered]:
    """The last first answers, in the words of who gave them."""
    return [
        Answered(*row[:5], excerpt(Markup(row.html).striptags(), 220), _days(row.term_from_on, row.answered_on))  # noqa: S704 (stripped)
        for row in db.session.execute(_answered_in(area_path, limit, mapped_kinds()))
    ]


@lru_cache(maxsize=STATEMENTS)
def _answered_in(
    area_path: str, limit: int, _kinds: tuple[str, ...]
) -> Select[str, SubjectId, str, SubjectId, str, str, date, date | None]:
    voice = aliased(Subject)
    voice_id = func.coalesce(Post.partner_id, Post.team_id, Responsibility.team_id)
    return (
        select(
            Subject.kind,
            Subject.id,
            Subject.title,
            voice.id.label("voice_id"),
            voice.title.label("voice"),
            Post.html,
            Responsibility.term_from_on,
            Responsibility.answered_on,
        )
        .select_from(Responsibility)
        .join(Post, Post.id == Responsibility.answer_post_id)
        .join(Subject, Subject.id == Responsibility.subject_id)
        .join(voice, voice.id == voice_id)
        .where(*_of_the_first(area_path, Responsibility.answered_at.is_not(None), Responsibility.answered_at.desc()))
        .where(*_public_in(area_path))
        .where(Post.withdrawn_at.is_(None), Post.hidden_at.is_(None), Post.kind != "note")
        .order_by(Responsibility.answered_at.desc())
        .limit(limit)
    )


def _days(start: date, end: date | None) -> int:
    return max(working_days_between(start, end), 0) if end else 0


def _of_the_first(
    area_path: str, condition: ColumnElement[bool], *order: ColumnElement[Any] | InstrumentedAttribute[Any]
) -> list[ColumnElement[bool]]:
    """The current responsibilities with this condition; for the whole municipality only the first LOOKED_AT of them.

    Those come straight from an index, so that the home page does not read all subjects to show five.
    """
    conditions = [Responsibility.until.is_(None), condition]
    if area_path:
        return conditions
    first = select(Responsibility.id).where(*conditions).order_by(*order).limit(LOOKED_AT)
    return [Responsibility.id.in_(first)]


def _public_in(area_path: str) -> list[ColumnElement[bool]]:
    return matching(NOBODY, Lens(area_path=area_path))


def list_answerers(area_ids: Sequence[int]) -> list[Answerer]:
    """The teams that answer in an area, given its id and those above it; the most specific remit first."""
    wanted = (
        select(Team.id, Subject.title, Theme.shown_name, Remit.area_id)
        .join(Subject, Subject.id == Team.id)
        .join(Remit, Remit.team_id == Team.id)
        .outerjoin(Theme, Theme.id == Remit.theme_id)
        .where(Team.closed_on.is_(None), or_(Remit.area_id.in_(area_ids), Remit.area_id.is_(None)))
        .order_by(Subject.title, Theme.position)
    )
    rows = db.session.execute(wanted).all()
    depth = {area_id: number for number, area_id in enumerate(area_ids, start=1)}
    teams: dict[int, list[tuple[int, str, str]]] = {}
    for team_id, name, theme, area_id in rows:
        teams.setdefault(team_id, []).append((depth.get(area_id or 0, 0), name, theme or ""))
    found = sorted(teams.items(), key=lambda item: -max(row[0] for row in item[1]))
    return [
        Answerer(team_id, rows[0][1], tuple(dict.fromkeys(theme for _depth, _name, theme in rows if theme)))
        for team_id, rows in found
    ]
