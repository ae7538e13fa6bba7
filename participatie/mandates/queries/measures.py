"""How the room that mandates give is used: numbers of a year, of no person and no team."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import select

from participatie.kernel.clock import local, now, working_days_between
from participatie.kernel.db import db
from participatie.mandates.models import Decision, Escalation, Outcome
from participatie.subjects.models import Subject

PERIOD = timedelta(days=365)


@dataclass(frozen=True)
class Measures:
    """What the last year says. Shares are in per cent; None where there is nothing to count."""

    decided: int
    asked: int
    inside_share: int | None
    own_power_share: int | None
    in_time_share: int | None
    answered: int
    decision_days: float | None
    answer_days: float | None
    crossed: list[tuple[str, int]]


def measure() -> Measures:
    """The decisions and questions of the last year. Two statements."""
    since = now() - PERIOD
    shown = (Decision.decided_at >= since, Decision.hidden_at.is_(None), Decision.corrects_id.is_(None))
    wanted = select(Decision.escalation_id, Decision.decided_at, Subject.published_at)
    decisions = db.session.execute(wanted.join(Subject, Subject.id == Decision.subject_id).where(*shown)).all()
    columns = (Escalation.outcome, Escalation.asked_at, Escalation.answered_at, Escalation.due_on, Escalation.checks)
    questions = db.session.execute(select(*columns).where(Escalation.asked_at >= since)).all()
    answered = [(row, row.answered_at) for row in questions if row.answered_at is not None]
    inside = sum(1 for row in decisions if row.escalation_id is None)
    days = [(row.decided_at - row.published_at).days for row in decisions if row.published_at is not None]
    waited = [_working_days(row.asked_at, answered_at) for row, answered_at in answered]
    return Measures(
        decided=len(decisions),
        asked=len(questions),
        inside_share=share(inside, inside + len(questions)),
        own_power_share=share(sum(1 for row, _at in answered if row.outcome == Outcome.OWN_POWER), len(answered)),
        in_time_share=share(sum(1 for row, at in answered if local(at).date() <= row.due_on), len(answered)),
        answered=len(answered),
        decision_days=median(days) if days else None,
        answer_days=median(waited) if waited else None,
        crossed=Counter(str(it["sort"]) for row in questions for it in row.checks).most_common(),
    )


def share(part: int, whole: int) -> int | None:
    """So much per cent; None of nothing."""
    return round(100 * part / whole) if whole else None


def _working_days(begin: datetime, end: datetime) -> int:
    return working_days_between(local(begin).date(), local(end).date())
