"""What happens to vacancies. Of answers and matches there is no event: what nobody may read is written down nowhere."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import Event, SubjectEvent


@dataclass(frozen=True, kw_only=True)
class VacancyOpened(SubjectEvent):
    """A team or an initiative looks for somebody."""

    public: ClassVar[bool] = True

    vacancy_id: int


@dataclass(frozen=True, kw_only=True)
class VacancyClosed(SubjectEvent):
    """It looks no more; `is_filled` says whether as many joined as were looked for."""

    public: ClassVar[bool] = True

    vacancy_id: int
    is_filled: bool


PUBLIC_EVENTS = (VacancyOpened.__name__, VacancyClosed.__name__)
"""What timelines tell of vacancies, by name."""


@dataclass(frozen=True, kw_only=True)
class VacancyHidden(Event):
    """A moderator took the words of a vacancy out of sight."""

    vacancy_id: int


@dataclass(frozen=True, kw_only=True)
class VacancyShown(Event):
    """A moderator put them back in sight."""

    vacancy_id: int
