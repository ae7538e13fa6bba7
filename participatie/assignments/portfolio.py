"""One's own assignments, by what one is in them: what waits for an answer first."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from participatie.assignments.models import AssignmentState
from participatie.assignments.presenting import ListLine, own_line_of
from participatie.assignments.queries import AssignmentRow
from participatie.kernel.access import Actor


@dataclass(frozen=True)
class Folder:
    """One heading of a portfolio with its lines, and the sums of what goes on."""

    title: str
    lines: list[ListLine]
    budget_cents: int
    hours: int


def folders_of(actor: Actor, rows: Sequence[AssignmentRow]) -> list[Folder]:
    """The rows under what the actor is: client, colleague of a client, or in the team."""
    teams = actor.scopes("team_member")
    own = [row for row in rows if row.client_id == actor.id]
    taken = [row for row in rows if row.team_id in teams and row.client_id != actor.id]
    known = {row.id for row in (*own, *taken)}
    rest = [row for row in rows if row.id not in known]
    named = ((_("Jij bent opdrachtgever"), own), (_("Voor jouw team"), taken), (_("Van jouw partner of team"), rest))
    return [_folder(title, found) for title, found in named if found]


def _folder(title: str, rows: Sequence[AssignmentRow]) -> Folder:
    going_on = [row for row in rows if row.state in (AssignmentState.ACCEPTED, AssignmentState.RUNNING, AssignmentState.PAUSED)]
    return Folder(
        title,
        [own_line_of(row) for row in rows],
        sum(row.budget_cents or 0 for row in going_on),
        sum(row.hours or 0 for row in going_on),
    )
