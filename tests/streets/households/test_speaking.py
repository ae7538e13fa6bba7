"""One voice for each household, with the code of its letter."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.streets import queries, services
from participatie.streets.models import Choice, HouseholdCode, HouseholdVoice, QuietAddress, Round
from participatie.streets.services import Saying
from participatie.subjects import services as subjects
from tests.factories.parallel import filled_form
from tests.factories.people import actor_of, make_person
from tests.factories.streets import bring_plan_to, drawing, give_code, make_version
from tests.streets.households.codes import CODE, choose, known, newest


def test_an_address_answers_in_one_press_without_an_account_and_may_change_it(browser, plan, house):
    give_code(plan, house, CODE)
    assert choose(browser, "fine").status_code == 303
    page = browser.read(f"/s/{CODE}")
    assert page.select_one(".voice__answer[aria-pressed=true]").text.startswith("Prima")
    assert browser.get(page.select_one("[aria-labelledby=meer] a")["href"]).status_code == 200
    choose(browser, "rather_not")
    voice = db.session.scalars(select(HouseholdVoice)).one()
    assert (voice.choice, voice.address_id, voice.version_id, voice.source) == ("rather_not", house.id, newest(plan), "web")


def test_in_the_round_of_preference_people_choose_one_version_or_none(browser, tamar, plan, house):
    make_version(plan, "Meer groen").is_candidate = True
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    first, second = queries.list_candidates(plan.id)
    give_code(plan, house, CODE)
    labels = [button.text.strip() for button in browser.read(f"/s/{CODE}").select(".voice__answer")]
    assert labels == ["Versie 1", "Versie 2: Meer groen", "Liever geen van deze", "Geen mening"]
    for value, expected in ((f"version-{second.id}", ("fine", second.id)), ("rather_not", ("rather_not", None))):
        choose(browser, value)
        voice = queries.find_voice(plan.id, Round.PREFERENCE, house.id)
        assert (voice.choice, voice.version_id) == expected
    assert first.id != second.id


@pytest.mark.parametrize("value", ["", "ja", "version-0", "version-99999999999999999999", "version-x", "\u0000", "fine' --"])
def test_an_answer_that_is_not_on_the_page_is_refused_with_a_sentence(browser, plan, house, value):
    give_code(plan, house, CODE)
    answer = choose(browser, value)
    assert answer.status_code == 422
    assert "klopt nog niet" in answer.text
    assert queries.find_voice(plan.id, plan.round, house.id) is None


def test_an_answer_about_a_version_that_is_no_longer_the_newest_is_not_taken(browser, plan, house):
    give_code(plan, house, CODE)
    page = browser.read(f"/s/{CODE}")
    make_version(plan)
    data = filled_form(page, "", choice="fine")
    assert "nieuwe versie" in browser.post(f"/s/{CODE}", data=data).text
    assert queries.find_voice(plan.id, plan.round, house.id) is None


def test_who_types_the_code_comes_to_the_same_page(browser, plan, house):
    give_code(plan, house, CODE)
    sent = browser.send("/stem", {"code": "cdfg-hjkm nprt"})
    assert sent.location == f"/s/{CODE}"
    assert "kennen we niet" in browser.send("/stem", {"code": "CDFG HJKM NPRX"}).text


@pytest.mark.parametrize("odd", ["CDFGHJKMNPRX", "x", "0000", "CDFG%20HJKM%20NPRX", "💥", "a" * 2000, "..", "<script>"])
def test_an_unknown_code_is_told_so_and_no_more(browser, plan, odd):
    answer = browser.get(f"/s/{odd}")
    assert answer.status_code == 404
    assert "Kerkstraat" not in answer.text


def test_guessing_is_stopped_but_a_street_that_answers_from_one_network_is_not(browser, plan, house):
    give_code(plan, house, CODE)
    for _ in range(70):
        assert browser.get(f"/s/{CODE}").status_code == 200
    answers = {browser.get(f"/s/CDFGHJKMNPR{c}").status_code for c in "CDFGHJKMNP" for _ in range(7)}
    assert answers == {404, 429}
    assert browser.get(f"/s/{CODE}").status_code == 429


def test_no_receipt_or_kept_form_holds_a_code(browser, plan, house):
    give_code(plan, house, CODE)
    browser.send("/stem", {"code": CODE})
    choose(browser, "fine")
    for table in ("form_receipt", "kept_form"):
        rows = db.session.execute(db.text(f"select * from {table}")).all()
        assert CODE not in str(rows)


def test_the_last_day_counts_until_midnight_in_amsterdam(browser, plan, house):
    give_code(plan, house, CODE)
    plan.round_ends_on = date(2027, 3, 28)  # the night in which the clock goes forward
    about = Saying(Choice.FINE, newest(plan))
    with at(datetime(2027, 3, 28, 21, 59, 59, tzinfo=UTC)):
        services.speak(known(), about)
    with at(datetime(2027, 3, 28, 22, 0, 0, tzinfo=UTC)), pytest.raises(Refused, match="net gesloten"):
        services.speak(known(), Saying(Choice.RATHER_NOT, about.version_id))
    plan.round_ends_on = date(2027, 10, 31)  # and back
    with at(datetime(2027, 10, 31, 22, 59, 59, tzinfo=UTC)):
        services.speak(known(), about)
    with at(datetime(2027, 10, 31, 23, 0, 0, tzinfo=UTC)), pytest.raises(Refused):
        services.speak(known(), about)
    assert queries.find_voice(plan.id, plan.round, house.id).choice == Choice.FINE


@pytest.mark.parametrize(
    ("state", "sentence"),
    [("closed", "Deze ronde is gesloten"), ("coming", "Deze ronde begint nog"), ("replaced", "Er is een nieuwe brief")],
)
def test_a_code_that_does_not_work_now_says_why_and_names_no_address(browser, tamar, plan, house, state, sentence):
    give_code(plan, house, CODE, Round.PREFERENCE if state == "coming" else Round.VARIANTS)
    if state == "replaced":
        db.session.scalars(select(HouseholdCode)).one().replaced_at = now()
    if state == "closed":
        bring_plan_to(tamar, plan, Round.PREFERENCE)
    page = browser.read(f"/s/{CODE}")
    assert sentence in page.select_one("h1").text
    assert house.label not in page.text
    assert not page.select(".voice__answer")
    browser.post(f"/s/{CODE}", data={"choice": "fine"})
    assert db.session.scalar(select(func.count(HouseholdVoice.id))) == 0


def test_the_code_of_a_hidden_plan_is_unknown(browser, plan, house):
    give_code(plan, house, CODE)
    subjects.hide(SYSTEM, plan.subject)
    assert browser.get(f"/s/{CODE}").status_code == 404


def test_an_address_can_ask_to_be_left_alone_and_change_its_mind(browser, plan, house):
    give_code(plan, house, CODE)
    browser.send(f"/s/{CODE}", action=f"/s/{CODE}/rust")
    assert db.session.scalars(select(QuietAddress.address_key)).one() == house.address_key
    assert house not in queries.weigh(plan.id, queries.AskLimits(9, 9), "inside").to_write
    browser.send(f"/s/{CODE}", action=f"/s/{CODE}/weer-vragen")
    assert db.session.scalar(select(func.count(QuietAddress.address_key))) == 0


def test_a_designer_types_a_voice_from_paper_but_never_over_what_people_said_themselves(tamar, plan, house):
    give_code(plan, house, CODE)
    said = Saying(Choice.RATHER_NOT, newest(plan))
    services.type_voice(drawing(tamar), plan, house, Saying(Choice.NO_OPINION, newest(plan)))
    assert queries.find_voice(plan.id, plan.round, house.id).source == "paper"
    services.speak(known(), said)
    services.type_voice(drawing(tamar), plan, house, Saying(Choice.FINE, newest(plan)))
    assert queries.find_voice(plan.id, plan.round, house.id).choice == Choice.RATHER_NOT


def test_only_designers_type_voices_and_only_while_the_round_is_open(tamar, plan, house):
    with pytest.raises(Forbidden):
        services.type_voice(actor_of(make_person("Henk")), plan, house, Saying(Choice.FINE, newest(plan)))
    version = newest(plan)
    bring_plan_to(tamar, plan, Round.FINAL)
    with pytest.raises(Forbidden):
        services.type_voice(drawing(tamar), plan, house, Saying(Choice.FINE, version))
