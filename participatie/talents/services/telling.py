"""What people hear by themselves: new vacancies that fit, once a week for who wants that, and the question how it was."""

from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from participatie.kernel.access import NOBODY
from participatie.kernel.clock import AMSTERDAM, today
from participatie.kernel.db import db
from participatie.talents import queries
from participatie.talents.matching import Fit, best_vacancies
from participatie.talents.models import Profile, Vacancy
from participatie.talents.services.letters import tell, tell_both

EVERY = timedelta(days=7)
ASKED_AFTER = timedelta(days=90)
MOST_AT_ONCE = 500


def tell_new_vacancies() -> int:
    """Mail who wants it how many vacancies of the last week fit them; how many mails. What they answered does not matter."""
    since = datetime.combine(today() - EVERY, time(), AMSTERDAM)
    new = [vacancy for vacancy in queries.list_open(NOBODY) if vacancy.opened_at >= since]
    due = Profile.wants_mail, Profile.is_resting.is_(False), Profile.told_on.is_(None) | (Profile.told_on <= today() - EVERY)
    wanted = select(Profile).where(*due).options(joinedload(Profile.person)).order_by(Profile.id).limit(MOST_AT_ONCE)
    profiles = db.session.scalars(wanted.with_for_update(of=Profile)).all() if new else []
    fits = match_people(new, [profile.person_id for profile in profiles]) if profiles else {}
    for profile in profiles:
        profile.told_on = today()
        if found := fits.get(profile.person_id):
            tell(profile.person, "new", count=len(found))
    return len(fits)


def match_people(vacancies: list[Vacancy], person_ids: list[int] | None = None) -> dict[int, list[Fit]]:
    """The vacancies that fit best for these people, or for everybody."""
    own = {vacancy.id: queries.seeker_ids(vacancy.subject) for vacancy in vacancies}
    return best_vacancies(queries.list_candidates(person_ids), map(queries.wanted_of, vacancies), own)


def ask_to_look_back() -> int:
    """Ask both sides of what is over, or runs for a while without an end, how it was; how many."""
    matches = queries.list_to_look_back(today(), today() - ASKED_AFTER)
    for match in matches:
        match.look_asked_on = today()
        tell_both(match, "look_back")
    return len(matches)
