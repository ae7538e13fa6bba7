"""Who leaves a team, or the platform, is no longer the named person: the stand-in is, or nobody until somebody takes it up."""

from participatie.kernel.db import db
from participatie.teams import queries
from participatie.teams.models import Responsibility, Team
from participatie.teams.services import letters
from participatie.teams.services.absences import forget_absences, free_stand_in
from participatie.teams.services.responsibilities import let_go


def leave_team(team: Team, person_id: int) -> None:
    """Somebody is out of a team; the caller has ended the membership."""
    _give_up_posts(team, person_id)
    for absence in queries.list_absences(team):
        if absence.person_id == person_id:
            db.session.delete(absence)
        elif absence.stand_in_id == person_id:
            free_stand_in(absence)
    db.session.flush()
    _pass_on(team, queries.list_named(person_id, team.id))


def leave_all(person_id: int) -> None:
    """Somebody is gone: no team has them as its named person."""
    forget_absences(person_id)
    for team in queries.list_teams_relying_on(person_id):
        _give_up_posts(team, person_id)
        _pass_on(team, queries.list_named(person_id, team.id))


def let_go_of_strangers() -> int:
    """Mend what names somebody who is not in the team any more, because the last day passed; how much that was."""
    found = queries.list_named_strangers()
    for team_id, person_id in {(current.team_id, current.contact_id or 0) for current in found}:
        if (team := queries.find_team(team_id)) is not None:
            leave_team(team, person_id)
    return len(found)


def _give_up_posts(team: Team, person_id: int) -> None:
    if team.contact_id == person_id:
        team.contact_id = None
    if team.stand_in_id == person_id:
        team.stand_in_id = None
    db.session.flush()


def _pass_on(team: Team, named: list[Responsibility]) -> None:
    if not named:
        return
    stand_in = queries.find_membership(team.id, team.stand_in_id)
    is_there = stand_in is not None and stand_in.person.active
    for current in named:
        if stand_in is not None and is_there:
            let_go(current, stand_in.person_id, shows_successor=stand_in.is_public)
        else:
            let_go(current, None)
    told = [stand_in.person_id] if stand_in is not None and is_there else queries.list_member_ids(team.id)
    letters.tell_people(told, "contact_left", team.id, {"count": len(named), "is_yours": is_there})
