"""A round opens after its conditions, and closes when everybody has an answer."""

from datetime import timedelta

import pytest

from participatie.kernel.clock import now
from participatie.kernel.errors import Forbidden, Refused
from participatie.streets import queries, services
from participatie.streets.models import Round, Verdict
from participatie.streets.services.contributions import Wording
from participatie.streets.services.plans import PlanText
from participatie.threads import services as threads
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import (
    IN_THE_STREET,
    STREET,
    answer,
    bring_plan_to,
    drawing,
    make_plan,
    make_remark,
    make_version,
    make_wish,
)
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    areas = make_municipality()
    make_team("Opvangteam")
    return areas


@pytest.fixture
def tamar():
    return make_person("Tamar")


def in_three_weeks():
    return (now() + timedelta(days=21)).date()


def test_wishes_cannot_open_before_the_bounds_are_written(tamar):
    plan = services.begin_plan(drawing(tamar), PlanText("De Kerkstraat", "Samen."), STREET, None)
    services.publish_plan(drawing(tamar), plan)
    with pytest.raises(Refused, match="wat nog kan veranderen"):
        services.open_next_round(drawing(tamar), plan, "Vertel ons je wens.", in_three_weeks())
    assert plan.round is Round.BOUNDS


def test_a_round_with_one_wish_unanswered_names_it_and_closes_after_the_reply(tamar):
    plan = make_plan(tamar, in_round=Round.WISHES)
    make_version(plan)
    fatma = make_person("Fatma")
    first, second = make_wish(fatma, plan), make_wish(fatma, plan, "Een boom voor nummer 3")
    answer(tamar, first, Verdict.ALONG)
    with pytest.raises(Refused, match="nummer 2, “Een boom voor nummer 3”"):
        services.open_next_round(drawing(tamar), plan, "Kijk naar versie 1.", in_three_weeks())
    answer(tamar, second, Verdict.ALONG)
    services.open_next_round(drawing(tamar), plan, "Kijk naar versie 1.", in_three_weeks())
    assert plan.round is Round.VARIANTS


def test_a_plan_becomes_final_only_when_every_wish_has_its_outcome(tamar):
    plan = make_plan(tamar, in_round=Round.WISHES)
    wish = make_wish(make_person("Fatma"), plan)
    answer(tamar, wish, Verdict.ALONG)
    version = make_version(plan)
    version.is_candidate = True
    for sentence in ("Kijk naar versie 1.", "Kies."):
        services.open_next_round(drawing(tamar), plan, sentence, in_three_weeks())
    with pytest.raises(Refused, match="nog niet wat ermee gebeurde"):
        services.open_next_round(drawing(tamar), plan, "Klaar.", None, version)
    answer(tamar, wish, Verdict.TAKEN_UP, version)
    services.open_next_round(drawing(tamar), plan, "Klaar.", None, version)
    assert queries.find_round(plan.id, Round.FINAL).version_id == version.id


def test_a_question_back_waits_again_once_the_writer_answers(tamar):
    plan = make_plan(tamar, in_round=Round.WISHES)
    fatma = make_person("Fatma")
    wish = make_wish(fatma, plan)
    answer(tamar, wish, Verdict.ASKED)
    assert queries.count_waiting(plan.id) == 0
    threads.write(actor_of(fatma), wish.subject, "Bij het zebrapad.")
    assert queries.count_waiting(plan.id) == 1


def test_a_wish_that_comes_after_its_round_is_kept_and_its_writer_told(tamar):
    plan = make_plan(tamar, in_round=Round.WISHES)
    fatma = actor_of(make_person("Fatma"))
    wish = services.begin_wish(fatma, plan, Wording("Te laat"), IN_THE_STREET)
    bring_plan_to(tamar, plan, Round.VARIANTS)
    with pytest.raises(Refused, match="net gesloten"):
        services.place_contribution(fatma, wish)
    assert wish.subject.title == "Te laat"


def test_only_designers_move_a_plan_on(tamar):
    plan = make_plan(tamar)
    with pytest.raises(Forbidden):
        services.open_next_round(drawing(make_person("Henk")), plan, "Door.", in_three_weeks())


def test_remarks_are_counted_apart_from_wishes(tamar):
    plan = make_plan(tamar, in_round=Round.VARIANTS)
    make_remark(make_person("Fatma"), plan, queries.find_newest(plan.id))
    assert queries.count_by_verdict(plan.id) == {("remark", "waiting"): 1}
