"""What is forgotten: profiles that nobody uses, answers that faded, and what was between the two sides of a match."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta
from sqlalchemy import delete, select

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.talents import queries
from participatie.talents.models import Answer, Pass, Vacancy
from participatie.talents.services.letters import tell
from participatie.talents.services.profiles import erase_profile

WARNED_AFTER = relativedelta(months=11)
ERASED_AFTER = relativedelta(months=12)
LEAST_WARNING = timedelta(days=28)
KEPT_FOR = timedelta(days=90)
LOOKED_BACK_FOR = timedelta(days=365)


def warn_of_erasure() -> int:
    """Ask who did not use their profile for eleven months whether it may stay; how many."""
    profiles = queries.list_to_warn(today() - WARNED_AFTER)
    for profile in profiles:
        profile.warned_on = today()
        tell(profile.person, "unused")
    return len(profiles)


def erase_unused_profiles() -> int:
    """Erase what was not used for twelve months, once its person was told four weeks before; how many."""
    profiles = queries.list_to_erase(today() - ERASED_AFTER, today() - LEAST_WARNING)
    for profile in profiles:
        erase_profile(SYSTEM, profile)
    return len(profiles)


def erase_after_closing(person_id: int) -> None:
    """An account was closed: the profile, the yeses and the matches go with it."""
    profile = queries.find_profile(person_id)
    if profile is not None:
        erase_profile(SYSTEM, profile)


def forget_old_answers() -> None:
    """Remove what faded, what was said about vacancies that closed long ago, and matches that are long over."""
    db.session.execute(delete(Pass).where(Pass.fades_on <= today()))
    closed = select(Vacancy.id).where(Vacancy.closed_at <= now() - KEPT_FOR)
    db.session.execute(delete(Answer).where(Answer.vacancy_id.in_(closed)))
    for match in queries.list_forgotten_matches(now() - KEPT_FOR, today() - LOOKED_BACK_FOR):
        db.session.delete(match)
    db.session.flush()
