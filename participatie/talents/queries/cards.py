"""The vacancies that one person can answer, with why they fit. For nobody but that person."""

from collections.abc import Sequence
from dataclasses import dataclass

from participatie.kernel.access import Actor
from participatie.talents.matching import Fit, facts_of
from participatie.talents.models import Match, Profile, Side, Vacancy
from participatie.talents.queries.answers import list_yes_sides, said_before, without_passed
from participatie.talents.queries.candidates import candidate_of
from participatie.talents.queries.matches import find_match, list_own_matches
from participatie.talents.queries.running import list_run_subject_ids
from participatie.talents.queries.vacancies import list_open, wanted_of
from participatie.talents.tokens import Asked, Said

MOST_CARDS = 50


@dataclass(frozen=True)
class CardRow:
    """One vacancy for one person: why it fits, and whether those who look asked for this person."""

    vacancy: Vacancy
    fit: Fit
    is_asked: bool


@dataclass(frozen=True)
class Deck:
    """What waits for an answer, the vacancies to which this person said yes, and the matches."""

    waiting: list[CardRow]
    said_yes: list[CardRow]
    matches: Sequence[Match]


@dataclass(frozen=True)
class OwnAnswer:
    """What one person and the other side said about one vacancy, as this person may know it."""

    said: Said | None
    is_asked: bool
    match: Match | None


def deck_of(actor: Actor, profile: Profile) -> Deck:
    """Who asked for this person first, then what fits best. Those who look themselves get no card of their own vacancy."""
    me, matches = candidate_of(profile), list_own_matches(profile.person_id)
    matched = {match.vacancy_id for match in matches}
    sides = list_yes_sides(person_id=profile.person_id)
    rows = [
        CardRow(vacancy, facts_of(me, wanted_of(vacancy)), Side.SEEKERS in sides.get(vacancy.id, ()))
        for vacancy in list_open(actor, list_run_subject_ids(actor))
        if vacancy.id not in matched
    ]
    said_yes = [row for row in rows if Side.PERSON in sides.get(row.vacancy.id, ())]
    fits = [row for row in rows if row not in said_yes and (row.is_asked or row.fit.talents or row.fit.learns)]
    ranked = sorted(fits, key=lambda row: (not row.is_asked, row.fit.order))
    own = ((row, Asked(profile.salt, row.vacancy.id, Side.PERSON)) for row in ranked)
    return Deck(without_passed(own, MOST_CARDS), said_yes, matches)


def own_answer(profile: Profile, vacancy: Vacancy) -> OwnAnswer:
    """What this person answered to one vacancy."""
    sides = list_yes_sides(person_id=profile.person_id).get(vacancy.id, set())
    said = Said.YES if Side.PERSON in sides else said_before(Asked(profile.salt, vacancy.id, Side.PERSON))
    return OwnAnswer(said, Side.SEEKERS in sides, find_match(vacancy.id, profile.person_id))


def fit_of(profile: Profile, vacancy: Vacancy) -> Fit:
    """Why one vacancy fits this person, as they see it themselves."""
    return facts_of(candidate_of(profile), wanted_of(vacancy))
