"""Conversations from a file: all of them, or none."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask_babel import gettext as _

from participatie.initiatives.services import reference_in
from participatie.initiatives.services.imports import Report, Told
from participatie.initiatives.tables import RowError
from participatie.kernel.access import Actor, authorize
from participatie.opendata import queries
from participatie.opendata.comments import CommentRow
from participatie.opendata.permissions import can_import
from participatie.subjects.models import Subject
from participatie.threads import services as threads
from participatie.threads.models import Post
from participatie.threads.services import Brought


def check_comments(actor: Actor, rows: Sequence[CommentRow], origin: str) -> Report:
    """What importing these rows would do. Nothing is written."""
    return _look_at(actor, rows, origin)[0]


def import_comments(actor: Actor, rows: Sequence[CommentRow], origin: str, told: Told) -> Report:
    """Put every post that is not there yet in the conversation of its initiative. With one error nothing is placed."""
    report, new, subjects, there = _look_at(actor, rows, origin)
    if report.errors:
        return report
    done = 0
    for reference, brought in new.items():
        threads.import_posts(actor, subjects[reference], brought, origin, there)
        done += len(brought)
        told(done)
    return report


Looked = tuple[Report, Mapping[str, Sequence[Brought]], Mapping[str, Subject], Mapping[str, Post]]


def _look_at(actor: Actor, rows: Sequence[CommentRow], origin: str) -> Looked:
    authorize(can_import, actor)
    kept = [_kept(row, origin) for row in rows]
    subjects = queries.map_subjects(row.subject for row in kept)
    there = queries.map_posts(reference for row in kept for reference in (row.reference, row.parent) if reference)
    report = Report(errors=_wrong(kept, rows, subjects, there))
    new: dict[str, list[Brought]] = defaultdict(list)
    for row in kept:
        if row.reference in there:
            report.known += 1
        else:
            new[row.subject].append(Brought(row.reference, row.parent, row.author, row.written_at, row.text))
    report.added = 0 if report.errors else sum(map(len, new.values()))
    return report, new, subjects, there


def _kept(row: CommentRow, origin: str) -> CommentRow:
    """The row with its references as they are kept."""
    subject, reference, parent = (reference_in(origin, value) or "" for value in (row.subject, row.reference, row.parent))
    return replace(row, subject=subject, reference=reference, parent=parent)


def _wrong(
    kept: Sequence[CommentRow], rows: Sequence[CommentRow], subjects: Mapping[str, Subject], there: Mapping[str, Post]
) -> list[RowError]:
    """What keeps these rows from being placed, by row. The sentences name the numbers as the file does."""
    errors: list[RowError] = []
    first: dict[str, CommentRow] = {}
    for row in kept:
        first.setdefault(row.reference, row)
    endless = _in_circles(first)
    for row, shown in zip(kept, rows, strict=True):
        if row.subject not in subjects:
            sentence = _("We kennen initiatief %(number)s uit deze bron niet. Importeer het eerst.", number=shown.subject)
            errors.append(RowError(row.number, "subject", sentence))
        if first[row.reference] is not row:
            sentence = _("Dit nummer staat ook in rij %(row)s.", row=first[row.reference].number)
            errors.append(RowError(row.number, "reference", sentence))
        if row.reference in endless:
            errors.append(RowError(row.number, "parent", _("Dit bericht is een antwoord op zichzelf.")))
        elif row.parent and row.parent not in first and row.parent not in there:
            sentence = _("Bericht %(number)s staat niet in het bestand.", number=shown.parent)
            errors.append(RowError(row.number, "parent", sentence))
        elif row.parent and not _is_about_the_same(row, first, subjects, there):
            sentence = _("Bericht %(number)s hoort bij een ander initiatief.", number=shown.parent)
            errors.append(RowError(row.number, "parent", sentence))
    return errors


def _is_about_the_same(
    row: CommentRow, first: Mapping[str, CommentRow], subjects: Mapping[str, Subject], there: Mapping[str, Post]
) -> bool:
    """Whether a post and what it answers belong to one initiative."""
    if row.parent in first:
        return first[row.parent].subject == row.subject
    subject = subjects.get(row.subject)
    return subject is None or there[row.parent].thread.subject_id == subject.id


def _in_circles(rows: Mapping[str, CommentRow]) -> set[str]:
    """The references that, answer by answer, come back to themselves. Each is walked once."""
    ended: set[str] = set()
    endless: set[str] = set()
    for start in rows:
        path: dict[str, None] = {}
        step = start
        while step in rows and step not in path and step not in ended:
            path[step] = None
            step = rows[step].parent
        if step in path or step in endless:
            endless.update(path)
        ended.update(path)
    return endless
