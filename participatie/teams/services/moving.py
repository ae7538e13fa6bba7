"""What moves to another team because the rules changed: a few at once, many by the worker.

What somebody took up, answered or handed over never just moves: the other team is asked, and says yes or gives it back.
"""

from collections import Counter
from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import delete

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import after_commit, db
from participatie.kernel.jobs import wake
from participatie.subjects.models import SubjectId
from participatie.subjects.queries import get_subject
from participatie.teams import queries
from participatie.teams.models import Responsibility, RoutingMove, Way
from participatie.teams.queries import Move
from participatie.teams.services import letters
from participatie.teams.services.handovers import open_handover
from participatie.teams.services.responsibilities import hold, move, route_for

AT_ONCE = 25
JOB = "carry_out_moves"


def plan_moves(moves: Sequence[Move], way: Way) -> None:
    """Bring these to their teams in this way; more than a few are left to the worker."""
    if way is Way.STAY or not moves:
        return
    for start in range(0, len(moves), 500):
        ids = [wanted.subject_id for wanted in moves[start : start + 500]]
        db.session.execute(delete(RoutingMove).where(RoutingMove.subject_id.in_(ids)))
    for wanted in moves:
        subject_id, to_team_id = SubjectId(wanted.subject_id), SubjectId(wanted.to_team_id)
        db.session.add(RoutingMove(subject_id=subject_id, to_team_id=to_team_id, way=way, at=now()))
    db.session.flush()
    if len(moves) <= AT_ONCE:
        carry_out_some()
    else:
        after_commit(lambda: wake(JOB))


def carry_out_some() -> int:
    """Move what waits longest, as far as it still fits; how many were looked at. Each team that is asked gets one mail."""
    waiting = queries.list_waiting_moves(AT_ONCE)
    asked = Counter(row.to_team_id for row in waiting if _carry_out(row))
    for row in waiting:
        db.session.delete(row)
    db.session.flush()
    for team_id, count in asked.items():
        letters.tell_team(team_id, "handovers_asked", team_id, {"count": count})
    return len(waiting)


def _carry_out(row: RoutingMove) -> bool:
    """Whether the other team was asked; what moved by itself, or does not fit any more, asks nobody."""
    current = queries.find_responsibility(row.subject_id)
    if current is None:
        return False
    hold(current)
    route = route_for(get_subject(SYSTEM, row.subject_id))
    if not current.is_current or route.team.id != row.to_team_id or current.team_id == row.to_team_id:
        return False
    if row.way == Way.MOVE and _can_just_move(current):
        move(SYSTEM, current, route)
        return False
    if queries.find_open_handover(row.subject_id) is not None or not queries.list_member_ids(row.to_team_id):
        return False
    open_handover(SYSTEM, current, route.team, _("Volgens de nieuwe regels past dit bij jullie."))
    return True


def _can_just_move(current: Responsibility) -> bool:
    return current.is_untouched and not current.note
