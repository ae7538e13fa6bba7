"""The week of a team, on one page that prints well."""

from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page
from participatie.subjects.urls import url_of
from participatie.tasks import queries
from participatie.tasks.forms import STATE_LABELS
from participatie.tasks.views.blueprint import bp


@bp.get("/teams/<int:subject_id>/week")
@for_role("team_member")
def week(subject_id: int) -> Answer:
    """Show what a team has before it this week."""
    found = queries.get_week(actor(), subject_id)
    return page("tasks/week.html", week=found, team_url=url_of(found.team.subject), labels=STATE_LABELS)
