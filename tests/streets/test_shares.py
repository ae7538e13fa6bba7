"""No hidden figure follows from those that are shown."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.streets.shares import LEAST, House, Part, in_blocks, is_large, safe_parts, shown_cells, together

OTHERS = "Andere adressen"


def parts_of(pairs):
    return [Part(f"deel {n}", addresses, answered) for n, (addresses, answered) in enumerate(pairs)]


@st.composite
def streets(draw):
    sizes = draw(st.lists(st.integers(0, 60), min_size=0, max_size=8))
    return parts_of([(size, draw(st.integers(0, size))) for size in sizes])


@given(streets())
def test_each_row_that_is_shown_has_at_least_ten_who_answered_and_ten_who_did_not(parts):
    for row in safe_parts(parts, OTHERS):
        assert row.answered >= LEAST
        assert row.silent >= LEAST


@given(streets())
def test_the_rows_add_up_to_the_whole_street(parts):
    if rows := safe_parts(parts, OTHERS):
        whole = together("", parts)
        assert (sum(row.addresses for row in rows), sum(row.answered for row in rows)) == (whole.addresses, whole.answered)


@given(streets())
def test_what_a_hidden_part_did_can_be_anything_given_all_that_is_shown(parts):
    """An attacker knows the addresses of each part and every row: for each hidden part at least ten outcomes remain, or all."""
    rows = safe_parts(parts, OTHERS)
    named = {row.label for row in rows}
    hidden = [part for part in parts if part.label not in named and part.addresses]
    if not rows or not hidden:
        return
    (pool,) = [row for row in rows if row.label == OTHERS]
    assert pool.answered == sum(part.answered for part in hidden)
    for part in hidden:
        others = pool.addresses - part.addresses
        possible = [n for n in range(part.addresses + 1) if 0 <= pool.answered - n <= others]
        assert len(possible) > min(part.addresses, LEAST)


def test_the_bounds_agree_with_counting_every_way_it_can_have_been():
    parts = parts_of([(12, 9), (9, 3), (14, 2), (40, 20)])
    rows = safe_parts(parts, OTHERS)
    pool = next(row for row in rows if row.label == OTHERS)
    hidden = [part for part in parts if part.label not in {row.label for row in rows}]
    ways = [way for way in product(*(range(part.addresses + 1) for part in hidden)) if sum(way) == pool.answered]
    for place, part in enumerate(hidden):
        assert len({way[place] for way in ways}) > min(part.addresses, LEAST)


@pytest.mark.parametrize(
    ("pairs", "shown"),
    [
        ([(40, 20), (40, 15)], ["deel 0", "deel 1"]),
        ([(40, 20), (40, 9)], []),
        ([(40, 20), (40, 35)], []),
        ([(60, 30), (30, 15), (12, 2)], ["deel 0", OTHERS]),
        ([(60, 30), (60, 30), (8, 8), (8, 8)], ["deel 0", "deel 1"]),
        ([], []),
        ([(0, 0), (40, 20)], []),
    ],
    ids=["two large", "one too few", "one too many", "the next smallest goes along", "all answered", "nothing", "one"],
)
def test_small_parts_go_together_with_a_larger_one(pairs, shown):
    labels = [row.label for row in safe_parts(parts_of(pairs), OTHERS)]
    if shown == ["deel 0", "deel 1"] and len(pairs) > 2:
        assert labels in (["deel 1", OTHERS], ["deel 0", OTHERS])
    else:
        assert labels == shown


@given(st.lists(st.integers(0, 40), min_size=1, max_size=7))
def test_no_answer_of_fewer_than_ten_is_counted_out_nor_follows_by_subtraction(counts):
    """The complement attack: the total is public, so what is hidden is known as a sum."""
    shown = shown_cells(counts)
    assert all(counts[place] >= LEAST for place in shown)
    hidden = [n for place, n in enumerate(counts) if place not in shown]
    assert len(hidden) != 1 or not shown
    if shown and hidden:
        assert sum(hidden) >= LEAST


@pytest.mark.parametrize("total", [24, 28, 33, 37, 46])
def test_who_knows_the_rule_the_total_and_what_is_shown_cannot_tell_any_hidden_answer(total):
    """Every way in which three answers can add up to the total, by what the page then shows: no hidden cell has one value."""
    pages = {}
    for first, second in product(range(total + 1), repeat=2):
        if first + second <= total:
            counts = (first, second, total - first - second)
            page = tuple(n if place in shown_cells(counts) else None for place, n in enumerate(counts))
            pages.setdefault(page, []).append(counts)
    assert len(pages) > 1
    for page, ways in pages.items():
        for place in [place for place, n in enumerate(page) if n is None]:
            assert len({way[place] for way in ways}) > 1, page


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([12, 3], []),
        ([12, 11, 0], [12]),
        ([30, 6, 5], []),
        ([30, 9, 9, 9], []),
        ([30, 12, 12, 3], [30]),
        ([30, 12, 5, 1], [30]),
        ([30, 12, 11], [30, 12, 11]),
        ([24, 0, 0], []),
        ([9], []),
    ],
    ids=["two", "nobody", "one large", "all nine", "equal ones", "a third goes along", "all large", "all the same", "one"],
)
def test_the_smallest_answers_are_hidden_together(counts, shown):
    assert [counts[place] for place in sorted(shown_cells(counts))] == shown


@st.composite
def sides(draw):
    sizes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=20))
    return [House(2 * n + 1, size, draw(st.integers(0, size))) for n, size in enumerate(sizes)]


@given(sides())
def test_blocks_of_a_side_lose_nobody_and_are_large_when_there_is_more_than_one(side):
    blocks = in_blocks("Kerkstraat", side)
    whole = together("", blocks)
    assert whole.addresses == sum(house.addresses for house in side)
    assert whole.answered == sum(house.answered for house in side)
    assert len(blocks) == 1 or all(is_large(block) for block in blocks)


def test_a_block_is_named_by_its_house_numbers():
    side = [House(n, 1, n % 3 > 0) for n in range(2, 122, 2)]
    assert [block.label for block in in_blocks("Kerkstraat", side)] == ["Kerkstraat 2, 4 … 60", "Kerkstraat 62, 64 … 120"]
