"""Forms about profiles, vacancies, answers and matches."""

from participatie.talents.forms.answers import AnswerForm
from participatie.talents.forms.matches import LookForm, NoteForm, ProposeForm, TakeForm, TalkForm
from participatie.talents.forms.profiles import BeginForm, EmptyForm, ProfileForm
from participatie.talents.forms.vacancies import VacancyForm

__all__ = [
    "AnswerForm",
    "BeginForm",
    "EmptyForm",
    "LookForm",
    "NoteForm",
    "ProfileForm",
    "ProposeForm",
    "TakeForm",
    "TalkForm",
    "VacancyForm",
]
