"""What can be done with profiles, vacancies, answers and matches."""

from participatie.talents.services.answers import answer_vacancy, ask_person
from participatie.talents.services.forgetting import (
    erase_after_closing,
    erase_unused_profiles,
    forget_old_answers,
    warn_of_erasure,
)
from participatie.talents.services.matches import end_match, look_back, plan_talk, propose, take_place, write_note
from participatie.talents.services.profiles import (
    Told,
    begin_profile,
    change_profile,
    erase_profile,
    keep_profile,
    rest,
    wake,
)
from participatie.talents.services.telling import ask_to_look_back, tell_new_vacancies
from participatie.talents.services.vacancies import (
    Terms,
    change_vacancy,
    close_all_of,
    close_vacancy,
    hide_vacancy,
    open_vacancy,
    show_vacancy,
)

__all__ = [
    "Terms",
    "Told",
    "answer_vacancy",
    "ask_person",
    "ask_to_look_back",
    "begin_profile",
    "change_profile",
    "change_vacancy",
    "close_all_of",
    "close_vacancy",
    "end_match",
    "erase_after_closing",
    "erase_profile",
    "erase_unused_profiles",
    "forget_old_answers",
    "hide_vacancy",
    "keep_profile",
    "look_back",
    "open_vacancy",
    "plan_talk",
    "propose",
    "rest",
    "show_vacancy",
    "take_place",
    "tell_new_vacancies",
    "wake",
    "warn_of_erasure",
    "write_note",
]
