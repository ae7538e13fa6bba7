"""What depends on what: as a table, as a picture, and never in a circle of waiting."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.assignments import queries, services
from participatie.assignments.circles import closes_circle
from participatie.assignments.models import AssignmentState, Dependency
from participatie.assignments.picture import fold, picture_of
from participatie.assignments.presenting import tie_lines
from participatie.assignments.queries import ListFilter
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.errors import Refused
from participatie.subjects.queries import list_history
from participatie.subjects.timeline import tellings
from tests.factories.assignments import make_table
from tests.factories.initiatives import make_initiative
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme

pytestmark = pytest.mark.usefixtures("app")

WAITS, TOUCHES = Dependency.WAITS_FOR, Dependency.TOUCHES


def tie(one, other, relation=WAITS):
    return services.connect(one.actor("taker"), one.assignment, other.assignment.id, relation, "")


def test_two_do_not_wait_for_each_other():
    one, other = make_table(), make_table()
    tie(one, other)
    with pytest.raises(Refused, match="wachten deze opdrachten op elkaar"):
        tie(other, one)


def test_a_long_circle_of_waiting_is_refused_with_a_sentence():
    tables = [make_table() for _n in range(4)]
    for one, other in pairwise(tables):
        tie(one, other)
    with pytest.raises(Refused) as caught:
        tie(tables[-1], tables[0])
    assert (caught.value.field, len(queries.list_waiting())) == ("other", 3)


def test_it_may_touch_what_waits_for_it():
    one, other = make_table(), make_table()
    tie(one, other)
    tie(other, one, TOUCHES)
    assert len(queries.web_around(SYSTEM, one.assignment).ties) == 2


def test_that_two_touch_each_other_is_said_once():
    one, other = make_table(), make_table()
    tie(one, other, TOUCHES)
    with pytest.raises(Refused):
        tie(other, one, TOUCHES)
    with pytest.raises(Refused):
        tie(one, one, TOUCHES)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_ties_that_are_let_through_never_close_a_circle(pairs):
    kept: list[tuple[int, int]] = []
    for one, other in pairs:
        if one != other and not closes_circle(kept, one, other):
            kept.append((one, other))
    left = {number for pair in kept for number in pair}
    while free := {n for n in left if not any(one == n and other in left for one, other in kept)}:
        left -= free
    assert left == set()


def test_each_side_of_a_tie_reads_it_in_its_own_words(app):
    one, other = make_table(title="Riool"), make_table(title="Straat")
    tie(other, one)
    with app.test_request_context():
        lines = [tie_lines(queries.web_around(NOBODY, it.assignment), it.assignment.id) for it in (other, one)]
    words = [line[0].words for line in lines]
    assert words == ["wacht op", "gaat vooraf aan"]


def test_what_one_may_not_read_is_in_no_web():
    one, secret = make_table(), make_table(AssignmentState.RUNNING, touches_residents=False)
    tie(one, secret, TOUCHES)
    assert queries.web_around(NOBODY, one.assignment).ties == []
    assert len(queries.web_around(one.actor("taker"), one.assignment).ties) == 1


def test_in_the_picture_what_waits_stands_right_of_what_it_waits_for():
    first, then, last = (make_table() for _n in range(3))
    tie(last, then)
    tie(then, first)
    drawn = picture_of(queries.web_of(NOBODY, ListFilter()))
    x = {box.row.id: box.x for box in drawn.boxes}
    assert x[first.assignment.id] < x[then.assignment.id] < x[last.assignment.id] < drawn.width
    assert max(box.y for box in drawn.boxes) < drawn.height


def test_nothing_is_drawn_where_nothing_is_tied():
    make_table()
    assert picture_of(queries.web_of(NOBODY, ListFilter())) is None


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Kort", ["Kort"]),
        ("Een oversteek bij de school en het plein", ["Een oversteek bij de", "school en het plein"]),
        ("a" * 40, ["a" * 24 + "…"]),
        (
            "Een heel lange naam die over meer dan twee regels gaat lopen",
            ["Een heel lange naam die", "over meer dan twee…"],
        ),
        ("", []),
    ],
)
def test_a_title_is_cut_to_what_fits(title, lines):
    assert fold(title) == lines


def test_what_of_residents_falls_under_it_says_so_in_its_history():
    make_municipality()
    maker, table = make_person(), make_table()
    initiative = make_initiative(maker, make_theme())
    services.carry(table.actor("client"), table.assignment, initiative.id)
    told = [tellings()[entry.event].sentence(entry.facts) for entry in list_history(initiative.id)]
    assert any("Valt onder de opdracht “Veilig naar school”" in line for line in told)
    assert [row.id for row in queries.list_over(NOBODY, initiative.id)] == [table.assignment.id]
    services.release(actor_of(maker), table.assignment, initiative.subject)
    assert queries.list_over(NOBODY, initiative.id) == []


def test_what_is_not_public_is_told_nowhere_until_it_is():
    make_municipality()
    table = make_table(AssignmentState.DISCUSSED)
    initiative = make_initiative(make_person(), make_theme())
    services.carry(table.actor("client"), table.assignment, initiative.id)
    assert queries.list_over(table.actor("client"), initiative.id) == []
    assert not any(entry.event == "PutUnderAssignment" for entry in list_history(initiative.id))
    table.agree()
    assert any(entry.event == "PutUnderAssignment" for entry in list_history(initiative.id))
