"""The answers with which a team begins, and what is filled in."""

from collections.abc import Sequence

from sqlalchemy import func, select

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.clock import today
from participatie.kernel.db import LARGEST_ID, db
from participatie.kernel.errors import NotFound
from participatie.kernel.templating import day
from participatie.places.models import Area
from participatie.subjects.makers import makers_of
from participatie.subjects.models import Subject
from participatie.teams.models import Team
from participatie.teams.permissions import can_work
from participatie.teams.queries import find_responsibility, get_team
from participatie.threads.filling import fill_in
from participatie.threads.models import AnswerTemplate


def get_own_team(actor: Actor, team_id: int) -> Team:
    """The team whose templates these are, for who is in it; for others there is none."""
    team = get_team(actor, team_id)
    if not can_work(actor, team.id):
        raise NotFound
    return team


def list_templates(actor: Actor, team_id: int | None = None) -> Sequence[AnswerTemplate]:
    """The templates of the teams of this actor, or of one of these, by name. No statement for who is in no team."""
    teams = [scope for scope in actor.scopes("team_member") if team_id in (None, scope)]
    if not teams:
        return []
    wanted = select(AnswerTemplate).where(AnswerTemplate.team_id.in_(teams))
    return db.session.scalars(wanted.order_by(func.lower(AnswerTemplate.name), AnswerTemplate.id)).all()


def get_template(actor: Actor, template_id: int) -> AnswerTemplate:
    """One template, for who is in its team; for others it is not there."""
    found = db.session.get(AnswerTemplate, template_id) if 0 < template_id <= LARGEST_ID else None
    if found is None or not can_work(actor, found.team_id):
        raise NotFound
    return found


def count_templates(team_id: int) -> int:
    """How many a team has."""
    return db.session.scalar(select(func.count(AnswerTemplate.id)).where(AnswerTemplate.team_id == team_id)) or 0


def filled_template(actor: Actor, subject: Subject, template: AnswerTemplate) -> str:
    """A template with what is known of a subject; what is not known stays open and is refused until somebody filled it in."""
    responsibility = find_responsibility(subject.answering_id)
    waits = responsibility is not None and responsibility.answered_at is None
    names = db.session.scalars(select(Person.display_name).where(Person.id.in_(makers_of(subject)), Person.active)).all()
    team_name = db.session.scalar(select(Subject.title).where(Subject.id == template.team_id))
    area_name = db.session.scalar(select(Area.name).where(Area.id == subject.area_id)) if subject.area_id else ""
    values = {
        "naam": names[0] if len(names) == 1 else "",
        "titel": subject.title,
        "team": team_name or "",
        "termijn": day(responsibility.due_on) if responsibility is not None and waits else "",
        "gebied": area_name or "",
        "ik": actor.name,
        "vandaag": day(today()),
    }
    return fill_in(template.body, values)
