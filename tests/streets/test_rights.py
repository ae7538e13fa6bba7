"""Who may do what with a street plan, for every round: actor x round x expected."""

import pytest

from participatie.kernel.access import NOBODY
from participatie.kernel.clock import now
from participatie.streets import permissions as may
from participatie.streets.models import WAY, Round, Verdict
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import answer, drawing, make_plan, make_version, make_wish
from tests.factories.teams import make_member, make_team

pytestmark = pytest.mark.usefixtures("app")

EVERYBODY = {"nobody", "resident", "member", "designer", "administrator"}
DESIGNERS = {"designer", "administrator"}
WISHES, REMARKS = {Round.WISHES}, {Round.VARIANTS, Round.PREFERENCE, Round.YEAR_LATER}


@pytest.fixture
def tamar():
    make_municipality()
    make_team("Opvangteam")
    return make_person("Tamar")


@pytest.fixture
def actors(tamar):
    colleague = make_person("Marieke")
    make_member(make_team("Team Wegen"), colleague)
    return {
        "nobody": NOBODY,
        "resident": actor_of(make_person("Fatma")),
        "member": actor_of(colleague),
        "designer": drawing(tamar),
        "administrator": make_administrator(),
    }


def allowed(actors, predicate, *things):
    return {name for name, actor in actors.items() if predicate(actor, *things)}


def test_members_of_a_team_and_administrators_begin_a_plan(actors):
    assert allowed(actors, may.can_begin_plan) == {"member", "designer", "administrator"}


@pytest.mark.parametrize("in_round", WAY)
def test_each_round_gives_each_actor_its_rights(tamar, actors, in_round):
    plan = make_plan(tamar)
    plan.subject.state = in_round
    assert allowed(actors, may.can_design, plan) == DESIGNERS
    assert allowed(actors, may.can_wish, plan) == (EVERYBODY if in_round in WISHES else set())
    assert allowed(actors, may.can_remark, plan) == (EVERYBODY if in_round in REMARKS else set())
    assert allowed(actors, may.can_record, plan) == (DESIGNERS if in_round in WISHES | REMARKS else set())


@pytest.mark.parametrize(("predicate", "expected"), [("can_wish", set()), ("can_remark", set()), ("can_record", set())])
@pytest.mark.parametrize("in_round", [Round.WISHES, Round.VARIANTS])
def test_nothing_is_brought_in_while_a_plan_is_a_draft_or_hidden(tamar, actors, predicate, expected, in_round):
    plan = make_plan(tamar)
    plan.subject.state, published_at = in_round, plan.subject.published_at
    plan.subject.published_at = None
    assert allowed(actors, getattr(may, predicate), plan) == expected
    plan.subject.published_at, plan.subject.hidden_at = published_at, now()
    assert allowed(actors, getattr(may, predicate), plan) == expected
    assert allowed(actors, may.can_design, plan) == set()


def test_who_left_designs_no_longer(tamar, actors):
    plan = make_plan(tamar)
    plan.designers[0].left_at = now()
    assert allowed(actors, may.can_design, plan) == {"administrator"}


@pytest.mark.parametrize("verdict", [None, Verdict.ASKED, Verdict.ALONG, Verdict.DECLINED])
def test_a_wish_is_answered_by_designers_and_changed_by_its_writer_until_then(tamar, actors, verdict):
    plan, writer = make_plan(tamar, in_round=Round.WISHES), make_person("Noor")
    wish = make_wish(writer, plan)
    if verdict:
        answer(tamar, wish, verdict)
    everyone = actors | {"writer": actor_of(writer)}
    assert allowed(everyone, may.can_reply, wish) == DESIGNERS
    assert allowed(everyone, may.can_change, wish) == (set() if verdict else {"writer"})
    wish.subject.hidden_at = now()
    assert allowed(everyone, may.can_reply, wish) == set()
    assert allowed(everyone, may.can_change, wish) == set()


@pytest.mark.parametrize(("is_online", "drawn_by", "seen_by"), [(True, set(), EVERYBODY), (False, DESIGNERS, DESIGNERS)])
def test_a_version_is_drawn_and_seen_by_its_designers_until_it_is_online(tamar, actors, is_online, drawn_by, seen_by):
    plan = make_plan(tamar)
    version = make_version(plan)
    version.published_at = now() if is_online else None
    assert allowed(actors, may.can_draw, version, plan) == drawn_by
    assert allowed(actors, may.can_see_version, version, plan) == seen_by
