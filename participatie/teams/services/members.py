"""Who is in a team."""

from datetime import date

from flask_babel import gettext as _

from participatie.accounts.models import Person
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.partners.models import Partner
from participatie.partners.services import give_role, take_role
from participatie.subjects.models import SubjectId
from participatie.teams import queries
from participatie.teams.events import TeamMemberAdded, TeamMemberEnded
from participatie.teams.models import Team, TeamMembership
from participatie.teams.permissions import can_change, can_choose_naming
from participatie.teams.services.leaving import leave_team

MEMBER = "team_member"


MOST_HOURS = 60


def add_member(
    actor: Actor,
    team: Team,
    person: Person,
    *,
    partner: Partner | None = None,
    role: str = "",
    hours_per_week: int | None = None,
    from_on: date | None = None,
    until_on: date | None = None,
) -> TeamMembership:
    """Let somebody be in a team from today or a later day, from any partner or none.

    Who is in it already, or comes in later, gets the new facts instead. The role comes with the first day.
    """
    authorize(can_change, actor, team)
    first_on = from_on or today()
    _check(hours_per_week, first_on, until_on)
    membership = queries.find_membership(team.id, person.id) or queries.find_coming_membership(team.id, person.id)
    if membership is None:
        membership = TeamMembership(team_id=team.id, person=person, from_on=max(first_on, today()))
        db.session.add(membership)
    elif membership.from_on > today():
        membership.from_on = max(first_on, today())
    membership.partner_id = partner.id if partner else None
    membership.role, membership.hours_per_week, membership.until_on = role, hours_per_week, until_on
    db.session.flush()
    if membership.from_on <= today():
        give_role(person, MEMBER, team.id, until_on)
    emit(TeamMemberAdded(by_id=actor.id, subject_id=team.id, person_id=person.id))
    return membership


def _check(hours_per_week: int | None, first_on: date, until_on: date | None) -> None:
    if hours_per_week is not None and not 1 <= hours_per_week <= MOST_HOURS:
        raise Refused(_("Kies 1 tot en met %(n)s uur.", n=MOST_HOURS), field="hours_per_week")
    if until_on is not None and until_on <= max(first_on, today()):
        raise Refused(_("Kies een dag die nog komt, na de eerste dag."), field="until_on")


def begin_memberships() -> int:
    """Give the role to those whose first day came; how many those are."""
    found = queries.list_memberships_without_role()
    for membership in found:
        give_role(membership.person, MEMBER, membership.team_id, membership.until_on)
    return len(found)


def end_member(actor: Actor, team: Team, membership: TeamMembership) -> None:
    """End a membership today. Who was contact of the team is that no more; ending it twice is no harm."""
    authorize(can_change, actor, team)
    end(actor, team, membership)


def end(actor: Actor, team: Team, membership: TeamMembership) -> None:
    """End a membership; the caller has authorised that."""
    if membership.until_on is not None and membership.until_on <= today():
        return
    membership.until_on = max(today(), membership.from_on)
    take_role(membership.person, MEMBER, team.id)
    db.session.flush()
    leave_team(team, membership.person_id)
    emit(TeamMemberEnded(by_id=actor.id, subject_id=team.id, person_id=membership.person_id))


def be_named(actor: Actor, membership: TeamMembership) -> None:
    """Say yes, for oneself, to one's name on the team's page and where one became the contact without choosing it."""
    authorize(can_choose_naming, actor, membership)
    membership.is_public = True
    for current in queries.list_named(membership.person_id, membership.team_id):
        current.shows_contact = True
    for absence in queries.list_stood_in_by(membership.person_id, membership.team_id):
        absence.shows_stand_in = True
    db.session.flush()


def stay_unnamed(actor: Actor, membership: TeamMembership) -> None:
    """Take one's name off the team's page."""
    authorize(can_choose_naming, actor, membership)
    membership.is_public = False
    db.session.flush()


def note_grant(team_id: SubjectId, person: Person) -> None:
    """The role of team member was given by itself, in the administration of people: so this person is in the team."""
    if queries.find_team(team_id) is not None and queries.find_membership(team_id, person.id) is None:
        db.session.add(TeamMembership(team_id=team_id, person=person, from_on=today()))
        db.session.flush()


def note_grant_ended(team_id: int, person_id: int) -> None:
    """The role of team member was ended by itself: so this person is no longer in the team."""
    membership = queries.find_membership(team_id, person_id)
    if membership is not None:
        membership.until_on = today()
        db.session.flush()
        if (team := queries.find_team(team_id)) is not None:
            leave_team(team, person_id)
