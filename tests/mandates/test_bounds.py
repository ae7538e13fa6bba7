"""The pure check, with any values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.mandates.bounds import (
    Answer,
    Bounds,
    DecisionKind,
    Held,
    Proposal,
    Sort,
    answer_of,
    beyond,
    check,
    check_all,
    covers,
    crossed,
)

pytestmark = pytest.mark.once

PATHS = ("/1/", "/1/2/", "/1/2/3/", "/1/4/", "/5/")
kinds = st.sampled_from(sorted(DecisionKind))
cents = st.integers(0, 10**7)
maybe = st.none() | st.integers(0, 10**7)
proposals = st.builds(
    Proposal,
    kind=kinds,
    area_path=st.sampled_from(("", *PATHS)),
    theme_id=st.none() | st.integers(1, 4),
    amount_cents=cents,
    days=st.none() | st.integers(1, 400),
    addresses=st.integers(0, 400),
    is_reversible=st.booleans(),
)
bounds = st.builds(
    Bounds,
    kinds=st.frozensets(kinds),
    excluded=st.frozensets(kinds, max_size=3),
    areas=st.lists(st.sampled_from([(path, path) for path in PATHS]), unique=True, max_size=3).map(tuple),
    themes=st.lists(st.sampled_from([(n, str(n)) for n in range(1, 5)]), unique=True, max_size=3).map(tuple),
    amount_cents=maybe,
    year_cents=maybe,
    days=st.none() | st.integers(1, 400),
    addresses=st.none() | st.integers(0, 400),
    reversible_only=st.booleans(),
    advisers=st.lists(st.sampled_from([(n, str(n)) for n in range(9, 12)]), unique=True, max_size=2).map(tuple),
)


@given(proposals, bounds, bounds, cents)
def test_what_lies_inside_a_part_lies_inside_the_whole(proposal, inner, outer, spent):
    if beyond(inner, outer):
        return
    advised = frozenset({9, 10, 11})
    if answer_of(check(proposal, Held(inner, spent), advised)) is Answer.YES:
        assert answer_of(check(proposal, Held(outer, spent), advised)) is Answer.YES


@given(bounds)
def test_no_bounds_reach_further_than_themselves(given_bounds):
    assert beyond(given_bounds, given_bounds) == []


@given(bounds)
def test_everything_lies_within_a_mandate_without_bounds(given_bounds):
    assert beyond(given_bounds, Bounds()) == []


@given(proposals, bounds, bounds, cents)
def test_a_chain_says_yes_only_when_each_mandate_in_it_does(proposal, one, two, spent):
    chain = [Held(one, spent), Held(two, spent)]
    apart = {it.sort for held in chain for it in crossed(check(proposal, held))}
    assert {it.sort for it in crossed(check_all(proposal, chain))} == apart


@given(proposals, bounds, cents, cents)
def test_more_money_never_makes_it_fit(proposal, given_bounds, spent, more):
    dearer = Proposal(**{**proposal.__dict__, "amount_cents": proposal.amount_cents + more})
    before, after = (len(crossed(check(it, Held(given_bounds, spent)))) for it in (proposal, dearer))
    assert before <= after


@given(proposals, bounds)
def test_advice_never_blocks_once_it_was_asked_and_came_or_expired(proposal, given_bounds):
    advised = frozenset(party for party, _name in given_bounds.advisers)
    assert answer_of(check(proposal, Held(given_bounds), advised)) is not Answer.ADVICE


@given(proposals, cents)
def test_a_permission_covers_the_same_and_less_but_never_more(proposal, more):
    dearer = Proposal(**{**proposal.__dict__, "amount_cents": proposal.amount_cents + more + 1})
    assert covers(proposal, proposal)
    assert covers(dearer, proposal)
    assert not covers(proposal, dearer)


@pytest.mark.parametrize(
    ("more", "proposal", "sorts"),
    [
        ({"amount_cents": 100_000}, {"amount_cents": 40_000}, []),
        ({"amount_cents": 100_000}, {"amount_cents": 100_000}, []),
        ({"amount_cents": 100_000}, {"amount_cents": 100_001}, [Sort.AMOUNT]),
        ({"days": 30}, {"days": None}, [Sort.DAYS]),
        ({"days": 30}, {"days": 30}, []),
        ({"addresses": 5}, {"addresses": 6}, [Sort.ADDRESSES]),
        ({"reversible_only": True}, {"is_reversible": False}, [Sort.REVERSIBLE]),
        ({"excluded": frozenset({"trees"})}, {"kind": "trees"}, [Sort.KIND]),
        ({"kinds": frozenset({"lend"})}, {"kind": "object"}, [Sort.KIND]),
        ({"areas": (("/1/2/", "Wijk"),)}, {"area_path": "/1/2/3/"}, []),
        ({"areas": (("/1/2/", "Wijk"),)}, {"area_path": "/1/20/"}, [Sort.AREA]),
        ({"areas": (("/1/2/", "Wijk"),)}, {"area_path": ""}, [Sort.AREA]),
        ({"themes": ((3, "Groen"),)}, {"theme_id": 4}, [Sort.THEME]),
    ],
)
def test_each_bound_is_crossed_by_what_it_is_about_and_nothing_else(more, proposal, sorts):
    found = check(Proposal(**{"kind": "object", **proposal}), Held(Bounds(**more)))
    assert [it.sort for it in crossed(found)] == sorts


def test_what_was_spent_counts_for_the_year():
    held = Held(Bounds(year_cents=100_000), spent_cents=60_000)
    assert [it.sort for it in crossed(check(Proposal("money", amount_cents=60_000), held))] == [Sort.YEAR]
    assert crossed(check(Proposal("money", amount_cents=40_000), held)) == []
    assert crossed(check(Proposal("permit"), Held(Bounds(year_cents=1), spent_cents=5))) == []
