"""Assignments in words: who asked whom, how far it is, what changed between two versions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.assignments.load import Load
from participatie.assignments.models import (
    KIND,
    Assignment,
    AssignmentMove,
    AssignmentState,
    Dependency,
    EffectMoment,
    GiveBackReason,
    Side,
    What,
)
from participatie.assignments.queries import AssignmentRow, Tie, Web
from participatie.assignments.values import value_words
from participatie.assignments.words import PART_LABELS, part_words
from participatie.kernel.templating import day, number
from participatie.kernel.text_diff import Piece, compare
from participatie.subjects.kinds import Label
from participatie.subjects.models import Subject
from participatie.subjects.urls import url_for_subject

DEPENDENCY_WORDS: dict[tuple[str, bool], Label] = {
    (Dependency.TOUCHES, True): _l("raakt aan"),
    (Dependency.TOUCHES, False): _l("raakt aan"),
    (Dependency.WAITS_FOR, True): _l("wacht op"),
    (Dependency.WAITS_FOR, False): _l("gaat vooraf aan"),
    (Dependency.STRENGTHENS, True): _l("versterkt"),
    (Dependency.STRENGTHENS, False): _l("wordt sterker door"),
}
REASON_WORDS: dict[str, Label] = {
    GiveBackReason.FULL: _l("het team zit vol"),
    GiveBackReason.UNCLEAR: _l("het is niet duidelijk"),
    GiveBackReason.NOT_OUR_SKILL: _l("dit kan het team niet goed"),
    GiveBackReason.OTHER: _l("iets anders"),
}
MOMENT_WORDS: dict[str, Label] = {
    EffectMoment.AGREED: _l("op de meetdag"),
    EffectMoment.HALF_YEAR: _l("een half jaar na het opleveren"),
    EffectMoment.YEAR: _l("een jaar na het opleveren"),
}
SIDE_WORDS: dict[str, Label] = {Side.CLIENT: _l("de opdrachtgever"), Side.TAKER: _l("het team")}
BEFORE = (AssignmentState.DRAFT, AssignmentState.DISCUSSED, AssignmentState.ACCEPTED, AssignmentState.RUNNING)
AFTER = (
    AssignmentState.ACCEPTED,
    AssignmentState.RUNNING,
    AssignmentState.DELIVERED,
    AssignmentState.MEASURED,
    AssignmentState.CLOSED,
)


@dataclass(frozen=True)
class ListLine:
    """One assignment in a list: title, by whom and for whom, how it stands."""

    url: str
    title: str
    lead: str
    who: str
    label: str
    tone: str
    place: str
    has_proposal: bool = False


@dataclass(frozen=True)
class TieLine:
    """One dependency in a table, read from one side."""

    id: int
    one: str
    one_url: str
    words: str
    other: str
    other_url: str
    state: str
    note: str


@dataclass(frozen=True)
class Changed:
    """One part of what is asked that differs between two versions."""

    label: str
    pieces: list[Piece]


def client_words(role: str, name: str, party: str) -> str:
    """Who asks: wethouder Jan Smit (Gemeente Ons Dorp); without a name the role and the party."""
    who = " ".join(part for part in (role, name) if part)
    if not party:
        return who
    return f"{who} ({party})" if who else party


def client_of(assignment: Assignment, party: Subject | None) -> str:
    """The same for a loaded assignment; somebody whose account is closed has no name."""
    person = assignment.client_person
    name = person.display_name if person is not None and person.active else ""
    return client_words(assignment.client_role, name, party.title if party else "")


def client_card(assignment: Assignment, party: Subject | None) -> dict[str, str]:
    """The client as a row with initials: the person with role and party below it, else the party itself."""
    person = assignment.client_person
    name, party_name = person.display_name if person is not None and person.active else "", party.title if party else ""
    line = [_("opdrachtgever"), assignment.client_role, party_name if name else ""]
    return {"name": name or party_name, "line": ", ".join(part for part in line if part)}


def who_words(row: AssignmentRow) -> str:
    """Who asks whom, for a list, as the beginning of a line."""
    client = client_words(row.client_role, row.client_name, row.party_name)
    if row.agreed_number:
        return _("%(team)s, afgesproken met %(client)s", team=row.team_name, client=client)
    return _("%(client)s vraagt %(team)s", client=client[:1].upper() + client[1:], team=row.team_name)


def line_of(row: AssignmentRow) -> ListLine:
    """One line of a list."""
    state = KIND.state(row.state)
    return ListLine(
        url=url_for_subject(row.kind, row.id, row.title),
        title=row.title,
        lead=row.lead or row.effect,
        who=who_words(row),
        label=str(state.label),
        tone=state.tone,
        place=" · ".join(part for part in (row.theme_name, row.area_name) if part),
    )


def own_line_of(row: AssignmentRow) -> ListLine:
    """The same for one of the two sides: also whether something lies on the table."""
    return replace(line_of(row), has_proposal=row.has_proposal)


def tie_lines(web: Web, centre: int | None = None) -> list[TieLine]:
    """The dependencies of a web as a table; with a centre each is read from there."""
    rows = {row.id: row for row in web.rows}
    return [_tie_line(tie, {int(key): row for key, row in rows.items()}, centre) for tie in web.ties]


def _tie_line(tie: Tie, rows: dict[int, AssignmentRow], centre: int | None) -> TieLine:
    is_first = centre is None or tie.one_id == centre
    one, other = (rows[tie.one_id], rows[tie.other_id]) if is_first else (rows[tie.other_id], rows[tie.one_id])
    return TieLine(
        id=tie.id,
        one=one.title,
        one_url=url_for_subject(one.kind, one.id, one.title),
        words=str(DEPENDENCY_WORDS.get((tie.relation, is_first), tie.relation)),
        other=other.title,
        other_url=url_for_subject(other.kind, other.id, other.title),
        state=str(KIND.state(other.state).label),
        note=tie.note,
    )


def stage_steps(assignment: Assignment, moves: Sequence[AssignmentMove]) -> list[dict[str, str]]:
    """How far it is, as the bar of stages shows it."""
    state = assignment.state
    way = AFTER if assignment.is_agreed else BEFORE
    place = {AssignmentState.GIVEN_BACK: AssignmentState.DISCUSSED, AssignmentState.PAUSED: AssignmentState.RUNNING}
    here = place.get(state, state)
    is_ended_early = here not in way or (state is AssignmentState.CLOSED and not assignment.is_agreed)
    if state is AssignmentState.STOPPED or is_ended_early:
        before = AssignmentState(moves[0].from_state) if moves and moves[0].from_state in set(AssignmentState) else way[0]
        reached = way[: way.index(place.get(before, before)) + 1] if place.get(before, before) in way else way[:1]
        done = [{"label": str(KIND.state(it).label), "state": "done"} for it in reached]
        return [*done, {"label": str(KIND.state(state).label), "state": "ended"}]
    at = way.index(here)
    marks = ["done" if n < at or state is AssignmentState.CLOSED else "now" if n == at else "todo" for n in range(len(way))]
    labels = [KIND.state(state if n == at else it).label for n, it in enumerate(way)]
    return [{"label": str(label), "state": mark} for label, mark in zip(labels, marks, strict=True)]


def fact_rows(what: What, *, but: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The parts of what is asked that say something, in words."""
    words = part_words(what)
    return [(str(label), words[part]) for part, label in PART_LABELS.items() if part not in but and words[part]]


def changes(before: What, after: What) -> list[Changed]:
    """What differs between two versions, part by part and word by word."""
    old, new = part_words(before), part_words(after)
    return [Changed(str(label), compare(old[part], new[part])) for part, label in PART_LABELS.items() if old[part] != new[part]]


def effect_words(what: What) -> str:
    """The effect as one reads it: the indicator, from what to what, and when it is measured."""
    if not what.indicator:
        return ""
    aim = value_words(what.aim_hundredths, what.unit)
    if what.start_hundredths is None:
        measured = _("%(what)s: we willen %(aim)s", what=what.indicator, aim=aim)
    else:
        start = value_words(what.start_hundredths, what.unit)
        measured = _("%(what)s: van %(start)s naar %(aim)s", what=what.indicator, start=start, aim=aim)
    if not what.measure_on:
        return measured
    when = _("we meten dat op %(day)s", day=day(what.measure_on))
    return f"{measured}, {when}"


def load_words(load: Load) -> str:
    """How full a team would be, in words."""
    if load.percentage is None:
        return _("Niemand in dit team schreef op hoeveel uur hij heeft. Vraag dus zelf of het past.")
    return _(
        "Met deze opdracht is het team voor %(share)s %% bezet: %(planned)s uur was al afgesproken, "
        "%(asked)s uur komt erbij, en er zijn %(capacity)s uur.",
        share=number(load.percentage),
        planned=number(load.planned),
        asked=number(load.asked),
        capacity=number(load.capacity),
    )


def move_words(move: AssignmentMove) -> str:
    """The last move as a quote: the sentence, and the reason before it when it was given back."""
    reason = REASON_WORDS.get(move.reason)
    return f"{str(reason).capitalize()}: {move.sentence}" if reason else move.sentence
