"""What talents add to the platform: a part of pages, what waits under "Mijn", words for history, and nightly work."""

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import sections
from participatie.accounts.header import MenuLink, register_link
from participatie.kernel.access import Actor
from participatie.kernel.clock import local, now
from participatie.kernel.db import unit_of_work
from participatie.kernel.files import register_guard
from participatie.kernel.jobs import job, nightly
from participatie.moderation import things
from participatie.notifications.models import Sort
from participatie.notifications.sorts import tells
from participatie.subjects import parts, presence
from participatie.subjects.parts import Unasked
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events
from participatie.talents import care, services
from participatie.talents.including import no_vacancies_of, vacancies_of
from participatie.talents.queries import has_vacancies, list_own_matches, list_run, list_run_subject_ids, may_see_profile_photo
from participatie.talents.vocabulary import GROUPS

MORNING = 8
"""No mail about vacancies goes out before this hour."""


def _closed(facts: Facts) -> str:
    return _("Gevonden wie werd gezocht") if facts["is_filled"] else _("Zoekt geen mensen meer")


tell("VacancyOpened", Telling(lambda _facts: _("Zoekt mensen: een nieuwe vacature"), "user-search", "sun"))
tell("VacancyClosed", Telling(_closed, "user-check", "leaf"))


def init_app(app: Flask) -> None:
    """Register all of it with the floors below."""
    app.jinja_env.globals["talent_groups"] = GROUPS
    presence.register("vacancies", has_vacancies)
    parts.register(vacancies_of, Unasked("vacancies", no_vacancies_of))
    sections.register(own_talents)
    register_link(talents_link)
    register_guard(may_see_profile_photo)
    things.register("vacancy", care.CARE)
    tells(Sort.OFFER, "VacancyOpened", "VacancyClosed")
    name_events(
        {
            "VacancyOpened": _l("vacature geopend"),
            "VacancyClosed": _l("vacature gesloten"),
            "VacancyHidden": _l("vacature verborgen"),
            "VacancyShown": _l("vacature weer zichtbaar"),
        }
    )


def talents_link(_actor: Actor) -> MenuLink | None:
    """The way to one's own talents."""
    return _("Mijn talenten"), url_for("talents.cards")


def own_talents(actor: Actor) -> sections.Section | None:
    """The matches of this person, and the vacancies of their teams and initiatives."""
    matches = [match for match in list_own_matches(actor.id or 0) if match.is_open]
    run_ids = list_run_subject_ids(actor)
    vacancies = list_run(actor, run_ids) if run_ids else []
    if not matches and not vacancies:
        return None
    values: dict[str, object] = {"matches": matches, "vacancies": vacancies}
    return sections.Section(_("Talenten en vacatures"), "talents/_mine.html", values, asks=bool(matches))


@nightly
def care_for_talents() -> None:
    """Keep what the consent text promises: warn, erase, and forget what faded."""
    with unit_of_work():
        services.warn_of_erasure()
        services.erase_unused_profiles()
        services.forget_old_answers()


@job(every_minutes=30)
def tell_of_talents() -> None:
    """In the daytime: new vacancies for who wants mail of them, and the question how it was."""
    if local(now()).hour >= MORNING:
        with unit_of_work():
            services.tell_new_vacancies()
            services.ask_to_look_back()
