"""The rules that go before the remits, which team they choose, and what would move if they were different."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select
from sqlalchemy.orm import joinedload

from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.places.models import Area
from participatie.subjects.kinds import open_states
from participatie.subjects.models import Subject, SubjectId, Theme
from participatie.subjects.queries import visible_to
from participatie.teams.models import Responsibility, RoutingMove, RoutingRule, Team
from participatie.teams.queries.remits import Route, best_remit, list_remit_facts
from participatie.teams.queries.teams import find_fallback
from participatie.teams.routing import Choice, RemitFact, RuleFact, Sorted, choose, first_rule


@dataclass(frozen=True)
class Move:
    """A subject that would go to another team if rules or remits were different.

    `is_untouched` tells whether it can just move: nobody took it up, answered or handed it over.
    """

    subject_id: int
    kind: str
    title: str
    from_team: str
    to_team_id: int
    to_team: str
    is_untouched: bool
    choice: Choice


def find_route(subject: Subject, area_path: str) -> Route | None:
    """The team for a subject: of the first rule that fits, else of the most specific remit, else the fallback team."""
    sorted_ = Sorted(subject.kind, area_path, subject.theme_id, f"{subject.title}\n{subject.lead}")
    chosen = first_rule(list_rule_facts(), sorted_)
    if chosen is not None and (team := db.session.get(Team, chosen.team_id)) is not None:
        return Route(team, chosen.area, chosen.theme, chosen.kind, chosen.word)
    return best_remit(area_path, subject.theme_id)


def list_rules() -> Sequence[RoutingRule]:
    """All rules in their order, with their teams and names."""
    loaded = (
        joinedload(RoutingRule.team).joinedload(Team.subject),
        joinedload(RoutingRule.area),
        joinedload(RoutingRule.theme),
    )
    return db.session.scalars(select(RoutingRule).options(*loaded).order_by(RoutingRule.position, RoutingRule.id)).all()


def get_rule(rule_id: int) -> RoutingRule:
    """One rule, with its team and names."""
    found = next((rule for rule in list_rules() if rule.id == rule_id), None)
    if found is None:
        raise NotFound
    return found


def list_rules_of(team: Team) -> Sequence[RoutingRule]:
    """The rules that bring something to a team."""
    return db.session.scalars(select(RoutingRule).where(RoutingRule.team_id == team.id)).all()


def list_rule_facts() -> list[RuleFact]:
    """The rules for open teams, in their order, in plain values. One statement."""
    rows = db.session.execute(
        select(
            RoutingRule.id,
            RoutingRule.team_id,
            RoutingRule.kind,
            RoutingRule.area_id,
            RoutingRule.theme_id,
            RoutingRule.words,
            func.coalesce(Area.name, ""),
            func.coalesce(Theme.name, ""),
        )
        .join(Team, Team.id == RoutingRule.team_id)
        .outerjoin(Area, Area.id == RoutingRule.area_id)
        .outerjoin(Theme, Theme.id == RoutingRule.theme_id)
        .where(Team.closed_on.is_(None))
        .order_by(RoutingRule.position, RoutingRule.id)
    )
    return [RuleFact(*row) for row in rows]


def list_moves(remits: Iterable[RemitFact]) -> list[Move]:
    """What would go to another team with these remits: only what can just move. Constant in statements."""
    rules, remits = list_rule_facts(), list(remits)
    return [move for move in _moves(rules, remits, *_UNTOUCHED) if move.is_untouched]


def list_rule_moves(after: Sequence[RuleFact]) -> list[Move]:
    """What is open and would go to another team if these were the rules, because of that change. Constant in statements."""
    rules, remits = list_rule_facts(), list_remit_facts()
    states = [and_(Subject.kind == kind, Subject.state == state) for kind, state in open_states()]
    is_open = or_(Subject.state == "", *states)
    found = {move.subject_id: move for move in _moves(after, remits, is_open, visible_to(NOBODY))}
    as_it_is = {move.subject_id: move.to_team_id for move in _moves(rules, remits, is_open, visible_to(NOBODY))}
    return [move for move in found.values() if as_it_is.get(move.subject_id) != move.to_team_id]


def count_waiting_moves() -> int:
    """How much still has to move because the rules changed."""
    return db.session.scalar(select(func.count()).select_from(RoutingMove)) or 0


def list_waiting_moves(limit: int) -> Sequence[RoutingMove]:
    """What has to move first. No other worker takes the same."""
    wanted = select(RoutingMove).order_by(RoutingMove.at, RoutingMove.subject_id).limit(limit)
    return db.session.scalars(wanted.with_for_update(skip_locked=True)).all()


_UNTOUCHED = (Responsibility.contact_id.is_(None), Responsibility.answered_at.is_(None), Responsibility.note == "")


def _moves(rules: Sequence[RuleFact], remits: Sequence[RemitFact], *conditions: ColumnElement[bool]) -> list[Move]:
    fallback, names = find_fallback(), _team_names()
    moves = []
    for row in _read(*conditions):
        chosen = choose(rules, remits, Sorted(row.kind, row.path, row.theme_id, f"{row.title}\n{row.lead}"))
        to_team_id = chosen.team_id if chosen else (fallback.id if fallback else row.team_id)
        if to_team_id == row.team_id:
            continue
        is_untouched = row.contact_id is None and row.answered_at is None and row.note == ""
        facts = (row.id, row.kind, row.title, names.get(row.team_id, ""), to_team_id, names.get(to_team_id, ""))
        moves.append(Move(*facts, is_untouched, chosen or Choice(to_team_id)))
    return moves


def _team_names() -> dict[int, str]:
    rows = db.session.execute(select(Subject.id, Subject.title).join(Team, Team.id == Subject.id))
    return {row.id: row.title for row in rows}


Columns = Row[SubjectId, str, str, str, int | None, SubjectId, str, datetime | None, int | None, str, *tuple[Any, ...]]
"""More columns than a statement has types for, hence Any."""


def _read(*conditions: ColumnElement[bool]) -> Sequence[Columns]:
    return db.session.execute(
        select(
            Subject.id,
            Subject.kind,
            Subject.title,
            Subject.lead,
            Subject.theme_id,
            Responsibility.team_id,
            Responsibility.note,
            Responsibility.answered_at,
            Responsibility.contact_id,
            func.coalesce(Area.path, "").label("path"),
        )
        .select_from(Responsibility)
        .join(Subject, Subject.id == Responsibility.subject_id)
        .outerjoin(Area, Area.id == Subject.area_id)
        .where(Responsibility.until.is_(None), *conditions)
        .order_by(Subject.id)
    ).all()
