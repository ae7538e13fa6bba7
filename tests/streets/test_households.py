"""One voice per address: by code or from paper, until the round closes; results that tell nothing of a few."""

import csv
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.errors import Forbidden, Refused
from participatie.kernel.keyed import keyed_hashes
from participatie.streets import codes, queries, services
from participatie.streets.models import Choice, HandCount, HouseholdCode, HouseholdVoice, QuietAddress, Round
from participatie.streets.services import Saying
from participatie.streets.views.results import took_part
from participatie.subjects import services as subjects
from tests.factories.parallel import at_once, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import (
    bring_plan_to,
    drawing,
    give_code,
    let_speak,
    make_houses,
    make_plan,
    make_version,
)
from tests.factories.teams import make_team

CODE = "CDFGHJKMNPRT"


@pytest.fixture
def town(app):
    make_municipality()
    make_team("Opvangteam")
    make_houses(24, 3)


@pytest.fixture
def tamar(town):
    return make_person("Tamar")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.VARIANTS)


@pytest.fixture
def house(plan):
    return queries.list_plan_addresses(plan.id)[3]


def known(code=CODE):
    return queries.find_code(keyed_hashes(codes.PURPOSE, code))


def newest(plan):
    return queries.find_newest(plan.id).id


def choose(browser, value, code=CODE):
    return browser.send(f"/s/{code}", {"choice": value})


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


def vote(plan, fine, rather_not, no_opinion=0):
    houses = iter(address for address in queries.list_plan_addresses(plan.id) if address.zone == "inside")
    for choice, n in ((Choice.FINE, fine), (Choice.RATHER_NOT, rather_not), (Choice.NO_OPINION, no_opinion)):
        for _ in range(n):
            let_speak(plan, next(houses), choice, newest(plan))


@pytest.mark.parametrize("who", ["visitor", "designer"])
def test_nobody_sees_an_interim_result_in_any_byte(app, browser, tamar, plan, who):
    vote(plan, 11, 3, 1)
    if who == "designer":
        browser.sign_in(tamar)
    paths = (f"/straatplannen/{plan.id}/stemmen", f"/straatplannen/{plan.id}-x", f"/straatplannen/{plan.id}/brieven")
    before = [strip(browser.get(path).text) for path in paths if who == "designer" or "brieven" not in path]
    db.session.query(HouseholdVoice).delete()
    after = [strip(browser.get(path).text) for path in paths if who == "designer" or "brieven" not in path]
    assert before == after


def strip(text):
    return re.sub(r'value="[^"]{20,}"', "", text)


def test_the_setting_may_make_interim_results_public(app, browser, plan, monkeypatch):
    vote(plan, 11, 3)
    monkeypatch.setitem(app.config, "INTERIM_RESULTS", True)
    assert "14 van de 24 adressen" in browser.read(f"/straatplannen/{plan.id}/stemmen").text


def test_a_closed_round_shows_the_street_and_the_ring_apart_with_how_many_said_nothing(browser, tamar, plan):
    vote(plan, 11, 10, 0)
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    page = browser.read(f"/straatplannen/{plan.id}/stemmen")
    inside, ring = page.select(".zone-result")
    assert "21 van de 24 adressen antwoordden" in inside.text
    assert "3 zeiden niets; dat telt niet als ja" in inside.text
    assert [bar["value"] for bar in inside.select("progress")] == ["11", "10"]
    assert "Andere antwoorden samen" in inside.text
    assert "Geen mening" not in inside.text
    assert "Minder dan 10" in ring.text
    assert "27" not in page.select_one("main").text
    assert "21 van de 24" in browser.read(f"/straatplannen/{plan.id}-x").text


def test_the_figures_as_csv_are_those_of_the_page_and_no_more(browser, tamar, plan):
    plan.subject.title = "=De Kerkstraat"
    queries.find_newest(plan.id).name = "=1+1"
    vote(plan, 11, 10, 1)
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    answer = browser.get(f"/straatplannen/{plan.id}/stemmen.csv?scheiding=komma")
    lines = list(csv.reader(answer.get_data(as_text=True).removeprefix("\ufeff").splitlines()))
    inside = [line[2:] for line in lines if line[1] == "In de straat"]
    assert inside[0] == ["zone", "", "", "24", "22"]
    assert [line[4] for line in inside if line[0] == "antwoord"] == ["11", "11"]
    assert {line[2] for line in inside if line[0] == "antwoord"} == {"Prima", "Andere antwoorden samen"}
    assert next(line[3:] for line in lines if line[1] == "In de ring eromheen") == ["", "", "3", ""]
    assert not [cell for line in lines for cell in line if cell.startswith("=")]


def test_what_was_said_with_a_new_code_is_counted_apart_but_not_when_it_are_few(browser, tamar, plan):
    for address in queries.list_plan_addresses(plan.id)[3:15]:
        give_code(plan, address, codes.new_code())
        db.session.scalars(select(HouseholdCode).order_by(HouseholdCode.id.desc())).first().is_replacement = True
    vote(plan, 11, 10)
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    few = browser.read(f"/straatplannen/{plan.id}/stemmen").select(".zone-result")[0].text
    assert "Vervangen codes: 12." in few
    assert "laten we niet zien" in few
    for voice in db.session.scalars(select(HouseholdVoice).limit(11)):
        voice.by_replacement = True
    many = browser.read(f"/straatplannen/{plan.id}/stemmen").select(".zone-result")[0].text
    assert "kwamen 11 antwoorden binnen" in many


def test_a_voice_by_a_new_code_is_marked_until_the_household_speaks_otherwise(browser, plan, house):
    give_code(plan, house, CODE)
    known().code.is_replacement = True
    choose(browser, "fine")
    assert db.session.scalars(select(HouseholdVoice)).one().by_replacement


def test_fewer_than_ten_answers_show_no_figures(browser, tamar, plan):
    vote(plan, 6, 3)
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    inside = browser.read(f"/straatplannen/{plan.id}/stemmen").select(".zone-result")[0]
    assert "Minder dan 10" in inside.text
    assert not inside.select("progress")


def test_hands_in_the_room_stand_beside_the_voices(browser, tamar, plan):
    counted = HandCount(plan_id=plan.id, question="Wie wil de drempel?", fine=31, present=40, held_on=now().date())
    counted.counted_at = now()
    db.session.add(counted)
    vote(plan, 11, 3)
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    page = browser.read(f"/straatplannen/{plan.id}/stemmen")
    assert "31" in page.select_one("#handen").parent.text
    assert "42" not in page.select_one("main").text


def test_the_panel_takes_the_same_number_of_statements_for_many_voices(app, counting, tamar, plan):
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    with app.test_request_context(), counting() as few:
        took_part(plan, queries.list_rounds(plan.id), queries.count_addresses(plan.id))
    for address in queries.list_plan_addresses(plan.id):
        let_speak(plan, address)
    with app.test_request_context(), counting() as many:
        took_part(plan, queries.list_rounds(plan.id), queries.count_addresses(plan.id))
    assert len(few) == len(many) <= 6


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
