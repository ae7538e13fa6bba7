"""What each fact is told as, and what people get when they choose nothing.

A domain on a higher floor says with `tells(Sort.PROMISE, "CommitmentMade")` what its events are; a public event of which
nobody said anything is news for who follows the subject.
"""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from participatie.notifications.models import Sort
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import HistoryEntry, Pace
from participatie.threads.models import Capacity, PostKind

DEFAULTS: dict[Sort, Pace] = {
    Sort.ANSWER: Pace.AT_ONCE,
    Sort.ASKED: Pace.AT_ONCE,
    Sort.TEAM: Pace.AT_ONCE,
    Sort.MOVED: Pace.DAILY,
    Sort.STEP: Pace.AT_ONCE,
    Sort.PROMISE: Pace.DAILY,
    Sort.OFFER: Pace.DAILY,
    Sort.NEWS: Pace.DAILY,
    Sort.AROUND: Pace.WEEKLY,
}

SORT_LABELS: dict[Sort, LazyString] = {
    Sort.ANSWER: _l("Een antwoord op wat van mij is of wat ik vroeg"),
    Sort.ASKED: _l("Een vraag aan mij"),
    Sort.TEAM: _l("Nieuw werk, als je in een team van de gemeente zit"),
    Sort.MOVED: _l("Iets komt een stap verder, of stopt"),
    Sort.STEP: _l("Wat de overheid doet, verandert"),
    Sort.PROMISE: _l("Beloftes: gedaan, nagekomen, te laat"),
    Sort.OFFER: _l("Gevraagd en aangeboden"),
    Sort.NEWS: _l("Ander nieuws bij wat ik volg"),
}

PACE_LABELS: dict[Pace, LazyString] = {
    Pace.AT_ONCE: _l("meteen"),
    Pace.DAILY: _l("elke dag"),
    Pace.WEEKLY: _l("elke week"),
    Pace.NEVER: _l("alleen op de site"),
}

FOR_OTHERS = frozenset({Capacity.TEAM, Capacity.PARTNER})
WIDE = frozenset({"SubjectPublished", "SubjectStateChanged", "VersionPublished"})
"""What is told to who follows an area, a theme or their own street; the rest is for who follows the subject."""
QUIET = frozenset({"SubjectEdited", "FirstAnswerGiven"})
"""Public, but told to nobody: an edit is no news, and a first answer is told as the post that it is."""

_sorts: dict[str, Sort] = {
    "SubjectStateChanged": Sort.MOVED,
    "TeamAssigned": Sort.TEAM,
    "TakenUp": Sort.ANSWER,
    "StepChanged": Sort.STEP,
    "CommitmentMade": Sort.PROMISE,
    "CommitmentKept": Sort.PROMISE,
    "CommitmentChanged": Sort.PROMISE,
    "CommitmentWithdrawn": Sort.PROMISE,
    "CommitmentConfirmed": Sort.PROMISE,
    "CommitmentDisputed": Sort.PROMISE,
    "CommitmentReopened": Sort.PROMISE,
}
_addressed: dict[str, Sort] = {"WorkGiven": Sort.TEAM, "Mentioned": Sort.ASKED}
_own_mail: dict[str, str] = {}
_told_elsewhere: set[str] = set()


def tells(sort: Sort, *events: str) -> None:
    """Say as what these events are told."""
    _sorts.update(dict.fromkeys(events, sort))


def addresses(sort: Sort, *events: str) -> None:
    """Say that these internal events are told to one person, `to_id`, and to nobody else."""
    _addressed.update(dict.fromkeys(events, sort))


def addressed_events() -> list[str]:
    """The events that are told to one person alone."""
    return list(_addressed)


def writes_own_mail(*events: str, also: str = "") -> None:
    """The domain of these events mails the makers itself; on the site they find it all the same.

    `also` is the name of the fact that says who else it mails.
    """
    _own_mail.update(dict.fromkeys(events, also))


def tells_itself(*events: str, state: str = "") -> None:
    """The domain of these events tells everybody itself, and also when something goes to this state."""
    _told_elsewhere.update(events)
    if state:
        _told_elsewhere.add(f"to {state}")


def has_own_mail(entry: HistoryEntry) -> bool:
    """Whether the makers got a mail of the domain itself."""
    return entry.event in _own_mail


def mailed_too(entry: HistoryEntry) -> set[int]:
    """Who else did."""
    person_id = entry.facts.get(_own_mail.get(entry.event) or "-")
    return {person_id} if isinstance(person_id, int) else set()


def sort_of(entry: HistoryEntry) -> Sort | None:
    """As what a fact is told; None when it is told to nobody."""
    if entry.event == "PostWritten":
        speaks_for_others = entry.facts.get("capacity") in FOR_OTHERS and entry.facts.get("kind") != PostKind.RECORD
        return Sort.ANSWER if speaks_for_others else None
    if entry.event in _addressed:
        return _addressed[entry.event]
    if not entry.is_public or entry.event in QUIET | _told_elsewhere or f"to {entry.facts.get('after')}" in _told_elsewhere:
        return None
    if entry.event == "SubjectPublished" and (entry.facts.get("imported") or kind_of(str(entry.facts.get("kind"))).is_part):
        return None
    if entry.event == "StepChanged" and not entry.facts.get("before"):
        return None  # the first time is no change: that is read on the page
    if entry.facts.get("through"):
        return None  # what it follows from is told
    return _sorts.get(entry.event, Sort.NEWS)


def is_wide(entry: HistoryEntry) -> bool:
    """Whether who follows an area, a theme or a street is told."""
    return entry.event in WIDE
