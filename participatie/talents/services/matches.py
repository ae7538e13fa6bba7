"""From two yeses to a place: a note, a first talk, a proposal that the person takes, and a look back by both."""

from datetime import date, datetime, timedelta

from flask_babel import gettext as _

from participatie.accounts.queries import get_own_person
from participatie.kernel.access import SYSTEM, Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.partners import carriers
from participatie.partners.queries import list_partners_of
from participatie.talents import queries
from participatie.talents.models import MAX_NOTE, MOST_HOURS, Match, MatchState
from participatie.talents.permissions import can_go_on, can_look_back, can_propose, can_take, is_matched
from participatie.talents.services.letters import tell_both
from participatie.talents.services.profiles import note_use
from participatie.talents.services.vacancies import close, hold
from participatie.talents.services.wording import usable_body, usable_line
from participatie.teams import services as teams
from participatie.teams.models import TEAM
from participatie.teams.queries import get_team

LONGEST = timedelta(days=2 * 366)


def _hold(actor: Actor, match: Match) -> None:
    """Hold the vacancy, and with it the match, for who may go on with it."""
    hold(match.vacancy)
    db.session.refresh(match, ["state", "joined_on", "person_note", "seekers_note", "person_look", "seekers_look"])
    authorize(can_go_on, actor, match, queries.runs(actor, match.vacancy.subject))


def write_note(actor: Actor, match: Match, note: str) -> None:
    """Introduce oneself to the other side, in a few sentences that only the two sides read."""
    _hold(actor, match)
    text = usable_body(note, MAX_NOTE, "note", _("Vertel kort wie je bent en hoe je te bereiken bent."))
    if is_matched(actor, match):
        match.person_note = text
    else:
        match.seekers_note = text
    db.session.flush()
    tell_both(match, "note", but_id=actor.id)


def plan_talk(actor: Actor, match: Match, at: datetime, where: str) -> None:
    """Say when and where the two meet first. Either side may, and may say it differently later."""
    _hold(actor, match)
    if not now() < at < now() + LONGEST:
        raise Refused(_("Kies een moment dat nog komt."), field="day")
    match.talk_where = usable_line(where, 200, "where", _("Schrijf waar jullie elkaar zien, of een link."))
    match.talk_at = at
    if match.state == MatchState.NEW:
        match.state = MatchState.TALK
    db.session.flush()
    tell_both(match, "talk", but_id=actor.id)


def propose(actor: Actor, match: Match, role: str, hours_a_week: int, until_on: date | None) -> None:
    """Propose a place: those who look say as what, for how many hours and until when. A team always says until when."""
    _hold(actor, match)
    authorize(can_propose, actor, match, queries.runs(actor, match.vacancy.subject))
    if not 1 <= hours_a_week <= MOST_HOURS:
        raise Refused(_("Kies een aantal uren van 1 tot en met %(n)s.", n=MOST_HOURS), field="hours_a_week")
    if match.vacancy.subject.kind == TEAM.name and until_on is None:
        raise Refused(_("Kies tot wanneer. Verlengen kan later."), field="until_on")
    if until_on is not None and not today() < until_on <= today() + LONGEST:
        raise Refused(_("Kies een dag die nog komt, binnen twee jaar."), field="until_on")
    match.offered_role = usable_line(role, 60, "role")
    match.offered_hours, match.offered_until_on, match.state = hours_a_week, until_on, MatchState.OFFERED
    db.session.flush()
    tell_both(match, "proposed", but_id=actor.id)


def take_place(actor: Actor, match: Match, read: str, partner_id: int | None = None) -> None:
    """Take the place that was proposed, in the team until that day, or as a maker; from a partner of one's own or none.

    `read` are the terms that the person saw (`Match.terms`): a proposal that changed meanwhile is read first.
    """
    _hold(actor, match)
    if match.state != MatchState.OFFERED:
        raise Refused(_("Er ligt nog geen voorstel. Wacht even op de ander."))
    authorize(can_take, actor, match)
    if read != match.terms:
        raise Refused(_("Het voorstel is net veranderd. Lees het nog een keer."))
    partner = next((own for own in list_partners_of(actor) if own.id == partner_id), None)
    if partner_id is not None and partner is None:
        raise Refused(_("Kies een partner waar je bij hoort."), field="partner")
    person, subject = get_own_person(actor), match.vacancy.subject
    if subject.kind == TEAM.name:
        team = get_team(SYSTEM, subject.id)
        teams.add_member(
            SYSTEM,
            team,
            person,
            partner=partner,
            role=match.offered_role,
            hours_per_week=match.offered_hours,
            until_on=match.offered_until_on,
        )
    else:
        carriers.let_in(subject, person)
    match.partner_id = partner.id if partner else None
    match.state, match.joined_on = MatchState.JOINED, today()
    db.session.flush()
    tell_both(match, "joined", but_id=actor.id)
    _note_use(match)
    _close_when_filled(match)


def _close_when_filled(match: Match) -> None:
    vacancy = match.vacancy
    if vacancy.closed_at is None and queries.count_joined(vacancy.id) >= vacancy.places:
        close(vacancy, None, is_filled=True)


def end_match(actor: Actor, match: Match) -> None:
    """Go on no further. Who of the two said so is kept nowhere, and nobody is asked why."""
    _hold(actor, match)
    match.state, match.ended_at = MatchState.ENDED, now()
    match.person_note = match.seekers_note = match.talk_where = ""
    match.talk_at = None
    db.session.flush()
    tell_both(match, "ended")


def look_back(actor: Actor, match: Match, look: str) -> None:
    """Tell how it was. The other side reads it once it wrote too."""
    hold(match.vacancy)
    db.session.refresh(match, ["state", "person_look", "seekers_look"])
    authorize(can_look_back, actor, match, queries.runs(actor, match.vacancy.subject))
    text = usable_body(look, MAX_NOTE, "look", _("Vertel kort hoe het was."))
    if is_matched(actor, match):
        match.person_look = text
        _note_use(match)
    else:
        match.seekers_look = text
    db.session.flush()


def _note_use(match: Match) -> None:
    profile = queries.find_profile(match.person_id)
    if profile is not None:
        note_use(profile)
