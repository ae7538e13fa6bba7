"""What came of it: measured by either side, asked by itself, and shown as it is."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from participatie.assignments import queries, services
from participatie.assignments.models import AssignmentState, EffectMoment, EffectQuestion
from participatie.assignments.series import Value, series_of
from participatie.assignments.services.asking import moments
from participatie.assignments.steps import Step
from participatie.assignments.values import parse_value, value_words
from participatie.kernel.clock import at, now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.outbox import OutboxMail
from tests.factories.assignments import make_table, measure
from tests.factories.people import actor_of

pytestmark = pytest.mark.usefixtures("app")

At = AssignmentState


def asked_mails() -> int:
    mails = db.session.scalars(select(OutboxMail).where(OutboxMail.template == "assignments/news")).all()
    return sum(mail.values["what"] == "effect" for mail in mails)


def test_the_effect_is_asked_on_the_agreed_day_and_after_half_a_year_and_a_year():
    assert moments(date(2026, 3, 1), date(2026, 5, 1)) == {
        EffectMoment.AGREED: date(2026, 5, 1),
        EffectMoment.HALF_YEAR: date(2026, 9, 1),
        EffectMoment.YEAR: date(2027, 3, 1),
    }


@pytest.mark.parametrize("measure_on", [date(2026, 8, 20), date(2027, 3, 30)])
def test_an_agreed_day_close_to_another_is_not_asked_twice(measure_on):
    assert EffectMoment.AGREED not in moments(date(2026, 3, 1), measure_on)


def test_an_agreed_day_that_has_passed_is_the_day_of_delivery():
    assert moments(date(2026, 3, 1), date(2026, 1, 1))[EffectMoment.AGREED] == date(2026, 3, 1)


def test_both_sides_are_asked_once_for_each_moment_also_when_it_is_closed():
    table = make_table(At.CLOSED, measure_on=today())
    with at(now() + timedelta(days=190)):
        assert (services.ask_effects(), services.ask_effects()) == (1, 0)
    assert asked_mails() == 3  # the client, and both members of a team without a contact
    with at(now() + timedelta(days=370)):
        assert services.ask_effects() == 1
    assert asked_mails() == 6
    assert table.assignment.state is At.CLOSED


def test_nobody_is_asked_about_what_was_stopped():
    table = make_table(At.DELIVERED)
    table.step("client", Step.STOP)
    with at(now() + timedelta(days=400)):
        assert services.ask_effects() == 0


def test_an_answer_before_the_question_takes_it_away():
    table = make_table(At.DELIVERED)
    with at(now() + timedelta(days=185)):
        measure(table, on=today())
        assert services.ask_effects() == 0
    open_moments = set(db.session.scalars(select(EffectQuestion.moment).where(EffectQuestion.answered_at.is_(None))))
    assert EffectMoment.HALF_YEAR not in open_moments
    assert EffectMoment.YEAR in open_moments


def test_the_first_measurement_brings_it_further_and_the_next_ones_do_not():
    table = make_table(At.DELIVERED)
    measure(table, "52,5")
    assert table.assignment.state is At.MEASURED
    table.step("client", Step.CLOSE)
    measure(table, "58", who="client")
    assert table.assignment.state is At.CLOSED
    assert [it.value_hundredths for it in queries.list_measurements(table.assignment)] == [5250, 5800]


@pytest.mark.parametrize(
    ("value", "days", "field"), [("", 0, "value"), ("veel", 0, "value"), ("1.50", 0, "value"), ("5", 1, "measured_on")]
)
def test_what_cannot_be_is_refused_at_its_field(value, days, field):
    table = make_table(At.DELIVERED)
    with pytest.raises(Refused) as caught:
        services.measure(actor_of(table.taker), table.assignment, value, today() + timedelta(days=days), "Zo is het.")
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [("", None), ("0", 0), ("0,0", 0), ("-12", -1200), ("−2,5", -250), ("1.200", 120_000), ("7,25", 725)],
)
def test_values_are_kept_exactly(typed, hundredths):
    assert parse_value(typed, "value") == hundredths


@pytest.mark.parametrize("typed", ["1,5,5", "1.50", "€ 5", "--3", "- €3", "1e3", "٣", "99999999999"])
def test_values_that_can_be_read_in_two_ways_are_refused(typed):
    with pytest.raises(Refused) as caught:
        parse_value(typed, "aim")
    assert caught.value.field == "aim"


def test_values_are_shown_with_what_they_count():
    assert [value_words(*pair) for pair in ((5250, "%"), (-250, "graden"), (100, ""), (None, "%"))] == [
        "52,5%",
        "−2,5 graden",
        "1",
        "",
    ]


def test_the_last_word_about_a_day_is_the_one_in_the_picture():
    day = date(2026, 1, 1)
    drawn = series_of([Value(day, 1000), Value(day, 2000), Value(day + timedelta(days=30), 3000)], 4000)
    assert [point.value.hundredths for point in drawn.points] == [2000, 3000]


def test_values_that_equal_the_aim_can_be_drawn_and_one_alone_is_no_line():
    two = [Value(date(2026, 1, 1), 1000), Value(date(2026, 2, 1), 1000)]
    assert [point.anchor for point in series_of(two, 1000).points] == ["start", "end"]
    assert series_of(two[:1], 1000) is None
    assert series_of([], 1000) is None
