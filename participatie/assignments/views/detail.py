"""The page of one assignment: half a page for everybody, and what is between the two sides below it."""

from dataclasses import dataclass
from itertools import pairwise

from flask import redirect

from participatie.assignments import queries
from participatie.assignments.load import Load
from participatie.assignments.models import Assignment, AssignmentVersion, Side
from participatie.assignments.permissions import can_read_between, can_step, is_open_version, side_of
from participatie.assignments.picture import Picture, picture_of
from participatie.assignments.presenting import (
    MOMENT_WORDS,
    Changed,
    TieLine,
    changes,
    client_card,
    client_of,
    effect_words,
    fact_rows,
    load_words,
    move_words,
    stage_steps,
    tie_lines,
)
from participatie.assignments.series import Series, Value, series_of
from participatie.assignments.steps import RULES, Step
from participatie.assignments.values import value_words
from participatie.assignments.views.blueprint import bp
from participatie.kernel.routes import actor, public
from participatie.kernel.web import Answer, page
from participatie.subjects.parts import parts_of
from participatie.subjects.queries import is_following, list_history
from participatie.subjects.timeline import TimelineEvent, timeline
from participatie.subjects.urls import url_of

HALF_PAGE: tuple[str, ...] = (
    "title",
    "result",
    "effect",
    "indicator",
    "start_hundredths",
    "aim_hundredths",
    "measure_on",
    "for_residents",
)
HALF_PAGE += ("touches_residents", "theme_id", "area_id", "bounds_url")


@dataclass(frozen=True)
class Between:
    """What only the two sides see: the version on the table, who said yes, what it changes, and whether it fits."""

    side: Side | None
    version: AssignmentVersion
    is_open: bool
    changed: list[Changed]
    load: Load | None
    load_words: str
    history: list[TimelineEvent]
    has_client: bool


@dataclass(frozen=True)
class Effect:
    """What was measured, as a picture and as a table, and when it is asked next."""

    series: Series | None
    rows: list[tuple[object, str, str, str]]
    aim: str
    next_words: str
    next_on: object | None


@dataclass(frozen=True)
class Ties:
    """What it has to do with other assignments, as a picture and as a table."""

    picture: Picture | None
    lines: list[TieLine]


@bp.get("/<int:subject_id>-<slug>")
@bp.get("/<int:subject_id>")
@public
def detail(subject_id: int, slug: str = "") -> Answer:
    """What was agreed with whom, what should come of it, and how far it is."""
    assignment = queries.get_assignment(actor(), subject_id)
    subject, is_between = assignment.subject, can_read_between(actor(), assignment)
    if not slug:
        return redirect(url_of(subject), 301)
    version = queries.get_version(assignment, assignment.current_number)
    what = version.what
    party, moves = queries.find_party(assignment), queries.list_moves(assignment, between=is_between)
    return page(
        "assignments/detail.html",
        assignment=assignment,
        subject=subject,
        what=what,
        client=client_of(assignment, party),
        client_card=client_card(assignment, party),
        party=party,
        stages=stage_steps(assignment, moves),
        said=next((move_words(move) for move in moves if move.sentence), ""),
        effect_words=effect_words(what),
        facts=fact_rows(what, but=HALF_PAGE),
        effect=effect_of(assignment, version),
        ties=ties_of(assignment),
        carried=queries.list_carried(actor(), assignment),
        steps=[(step, RULES[step]) for step in Step if can_step(actor(), assignment, step)],
        between=between_of(assignment, version) if is_between else None,
        events=timeline(list_history(subject.id, limit=8)),
        is_following=is_following(actor(), subject.id),
        parts=parts_of(actor(), subject),
        url=url_of(subject, external=True),
    )


def between_of(assignment: Assignment, current: AssignmentVersion) -> Between:
    """What lies on the table beside the version that holds; before there is one, beside the version before it."""
    is_newest = current.number == assignment.latest_number
    newest = current if is_newest else queries.get_version(assignment, assignment.latest_number)
    is_open = is_open_version(assignment, newest)
    before = None if is_newest else current.what
    if is_open and is_newest and newest.number > 1:
        before = queries.get_version(assignment, newest.number - 1).what
    load = queries.load_with(assignment, newest.what) if is_open else None
    return Between(
        side=side_of(actor(), assignment),
        version=newest,
        is_open=is_open,
        changed=changes(before, newest.what) if before is not None and is_open else [],
        load=load,
        load_words=load_words(load) if load else "",
        history=timeline(queries.list_between(assignment)),
        has_client=queries.has_client(assignment),
    )


def effect_of(assignment: Assignment, version: AssignmentVersion) -> Effect:
    """What was measured so far."""
    measured = queries.list_measurements(assignment)
    values = [Value(it.measured_on, it.value_hundredths) for it in measured]
    if version.start_hundredths is not None and version.starts_on is not None:
        values.insert(0, Value(version.starts_on, version.start_hundredths))
    asked = next((it for it in queries.list_questions(assignment) if it.answered_at is None), None)
    return Effect(
        series=series_of(values, version.aim_hundredths) if measured else None,
        rows=[(it.measured_on, value_words(it.value_hundredths, version.unit), it.sentence, it.side) for it in measured],
        aim=value_words(version.aim_hundredths, version.unit),
        next_words=str(MOMENT_WORDS.get(asked.moment, asked.moment)) if asked else "",
        next_on=asked.due_on if asked else None,
    )


def ties_of(assignment: Assignment) -> Ties:
    """What it has to do with others."""
    web = queries.web_around(actor(), assignment)
    return Ties(picture_of(web), tie_lines(web, assignment.id))


@bp.get("/<int:subject_id>/versies")
@public
def versions(subject_id: int) -> Answer:
    """What was agreed before, and what changed each time. The two sides also see what was proposed and did not go on."""
    assignment = queries.get_assignment(actor(), subject_id)
    is_between = can_read_between(actor(), assignment)
    found = [it for it in queries.list_versions(assignment) if is_between or it.has_both]
    steps = [(new, changes(old.what, new.what)) for old, new in pairwise(found)]
    return page("assignments/versions.html", assignment=assignment, first=found[0] if found else None, steps=steps[::-1])
