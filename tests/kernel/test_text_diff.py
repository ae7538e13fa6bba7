"""Comparing two texts word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.kernel.text_diff import GONE, NEW, SAME, Piece, compare, has_changes

pytestmark = pytest.mark.once


def test_one_word_is_replaced():
    assert compare("Wij planten een boom.", "Wij planten twee boom.") == [
        Piece(SAME, "Wij planten "),
        Piece(GONE, "een"),
        Piece(NEW, "twee"),
        Piece(SAME, " boom."),
    ]


def test_a_line_that_is_new_leaves_the_others_as_they_are():
    pieces = compare("Een.\nDrie.\n", "Een.\nTwee.\nDrie.\n")
    assert [piece for piece in pieces if piece.kind != SAME] == [Piece(NEW, "Twee.\n")]


def test_equal_texts_have_no_changes():
    assert compare("Niets nieuws", "Niets nieuws") == [Piece(SAME, "Niets nieuws")]
    assert not has_changes(compare("", ""))


words = st.text(alphabet="ab \n.é<", max_size=60)


@given(words, words)
def test_both_texts_can_be_put_together_from_the_pieces(before, after):
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != NEW) == before
    assert "".join(piece.text for piece in pieces if piece.kind != GONE) == after
    assert has_changes(pieces) == (before != after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 5000, "b " * 5000),
        ("a b " * 2500, "b a " * 2500),
        ("\n" * 5000 + "x", "y" + "\n" * 5000),
        ("a\nb\n" * 2500, "b\nc\n" * 2500),
        ("x" * 10_000, "y" * 10_000),
        (" ".join(map(str, range(490))), " ".join(map(str, reversed(range(490))))),
    ],
)
def test_hostile_texts_are_compared_in_half_a_second(before, after):
    begin = time.perf_counter()
    pieces = compare(before, after)
    assert time.perf_counter() - begin < 0.5
    assert "".join(piece.text for piece in pieces if piece.kind != GONE) == after
