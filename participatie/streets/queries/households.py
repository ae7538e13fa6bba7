"""Questions about the voices of households: what a code opens, and what a street said."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.streets.models import (
    Choice,
    HouseholdCode,
    HouseholdVoice,
    PlanAddress,
    PlanVersion,
    QuietAddress,
    StreetPlan,
    Zone,
)
from participatie.streets.permissions import is_running
from participatie.streets.shares import LEAST, Part, safe_parts


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
    parts: Sequence[Part]

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


def get_plan_address(plan_id: int, address_id: int) -> PlanAddress:
    """An address of a plan that the caller was allowed to load."""
    wanted = select(PlanAddress).where(PlanAddress.plan_id == plan_id, PlanAddress.id == address_id)
    if (found := db.session.scalar(wanted)) is None:
        raise NotFound
    return found


def is_quiet(address_key: str) -> bool:
    """Whether people at this address asked to be left alone."""
    return db.session.get(QuietAddress, address_key) is not None


def list_results(plan_id: int, rounds: Sequence[str], others: str) -> dict[str, list[ZoneResult]]:
    """What the street and the ring said in each of these rounds, apart and never added. Two statements for all rounds."""
    blocks = _blocks(plan_id)
    said = _said(plan_id, rounds)
    return {name: [_zone_result(zone, blocks, said.get(name, {}), others) for zone in Zone] for name in rounds}


def version_titles(plan_id: int) -> dict[int, str]:
    """How the published versions of a plan are called."""
    wanted = select(PlanVersion).where(PlanVersion.plan_id == plan_id, PlanVersion.published_at.is_not(None))
    return {version.id: version.title for version in db.session.scalars(wanted)}


Block = tuple[str, str, bool]
"""A zone, a street, and whether the house numbers are even: one side of it."""


def _blocks(plan_id: int) -> dict[Block, int]:
    side = PlanAddress.number % 2
    counted = select(PlanAddress.zone, PlanAddress.street, side, func.count(PlanAddress.id)).where(
        PlanAddress.plan_id == plan_id
    )
    grouped = counted.group_by(PlanAddress.zone, PlanAddress.street, side)
    return {
        (zone, street, not odd): n for zone, street, odd, n in db.session.execute(grouped.order_by(PlanAddress.street, side))
    }


Said = dict[tuple[Block, str, int | None], int]


def _said(plan_id: int, rounds: Sequence[str]) -> dict[str, Said]:
    side = PlanAddress.number % 2
    keys = (HouseholdVoice.round, PlanAddress.zone, PlanAddress.street, side, HouseholdVoice.choice, HouseholdVoice.version_id)
    counted = (
        select(*keys, func.count(HouseholdVoice.id))
        .join(PlanAddress, PlanAddress.id == HouseholdVoice.address_id)
        .where(HouseholdVoice.plan_id == plan_id, HouseholdVoice.round.in_(rounds))
        .group_by(*keys)
    )
    found: dict[str, Said] = {}
    for name, zone, street, odd, choice, version_id, n in db.session.execute(counted):
        found.setdefault(name, {})[(zone, street, not odd), choice, version_id] = n
    return found


def _zone_result(zone: str, blocks: dict[Block, int], said: Said, others: str) -> ZoneResult:
    here = {block: n for block, n in blocks.items() if block[0] == zone}
    answered = dict.fromkeys(here, 0)
    options: dict[tuple[str, int | None], int] = {}
    for (block, choice, version_id), n in said.items():
        if block in here:
            answered[block] += n
            options[choice, version_id] = options.get((choice, version_id), 0) + n
    total = sum(answered.values())
    if total < LEAST:
        return ZoneResult(zone, sum(here.values()), None, [], [])
    parts = [Part(side_label(block), n, answered[block]) for block, n in here.items()]
    told = [Option(choice, version_id, n) for (choice, version_id), n in options.items()]
    return ZoneResult(zone, sum(here.values()), total, sorted(told, key=_order), safe_parts(parts, others))


def _order(option: Option) -> tuple[int, int]:
    return (option.version_id or 0, list(Choice).index(Choice(option.choice)))


def side_label(block: Block) -> str:
    """How one side of a street is called; the even numbers are marked with a 2, the odd ones with a 1."""
    _zone, street, is_even = block
    return f"{street} 2, 4, 6…" if is_even else f"{street} 1, 3, 5…"
