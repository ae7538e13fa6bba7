"""The part about decisions on the page of a subject, and about mandates on that of a team or partner."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import url_for

from participatie.kernel.access import Actor
from participatie.mandates import queries
from participatie.mandates.permissions import can_be_decided, can_begin
from participatie.mandates.presenting import DecisionLine, EscalationLine, decision_line, escalation_line
from participatie.mandates.queries import DecisionRow
from participatie.mandates.wording import year_words
from participatie.subjects.models import Subject
from participatie.subjects.parts import Part

SHOWN = 3


@dataclass(frozen=True)
class RoomLine:
    """What may be decided, and how much of its yearly amount is used; `share` is in per cent."""

    url: str
    sentence: str
    used: str = ""
    share: int = 0


@dataclass(frozen=True)
class Decided:
    """The newest decisions of a page, what lies before a giver, and the ways on."""

    lines: list[DecisionLine]
    waiting: list[EscalationLine] = field(default_factory=list)
    mandates: list[RoomLine] = field(default_factory=list)
    all_url: str = ""
    decide_url: str = ""
    ask_url: str = ""


def decisions_of(actor: Actor, subject: Subject) -> Part | None:
    """What was decided about a subject; of a team or partner: what it may decide and what it decided. Two statements."""
    if subject.kind in queries.PARTIES:
        mandates = [RoomLine(it_url(it.id), it.sentence, *_used(it)) for it in queries.list_room(subject.id)]
        lines = [decision_line(row) for row in queries.list_first(actor, SHOWN, holder_id=subject.id)]
        if not (mandates or lines):
            return None
        all_url, ask_url = url_for("mandates.decisions", van=subject.id), url_for("mandates.may_i", holder=subject.id)
        return Part("mandates/_of_holder.html", Decided(lines, mandates=mandates, all_url=all_url, ask_url=ask_url))
    rows = queries.list_first(actor, SHOWN, subject_id=subject.id)
    return _about(actor, subject, rows, [escalation_line(it) for it in queries.list_open_of(subject.id)])


def no_decisions_of(actor: Actor, subject: Subject) -> Part | None:
    """The same where nothing was decided about a subject and nothing waits; parties are asked all the same."""
    return decisions_of(actor, subject) if subject.kind in queries.PARTIES else _about(actor, subject, [], [])


def _about(actor: Actor, subject: Subject, rows: Sequence[DecisionRow], waiting: list[EscalationLine]) -> Part | None:
    way = url_for("mandates.decide", subject_id=subject.id) if may_decide(actor, subject) else ""
    if not (rows or waiting or way):
        return None
    shown = Decided([decision_line(row) for row in rows], waiting, decide_url=way)
    return Part("mandates/_of_subject.html", shown)


def may_decide(actor: Actor, subject: Subject) -> bool:
    """Whether to show the way: to who is in a team, and to who speaks for a partner and holds a mandate alone."""
    alone = bool(actor.scopes("partner_speaker")) and can_be_decided(subject) and queries.holds_alone(actor)
    return can_begin(actor, subject) or alone


def _used(room: queries.Room) -> tuple[str, int]:
    if not room.year_cents:
        return "", 0
    return year_words(room.spent_cents, room.year_cents), min(100, round(100 * room.spent_cents / room.year_cents))


def it_url(mandate_id: int) -> str:
    """The page of a mandate."""
    return url_for("mandates.detail", mandate_id=mandate_id)
