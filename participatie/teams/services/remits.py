"""What a team answers for. A change takes along what nobody took up yet; a preview says what that would be."""

from dataclasses import replace

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.places.models import Area
from participatie.subjects.models import Theme
from participatie.teams import queries
from participatie.teams.events import RemitChanged
from participatie.teams.models import Remit, Team
from participatie.teams.permissions import can_change
from participatie.teams.queries import Move, Route
from participatie.teams.routing import RemitFact
from participatie.teams.services.responsibilities import move


def preview_adding(actor: Actor, team: Team, area: Area | None, theme: Theme | None) -> list[Move]:
    """What would come to this team if it answered for this, and do nothing."""
    authorize(can_change, actor, team)
    _refuse_boundless(area, theme)
    added = RemitFact(team.id, area.id if area else None, theme.id if theme else None)
    others = [fact for fact in queries.list_remit_facts() if (fact.area_id, fact.theme_id) != (added.area_id, added.theme_id)]
    return queries.list_moves([*others, replace(added, area=area.name if area else "", theme=theme.name if theme else "")])


def preview_removing(actor: Actor, team: Team, remit: Remit) -> list[Move]:
    """What would leave this team if it no longer answered for this, and do nothing."""
    authorize(can_change, actor, team)
    left = [fact for fact in queries.list_remit_facts() if (fact.area_id, fact.theme_id) != (remit.area_id, remit.theme_id)]
    return queries.list_moves(left)


def add_remit(actor: Actor, team: Team, area: Area | None, theme: Theme | None) -> Remit:
    """Let a team answer for a theme in an area. When another team did, it does so no more."""
    authorize(can_change, actor, team)
    _refuse_boundless(area, theme)
    remit = queries.find_remit(area.id if area else None, theme.id if theme else None)
    if remit is not None and remit.team_id == team.id:
        return remit
    if remit is None:
        remit = Remit(area=area, theme=theme)
    remit.team_id = team.id
    db.session.add(remit)
    db.session.flush()
    _tell(actor, team, area, theme, "added")
    return remit


def remove_remit(actor: Actor, team: Team, remit: Remit) -> None:
    """Let a team no longer answer for this; a wider remit, or the fallback team, does from now on."""
    authorize(can_change, actor, team)
    area, theme = remit.area, remit.theme
    db.session.delete(remit)
    db.session.flush()
    _tell(actor, team, area, theme, "removed")


def move_untouched(actor: Actor) -> int:
    """Bring what nobody took up to the team that the remits now name; say how much that was."""
    moves = queries.list_moves(queries.list_remit_facts())
    teams: dict[int, Team] = {team.id: team for team in queries.list_open_teams()}
    for found in moves:
        current = queries.find_responsibility(found.subject_id)
        if current is not None:
            chosen = found.choice
            move(actor, current, Route(teams[found.to_team_id], chosen.area, chosen.theme, chosen.kind, chosen.word))
    return len(moves)


def _refuse_boundless(area: Area | None, theme: Theme | None) -> None:
    if area is None and theme is None:
        raise Refused(_("Kies een thema, een gebied of allebei."), field="theme")


def _tell(actor: Actor, team: Team, area: Area | None, theme: Theme | None, change: str) -> None:
    moved = move_untouched(actor)
    emit(
        RemitChanged(
            by_id=actor.id,
            subject_id=team.id,
            area=area.name if area else "",
            theme=theme.name if theme else "",
            change=change,
            moved=moved,
        )
    )
