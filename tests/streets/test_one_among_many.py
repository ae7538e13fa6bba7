"""One remark without an answer among ten thousand keeps its round open, by its name."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.streets import queries, services
from participatie.streets.models import Contribution, Reply, Round, Verdict
from participatie.subjects.models import Subject
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import IN_THE_STREET, answer, drawing, make_plan, make_remark
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")

MANY = 9_999
FORGOTTEN = "De stoeprand is te hoog voor mijn rollator"


def make_answered_remarks(writer, plan, version, count):
    """So many remarks that have their reply, as rows."""
    first, moment = 1_000_000 + plan.next_number, now()
    subject = {"kind": "remark", "state": "declined", "whole_id": plan.id, "title": "Te smal", "lead": ""}
    subject |= {"geometry": IN_THE_STREET, "west": 5.0207, "south": 51.02, "east": 5.0207, "north": 51.02}
    subject |= {"creator_id": writer.id, "created_at": moment, "published_at": moment, "changed_at": moment}
    said = {"plan_id": plan.id, "zone": "inside", "version_id": version.id, "answered_at": moment}
    given = {"verdict": "declined", "body": "Dat past niet.", "html": "<p>Dat past niet.</p>", "at": moment}
    ids = range(first, first + count)
    db.session.execute(insert(Subject), [subject | {"id": id_} for id_ in ids])
    numbered = enumerate(ids, start=plan.next_number)
    db.session.execute(insert(Contribution), [said | {"id": id_, "number": number} for number, id_ in numbered])
    db.session.execute(insert(Reply), [given | {"contribution_id": id_} for id_ in ids])
    plan.next_number += count
    db.session.flush()


@pytest.fixture
def tamar():
    make_municipality()
    make_team("Opvangteam")
    return make_person("Tamar")


@pytest.fixture
def plan(tamar):
    plan = make_plan(tamar, in_round=Round.VARIANTS)
    version = queries.find_newest(plan.id)
    version.is_candidate = True
    fatma = make_person("Fatma")
    make_answered_remarks(fatma, plan, version, MANY // 2)
    make_remark(fatma, plan, version, FORGOTTEN)
    make_answered_remarks(fatma, plan, version, MANY - MANY // 2)
    return plan


def go_on(tamar, plan):
    services.open_next_round(drawing(tamar), plan, "Kies nu.", (now() + timedelta(days=14)).date())


def test_a_round_refuses_to_close_names_the_one_remark_and_closes_after_the_reply(tamar, plan):
    assert sum(queries.count_by_verdict(plan.id).values()) == MANY + 1
    with pytest.raises(Refused, match=f"Eén bericht wacht op antwoord: nummer 5000, “{FORGOTTEN}”"):
        go_on(tamar, plan)
    assert plan.round is Round.VARIANTS
    waiting = queries.first_waiting(plan.id)
    answer(tamar, queries.get_contribution(drawing(tamar), waiting.id), Verdict.DECLINED)
    go_on(tamar, plan)
    assert plan.round is Round.PREFERENCE


def test_the_page_of_the_round_names_it_with_the_way_to_answer(tamar, plan, browser):
    waiting = queries.first_waiting(plan.id)
    browser.sign_in(tamar)
    answered = browser.get(f"/straatplannen/{plan.id}/ronde").text
    assert "1 wacht nog" in answered
    assert FORGOTTEN in answered
    assert f"/straatplannen/{plan.id}/bureau/antwoord?kies={waiting.id}" in answered
    ends_on = (now() + timedelta(days=14)).date().isoformat()
    refused = browser.send(f"/straatplannen/{plan.id}/ronde", {"sentence": "Kies nu.", "ends_on": ends_on})
    assert refused.status_code == 422
    assert f"nummer 5000, “{FORGOTTEN}”" in refused.text
