"""Which team answers for which theme where."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.places.models import Area
from participatie.subjects.models import SubjectId, Theme
from participatie.teams.models import Remit, Team
from participatie.teams.queries.teams import find_fallback
from participatie.teams.routing import RemitFact, ids_in, most_specific


@dataclass(frozen=True)
class Route:
    """The team that answers, and the names of the area and theme, and the kind and word of a rule, that made the choice."""

    team: Team
    area: str = ""
    theme: str = ""
    kind: str = ""
    word: str = ""


def best_remit(area_path: str, theme_id: int | None) -> Route | None:
    """The team for a place and theme: the most specific remit, else the fallback team. `routing` tells what wins."""
    nearby = or_(Remit.area_id.is_(None), Remit.area_id.in_(ids_in(area_path)))
    fitting = or_(Remit.theme_id.is_(None), Remit.theme_id == theme_id)
    best = most_specific(_read(_facts().where(nearby, fitting)), area_path, theme_id)
    if best is not None and (team := db.session.get(Team, best.team_id)) is not None:
        return Route(team, best.area, best.theme)
    fallback = find_fallback()
    return Route(fallback) if fallback else None


def list_remit_facts() -> list[RemitFact]:
    """All remits of open teams."""
    return _read(_facts().order_by(Remit.id))


def _facts() -> Select[SubjectId, int | None, int | None, str, str]:
    return (
        select(Remit.team_id, Remit.area_id, Remit.theme_id, Area.name.label("area"), Theme.name.label("theme"))
        .join(Team, Team.id == Remit.team_id)
        .outerjoin(Area, Area.id == Remit.area_id)
        .outerjoin(Theme, Theme.id == Remit.theme_id)
        .where(Team.closed_on.is_(None))
    )


def _read(wanted: Select[SubjectId, int | None, int | None, str, str]) -> list[RemitFact]:
    rows = db.session.execute(wanted)
    return [RemitFact(row.team_id, row.area_id, row.theme_id, row.area or "", row.theme or "") for row in rows]


def list_remits(team: Team) -> Sequence[Remit]:
    """What a team answers for, by theme and then by area, names loaded."""
    wanted = select(Remit).outerjoin(Remit.area).outerjoin(Remit.theme).where(Remit.team_id == team.id)
    loaded = wanted.options(joinedload(Remit.area), joinedload(Remit.theme))
    return db.session.scalars(loaded.order_by(Theme.position, Theme.name, Area.path, Remit.id)).all()


def get_remit(team: Team, remit_id: int) -> Remit:
    """One remit of this team, names loaded."""
    found = db.session.get(Remit, remit_id, options=[joinedload(Remit.area), joinedload(Remit.theme)])
    if found is None or found.team_id != team.id:
        raise NotFound
    return found


def find_remit(area_id: int | None, theme_id: int | None) -> Remit | None:
    """The remit for exactly this combination, whoever has it."""
    area = Remit.area_id.is_(None) if area_id is None else Remit.area_id == area_id
    theme = Remit.theme_id.is_(None) if theme_id is None else Remit.theme_id == theme_id
    return db.session.scalar(select(Remit).where(area, theme).options(joinedload(Remit.area), joinedload(Remit.theme)))
