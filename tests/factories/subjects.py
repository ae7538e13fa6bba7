"""Themes, and subjects of some kind that people talk about."""

from itertools import count

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM, Actor
from participatie.places.models import Area
from participatie.subjects import services
from participatie.subjects.models import Subject, Theme

_numbers = count(1)


def make_theme(name: str = "Groen", icon: str = "trees") -> Theme:
    """A theme; the names in one test differ."""
    return services.open_theme(SYSTEM, name, f"{name} (en)", icon, "groen", next(_numbers))


def make_subject(
    title: str = "Een pluktuin",
    *,
    area: Area | None = None,
    theme: Theme | None = None,
    by: Person | None = None,
    state: str = "idea",
    published: bool = True,
) -> Subject:
    """A subject in an area and about a theme, published unless told otherwise."""
    maker = Actor(id=by.id, name=by.display_name) if by else SYSTEM
    subject = services.begin(maker, "initiative", state)
    subject.title, subject.lead = title, f"{title}, voor iedereen in de buurt."
    subject.area_id = area.id if area else None
    subject.theme_id = theme.id if theme else None
    if published:
        services.publish(maker, subject)
    return subject
