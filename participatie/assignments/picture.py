"""Assignments and what depends on what, as places in a picture: what others wait for stands left of those that wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participatie.assignments.models import Dependency
from participatie.assignments.queries import AssignmentRow, Tie, Web

WIDTH, HEIGHT = 216, 76
GAP_X, GAP_Y, MARGIN = 84, 28, 12
LETTERS, LINES = 25, 2


@dataclass(frozen=True)
class Box:
    """One assignment in the picture. `lines` is its title, cut to what fits."""

    row: AssignmentRow
    x: int
    y: int
    lines: list[str]


@dataclass(frozen=True)
class Line:
    """One tie in the picture: the path of the line, and what it says."""

    path: str
    relation: str


@dataclass(frozen=True)
class Picture:
    """Boxes and lines, and how large the whole is."""

    boxes: list[Box]
    lines: list[Line]
    width: int
    height: int


def picture_of(web: Web) -> Picture | None:
    """The picture of those that are tied to others; None when nothing is tied."""
    tied = {end for tie in web.ties for end in (tie.one_id, tie.other_id)}
    rows = [row for row in web.rows if row.id in tied]
    if not rows:
        return None
    columns = _columns([int(row.id) for row in rows], web.ties)
    boxes: dict[int, Box] = {}
    filled: dict[int, int] = {}
    for row in rows:
        column = columns[row.id]
        place = filled.get(column, 0)
        filled[column] = place + 1
        x, y = MARGIN + column * (WIDTH + GAP_X), MARGIN + place * (HEIGHT + GAP_Y)
        boxes[row.id] = Box(row, x, y, fold(row.title))
    width = MARGIN * 2 + (max(filled) + 1) * (WIDTH + GAP_X)
    height = MARGIN * 2 + max(filled.values()) * (HEIGHT + GAP_Y) - GAP_Y
    lines = [Line(_path(boxes[tie.one_id], boxes[tie.other_id]), tie.relation) for tie in web.ties]
    return Picture(list(boxes.values()), lines, width, height)


def _columns(ids: Sequence[int], ties: Sequence[Tie]) -> Mapping[int, int]:
    """How far right each stands: past all that it waits for. Ties in a circle, which no service makes, end the search."""
    waits_for = {
        number: [t.other_id for t in ties if t.one_id == number and t.relation == Dependency.WAITS_FOR] for number in ids
    }
    columns = dict.fromkeys(ids, 0)
    for _round in ids:
        moved = False
        for number in ids:
            wanted = max((columns[far] + 1 for far in waits_for[number] if far in columns), default=0)
            if columns[number] < wanted < len(ids):
                columns[number], moved = wanted, True
        if not moved:
            break
    return columns


def _path(one: Box, other: Box) -> str:
    """From the side of one box to that of the other, bent so that lines between neighbours can be told apart."""
    y1, y2 = one.y + HEIGHT // 2, other.y + HEIGHT // 2
    if one.x == other.x:
        x = one.x + WIDTH
        return f"M{x} {y1}C{x + GAP_X // 2} {y1} {x + GAP_X // 2} {y2} {x} {y2}"
    is_right = one.x > other.x
    x1, x2 = (one.x, other.x + WIDTH) if is_right else (one.x + WIDTH, other.x)
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"


def fold(title: str, letters: int = LETTERS, lines: int = LINES) -> list[str]:
    """A title over a few lines, cut where it does not fit."""
    folded: list[str] = []
    for word in title.split():
        if folded and len(folded[-1]) + 1 + len(word) <= letters:
            folded[-1] += f" {word}"
        else:
            folded.append(word if len(word) <= letters else f"{word[: letters - 1]}…")
    if len(folded) > lines:
        last = folded[lines - 1]
        kept = last if len(last) < letters else last.rsplit(" ", 1)[0]
        folded = [*folded[: lines - 1], f"{kept.rstrip(' ,.…')}…"]
    return folded
