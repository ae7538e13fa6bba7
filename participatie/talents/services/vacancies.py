"""Vacancies: opened, changed and closed by those who look, hidden by a moderator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _

from participatie.kernel.access import SYSTEM, Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.places.queries import atlas
from participatie.subjects.models import Subject
from participatie.subjects.services import conceal_history, reveal_history
from participatie.talents import queries
from participatie.talents.events import PUBLIC_EVENTS, VacancyClosed, VacancyHidden, VacancyOpened, VacancyShown
from participatie.talents.models import MAX_ABOUT, MAX_WHAT, MOST_HOURS, MOST_PLACES, Vacancy, VacancyTalent
from participatie.talents.permissions import can_hide, can_open, can_run
from participatie.talents.services.letters import tell_closed
from participatie.talents.services.wording import known, usable_body, usable_line, usable_public
from participatie.talents.vocabulary import TALENTS

MOST_OPEN = 10
MOST_TALENTS = 6
LONGEST = timedelta(days=2 * 366)


@dataclass(frozen=True)
class Terms:
    """What is looked for."""

    what: str
    about: str = ""
    talents: Sequence[str] = ()
    hours_a_week: int = 2
    from_on: date | None = None
    until_on: date | None = None
    place: str = ""
    area_id: int | None = None
    is_by_evening: bool = False
    places: int = 1


def open_vacancy(actor: Actor, subject: Subject, terms: Terms) -> Vacancy:
    """Look for somebody, in everybody's sight."""
    authorize(can_open, actor, subject, queries.runs(actor, subject))
    if len(queries.list_open_of(actor, subject.id)) >= MOST_OPEN:
        raise Refused(_("Er staan al %(n)s vacatures open. Sluit er eerst een.", n=MOST_OPEN))
    vacancy = Vacancy(subject_id=subject.id, subject=subject, opened_by_id=actor.id, opened_at=now(), talents=[])
    _write(vacancy, terms)
    db.session.add(vacancy)
    db.session.flush()
    emit(VacancyOpened(by_id=actor.id, subject_id=subject.id, vacancy_id=vacancy.id))
    return vacancy


def change_vacancy(actor: Actor, vacancy: Vacancy, version: int, terms: Terms) -> None:
    """Look for something else; `version` is the one that was on the screen. Who said yes is asked nothing again."""
    hold(vacancy)
    authorize(can_run, actor, vacancy, queries.runs(actor, vacancy.subject))
    if version != vacancy.version:
        pairs = ((_("Wie zoeken jullie?"), terms.what, vacancy.what), (_("Wat ga je doen?"), terms.about, vacancy.about))
        raise Conflict(tuple(Clash(*pair) for pair in pairs if pair[1] != pair[2]))
    _write(vacancy, terms)
    vacancy.version += 1
    db.session.flush()


def close_vacancy(actor: Actor, vacancy: Vacancy) -> None:
    """Look no more. Closing twice is no harm."""
    hold(vacancy)
    if vacancy.closed_at is None:
        authorize(can_run, actor, vacancy, queries.runs(actor, vacancy.subject))
        close(vacancy, actor.id, is_filled=False)


def close(vacancy: Vacancy, by_id: int | None, *, is_filled: bool) -> None:
    """Close it and tell who said yes and has no match; the caller has authorised that."""
    vacancy.closed_at, vacancy.is_filled = now(), is_filled
    db.session.flush()
    tell_closed(vacancy)
    emit(VacancyClosed(by_id=by_id, subject_id=vacancy.subject_id, vacancy_id=vacancy.id, is_filled=is_filled))


def close_all_of(subject_id: int) -> None:
    """Those who looked are no more."""
    for vacancy in queries.list_open_of(SYSTEM, subject_id):
        close(vacancy, None, is_filled=False)


def hold(vacancy: Vacancy) -> None:
    """Let who does something with this vacancy at the same moment wait; after that, see it as the other left it."""
    columns = ["version", "closed_at", "hidden_at", "places"]
    db.session.refresh(vacancy, columns, with_for_update={"key_share": True, "of": Vacancy})


def hide_vacancy(actor: Actor, vacancy: Vacancy) -> None:
    """Take its words out of sight. Doing so twice is no harm."""
    hold(vacancy)
    authorize(can_hide, actor, vacancy)
    if vacancy.hidden_at is None:
        vacancy.hidden_at = now()
        db.session.flush()
        conceal_history(vacancy.subject_id, PUBLIC_EVENTS, "vacancy_id", vacancy.id)
        emit(VacancyHidden(by_id=actor.id, vacancy_id=vacancy.id))


def show_vacancy(actor: Actor, vacancy: Vacancy) -> None:
    """Put it back in sight."""
    hold(vacancy)
    authorize(can_hide, actor, vacancy)
    if vacancy.hidden_at is not None:
        vacancy.hidden_at = None
        db.session.flush()
        reveal_history(vacancy.subject_id, PUBLIC_EVENTS, "vacancy_id", vacancy.id)
        emit(VacancyShown(by_id=actor.id, vacancy_id=vacancy.id))


def _write(vacancy: Vacancy, terms: Terms) -> None:
    usable_public({"what": terms.what, "about": terms.about, "place": terms.place})
    vacancy.what = usable_line(terms.what, MAX_WHAT, "what", _("Schrijf wie of wat jullie zoeken."))
    vacancy.about = usable_body(terms.about, MAX_ABOUT, "about")
    vacancy.place = usable_line(terms.place, MAX_WHAT, "place")
    talents = known(terms.talents, TALENTS, "talents")
    if not 1 <= len(talents) <= MOST_TALENTS:
        raise Refused(_("Kies één tot en met %(n)s talenten.", n=MOST_TALENTS), field="talents")
    if not 1 <= terms.hours_a_week <= MOST_HOURS:
        raise Refused(_("Kies een aantal uren van 1 tot en met %(n)s.", n=MOST_HOURS), field="hours_a_week")
    if not 1 <= terms.places <= MOST_PLACES:
        raise Refused(_("Kies een aantal mensen van 1 tot en met %(n)s.", n=MOST_PLACES), field="places")
    if terms.area_id is not None and terms.area_id not in atlas().facts:
        raise Refused(_("Kies uit de lijst."), field="area")
    vacancy.from_on, vacancy.until_on = _period(terms)
    vacancy.hours_a_week, vacancy.places, vacancy.area_id = terms.hours_a_week, terms.places, terms.area_id
    vacancy.is_by_evening = terms.is_by_evening
    vacancy.talents = [it for it in vacancy.talents if it.talent in talents]
    there = vacancy.slugs
    vacancy.talents += [VacancyTalent(talent=talent) for talent in talents if talent not in there]


def _period(terms: Terms) -> tuple[date | None, date | None]:
    if terms.until_on is not None and terms.until_on <= today():
        raise Refused(_("Kies een dag die nog komt."), field="until_on")
    if terms.until_on is not None and terms.until_on > today() + LONGEST:
        raise Refused(_("Dat is te ver weg. Kies een dag binnen twee jaar."), field="until_on")
    if terms.from_on is not None and terms.until_on is not None and terms.until_on <= terms.from_on:
        raise Refused(_("Deze dag komt niet na de eerste."), field="until_on")
    return terms.from_on, terms.until_on
