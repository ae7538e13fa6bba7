"""A form with a wish that is sent twice at the same moment gives one wish, and numbers are never given twice."""

import pytest

from participatie.kernel.db import db, unit_of_work
from participatie.streets import queries
from participatie.streets.models import Contribution, Round
from participatie.subjects.models import Follow
from tests.factories.parallel import at_once, counted, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import make_plan
from tests.factories.teams import make_team

WISH = {
    "element_kind": "tree",
    "title": "Een boom",
    "geometry": '{"type": "Point", "coordinates": [5.0207, 51.02]}',
}


@pytest.fixture
def plan_id(own_app):
    make_municipality()
    with unit_of_work():
        make_team("Opvangteam")
        plan = make_plan(make_person("Tamar"), in_round=Round.WISHES)
        return plan.id


def test_a_double_click_gives_one_wish(own_app, plan_id):
    with unit_of_work():
        writer = make_person("Fatma")
    browser = own_app.test_client().sign_in(writer)
    path = f"/straatplannen/{plan_id}/wens"
    form = filled_form(browser.read(path), "", **WISH)
    db.session.remove()
    answers = at_once(own_app, [posting(browser, path, form) for _ in range(4)])
    db.session.remove()
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert (counted(Contribution), counted(Follow)) == (1, 1)


def test_two_people_at_once_get_two_numbers(own_app, plan_id):
    with unit_of_work():
        writers = [make_person("Fatma"), make_person("Bram")]
    path = f"/straatplannen/{plan_id}/wens"
    sendings = []
    for writer in writers:
        browser = own_app.test_client().sign_in(writer)
        sendings.append(posting(browser, path, filled_form(browser.read(path), "", **WISH)))
    db.session.remove()
    answers = at_once(own_app, sendings)
    db.session.remove()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert sorted(db.session.scalars(db.select(Contribution.number))) == [1, 2]
    assert queries.count_waiting(plan_id) == 2
