"""Questions about profiles, vacancies, answers and matches."""

from participatie.talents.queries.answers import count_asked_lately, find_yes, has_both, list_yes_sides
from participatie.talents.queries.candidates import find_profile_by_card, list_candidates, viewer_of
from participatie.talents.queries.cards import CardRow, Deck, OwnAnswer, deck_of, fit_of, own_answer
from participatie.talents.queries.matches import (
    count_joined,
    find_match,
    get_match,
    list_forgotten_matches,
    list_own_matches,
    list_to_look_back,
)
from participatie.talents.queries.people import PeopleOf, list_people_of
from participatie.talents.queries.profiles import (
    find_profile,
    get_own_profile,
    list_to_erase,
    list_to_warn,
    load_profiles,
    may_see_profile_photo,
)
from participatie.talents.queries.running import list_run_subject_ids, runs, seeker_ids
from participatie.talents.queries.vacancies import (
    VacancyPage,
    Wish,
    find_vacancy,
    get_vacancy,
    has_vacancies,
    list_open,
    list_open_of,
    list_run,
    page_vacancies,
    wanted_of,
)

__all__ = [
    "CardRow",
    "Deck",
    "OwnAnswer",
    "PeopleOf",
    "VacancyPage",
    "Wish",
    "count_asked_lately",
    "count_joined",
    "deck_of",
    "find_match",
    "find_profile",
    "find_profile_by_card",
    "find_vacancy",
    "find_yes",
    "fit_of",
    "get_match",
    "get_own_profile",
    "get_vacancy",
    "has_both",
    "has_vacancies",
    "list_candidates",
    "list_forgotten_matches",
    "list_open",
    "list_open_of",
    "list_own_matches",
    "list_people_of",
    "list_run",
    "list_run_subject_ids",
    "list_to_erase",
    "list_to_look_back",
    "list_to_warn",
    "list_yes_sides",
    "load_profiles",
    "may_see_profile_photo",
    "own_answer",
    "page_vacancies",
    "runs",
    "seeker_ids",
    "viewer_of",
    "wanted_of",
]
