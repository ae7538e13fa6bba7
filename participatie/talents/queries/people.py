"""Who fits a vacancy, for those who look: who said yes, who was asked, and who could be asked. Of a no nothing follows here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from participatie.kernel.access import Actor
from participatie.talents.matching import Candidate, Fit, Viewer, facts_of, fit, may_see
from participatie.talents.models import Match, Side, Vacancy
from participatie.talents.queries.answers import list_yes_sides, without_passed
from participatie.talents.queries.candidates import list_candidates, viewer_of, worked_with
from participatie.talents.queries.matches import list_matches_of
from participatie.talents.queries.running import seeker_ids
from participatie.talents.queries.vacancies import wanted_of
from participatie.talents.tokens import Asked

MOST_SUGGESTED = 24
FIRST = 3


@dataclass(frozen=True)
class PeopleOf:
    """Everybody whom those who look can see at a vacancy. `missing` are asked talents that none of them told to have."""

    said_yes: list[Fit]
    asked: list[Fit]
    suggested: list[Fit]
    matches: Sequence[Match]
    missing: tuple[str, ...]

    @property
    def adding(self) -> Fit | None:
        """Who adds what is missing, when that is none of the first few."""
        if any(one.adds for one in self.suggested[:FIRST]):
            return None
        return next((one for one in self.suggested if one.adds), None)


def list_people_of(actor: Actor, vacancy: Vacancy) -> PeopleOf:
    """All of it, as this actor may see it. The same statements whatever people answered."""
    viewer, wanted, seekers = viewer_of(actor), wanted_of(vacancy), seeker_ids(vacancy.subject)
    matches = list_matches_of(vacancy.id)
    matched = {match.person_id for match in matches}
    sides = list_yes_sides(vacancy_id=vacancy.id)
    everybody = list_candidates()
    there = _talents_of((one for one in everybody if one.person_id in seekers), viewer)
    known = worked_with(seekers)
    others = [one for one in everybody if one.person_id not in seekers and one.person_id not in matched]
    asked, willing, rest = list[Fit](), list[Fit](), list[Fit]()
    for one in others:
        said = sides.get(one.person_id, set())
        arguments = (one, wanted, viewer.sight_of(one), known, there or None)
        if said:
            (asked if Side.SEEKERS in said else willing).append(facts_of(*arguments))
        elif found := fit(*arguments):
            rest.append(found)
    return PeopleOf(
        _not_passed(actor, willing, len(willing)),
        sorted(asked, key=lambda one: one.order),
        _not_passed(actor, rest, MOST_SUGGESTED),
        matches,
        tuple(sorted(wanted.talents - there)) if there else (),
    )


def _not_passed(actor: Actor, fits: list[Fit], most: int) -> list[Fit]:
    """The best of these, without those whom this very actor passed over."""
    ranked = sorted(fits, key=lambda one: one.order)
    asked = ((one, Asked(one.candidate.salt, one.wanted.vacancy_id, Side.SEEKERS, actor.id)) for one in ranked)
    return without_passed(asked, most)


def _talents_of(seekers: Iterable[Candidate], viewer: Viewer) -> frozenset[str]:
    shown = (one.can for one in seekers if may_see(viewer.sight_of(one), one.can_sight))
    return frozenset().union(*shown)
