"""The dates of a calendar, in words: what was promised, when rounds and works are, and when an answer is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from flask_babel import gettext as _

from participatie.commitments.presenting import who_of
from participatie.commitments.queries import CommitmentRow, LedgerFilter, each_public
from participatie.kernel.clock import AMSTERDAM, local, today
from participatie.opendata import queries
from participatie.opendata.queries import About, Found
from participatie.streets.models import STREET_PLAN
from participatie.subjects.urls import url_for_subject

LOOKS_BACK = timedelta(days=180)
MOST_PROMISES = 1000


@dataclass(frozen=True)
class Occasion:
    """One line of a calendar. `key` never changes; `ends` of whole days is the day after the last."""

    key: str
    summary: str
    text: str
    url: str
    starts: date
    ends: date
    changed_at: datetime
    revision: int = 0
    is_cancelled: bool = False


def occasions(about: About) -> list[Occasion]:
    """Everything with a date, the last half year included, in the order of the calendar."""
    since = today() - LOOKS_BACK
    found = [*_promises(about, since), *map(_round, queries.list_rounds(about, since))]
    found += [*map(_works, queries.list_works(about, since)), *map(_answer, queries.list_answer_days(about, since))]
    return sorted(found, key=lambda it: (it.starts.isoformat()[:10], it.key))


def _promises(about: About, since: date) -> Iterator[Occasion]:
    chosen = LedgerFilter(
        subject_id=about.subject_id,
        area_path=about.area_path,
        partner_id=about.partner_id,
        team_id=about.team_id,
        since=since,
    )
    return map(_promise, islice(each_public(chosen), MOST_PROMISES))


def _promise(row: CommitmentRow) -> Occasion:
    is_over = row.standing == "withdrawn"
    return Occasion(
        key=f"toezegging-{row.id}",
        summary=f"{who_of(row)}: {row.what}",
        text=row.reason if is_over else _("Toezegging bij %(title)s", title=row.title),
        url=url_for_subject(row.kind, row.subject_id, row.title, external=True),
        starts=row.due_on,
        ends=row.due_on + timedelta(days=1),
        changed_at=row.made_at,
        revision=row.version + (row.standing in {"kept", "disputed", "withdrawn"}),
        is_cancelled=is_over,
    )


def _round(row: Found) -> Occasion:
    label = str(STREET_PLAN.state(row.round).label)
    return Occasion(
        key=f"ronde-{row.plan_id}-{row.round}",
        summary=f"{row.title}: {label}",
        text=_("Deze ronde van het straatplan loopt tot en met de laatste dag."),
        url=url_for_subject(row.kind, row.plan_id, row.title, external=True),
        starts=local(row.opened_at),
        ends=_midnight_after(row.ends_on, row.opened_at),
        changed_at=row.closed_at or row.opened_at,
        revision=int(row.closed_at is not None),
    )


def _midnight_after(day: date, opened_at: datetime) -> datetime:
    """The end of that day on the clock of Amsterdam; never before the round began."""
    midnight = datetime.combine(day + timedelta(days=1), time(), AMSTERDAM)
    return max(midnight, local(opened_at) + timedelta(hours=1))


def _works(row: Found) -> Occasion:
    last = max(row.works_until_on or row.works_from_on, row.works_from_on)
    return Occasion(
        key=f"werk-{row.id}",
        summary=_("%(plan)s: werk aan de straat", plan=row.title),
        text=_("Zoals het nu gepland is."),
        url=url_for_subject(row.kind, row.id, row.title, external=True),
        starts=row.works_from_on,
        ends=last + timedelta(days=1),
        changed_at=row.changed_at,
        revision=row.version,
    )


def _answer(row: Found) -> Occasion:
    return Occasion(
        key=f"antwoord-{row.subject_id}",
        summary=_("%(team)s antwoordt uiterlijk vandaag: %(title)s", team=row.team, title=row.title),
        text=_("De laatste dag voor een eerste antwoord."),
        url=url_for_subject(row.kind, row.subject_id, row.title, external=True),
        starts=row.due_on,
        ends=row.due_on + timedelta(days=1),
        changed_at=row.since,
    )
