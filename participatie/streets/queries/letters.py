"""Questions about letters: who may be asked something, and how far a batch is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from babel.dates import format_date
from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import joinedload

from participatie.accounts.models import Person
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.places.spelling import fold
from participatie.streets.models import (
    Ask,
    BatchState,
    HouseholdCode,
    LetterBatch,
    LetterPart,
    PlanAddress,
    QuietAddress,
    Round,
    StreetPlan,
)

MONTH, YEAR = timedelta(days=30), timedelta(days=365)
MOST_REPLACEMENTS = 200
UNMADE = (BatchState.WAITING, BatchState.MAKING)


@dataclass(frozen=True)
class AskLimits:
    """How many questions an address gets at most, over all plans, in 30 days and in 365."""

    per_month: int
    per_year: int


@dataclass(frozen=True)
class Weighed:
    """The addresses that were chosen, by what the letter would be to them."""

    to_write: Sequence[PlanAddress]
    quiet: Sequence[PlanAddress]
    asked_this_month: Sequence[PlanAddress]
    asked_this_year: Sequence[PlanAddress]
    times: Sequence[tuple[int, int]]
    """How many of all these addresses were asked so many times in the past year: (times, addresses)."""

    @property
    def left_out(self) -> int:
        """How many get no letter."""
        return len(self.quiet) + len(self.asked_this_month) + len(self.asked_this_year)

    @property
    def mark(self) -> str:
        """Stands for what was seen; it differs when the outcome would."""
        return f"{len(self.to_write)}-{len(self.quiet)}-{len(self.asked_this_month)}-{len(self.asked_this_year)}"


def weigh(plan_id: int, limits: AskLimits, zone: str | None, ids: Sequence[int] = ()) -> Weighed:
    """Which addresses of a zone, or of a list, get a letter: not who asked to be left alone, nor who was asked enough."""
    month, year = today() - MONTH, today() - YEAR
    wanted = (
        select(
            PlanAddress,
            func.count(Ask.id).filter(Ask.asked_on > month),
            func.count(Ask.id),
            func.count(QuietAddress.address_key),
        )
        .outerjoin(Ask, and_(Ask.address_key == PlanAddress.address_key, Ask.asked_on > year))
        .outerjoin(QuietAddress, QuietAddress.address_key == PlanAddress.address_key)
        .where(PlanAddress.plan_id == plan_id, PlanAddress.zone == zone if zone else PlanAddress.id.in_(ids))
        .group_by(PlanAddress.id)
        .order_by(PlanAddress.street, PlanAddress.number, PlanAddress.addition)
    )
    found: dict[str, list[PlanAddress]] = {"write": [], "quiet": [], "month": [], "year": []}
    times: dict[int, int] = {}
    for address, in_month, in_year, is_quiet in db.session.execute(wanted):
        enough = "month" if in_month >= limits.per_month else "year" if in_year >= limits.per_year else "write"
        found["quiet" if is_quiet else enough].append(address)
        times[in_year] = times.get(in_year, 0) + 1
    return Weighed(found["write"], found["quiet"], found["month"], found["year"], sorted(times.items()))


def list_batches(plan_id: int) -> Sequence[LetterBatch]:
    """The batches of a plan, newest first."""
    wanted = select(LetterBatch).where(LetterBatch.plan_id == plan_id).order_by(LetterBatch.id.desc())
    return db.session.scalars(wanted.limit(50)).all()


def get_batch(plan_id: int, batch_id: int) -> LetterBatch:
    """One batch of a plan that the caller was allowed to load."""
    wanted = select(LetterBatch).where(LetterBatch.plan_id == plan_id, LetterBatch.id == batch_id)
    if (found := db.session.scalar(wanted)) is None:
        raise NotFound
    return found


def find_unmade(plan_id: int) -> LetterBatch | None:
    """The batch of a plan that the worker still has to make."""
    wanted = select(LetterBatch).where(LetterBatch.plan_id == plan_id, LetterBatch.state.in_(UNMADE))
    return db.session.scalar(wanted.limit(1))


def has_letter(plan_id: int, in_round: str, address_id: int) -> bool:
    """Whether a letter with a code was made for an address in a round."""
    made = exists().where(
        HouseholdCode.plan_id == plan_id,
        HouseholdCode.round == in_round,
        HouseholdCode.address_id == address_id,
        HouseholdCode.code_hash.is_not(None),
    )
    return bool(db.session.scalar(select(made)))


def has_letters(plan_id: int) -> bool:
    """Whether letters were ordered for a plan: its addresses are then those to which a right to speak belongs."""
    return bool(db.session.scalar(select(exists().where(HouseholdCode.plan_id == plan_id))))


def list_unmade() -> Sequence[int]:
    """The batches that wait for the worker, or that it did not finish; oldest first."""
    return db.session.scalars(select(LetterBatch.id).where(LetterBatch.state.in_(UNMADE)).order_by(LetterBatch.id)).all()


def list_codes(batch_id: int) -> Sequence[HouseholdCode]:
    """The rights to speak in a batch, with their addresses, in the order of a walk through the street."""
    wanted = select(HouseholdCode).where(HouseholdCode.batch_id == batch_id).join(HouseholdCode.address)
    in_order = wanted.order_by(PlanAddress.street, PlanAddress.number, PlanAddress.addition)
    return db.session.scalars(in_order.options(joinedload(HouseholdCode.address))).all()


def list_parts(batch_id: int) -> Sequence[LetterPart]:
    """The letters of a batch that are kept so far, in order."""
    return db.session.scalars(select(LetterPart).where(LetterPart.batch_id == batch_id).order_by(LetterPart.number)).all()


def list_replaced_by(batch: LetterBatch) -> Sequence[HouseholdCode]:
    """The codes that addresses of this batch had for the same round, and that end when its letters are there."""
    addresses = select(HouseholdCode.address_id).where(HouseholdCode.batch_id == batch.id).scalar_subquery()
    wanted = select(HouseholdCode).where(
        HouseholdCode.plan_id == batch.plan_id,
        HouseholdCode.round == batch.round,
        HouseholdCode.batch_id != batch.id,
        HouseholdCode.address_id.in_(addresses),
        HouseholdCode.code_hash.is_not(None),
        HouseholdCode.replaced_at.is_(None),
    )
    return db.session.scalars(wanted).all()


def list_replacements(plan_id: int) -> Sequence[HouseholdCode]:
    """The new codes of a plan with their addresses, newest first: for its designers, who may know where letters got lost."""
    wanted = select(HouseholdCode).where(HouseholdCode.plan_id == plan_id, HouseholdCode.is_replacement)
    newest = wanted.order_by(HouseholdCode.id.desc()).limit(MOST_REPLACEMENTS)
    return db.session.scalars(newest.options(joinedload(HouseholdCode.address))).all()


@dataclass(frozen=True)
class LetterText:
    """What the letters of a batch say; `addresses` are the lines by id of each address whose letter is not made yet."""

    title: str
    place: str
    sender: str
    message: str
    round: Round
    language: str
    day: str
    until: str
    site: str
    path: str
    addresses: Mapping[int, Sequence[str]]


def text_of_batch(batch: LetterBatch, site: str, place: str) -> LetterText:
    """All that a batch says, as plain values that outlive the transaction."""
    plan = db.session.get_one(StreetPlan, batch.plan_id)
    maker = db.session.get(Person, batch.made_by_id) if batch.made_by_id else None
    is_now = plan.round == batch.round and plan.round_ends_on is not None
    until = plan.round_ends_on if is_now else None
    return LetterText(
        title=plan.subject.title,
        place=place,
        sender=maker.display_name if maker else "",
        message=batch.message,
        round=Round(batch.round),
        language=batch.language,
        day=format_date(today(), "d MMMM y", locale=batch.language),
        until=format_date(until, "d MMMM y", locale=batch.language) if until else "",
        site=site.rstrip("/"),
        path=f"/straatplannen/{plan.id}",
        addresses={code.address_id: _lines(code.address) for code in list_codes(batch.id) if code.code_hash is None},
    )


def _lines(address: PlanAddress) -> list[str]:
    code = address.postcode
    spaced = f"{code[:4]} {code[4:]}" if len(code) == 6 else code
    return [address.label, "  ".join(filter(None, [spaced, address.town.upper()]))]


def find_listed(plan_id: int, lines: Sequence[str]) -> tuple[list[int], list[str]]:
    """The addresses of a plan that these lines name, and the lines that name none."""
    known: dict[str, list[int]] = {}
    for address in db.session.scalars(select(PlanAddress).where(PlanAddress.plan_id == plan_id)):
        known.setdefault(_folded(address.label), []).append(address.id)
    wanted = [line.strip() for line in lines if line.strip()]
    found = [address_id for line in wanted for address_id in known.get(_folded(line), ())]
    return list(dict.fromkeys(found)), [line for line in wanted if _folded(line) not in known]


def _folded(label: str) -> str:
    return fold(label).replace(" ", "")
