"""What the pages of others tell about assignments: under which one something falls, and those of a team or partner."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from participatie.assignments import queries
from participatie.assignments.models import KIND
from participatie.assignments.permissions import can_begin
from participatie.assignments.presenting import ListLine, client_words, line_of
from participatie.assignments.queries import AssignmentRow, ListFilter
from participatie.kernel.access import Actor
from participatie.partners.models import PARTNER
from participatie.subjects.kinds import kind_of
from participatie.subjects.makers import makers_with_rights
from participatie.subjects.models import Subject
from participatie.subjects.parts import Part
from participatie.subjects.urls import url_for_subject
from participatie.teams.models import TEAM

SHOWN = 6


@dataclass(frozen=True)
class Over:
    """One assignment under which something of residents falls."""

    title: str
    url: str
    team: str
    team_url: str
    client: str
    effect: str
    state: str
    tone: str
    release_url: str


@dataclass(frozen=True)
class Own:
    """The assignments of a team or partner, and the way to all of them."""

    title: str
    lines: list[ListLine]
    all_url: str
    begin_url: str = ""


def assignments_of(actor: Actor, subject: Subject) -> Part | None:
    """What the page of this subject says about assignments. One statement; none for what cannot have any."""
    if subject.kind == TEAM.name:
        rows = queries.list_assignments(actor, ListFilter(team_id=subject.id, with_ended=False), limit=SHOWN)
        return _own(actor, rows, _("Opdrachten van dit team"), url_for("assignments.index", team=subject.id))
    if subject.kind == PARTNER.name:
        rows = queries.list_assignments(actor, ListFilter(partner_id=subject.id, with_ended=False), limit=SHOWN)
        title = _("Opdrachten die deze partner gaf")
        return _own(actor, rows, title, url_for("assignments.index", opdrachtgever=f"partner-{subject.id}"))
    if subject.kind == KIND.name or not kind_of(subject.kind).can_be_linked:
        return None
    rows = queries.list_over(actor, subject.id)
    may = bool(rows) and actor.id is not None and actor.id in makers_with_rights(subject)
    return Part("assignments/_over.html", [_over(row, subject, may=may) for row in rows]) if rows else None


def nothing_over(_actor: Actor, _subject: Subject) -> Part | None:
    """What the page of something says that falls under no assignment: nothing."""
    return None


def _own(actor: Actor, rows: list[AssignmentRow], title: str, all_url: str) -> Part | None:
    if not rows:
        return None
    begin_url = url_for("assignments.new") if can_begin(actor) else ""
    return Part("assignments/_own.html", Own(title, [line_of(row) for row in rows], all_url, begin_url))


def _over(row: AssignmentRow, subject: Subject, *, may: bool) -> Over:
    state = KIND.state(row.state)
    return Over(
        title=row.title,
        url=url_for_subject(row.kind, row.id, row.title),
        team=row.team_name,
        team_url=url_for_subject(TEAM.name, row.team_id, row.team_name),
        client=client_words(row.client_role, row.client_name, row.party_name),
        effect=row.effect,
        state=str(state.label),
        tone=state.tone,
        release_url=url_for("assignments.release", subject_id=row.id, far_id=subject.id) if may else "",
    )
