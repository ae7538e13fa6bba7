"""Vacancies, people and reasons in words."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from participatie.kernel.templating import day
from participatie.places.queries import atlas
from participatie.subjects.kinds import kind_of
from participatie.subjects.urls import url_of
from participatie.talents.matching import Fit, may_see
from participatie.talents.models import Has, Profile, Vacancy
from participatie.talents.tokens import card_of
from participatie.talents.vocabulary import DAYS, LANGUAGES, TALENTS, enumerate_words, words

NUMBERS = (_l("geen"), _l("één"), _l("twee"), _l("drie"), _l("vier"), _l("vijf"), _l("zes"))


@dataclass(frozen=True)
class VacancyLine:
    """A vacancy in a list, on a card and on its own page."""

    id: int
    url: str
    what: str
    about: str
    title: str
    subject_url: str
    kind: str
    icon: str
    talents: list[str]
    facts: list[str]
    place: str
    is_open: bool
    state: str


@dataclass(frozen=True)
class PersonCard:
    """Somebody with a profile as those who look may see them. Without a name they are "iemand"."""

    card: str
    name: str
    key: str
    reasons: list[str]
    details: list[tuple[str, str]]
    photo_key: str


def vacancy_line(vacancy: Vacancy) -> VacancyLine:
    """A loaded vacancy in words."""
    kind = kind_of(vacancy.subject.kind)
    return VacancyLine(
        vacancy.id,
        url_for("talents.vacancy", vacancy_id=vacancy.id),
        vacancy.what,
        vacancy.about,
        vacancy.subject.title,
        url_of(vacancy.subject),
        str(kind.label),
        kind.icon,
        words(TALENTS, vacancy.slugs),
        _facts(vacancy),
        area_name(vacancy),
        vacancy.is_open,
        state_word(vacancy),
    )


def state_word(vacancy: Vacancy) -> str:
    """Why nobody can answer any more; empty for an open one."""
    if vacancy.hidden_at is not None:
        return _("Verborgen")
    if vacancy.closed_at is None:
        return ""
    return _("Gevonden") if vacancy.is_filled else _("Gesloten")


def area_name(vacancy: Vacancy) -> str:
    """Where it is, or where its team or initiative is."""
    area = vacancy.area or vacancy.subject.area
    return area.name if area else ""


def _facts(vacancy: Vacancy) -> list[str]:
    hours = ngettext("ongeveer %(num)d uur per week", "ongeveer %(num)d uur per week", vacancy.hours_a_week)
    places = ngettext("%(num)d persoon", "%(num)d mensen", vacancy.places) if vacancy.places > 1 else ""
    evening = _("'s avonds kan ook") if vacancy.is_by_evening else ""
    return [fact for fact in (hours, _period(vacancy), vacancy.place, evening, places) if fact]


def _period(vacancy: Vacancy) -> str:
    if vacancy.from_on and vacancy.until_on:
        return _("van %(first)s tot %(last)s", first=day(vacancy.from_on), last=day(vacancy.until_on))
    if vacancy.from_on:
        return _("vanaf %(day)s", day=day(vacancy.from_on))
    return _("tot %(day)s", day=day(vacancy.until_on)) if vacancy.until_on else ""


def _number(count: int) -> str:
    return str(NUMBERS[count]) if count < len(NUMBERS) else str(count)


def reasons_for_seekers(fit: Fit, vacancy: Vacancy) -> list[str]:
    """Why somebody is suggested, for those who look. All that the order follows stands here."""
    talents, learns, adds = (words(TALENTS, found) for found in (fit.talents, fit.learns, fit.adds))
    found = [_talent_words(talents)] if talents else []
    found += [_("komt in %(area)s", area=area_name(vacancy))] if fit.comes_there else []
    found += [_("werkte eerder samen met iemand van jullie")] if fit.worked_together else []
    found += [_("wil dit leren: %(which)s", which=enumerate_words(learns))] if learns else []
    found += [_("heeft genoeg uren")] if fit.has_hours else []
    found += [_("kan 's avonds")] if fit.has_evenings else []
    found += [_("brengt mee wat jullie missen: %(which)s", which=enumerate_words(adds))] if adds else []
    return found


def reasons_for_person(fit: Fit) -> list[str]:
    """Why a vacancy is suggested, for who could answer it."""
    talents, learns = words(TALENTS, fit.talents), words(TALENTS, fit.learns)
    found = [_talent_words(talents)] if talents else []
    found += [_("in een gebied waar je wilt komen")] if fit.comes_there else []
    found += [_("je wilt dit leren: %(which)s", which=enumerate_words(learns))] if learns else []
    found += [_("past in je uren")] if fit.has_hours else []
    found += [_("'s avonds, en dan kun je")] if fit.has_evenings else []
    return found


def _talent_words(talents: list[str]) -> str:
    return ngettext(
        "%(count)s talent: %(which)s", "%(count)s talenten: %(which)s", len(talents), count=_number(len(talents)),
        which=enumerate_words(talents),
    )  # fmt: skip


def person_card(fit: Fit, profile: Profile, vacancy: Vacancy, sight: str) -> PersonCard:
    """Somebody as this viewer may see them; the name and the photo only when that person said so."""
    return PersonCard(
        card_of(profile.salt, vacancy.id),
        profile.person.display_name if profile.shows_name else "",
        f"p{profile.person_id}" if profile.shows_name else "",
        reasons_for_seekers(fit, vacancy),
        details_of(profile, sight),
        profile.photo_key or "" if profile.shows_photo else "",
    )


def details_of(profile: Profile, sight: str) -> list[tuple[str, str]]:
    """What a profile tells to who has this sight, as pairs of word and text; parts without text are left out."""
    facts = atlas().facts
    areas = [facts[area.area_id].name for area in profile.areas if area.area_id in facts]
    can, learn = (words(TALENTS, profile.slugs(has)) for has in (Has.CAN, Has.LEARN))
    parts = (
        (profile.can_sight, _("Kan"), ", ".join(can)),
        (profile.learn_sight, _("Wil leren"), ", ".join(learn)),
        (profile.knows_sight, _("Kent"), profile.knows),
        (profile.languages_sight, _("Spreekt"), ", ".join(words(LANGUAGES, profile.languages))),
        (profile.time_sight, _("Heeft tijd"), _time(profile)),
        (profile.area_sight, _("Komt in"), ", ".join(areas)),
    )
    return [(word, text) for part_sight, word, text in parts if text and may_see(sight, part_sight)]


def _time(profile: Profile) -> str:
    hours = ngettext("ongeveer %(num)d uur per week", "ongeveer %(num)d uur per week", profile.hours_a_week or 0)
    found = [hours] if profile.hours_a_week else []
    found += [", ".join(words(DAYS, profile.days))] if profile.days else []
    found += [_("ook 's avonds")] if profile.has_evenings else []
    return ", ".join(found)
