"""Who fits which vacancy, and why. There is no score: what somebody is told is what the order follows.

First who has most of the talents that are asked, then who comes to that area, then who worked with somebody of it before,
then who wants to learn what is asked. Among equals the order is a matter of chance that stays the same for a vacancy.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from zlib import crc32

from participatie.talents.models import Sight

RANKS = {Sight.OWN: 0, Sight.NETWORK: 1, Sight.PUBLIC: 2}
Order = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody with a profile, as far as matching goes. `sights` are those of can, learn, knows, languages, time and area."""

    profile_id: int
    person_id: int
    salt: str
    can: frozenset[str]
    learn: frozenset[str]
    has_evenings: bool
    hours_a_week: int | None
    area_paths: tuple[str, ...]
    partner_ids: frozenset[int]
    can_sight: str = Sight.PUBLIC
    learn_sight: str = Sight.PUBLIC
    time_sight: str = Sight.PUBLIC
    area_sight: str = Sight.PUBLIC


@dataclass(frozen=True, slots=True)
class Wanted:
    """A vacancy, as far as matching goes."""

    vacancy_id: int
    talents: frozenset[str]
    hours_a_week: int
    is_by_evening: bool
    area_path: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at candidates: the partners they belong to, and whether they belong to a team or partner at all."""

    partner_ids: frozenset[int] = frozenset()
    is_in_network: bool = False
    person_id: int | None = None

    def sight_of(self, candidate: Candidate) -> Sight:
        """What this viewer may see of a candidate: what is marked so, and what is marked for more people than that."""
        if self.person_id == candidate.person_id or not self.partner_ids.isdisjoint(candidate.partner_ids):
            return Sight.OWN
        return Sight.NETWORK if self.is_in_network else Sight.PUBLIC


def may_see(viewer_sight: str, part_sight: str) -> bool:
    """Whether a part with this mark is for who has this sight."""
    return RANKS[Sight(part_sight)] >= RANKS[Sight(viewer_sight)]


@dataclass(frozen=True, slots=True)
class Fit:
    """Why a candidate and a vacancy fit. `adds` is what nobody of those who look has yet."""

    candidate: Candidate
    wanted: Wanted
    talents: tuple[str, ...]
    learns: tuple[str, ...]
    comes_there: bool
    has_evenings: bool
    has_hours: bool
    worked_together: bool
    adds: tuple[str, ...] = ()

    @property
    def order(self) -> Order:
        """Who comes first; the same facts that the reasons tell, and chance that is no preference."""
        chance = crc32(f"{self.candidate.salt} {self.wanted.vacancy_id}".encode())
        return (-len(self.talents), -self.comes_there, -self.worked_together, -len(self.learns), chance)


def fit(
    candidate: Candidate,
    wanted: Wanted,
    sight: str = Sight.OWN,
    known: Collection[int] = (),
    there: Collection[str] | None = None,
) -> Fit | None:
    """Why these two fit, from what may be seen; None when no talent that is asked is there or wanted."""
    found = facts_of(candidate, wanted, sight, known, there)
    return found if found.talents or found.learns else None


def facts_of(
    candidate: Candidate,
    wanted: Wanted,
    sight: str = Sight.OWN,
    known: Collection[int] = (),
    there: Collection[str] | None = None,
) -> Fit:
    """The same, whether or not there is a talent in common.

    `known` are the people with whom somebody of the vacancy worked before, `there` the talents that those who look have.
    """
    talents = wanted.talents & candidate.can if may_see(sight, candidate.can_sight) else frozenset()
    learns = (wanted.talents & candidate.learn) - talents if may_see(sight, candidate.learn_sight) else frozenset()
    sees_time = may_see(sight, candidate.time_sight)
    return Fit(
        candidate,
        wanted,
        tuple(sorted(talents)),
        tuple(sorted(learns)),
        comes_there=may_see(sight, candidate.area_sight) and comes_to(candidate.area_paths, wanted.area_path),
        has_evenings=sees_time and wanted.is_by_evening and candidate.has_evenings,
        has_hours=sees_time and (candidate.hours_a_week or 0) >= wanted.hours_a_week,
        worked_together=candidate.person_id in known,
        adds=tuple(sorted(talents - set(there))) if there is not None else (),
    )


def comes_to(paths: Iterable[str], area_path: str) -> bool:
    """Whether one of these areas holds the area, or lies in it. Nobody comes to what has no area."""
    return bool(area_path) and any(area_path.startswith(path) or path.startswith(area_path) for path in paths)


def best_vacancies(
    candidates: Iterable[Candidate], vacancies: Iterable[Wanted], own: Mapping[int, Collection[int]], most: int = 5
) -> dict[int, list[Fit]]:
    """For each person the vacancies that fit best, best first. `own` are the people who look, by vacancy.

    Who has which talent is looked up once, so that only what shares a talent is compared.
    """
    known = {wanted.vacancy_id: wanted for wanted in vacancies}
    asking: dict[str, list[int]] = defaultdict(list)
    for wanted in known.values():
        for talent in wanted.talents:
            asking[talent].append(wanted.vacancy_id)
    found = {}
    for candidate in candidates:
        shared = Counter(chain.from_iterable(asking.get(talent, ()) for talent in candidate.can))
        learns = chain.from_iterable(asking.get(talent, ()) for talent in candidate.learn)
        shared.update(dict.fromkeys(learns, 0))
        counts = [(count, vacancy_id) for vacancy_id, count in shared.items() if candidate.person_id not in own[vacancy_id]]
        if counts:
            found[candidate.person_id] = _best(candidate, counts, known, most)
    return found


def _best(candidate: Candidate, counts: list[tuple[int, int]], known: Mapping[int, Wanted], most: int) -> list[Fit]:
    """The best of what shares a talent with somebody: what shares too few to be among them is not looked at further."""
    least = nlargest(most, counts)[-1][0]
    fits = (fit(candidate, known[vacancy_id]) for count, vacancy_id in counts if count >= least)
    return sorted((one for one in fits if one), key=lambda one: one.order)[:most]
