"""What changed between two texts, word by word, in an order that can be read aloud."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
MOST_PAIRS = 250_000
"""Larger stretches between two equal ends are told as wholly replaced: comparing grows with the square."""

_WORDS = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed (same), was taken out (gone) or was put in (new)."""

    kind: str
    text: str


def compare(before: str, after: str) -> list[Piece]:
    """The pieces that make up both texts: without `new` they are the first, without `gone` the second."""
    return list(_joined(_by_line(before.splitlines(keepends=True), after.splitlines(keepends=True))))


def has_changes(pieces: Sequence[Piece]) -> bool:
    """Whether anything differs."""
    return any(piece.kind != SAME for piece in pieces)


def _by_line(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for same, gone, new in _blocks(before, after):
        if same:
            yield Piece(SAME, same)
        elif gone and new:
            yield from _by_word(_WORDS.findall(gone), _WORDS.findall(new))
        else:
            yield Piece(GONE, gone)
            yield Piece(NEW, new)


def _by_word(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for same, gone, new in _blocks(before, after):
        yield Piece(SAME, same)
        yield Piece(GONE, gone)
        yield Piece(NEW, new)


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """What is the same, gone and new, in the order of the texts. Equal ends are set apart first: most edits are small."""
    start = _equal_from_start(before, after)
    end = _equal_from_start(before[start:][::-1], after[start:][::-1])
    middle_before, middle_after = before[start : len(before) - end], after[start : len(after) - end]
    yield "".join(before[:start]), "", ""
    if len(middle_before) * len(middle_after) > MOST_PAIRS:
        yield "", "".join(middle_before), "".join(middle_after)
    else:
        matcher = SequenceMatcher(None, middle_before, middle_after, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            gone, new = "".join(middle_before[i1:i2]), "".join(middle_after[j1:j2])
            yield (gone, "", "") if tag == "equal" else ("", gone, new)
    yield "".join(before[len(before) - end :]), "", ""


def _equal_from_start(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind are one piece."""
    kept: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if kept and kept[-1].kind == piece.kind:
            kept[-1] = Piece(piece.kind, kept[-1].text + piece.text)
        else:
            kept.append(piece)
    yield from kept
