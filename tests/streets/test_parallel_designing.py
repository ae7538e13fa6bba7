"""What designers and residents send twice at the same moment is done once, from one window as from two."""

import pytest
from sqlalchemy import func, select

from participatie.kernel.db import db, unit_of_work
from participatie.streets import queries
from participatie.streets.models import Ask, Contribution, LetterBatch, PlanRound, Reply, Round
from tests.factories.parallel import at_once, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import make_houses, make_plan, make_remark, make_version
from tests.factories.teams import make_team


@pytest.fixture
def street(own_app):
    """A plan of which versions are discussed, with a remark that waits, and the browser of its designer."""
    with unit_of_work():
        make_municipality()
        make_team("Opvangteam")
        make_houses(12, 0)
        tamar = make_person("Tamar", None, ("team_member", 1))
        plan = make_plan(tamar, in_round=Round.VARIANTS)
        remark = make_remark(make_person("Fatma"), plan, queries.find_newest(plan.id))
        queries.find_newest(plan.id).is_candidate = True
        found = plan.id, remark.id
    return own_app.test_client().sign_in(tamar), *found


def send_at_once(app, browser, path, typed, windows=1):
    pages = [browser.read(path) for _ in range(windows)]
    forms = [filled_form(pages[n % windows], "", **typed) for n in range(4)]
    db.session.remove()
    answers = at_once(app, [posting(browser, path, form) for form in forms])
    db.session.remove()
    return [answer.status_code for answer in answers]


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_an_answer_that_is_sent_four_times_at_once_is_one_reply(own_app, street):
    browser, plan_id, remark_id = street
    path = f"/straatplannen/{plan_id}/bureau/antwoord?kies={remark_id}"
    codes = send_at_once(own_app, browser, path, {"verdict": "along", "body": "Goed idee."})
    assert set(codes) == {302}
    assert count(Reply) == 1


@pytest.mark.parametrize("windows", [1, 2])
def test_a_slip_that_is_sent_four_times_at_once_counts_once(own_app, street, windows):
    browser, plan_id, _remark_id = street
    typed = {"slip_number": "A7", "title": "Een bankje", "kind": "remark"}
    codes = send_at_once(own_app, browser, f"/straatplannen/{plan_id}/strookjes", typed, windows)
    assert set(codes) <= {302, 409, 422}
    assert db.session.scalar(select(func.count(Contribution.id)).where(Contribution.slip_number == "A7")) == 1


@pytest.mark.parametrize("windows", [1, 2])
def test_letters_that_are_ordered_four_times_at_once_ask_each_address_once(own_app, street, windows):
    browser, plan_id, _remark_id = street
    typed = {"round": "variants", "to": "inside", "message": "Kijk naar het ontwerp.", "seen": "12-0-0-0"}
    codes = send_at_once(own_app, browser, f"/straatplannen/{plan_id}/brieven/nieuw", typed, windows)
    assert set(codes) <= {302, 303, 422}
    assert (count(LetterBatch), count(Ask)) == (1, 12)


@pytest.mark.parametrize("windows", [1, 2])
def test_a_round_that_is_opened_four_times_at_once_opens_once(own_app, street, windows):
    browser, plan_id, remark_id = street
    path = f"/straatplannen/{plan_id}/bureau/antwoord?kies={remark_id}"
    browser.send(path, {"verdict": "along", "body": "Goed idee."})
    typed = {"sentence": "Kies maar.", "ends_on": "2099-01-01"}
    send_at_once(own_app, browser, f"/straatplannen/{plan_id}/ronde", typed, windows)
    rounds = db.session.scalars(select(PlanRound.round).where(PlanRound.plan_id == plan_id).order_by(PlanRound.id)).all()
    assert rounds == ["bounds", "wishes", "variants", "preference"]


def test_two_windows_on_one_round_do_not_open_two(own_app, street):
    assert street
    with unit_of_work():
        tamar = make_person("Tamar", None, ("team_member", 1))
        plan = make_plan(tamar, "Elders")
        make_version(plan)
        plan_id = plan.id
    browser = own_app.test_client().sign_in(tamar)
    typed = {"sentence": "Verder.", "ends_on": "2099-01-01"}
    send_at_once(own_app, browser, f"/straatplannen/{plan_id}/ronde", typed, 2)
    rounds = db.session.scalars(select(PlanRound.round).where(PlanRound.plan_id == plan_id).order_by(PlanRound.id)).all()
    assert rounds == ["bounds", "wishes"]


def test_of_two_designers_who_answer_one_remark_at_once_the_second_sees_both_texts(own_app, street):
    browser, plan_id, remark_id = street
    with unit_of_work():
        other = make_person("Bas", None, ("administrator", None))
    browsers = [browser, own_app.test_client().sign_in(other)]
    path = f"/straatplannen/{plan_id}/bureau/antwoord?kies={remark_id}"
    words = ("Dit doen we.", "Dit kan niet.")
    forms = [filled_form(one.read(path), "", verdict="along", body=said) for one, said in zip(browsers, words, strict=True)]
    db.session.remove()
    answers = at_once(own_app, [posting(one, path, form) for one, form in zip(browsers, forms, strict=True)])
    db.session.remove()
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    assert count(Reply) == 1
    refused = next(answer for answer in answers if answer.status_code == 409).get_data(as_text=True)
    assert all(said in refused for said in words)
