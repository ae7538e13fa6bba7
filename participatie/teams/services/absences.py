"""Away from a day until a day. Who is away for long has a stand-in, who is then the named person."""

from datetime import date, timedelta

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today, working_days_between
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.events import emit
from participatie.teams import queries
from participatie.teams.events import StandInNamed
from participatie.teams.models import Absence, TeamMembership
from participatie.teams.permissions import can_end_absence, can_mark_absence, can_stand_in
from participatie.teams.services import letters

LONG_DAYS = 5
"""More working days than this, and somebody else is the named person."""
LONGEST = timedelta(days=366)
KEPT = timedelta(days=30)


def mark_absence(actor: Actor, membership: TeamMembership, from_on: date, last_on: date) -> list[Absence]:
    """Say that somebody is away: for oneself in all own teams at once, for a colleague in the shared team."""
    authorize(can_mark_absence, actor, membership)
    _check(from_on, last_on)
    own = actor.id == membership.person_id
    memberships = queries.list_own_memberships(membership.person_id) if own else [membership]
    free = [one for one in memberships if not queries.list_absences_between(one.team_id, one.person_id, from_on, last_on)]
    if not free:
        raise Refused(_("Voor deze dagen staat al dat diegene er niet is."), field="from_on")
    return [_mark(one, from_on, last_on) for one in free]


def _check(from_on: date, last_on: date) -> None:
    if last_on < from_on:
        raise Refused(_("De laatste dag ligt voor de eerste."), field="last_on")
    if last_on < today():
        raise Refused(_("Kies een dag die nog komt."), field="last_on")
    if last_on - from_on > LONGEST:
        raise Refused(_("Kies ten hoogste een jaar."), field="last_on")


def _mark(membership: TeamMembership, from_on: date, last_on: date) -> Absence:
    absence = Absence(team_id=membership.team_id, person_id=membership.person_id, from_on=from_on, last_on=last_on)
    db.session.add(absence)
    db.session.flush()
    if is_long(absence):
        see_to_stand_in(absence)
    return absence


def is_long(absence: Absence) -> bool:
    """Whether it takes more working days than colleagues can wait."""
    return working_days_between(absence.from_on - timedelta(days=1), absence.last_on) > LONG_DAYS


def see_to_stand_in(absence: Absence) -> None:
    """Let the stand-in of the team take the place of who is away; a team without one is asked, once, when it matters."""
    team = queries.get_team_of(absence)
    stand_in = queries.find_membership(team.id, team.stand_in_id) if team.stand_in_id != absence.person_id else None
    if stand_in is not None and stand_in.person.active and not queries.is_away(team.id, stand_in.person_id, absence.from_on):
        _stand_in(absence, stand_in.person_id, shows=stand_in.is_public)
        letters.tell_people([stand_in.person_id], "stand_in", team.id, _of(absence))
    elif absence.asked_at is None and queries.names_somebody(team, absence.person_id):
        absence.asked_at = now()
        letters.tell_team(team.id, "stand_in_asked", team.id, _of(absence), but=absence.person_id)
    db.session.flush()


def stand_in(actor: Actor, absence: Absence) -> None:
    """Stand in for a colleague, by one's own choice: one's name shows where that of the colleague stood."""
    db.session.refresh(absence, ["stand_in_id", "last_on"], with_for_update=True)
    if absence.stand_in_id == actor.id:
        return
    if absence.stand_in_id is not None:
        raise NotFound(_("Een collega was je voor: er is al iemand die invalt."))
    authorize(can_stand_in, actor, absence)
    _stand_in(absence, actor.id or 0, shows=True)


def end_absence(actor: Actor, absence: Absence) -> None:
    """Be back earlier, or not go at all."""
    authorize(can_end_absence, actor, absence)
    if absence.from_on >= today():
        db.session.delete(absence)
    else:
        absence.last_on = min(absence.last_on, today() - timedelta(days=1))
    db.session.flush()


def look_for_stand_ins() -> int:
    """See to the long absences that have no stand-in (any more); how many those are."""
    waiting = [absence for absence in queries.list_uncovered() if is_long(absence)]
    for absence in waiting:
        see_to_stand_in(absence)
    return len(waiting)


def forget_absences(person_id: int) -> None:
    """Somebody is gone: when they were away is forgotten, and where they stood in somebody else is asked."""
    for absence in queries.list_absences_of(person_id):
        db.session.delete(absence)
    for absence in queries.list_stood_in_by(person_id):
        free_stand_in(absence)
    db.session.flush()


def free_stand_in(absence: Absence) -> None:
    """The stand-in is gone too: the team is asked again."""
    absence.stand_in_id, absence.shows_stand_in, absence.asked_at = None, False, None
    db.session.flush()
    if is_long(absence):
        see_to_stand_in(absence)


def forget_old_absences() -> None:
    """When somebody was away is kept a month, to mend a mistake, and then nobody knows it any more."""
    for absence in queries.list_absences_until(today() - KEPT):
        db.session.delete(absence)
    db.session.flush()


def _stand_in(absence: Absence, person_id: int, *, shows: bool) -> None:
    absence.stand_in_id, absence.shows_stand_in = person_id, shows
    db.session.flush()
    emit(StandInNamed(by_id=person_id, subject_id=absence.team_id, person_id=person_id))


def _of(absence: Absence) -> dict[str, str | int | bool]:
    return {
        "absence_id": absence.id,
        "person_id": absence.person_id,
        "from_on": absence.from_on.isoformat(),
        "last_on": absence.last_on.isoformat(),
    }
