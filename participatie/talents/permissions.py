"""Who may do what with profiles, vacancies and matches. `runs` says whether the actor is in the team, or makes the initiative.

Administrators and moderators have no right here, but that a moderator hides the words of a vacancy.
"""

from participatie.kernel.access import Actor, permission
from participatie.partners import carriers
from participatie.subjects.models import Subject
from participatie.talents.models import Match, MatchState, Profile, Vacancy
from participatie.teams.models import TEAM


def takes_people(subject: Subject) -> bool:
    """Whether vacancies can be opened here: teams, and what people make together."""
    is_shown = subject.is_published and not subject.is_hidden
    return is_shown and (subject.kind == TEAM.name or carriers.shares_making(subject))


def can_open(actor: Actor, subject: Subject, runs: bool) -> bool:
    """Look for people: who is in the team, who makes the initiative."""
    return actor.is_signed_in and runs and takes_people(subject)


def can_run(actor: Actor, vacancy: Vacancy, runs: bool) -> bool:
    """Change or close it, and see who fits: the same people, as long as it is open."""
    return can_open(actor, vacancy.subject, runs) and vacancy.is_open


@permission("talents.have_profile")
def can_have_profile(actor: Actor) -> bool:
    """Everybody with an account, for oneself."""
    return actor.is_signed_in


def owns(actor: Actor, profile: Profile) -> bool:
    """A profile is changed, answered with and erased by nobody but the person, and by the platform when its time is over."""
    return actor.is_system or (actor.is_signed_in and actor.id == profile.person_id)


def can_answer(actor: Actor, vacancy: Vacancy, runs: bool) -> bool:
    """Say yes, later or no to a vacancy of others, as long as it is open."""
    return actor.is_signed_in and vacancy.is_open and takes_people(vacancy.subject) and not runs


def is_matched(actor: Actor, match: Match) -> bool:
    """Whether this is the person of the match."""
    return actor.is_signed_in and actor.id == match.person_id


def can_read_match(actor: Actor, match: Match, runs: bool) -> bool:
    """The two sides of it, and nobody else."""
    return is_matched(actor, match) or (actor.is_signed_in and runs)


def can_go_on(actor: Actor, match: Match, runs: bool) -> bool:
    """Write to each other, meet, propose and take: both sides, until one of the two ends it."""
    return can_read_match(actor, match, runs) and match.is_open


def can_propose(actor: Actor, match: Match, runs: bool) -> bool:
    """Propose a place: those who look, to the person and not to themselves."""
    return can_go_on(actor, match, runs) and not is_matched(actor, match)


def can_take(actor: Actor, match: Match) -> bool:
    """Take what was proposed: the person."""
    return is_matched(actor, match) and match.state == MatchState.OFFERED


def can_look_back(actor: Actor, match: Match, runs: bool) -> bool:
    """Tell how it was: both sides, once they began together."""
    return can_read_match(actor, match, runs) and match.state == MatchState.JOINED


def can_hide(actor: Actor, vacancy: Vacancy) -> bool:
    """Moderators take its words out of sight, never what they wrote themselves."""
    return actor.holds("moderator") and actor.id != vacancy.opened_by_id
