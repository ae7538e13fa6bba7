"""Whether it fits: the hours of the team over the period, and what was agreed already."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from participatie.assignments import queries, services
from participatie.assignments.load import Given, Load, Planned, given_within, hours_within, load_of
from participatie.assignments.models import AssignmentState
from participatie.assignments.steps import Step
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from tests.factories.assignments import give_hours, make_table, some_what

At = AssignmentState
JANUARY = (date(2026, 1, 5), date(2026, 2, 1))


def test_hours_are_spread_over_a_period():
    year = Planned(365, date(2026, 1, 1), date(2026, 12, 31))
    assert round(hours_within(year, date(2026, 1, 1), date(2026, 1, 31))) == 31
    assert hours_within(year, date(2027, 1, 1), date(2027, 1, 31)) == 0


@pytest.mark.parametrize(
    ("from_on", "until_on", "hours"),
    [
        (date(2025, 1, 1), None, 40),
        (date(2026, 1, 19), None, 20),
        (date(2025, 1, 1), date(2026, 1, 19), 20),
        (date(2026, 2, 2), None, 0),
        (date(2025, 1, 1), date(2026, 1, 5), 0),
    ],
)
def test_who_comes_later_or_leaves_earlier_counts_for_those_weeks_only(from_on, until_on, hours):
    assert given_within(Given(10, from_on, until_on), *JANUARY) == hours


def test_a_team_is_full_at_its_hours_and_unknown_without_them():
    asked, ten = Planned(40, *JANUARY), [Given(10, date(2025, 1, 1))]
    assert load_of(ten, [], asked).percentage == 100
    assert not load_of(ten, [], asked).is_too_much
    assert load_of(ten, [Planned(4, *JANUARY)], asked).is_too_much
    assert load_of([], [], asked) == Load(0, 0, 40)
    assert load_of([], [], asked).percentage is None


@pytest.mark.usefixtures("app")
def test_more_than_the_team_has_is_agreed_only_when_the_client_says_what_stops():
    table = make_table(At.DISCUSSED, hours=600)
    give_hours(table, 16)
    with pytest.raises(Refused, match="eerst wat er stopt"):
        services.accept(table.actor("taker"), table.assignment, 1)
    with pytest.raises(Refused) as caught:
        services.accept(table.actor("client"), table.assignment, 1)
    assert caught.value.field == "what_stops"
    services.accept(table.actor("client"), table.assignment, 1, "Het maaien van de bermen.")
    assert services.accept(table.actor("taker"), table.assignment, 1)
    assert queries.get_version(table.assignment, 1).what_stops == "Het maaien van de bermen."


@pytest.mark.usefixtures("app")
def test_the_client_can_say_what_stops_before_saying_yes_and_a_newer_version_asks_again():
    table = make_table(At.DISCUSSED, hours=600)
    give_hours(table, 16)
    services.say_what_stops(table.actor("client"), table.assignment, 1, "Het maaien.")
    assert services.accept(table.actor("taker"), table.assignment, 1) is False
    services.propose(table.actor("taker"), table.assignment, 1, some_what(hours=700), "Het is nog meer.")
    with pytest.raises(Refused):
        services.accept(table.actor("taker"), table.assignment, 2)


@pytest.mark.usefixtures("app")
def test_a_change_to_more_than_the_team_has_asks_the_client_what_stops():
    table = make_table(At.RUNNING, hours=100)
    give_hours(table, 8)
    services.propose(table.actor("taker"), table.assignment, 1, some_what(hours=500), "Het is meer werk.")
    with pytest.raises(Refused) as caught:
        services.accept(table.actor("client"), table.assignment, 2)
    assert caught.value.field == "what_stops"
    assert services.accept(table.actor("client"), table.assignment, 2, "Het andere werk.")


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("state", "planned"), [(At.DISCUSSED, 0), (At.ACCEPTED, 90), (At.RUNNING, 90), (At.PAUSED, 0), (At.DELIVERED, 0)]
)
def test_what_was_agreed_and_goes_on_takes_hours_of_the_team(state, planned):
    table = make_table(At.DISCUSSED)
    give_hours(table, 20)
    other = make_table(At.DISCUSSED, hours=90)
    other.assignment.taker_team_id = table.team.id
    other.team, other.taker = table.team, table.taker
    db.session.flush()
    steps = {At.RUNNING: (Step.START,), At.PAUSED: (Step.START, Step.PAUSE), At.DELIVERED: (Step.START, Step.DELIVER)}
    if state is not At.DISCUSSED:
        other.agree()
    for step in steps.get(state, ()):
        other.step("taker", step)
    what = replace(some_what(), starts_on=today(), ends_on=today() + timedelta(days=90))
    assert queries.load_with(table.assignment, what).planned == planned
