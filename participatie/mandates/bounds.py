"""Whether a proposal stays within bounds. Pure: no database, no words, so that every rule can be tried with any values."""

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class DecisionKind(enum.StrEnum):
    """What can be decided."""

    MONEY = "money"
    PERMIT = "permit"
    ROAD = "road"
    OBJECT = "object"
    TREES = "trees"
    LEND = "lend"
    ADOPT = "adopt"
    OTHER = "other"


class Sort(enum.StrEnum):
    """The sorts of bound, in the order in which pages show them."""

    KIND = "kind"
    AREA = "area"
    THEME = "theme"
    AMOUNT = "amount"
    YEAR = "year"
    DAYS = "days"
    ADDRESSES = "addresses"
    REVERSIBLE = "reversible"
    ADVICE = "advice"


FIGURES = {Sort.AMOUNT: "amount_cents", Sort.YEAR: "year_cents", Sort.DAYS: "days", Sort.ADDRESSES: "addresses"}
"""The bounds that are a figure, with the field that holds it."""


class Verdict(enum.StrEnum):
    """How a proposal stands to one bound."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    ADVICE = "advice"


class Answer(enum.StrEnum):
    """What "may I do this" is answered with."""

    YES = "yes"
    ADVICE = "advice"
    NO = "no"


Value = str | int


@dataclass(frozen=True)
class Proposal:
    """What somebody wants to decide. Money is in cents; `days` is None for what stays."""

    kind: str
    area_id: int | None = None
    area_path: str = ""
    area_name: str = ""
    theme_id: int | None = None
    theme_name: str = ""
    amount_cents: int = 0
    days: int | None = None
    addresses: int = 0
    is_reversible: bool = True


@dataclass(frozen=True)
class Bounds:
    """How far a mandate reaches. What is empty or None does not bound; areas count with all that lies in them."""

    kinds: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    areas: tuple[tuple[str, str], ...] = ()
    themes: tuple[tuple[int, str], ...] = ()
    amount_cents: int | None = None
    year_cents: int | None = None
    days: int | None = None
    addresses: int | None = None
    reversible_only: bool = False
    advisers: tuple[tuple[int, str], ...] = ()

    @property
    def allowed(self) -> frozenset[str]:
        """The kinds of decision that can be taken."""
        return (self.kinds or frozenset(DecisionKind)) - self.excluded


@dataclass(frozen=True)
class Check:
    """One bound beside what is proposed. Of advice, `value` is who gives it and `bound` the number of that party."""

    sort: str
    verdict: str
    value: Value = ""
    bound: Value = ""

    @property
    def is_outside(self) -> bool:
        """Whether the bound is crossed."""
        return self.verdict == Verdict.OUTSIDE


@dataclass(frozen=True)
class Held:
    """The bounds of one mandate, with the money that was decided under it this year, sub-mandates among it."""

    bounds: Bounds
    spent_cents: int = 0


def check(proposal: Proposal, held: Held, advised: frozenset[int] = frozenset()) -> list[Check]:
    """Every bound of a mandate beside the proposal; `advised` are the parties who need not be asked (any more)."""
    bounds = held.bounds
    kinds = " ".join(kind for kind in DecisionKind if kind in bounds.allowed)
    found = [_checked(Sort.KIND, proposal.kind in bounds.allowed, proposal.kind, kinds)]
    if bounds.areas:
        is_in = any(proposal.area_path.startswith(path) for path, _name in bounds.areas)
        found.append(_checked(Sort.AREA, is_in, proposal.area_name, _names(bounds.areas)))
    if bounds.themes:
        is_about = any(proposal.theme_id == theme_id for theme_id, _name in bounds.themes)
        found.append(_checked(Sort.THEME, is_about, proposal.theme_name, _names(bounds.themes)))
    if bounds.amount_cents is not None:
        is_in = proposal.amount_cents <= bounds.amount_cents
        found.append(_checked(Sort.AMOUNT, is_in, proposal.amount_cents, bounds.amount_cents))
    if bounds.year_cents is not None:
        total = held.spent_cents + proposal.amount_cents
        is_in = proposal.amount_cents == 0 or total <= bounds.year_cents
        found.append(_checked(Sort.YEAR, is_in, total, bounds.year_cents))
    if bounds.days is not None:
        is_in = proposal.days is not None and proposal.days <= bounds.days
        found.append(_checked(Sort.DAYS, is_in, "" if proposal.days is None else proposal.days, bounds.days))
    if bounds.addresses is not None:
        found.append(_checked(Sort.ADDRESSES, proposal.addresses <= bounds.addresses, proposal.addresses, bounds.addresses))
    if bounds.reversible_only:
        found.append(_checked(Sort.REVERSIBLE, proposal.is_reversible, int(proposal.is_reversible), 1))
    for party_id, name in bounds.advisers:
        verdict = Verdict.INSIDE if party_id in advised else Verdict.ADVICE
        found.append(Check(Sort.ADVICE, verdict, name, party_id))
    return found


def check_all(proposal: Proposal, chain: Sequence[Held], advised: frozenset[int] = frozenset()) -> list[Check]:
    """The bounds of a mandate and of all above it: of each sort the first that is crossed, else the first."""
    found: dict[tuple[str, Value], Check] = {}
    for held in chain:
        for it in check(proposal, held, advised):
            key = (it.sort, it.bound if it.sort == Sort.ADVICE else "")
            if key not in found or (it.is_outside and not found[key].is_outside):
                found[key] = it
    order = list(Sort)
    return sorted(found.values(), key=lambda it: order.index(Sort(it.sort)))


def answer_of(checks: Iterable[Check]) -> Answer:
    """The one answer to all checks."""
    verdicts = {it.verdict for it in checks}
    if Verdict.OUTSIDE in verdicts:
        return Answer.NO
    return Answer.ADVICE if Verdict.ADVICE in verdicts else Answer.YES


def crossed(checks: Iterable[Check]) -> list[Check]:
    """The bounds that are crossed, and nothing else."""
    return [it for it in checks if it.is_outside]


def beyond(inner: Bounds, outer: Bounds) -> list[Sort]:
    """In what the inner bounds reach further than the outer ones; nothing when they lie inside."""
    found = {
        Sort.KIND: not inner.allowed <= outer.allowed,
        Sort.AREA: not _lie_in(inner.areas, outer.areas),
        Sort.THEME: bool(outer.themes) and not (inner.themes and _ids(inner.themes) <= _ids(outer.themes)),
        Sort.AMOUNT: _exceeds(inner.amount_cents, outer.amount_cents),
        Sort.YEAR: _exceeds(inner.year_cents, outer.year_cents),
        Sort.DAYS: _exceeds(inner.days, outer.days),
        Sort.ADDRESSES: _exceeds(inner.addresses, outer.addresses),
        Sort.REVERSIBLE: outer.reversible_only and not inner.reversible_only,
        Sort.ADVICE: not _ids(outer.advisers) <= _ids(inner.advisers),
    }
    return [sort for sort, is_wider in found.items() if is_wider]


def covers(granted: Proposal, asked: Proposal) -> bool:
    """Whether a permission for one proposal is enough for another: the same thing, and no more of it."""
    same = (granted.kind, granted.area_id, granted.theme_id) == (asked.kind, asked.area_id, asked.theme_id)
    lasts = granted.days is None or (asked.days is not None and asked.days <= granted.days)
    less = asked.amount_cents <= granted.amount_cents and asked.addresses <= granted.addresses
    return same and lasts and less and (asked.is_reversible or not granted.is_reversible)


def _checked(sort: Sort, is_inside: bool, value: Value, bound: Value) -> Check:
    return Check(sort, Verdict.INSIDE if is_inside else Verdict.OUTSIDE, value, bound)


def _names(pairs: Sequence[tuple[Value, str]]) -> str:
    return ", ".join(name for _key, name in pairs)


def _ids(pairs: Sequence[tuple[int, str]]) -> set[int]:
    return {key for key, _name in pairs}


def _exceeds(inner: int | None, outer: int | None) -> bool:
    return outer is not None and (inner is None or inner > outer)


def _lie_in(inner: Sequence[tuple[str, str]], outer: Sequence[tuple[str, str]]) -> bool:
    if not outer:
        return True
    return bool(inner) and all(any(path.startswith(above) for above, _n in outer) for path, _name in inner)
