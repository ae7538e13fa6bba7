"""Needs and offers as pages show them: plain values, amounts and days in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.initiatives.amounts import amount_words, promised_words
from participatie.initiatives.models import Initiative, Need, NeedOutcome
from participatie.initiatives.models.offers import OfferState
from participatie.initiatives.queries.offer_rows import OfferRow, list_offers
from participatie.initiatives.queries.offers import NeedTally, tally_needs
from participatie.kernel.templating import day

STATES = {
    OfferState.WAITING: (_l("Wacht op je mail"), "neutral"),
    OfferState.OFFERED: (_l("Aangeboden"), "sun"),
    OfferState.ASKED: (_l("Gevraagd"), "sun"),
    OfferState.ACCEPTED: (_l("Toegezegd"), "river"),
    OfferState.GIVEN: (_l("Gegeven"), "leaf"),
    OfferState.DECLINED: (_l("Nu niet"), "neutral"),
    OfferState.WITHDRAWN: (_l("Ingetrokken"), "neutral"),
}


@dataclass(frozen=True)
class NeedLine:
    """One need: what stands on the page about it."""

    id: int
    kind: str
    what: str
    details: str
    promised: str
    waiting: int
    is_open: bool
    is_full: bool
    is_found: bool
    may_go: bool


@dataclass(frozen=True)
class OfferLine:
    """One offer: what everybody may read of it."""

    id: int
    kind: str
    what: str
    details: str
    by: str
    key: str
    state: str
    tone: str
    about: str
    about_id: int | None


def days_words(from_on: date | None, until_on: date | None) -> str:
    """A period in words: "van 3 tot en met 7 juni", "vanaf 3 juni", "tot en met 7 juni"."""
    if from_on and until_on:
        if from_on == until_on:
            return _("op %(day)s", day=day(from_on))
        return _("van %(first)s tot en met %(last)s", first=day(from_on), last=day(until_on))
    if from_on:
        return _("vanaf %(day)s", day=day(from_on))
    return _("tot en met %(day)s", day=day(until_on)) if until_on else ""


def joined(parts: Iterable[str]) -> str:
    """The parts that are there, with a dot between them."""
    return " · ".join(part for part in parts if part)


def was_found(need: Need, tally: NeedTally) -> bool:
    """Whether the makers found what they look for no more; before they were asked, a promise was the sign of it."""
    return need.outcome == NeedOutcome.FOUND or (not need.outcome and tally.times > 0)


def need_line(need: Need, tally: NeedTally) -> NeedLine:
    """One need with what is promised for it."""
    wanted = need.amount_hundredths
    promised = promised_words(need.kind, tally.promised, wanted, need.unit, tally.times)
    amount = "" if promised else amount_words(need.kind, wanted, need.unit)
    is_full = wanted is not None and tally.promised >= wanted
    return NeedLine(
        id=need.id,
        kind=need.kind,
        what=need.what,
        details=joined([amount, need.place, days_words(need.from_on, need.until_on), need.when_words]),
        promised=promised,
        waiting=tally.waiting,
        is_open=need.is_open,
        is_full=is_full,
        is_found=is_full if need.is_open else was_found(need, tally),
        may_go=not tally.ever,
    )


def need_lines(initiative: Initiative) -> list[NeedLine]:
    """The needs of an initiative, the open ones first. One statement, none without needs."""
    tallies = tally_needs(need.id for need in initiative.needs)
    lines = [need_line(need, tallies.get(need.id, NeedTally())) for need in initiative.needs]
    return sorted(lines, key=lambda line: not line.is_open)


@dataclass(frozen=True)
class Helping:
    """What the page of an initiative tells of help: what is looked for, and who helps or offers to."""

    needs: list[NeedLine]
    offers: list[OfferLine]


def helping_of(initiative: Initiative, *, is_offered: bool) -> Helping:
    """What is needed and who helps. Two statements, one without needs, and none when nobody ever offered anything either."""
    offers = list_offers(initiative.id) if is_offered else []
    return Helping(need_lines(initiative), [offer_line(row) for row in offers])


def offer_line(row: OfferRow) -> OfferLine:
    """One offer, with who offers it."""
    label, tone = STATES[OfferState(row.state)]
    by = _("%(name)s namens %(partner)s", name=row.by_name, partner=row.partner_name) if row.partner_name else row.by_name
    return OfferLine(
        id=row.id,
        kind=row.kind,
        what=row.what,
        details=joined(
            [
                amount_words(row.kind, row.amount_hundredths, row.unit),
                row.place or row.area_name,
                days_words(row.from_on, row.until_on),
                row.when_words,
            ]
        ),
        by=by,
        key=f"s{row.partner_id}" if row.partner_id else f"p{row.person_id}",
        state=str(label),
        tone=tone,
        about=row.initiative_title,
        about_id=row.initiative_id,
    )
