"""Vacancies as moderators judge them: the words that everybody can read."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.kernel.access import Actor
from participatie.kernel.errors import NotFound
from participatie.moderation.things import Care, Thing
from participatie.talents import services
from participatie.talents.models import Vacancy
from participatie.talents.queries import find_vacancy


def find(number: int) -> Thing | None:
    """The vacancy with this number."""
    vacancy = find_vacancy(number)
    if vacancy is None:
        return None
    subject = vacancy.subject
    return Thing(
        anchor=f"vacancy-{number}",
        subject=subject,
        title=_("Een vacature bij %(title)s", title=subject.title),
        text=f"{vacancy.what}\n{vacancy.about}".strip(),
        person_id=vacancy.opened_by_id,
        hidden_at=vacancy.hidden_at,
        may_be_reported=vacancy.hidden_at is None and subject.is_published and not subject.is_hidden,
    )


def url(number: int) -> str:
    """Where it stands."""
    return url_for("talents.vacancy", vacancy_id=number)


def hide(actor: Actor, number: int, _reason: str) -> None:
    """Take its words out of sight."""
    services.hide_vacancy(actor, _get(number))


def show(actor: Actor, number: int) -> None:
    """Put them back in sight."""
    services.show_vacancy(actor, _get(number))


def _get(number: int) -> Vacancy:
    vacancy = find_vacancy(number)
    if vacancy is None:
        raise NotFound
    return vacancy


CARE = Care(_l("Vacature"), find, url, hide, show)
