"""Voices that come at the same moment."""

from datetime import timedelta

from sqlalchemy import func, select

from participatie.kernel.clock import now
from participatie.kernel.db import db, unit_of_work
from participatie.streets import queries, services
from participatie.streets.models import HouseholdVoice, Round
from tests.factories.parallel import at_once, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import drawing, give_code, make_houses, make_plan
from tests.factories.teams import make_team
from tests.streets.households.codes import CODE


def own_street(designer_name="Tamar"):
    make_municipality()
    make_team("Opvangteam")
    make_houses(3)
    tamar = make_person(designer_name)
    plan = make_plan(tamar, in_round=Round.VARIANTS)
    house = queries.list_plan_addresses(plan.id)[0]
    give_code(plan, house, CODE)
    return tamar, plan, house


def test_a_code_used_six_times_at_once_is_one_voice_and_everybody_gets_a_clear_answer(own_app):
    _tamar, _plan, _house = own_street()
    db.session.commit()
    browser = own_app.test_client()
    page = browser.read(f"/s/{CODE}")
    choices = ["fine", "rather_not"] * 3
    acts = [posting(browser, f"/s/{CODE}", filled_form(page, "", choice=choice)) for choice in choices]
    db.session.remove()
    answers = at_once(own_app, acts)
    assert [answer.status_code for answer in answers] == [303] * 6
    assert db.session.scalar(select(func.count(HouseholdVoice.id))) == 1


def test_a_voice_and_the_closing_of_its_round_at_once_leave_no_voice_after_the_close(own_app):
    tamar, plan, _house = own_street()
    queries.find_newest(plan.id).is_candidate = True
    db.session.commit()
    browser = own_app.test_client()
    data = filled_form(browser.read(f"/s/{CODE}"), "", choice="fine")
    plan_id, designer = plan.id, drawing(tamar)
    db.session.remove()

    def close():
        with unit_of_work():
            mine = queries.get_plan(designer, plan_id)
            services.open_next_round(designer, mine, "Kies.", (now() + timedelta(days=9)).date())

    at_once(own_app, [posting(browser, f"/s/{CODE}", data), close])
    record = queries.find_round(plan_id, Round.VARIANTS)
    voice = db.session.scalar(select(HouseholdVoice))
    assert voice is None or (voice.round == Round.VARIANTS and voice.given_at <= record.closed_at)
