"""From the first word to a text that can be put to a team: the client's alone."""

from flask_babel import gettext as _

from participatie.assignments.models import (
    KIND,
    MAX_ROLE,
    Assignment,
    AssignmentState,
    AssignmentVersion,
    Side,
    What,
)
from participatie.assignments.permissions import can_begin, can_write
from participatie.assignments.services.clashes import what_clashes
from participatie.assignments.services.holding import held_version, hold
from participatie.assignments.services.wording import usable_line, usable_what
from participatie.commitments.queries import list_voices
from participatie.commitments.voices import SELF, Party
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Refused
from participatie.subjects import services as subjects
from participatie.teams.models import Team
from participatie.teams.queries import find_team


def list_client_parties(actor: Actor) -> list[Party]:
    """For which partners and teams the actor can ask something."""
    return [party for party in list_voices(actor) if party.key != SELF]


def begin(actor: Actor, voice_key: str, role: str, team_id: int, what: What) -> Assignment:
    """A draft of what the actor, in this role and for this party, will ask of a team."""
    authorize(can_begin, actor)
    party = next((each for each in list_client_parties(actor) if each.key == voice_key), None)
    if party is None:
        raise Refused(_("Namens deze partij kun je niets vragen. Kies een andere."), field="voice")
    usable, team = usable_what(what), _open_team(team_id, party.team_id)
    subject = subjects.begin(actor, KIND.name, AssignmentState.DRAFT)
    subject.creator_id = None  # it belongs to its two sides, also when who began it leaves them
    is_team = party.team_id is not None
    assignment = Assignment(
        id=subject.id,
        subject=subject,
        client_person_id=actor.id,
        client_role=usable_line(role, "role", MAX_ROLE, _("Schrijf in welke rol je dit vraagt, zoals wethouder wonen.")),
        client_partner_id=None if is_team else party.partner_id,
        client_team_id=party.team_id,
        taker_team_id=team.id,
    )
    db.session.add(assignment)
    db.session.flush()
    db.session.add(
        AssignmentVersion(assignment_id=assignment.id, number=1, title=usable.title, side=Side.CLIENT, by_id=actor.id, at=now())
    )
    db.session.flush()
    _keep(assignment, held_version(assignment, 1), usable)
    return assignment


def write(actor: Actor, assignment: Assignment, version: int, what: What, team_id: int | None = None) -> None:
    """Change a draft, or what came back; `version` is the one that was on the screen."""
    hold(assignment)
    authorize(can_write, actor, assignment)
    usable = usable_what(what)
    current = held_version(assignment, assignment.latest_number)
    if version != assignment.version:
        raise Conflict(what_clashes(usable, current.what))
    if team_id is not None and team_id != assignment.taker_team_id:
        assignment.taker_team_id = _open_team(team_id, assignment.client_team_id).id
    if assignment.state is AssignmentState.GIVEN_BACK and usable != current.what:
        current = add_version(actor, assignment, usable, Side.CLIENT, "")
    _keep(assignment, current, usable)
    assignment.version += 1
    db.session.flush()


def add_version(actor: Actor, assignment: Assignment, what: What, side: Side, why: str) -> AssignmentVersion:
    """Lay another version on the table; what was said of the one before stays with that."""
    assignment.latest_number += 1
    made = AssignmentVersion(
        assignment_id=assignment.id, number=assignment.latest_number, side=side, by_id=actor.id, at=now(), why=why, title=""
    )
    made.fill(what)
    db.session.add(made)
    db.session.flush()
    return made


def _keep(assignment: Assignment, version: AssignmentVersion, what: What) -> None:
    version.fill(what)
    show_what(assignment, what)


def show_what(assignment: Assignment, what: What) -> None:
    """Let its subject say what this version says."""
    subject = assignment.subject
    subject.title, subject.lead = what.title, what.for_residents
    subject.theme_id, subject.area_id, subject.changed_at = what.theme_id, what.area_id, now()
    db.session.flush()


def _open_team(team_id: int, client_team_id: int | None) -> Team:
    team = find_team(team_id)
    if team is None or not team.is_open:
        raise Refused(_("Kies een team dat er nog is."), field="team")
    if team.id == client_team_id:
        raise Refused(_("Een team vraagt zichzelf geen opdracht. Kies een ander team."), field="team")
    return team
