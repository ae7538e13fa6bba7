"""What running assignments ask of a team each week, on the page of its hours."""

from datetime import timedelta

import pytest

from participatie.assignments.models import AssignmentState
from participatie.kernel.clock import today
from participatie.teams.load import load_of
from tests.factories.assignments import make_table

pytestmark = pytest.mark.usefixtures("app")


def test_the_hours_of_a_running_assignment_are_spread_over_its_weeks():
    table = make_table(hours=130, starts_on=today(), ends_on=today() + timedelta(days=90))
    found = load_of(table.team)
    assert [(line.title, round(line.hours_per_week)) for line in found.lines] == [("Veilig naar school", 10)]


@pytest.mark.parametrize("state", [AssignmentState.DRAFT, AssignmentState.DISCUSSED])
def test_what_is_not_agreed_asks_no_hours(state):
    assert load_of(make_table(state).team).lines == []
