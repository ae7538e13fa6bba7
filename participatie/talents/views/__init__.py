"""Pages about talents: vacancies for everybody, one's own profile and cards, the people of a vacancy, and matches."""

from participatie.talents.views import answering, cards, matches, people, profiles, running, vacancies
from participatie.talents.views.blueprint import bp

__all__ = ["answering", "bp", "cards", "matches", "people", "profiles", "running", "vacancies"]
