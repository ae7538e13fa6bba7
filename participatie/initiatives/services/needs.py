"""What the makers look for: added, changed, closed and opened again. A need to which somebody offered is never removed."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from participatie.initiatives import amounts
from participatie.initiatives.events import NeedChanged
from participatie.initiatives.models import Initiative, Need, NeedKind, NeedOutcome
from participatie.initiatives.permissions import can_edit
from participatie.initiatives.queries.offers import count_offers
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.subjects import services as subjects

MOST_NEEDS = 40


@dataclass(frozen=True)
class Terms:
    """What is wanted or offered, how much of it, where and when. The amount is in hundredths, for money in cents."""

    kind: NeedKind
    what: str = ""
    amount_hundredths: int | None = None
    unit: str = ""
    place: str = ""
    from_on: date | None = None
    until_on: date | None = None
    when_words: str = ""


def refuse_odd_days(terms: Terms) -> None:
    """Refuse a period that ends before it begins, or that is over."""
    if terms.until_on and terms.until_on < today():
        raise Refused(_("Deze dag is al voorbij. Kies een dag die nog komt."), field="until_on")
    if terms.from_on and terms.until_on and terms.until_on < terms.from_on:
        raise Refused(_("De laatste dag ligt voor de eerste. Draai ze om."), field="until_on")


def add_need(actor: Actor, initiative: Initiative, terms: Terms) -> Need:
    """Look for one thing more."""
    subjects.hold(initiative.subject)
    authorize(can_edit, actor, initiative)
    refuse_odd_days(terms)
    if len([need for need in initiative.needs if need.is_open]) >= MOST_NEEDS:
        raise Refused(_("Jullie zoeken al %(n)s dingen. Sluit er eerst een.", n=MOST_NEEDS), field="kind")
    last = max((need.position for need in initiative.needs), default=-1)
    need = Need(initiative_id=initiative.id, position=last + 1)
    put_terms(need, terms)
    initiative.needs.append(need)
    _changed(actor, initiative, need, "added")
    return need


def put_terms(need: Need, terms: Terms) -> None:
    """Write the terms into a need. Money is counted in euros, so its unit stays empty."""
    need.kind, need.what, need.amount_hundredths = terms.kind, terms.what, terms.amount_hundredths
    need.unit = "" if terms.kind is NeedKind.MONEY else terms.unit
    need.place, need.when_words = terms.place, terms.when_words
    need.from_on, need.until_on = terms.from_on, terms.until_on


def change_need(actor: Actor, initiative: Initiative, need: Need, terms: Terms, version: int) -> None:
    """Say it differently; its offers stay. Whoever began from an older version sees both texts."""
    _hold(initiative, need)
    authorize(can_edit, actor, initiative)
    if version != need.version:
        raise Conflict(_clashes(need, terms))
    if terms.until_on != need.until_on or terms.from_on != need.from_on:
        refuse_odd_days(terms)
    if terms.kind != need.kind and count_offers(need.id):
        raise Refused(_("Er is al hulp aangeboden. De soort kan daarom niet meer anders."), field="kind")
    put_terms(need, terms)
    need.version += 1
    _changed(actor, initiative, need, "changed")


def _clashes(need: Need, terms: Terms) -> tuple[Clash, ...]:
    pairs = (
        (_("Wat zoek je?"), terms.what, need.what),
        (_("Hoeveel?"), _amount(terms), amounts.amount_words(need.kind, need.amount_hundredths, need.unit)),
        (_("Waar?"), terms.place, need.place),
        (_("Wanneer?"), terms.when_words, need.when_words),
    )
    found = tuple(Clash(label, mine, theirs) for label, mine, theirs in pairs if mine != theirs)
    return found or (Clash(_("Wat zoek je?"), terms.what, need.what),)


def _amount(terms: Terms) -> str:
    return amounts.amount_words(terms.kind, terms.amount_hundredths, terms.unit)


def close_need(actor: Actor, initiative: Initiative, need: Need, outcome: NeedOutcome = NeedOutcome.DROPPED) -> None:
    """Look for it no more, and say whether it was found. What was promised stays promised. Doing so twice is no harm."""
    _hold(initiative, need)
    authorize(can_edit, actor, initiative)
    if need.is_open:
        need.fulfilled_at, need.outcome = now(), outcome
        _changed(actor, initiative, need, outcome)


def reopen_need(actor: Actor, initiative: Initiative, need: Need) -> None:
    """Look for it again."""
    _hold(initiative, need)
    authorize(can_edit, actor, initiative)
    if not need.is_open:
        need.fulfilled_at, need.outcome = None, ""
        _changed(actor, initiative, need, "reopened")


def remove_need(actor: Actor, initiative: Initiative, need: Need) -> None:
    """Take it away, as long as nobody offered anything for it."""
    _hold(initiative, need)
    authorize(can_edit, actor, initiative)
    if count_offers(need.id):
        raise Refused(_("Iemand bood hiervoor al iets aan. Je kunt het wel sluiten."))
    initiative.needs.remove(need)
    _changed(actor, initiative, need, "removed")


def _hold(initiative: Initiative, need: Need) -> None:
    """Two makers at once come one after the other, and nobody offers in between."""
    subjects.hold(initiative.subject)
    db.session.refresh(need)


def _changed(actor: Actor, initiative: Initiative, need: Need, change: str) -> None:
    initiative.subject.changed_at = now()
    db.session.flush()
    emit(NeedChanged(by_id=actor.id, subject_id=initiative.id, kind=need.kind, change=change))
