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

MEMBER = "team_member"


def add_member(
    actor: Actor, team: Team, person: Person, *, partner: Partner | None = None, role: str = "", until_on: date | None = None
) -> TeamMembership:
    """Let somebody be in a team from today, from any partner or none. Who is in it already gets the new facts instead."""
    authorize(can_change, actor, team)
    if until_on is not None and until_on <= today():
        raise Refused(_("Kies een dag die nog komt."), field="until_on")
    membership = queries.find_membership(team.id, person.id)
    if membership is None:
        membership = TeamMembership(team_id=team.id, person=person, from_on=today())
        db.session.add(membership)
    membership.partner_id = partner.id if partner else None
    membership.role, membership.until_on = role, until_on
    give_role(person, MEMBER, team.id, until_on)
    db.session.flush()
    emit(TeamMemberAdded(by_id=actor.id, subject_id=team.id, person_id=person.id))
    return membership


def end_member(actor: Actor, team: Team, membership: TeamMembership) -> None:
    """End a membership today. Who was contact of the team is that no more; ending it twice is no harm."""
    authorize(can_change, actor, team)
    end(actor, team, membership)


def end(actor: Actor, team: Team, membership: TeamMembership) -> None:
    """End a membership; the caller has authorised that."""
    if membership.until_on is not None and membership.until_on <= today():
        return
    membership.until_on = today()
    if team.contact_id == membership.person_id:
        team.contact_id = None
    take_role(membership.person, MEMBER, team.id)
    db.session.flush()
    emit(TeamMemberEnded(by_id=actor.id, subject_id=team.id, person_id=membership.person_id))


def be_named(actor: Actor, membership: TeamMembership) -> None:
    """Say yes, for oneself, to one's name on the team's page."""
    authorize(can_choose_naming, actor, membership)
    membership.is_public = True
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
