"""Tables of talents."""

from participatie.talents.models.answers import Answer, Pass, Side
from participatie.talents.models.matches import MAX_NOTE, Match, MatchState
from participatie.talents.models.profiles import CONSENT_VERSION, MAX_KNOWS, Has, Profile, ProfileArea, ProfileTalent, Sight
from participatie.talents.models.vacancies import MAX_ABOUT, MAX_WHAT, MOST_HOURS, MOST_PLACES, Vacancy, VacancyTalent

__all__ = [
    "CONSENT_VERSION",
    "MAX_ABOUT",
    "MAX_KNOWS",
    "MAX_NOTE",
    "MAX_WHAT",
    "MOST_HOURS",
    "MOST_PLACES",
    "Answer",
    "Has",
    "Match",
    "MatchState",
    "Pass",
    "Profile",
    "ProfileArea",
    "ProfileTalent",
    "Side",
    "Sight",
    "Vacancy",
    "VacancyTalent",
]
