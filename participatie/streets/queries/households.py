"""Questions about the voices of households: what a code opens, and what a street said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, selectinload

from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.streets import shares
from participatie.streets.models import (
    Choice,
    Contribution,
    HouseholdCode,
    HouseholdVoice,
    HouseholdWish,
    PlanAddress,
    PlanVersion,
    QuietAddress,
    Round,
    StreetPlan,
    Zone,
)
from participatie.streets.permissions import is_running
from participatie.streets.shares import LEAST, Part, safe_parts, shown_cells
from participatie.subjects.queries import visible_to


@dataclass(frozen=True)
class KnownCode:
    """A code that was once printed, with the plan and the address it belongs to."""

    code: HouseholdCode
    plan: StreetPlan
    address: PlanAddress


@dataclass(frozen=True)
class Option:
    """How many addresses chose one thing; `version_id` is the version that was chosen or spoken about."""

    choice: str
    version_id: int | None
    count: int


@dataclass(frozen=True)
class ZoneResult:
    """What the street, or the ring around it, said in one round. None is a figure that would tell what a few addresses did."""

    zone: str
    addresses: int
    answered: int | None
    options: Sequence[Option]
    rest: int | None
    """How many gave one of the answers that are not shown apart."""
    parts: Sequence[Part]
    replaced: int
    """How many letters were replaced by one with a new code."""
    by_replacement: int | None
    """How many answered with such a code."""

    @property
    def silent(self) -> int | None:
        """How many said nothing, which is not a yes."""
        return None if self.answered is None else self.addresses - self.answered


def find_code(hashes: Sequence[str]) -> KnownCode | None:
    """The code with one of these hashes, in one statement whatever it leads to; None as well when its plan is not shown."""
    row = db.session.execute(
        select(HouseholdCode, StreetPlan, PlanAddress)
        .join(StreetPlan, StreetPlan.id == HouseholdCode.plan_id)
        .join(PlanAddress, PlanAddress.id == HouseholdCode.address_id)
        .where(HouseholdCode.code_hash.in_(hashes))
    ).first()
    return KnownCode(*row) if row is not None and is_running(row[1]) else None


def find_voice(plan_id: int, in_round: str, address_id: int) -> HouseholdVoice | None:
    """What an address said in a round."""
    return db.session.scalar(
        select(HouseholdVoice).where(
            HouseholdVoice.plan_id == plan_id, HouseholdVoice.round == in_round, HouseholdVoice.address_id == address_id
        )
    )


def count_wishes_by(address_id: int, plan_id: int) -> int:
    """How many wishes an address placed with its letters, also with one that was replaced."""
    counted = select(func.count(HouseholdWish.contribution_id)).join(HouseholdCode, HouseholdCode.id == HouseholdWish.code_id)
    wanted = counted.where(HouseholdCode.address_id == address_id, HouseholdCode.plan_id == plan_id)
    return db.session.scalar(wanted) or 0


def list_wishes_of(code: HouseholdCode) -> Sequence[Contribution]:
    """What was placed with a code and can still be read, with the replies: for who holds that code, and nobody else."""
    wanted = (
        select(Contribution)
        .join(HouseholdWish, HouseholdWish.contribution_id == Contribution.id)
        .join(Contribution.subject)
        .where(HouseholdWish.code_id == code.id, visible_to(NOBODY))
        .options(selectinload(Contribution.replies), contains_eager(Contribution.subject))
    )
    return db.session.scalars(wanted.order_by(Contribution.number)).all()


def get_plan_address(plan_id: int, address_id: int) -> PlanAddress:
    """An address of a plan that the caller was allowed to load."""
    wanted = select(PlanAddress).where(PlanAddress.plan_id == plan_id, PlanAddress.id == address_id)
    if (found := db.session.scalar(wanted)) is None:
        raise NotFound
    return found


def is_quiet(address_key: str) -> bool:
    """Whether people at this address asked to be left alone."""
    return db.session.get(QuietAddress, address_key) is not None


def list_results(
    plan_id: int, rounds: Sequence[str], versions: Sequence[PlanVersion], others: str
) -> dict[str, list[ZoneResult]]:
    """What the street and the ring said in each of these rounds, apart and never added. Three statements for all rounds.

    `versions` are those of the plan that everybody can see.
    """
    candidates = [version.id for version in versions if version.is_candidate]
    counted = _Counted(_houses(plan_id), _said(plan_id, rounds), _replaced(plan_id, rounds), candidates)
    return {name: [_zone_result(zone, name, counted, others) for zone in Zone] for name in rounds}


def list_online_versions(plan_id: int) -> Sequence[PlanVersion]:
    """The published versions of a plan."""
    wanted = select(PlanVersion).where(PlanVersion.plan_id == plan_id, PlanVersion.published_at.is_not(None))
    return db.session.scalars(wanted).all()


def version_titles(plan_id: int) -> dict[int, str]:
    """How the published versions of a plan are called."""
    return {version.id: version.title for version in list_online_versions(plan_id)}


House = tuple[str, str, int]
"""A zone, a street and a house number."""
Cell = tuple[str, int | None]
"""A choice, and the version it is about."""


@dataclass(frozen=True)
class Answered:
    """How many addresses with one house number gave one answer, and how many of them with a code of a new letter."""

    house: House
    cell: Cell
    count: int
    by_replacement: int


@dataclass(frozen=True)
class _Counted:
    houses: Mapping[House, int]
    said: Mapping[str, Sequence[Answered]]
    replaced: Mapping[tuple[str, str], int]
    candidates: Sequence[int]


def _houses(plan_id: int) -> dict[House, int]:
    keys = (PlanAddress.zone, PlanAddress.street, PlanAddress.number)
    counted = select(*keys, func.count(PlanAddress.id)).where(PlanAddress.plan_id == plan_id).group_by(*keys)
    return {(zone, street, number): n for zone, street, number, n in db.session.execute(counted.order_by(*keys))}


def _said(plan_id: int, rounds: Sequence[str]) -> dict[str, list[Answered]]:
    house = (PlanAddress.zone, PlanAddress.street, PlanAddress.number)
    keys = (HouseholdVoice.round, *house, HouseholdVoice.choice, HouseholdVoice.version_id)
    counted = (
        select(*keys, func.count(HouseholdVoice.id), func.count(HouseholdVoice.id).filter(HouseholdVoice.by_replacement))
        .join(PlanAddress, PlanAddress.id == HouseholdVoice.address_id)
        .where(HouseholdVoice.plan_id == plan_id, HouseholdVoice.round.in_(rounds))
        .group_by(*keys)
    )
    found: dict[str, list[Answered]] = {}
    for name, zone, street, number, choice, version_id, n, by_replacement in db.session.execute(counted):
        answered = Answered((zone, street, number), (choice, version_id), n, by_replacement)
        found.setdefault(name, []).append(answered)
    return found


def _replaced(plan_id: int, rounds: Sequence[str]) -> dict[tuple[str, str], int]:
    counted = (
        select(HouseholdCode.round, PlanAddress.zone, func.count(HouseholdCode.id))
        .join(PlanAddress, PlanAddress.id == HouseholdCode.address_id)
        .where(HouseholdCode.plan_id == plan_id, HouseholdCode.round.in_(rounds), HouseholdCode.is_replacement)
        .group_by(HouseholdCode.round, PlanAddress.zone)
    )
    return {(name, zone): n for name, zone, n in db.session.execute(counted)}


def _zone_result(zone: str, in_round: str, counted: _Counted, others: str) -> ZoneResult:
    here = {house: n for house, n in counted.houses.items() if house[0] == zone}
    said = [it for it in counted.said.get(in_round, ()) if it.house in here]
    addresses, replaced = sum(here.values()), counted.replaced.get((in_round, zone), 0)
    total, by_replacement = sum(it.count for it in said), sum(it.by_replacement for it in said)
    if total < LEAST:
        return ZoneResult(zone, addresses, None, [], None, [], replaced, None)
    options, rest = _options(in_round, counted, said)
    is_safe = by_replacement >= LEAST and total - by_replacement >= LEAST
    told = by_replacement if is_safe else None
    return ZoneResult(zone, addresses, total, options, rest, safe_parts(_parts(here, said), others), replaced, told)


def _options(in_round: str, counted: _Counted, said: Sequence[Answered]) -> tuple[list[Option], int | None]:
    """The answers that may be counted out, and the sum of the others. What nobody answered is a cell as well."""
    cells = dict.fromkeys(_cells(in_round, counted), 0)
    for it in said:
        cells[it.cell] = cells.get(it.cell, 0) + it.count
    shown = shown_cells(list(cells.values()))
    options = [Option(*cell, n) for place, (cell, n) in enumerate(cells.items()) if place in shown]
    rest = sum(cells.values()) - sum(option.count for option in options)
    return sorted(options, key=_order), rest or None


def _cells(in_round: str, counted: _Counted) -> list[Cell]:
    spoken = {it.cell[1] for it in counted.said.get(in_round, ()) if it.cell[1] is not None}
    if in_round == Round.PREFERENCE:
        chosen: list[Cell] = [(Choice.FINE, version_id) for version_id in sorted({*counted.candidates, *spoken})]
        return [*chosen, (Choice.RATHER_NOT, None), (Choice.NO_OPINION, None)]
    return [(choice, version_id) for version_id in sorted(spoken) for choice in Choice]


def _parts(here: Mapping[House, int], said: Sequence[Answered]) -> list[Part]:
    answered = dict.fromkeys(here, 0)
    for it in said:
        answered[it.house] += it.count
    sides: dict[tuple[str, bool], list[shares.House]] = {}
    for house, n in here.items():
        _zone, street, number = house
        sides.setdefault((street, number % 2 == 0), []).append(shares.House(number, n, answered[house]))
    return [part for (street, _is_even), side in sides.items() for part in shares.in_blocks(street, side)]


def _order(option: Option) -> tuple[int, int]:
    return (option.version_id or 0, list(Choice).index(Choice(option.choice)))
