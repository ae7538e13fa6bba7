"""Breaking in to street plans: each test is a way that was tried and is shut."""

import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.streets import queries, services
from participatie.streets.drawn import Drawn
from participatie.streets.models import HouseholdVoice, PlanDesigner, Round
from participatie.streets.services import Order
from participatie.streets.services.plans import PlanText
from participatie.streets.services.recording import Said
from participatie.streets.services.slips import Slip
from participatie.streets.sheets import elements_table
from participatie.streets.tokens import invitation_token
from participatie.subjects import services as subjects
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import (
    IN_THE_STREET,
    STREET,
    drawing,
    give_code,
    let_speak,
    make_houses,
    make_plan,
    print_letters_for,
)
from tests.factories.teams import make_team

CODE = "CDFGHJKMNPRT"


@pytest.fixture(autouse=True)
def town(app):
    make_municipality()
    make_team("Opvangteam")
    make_houses(24, 3)


@pytest.fixture
def tamar():
    return make_person("Tamar", None, ("team_member", 1))


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.VARIANTS)


@pytest.fixture
def house(plan):
    return queries.list_plan_addresses(plan.id)[3]


def newest_id(plan):
    return queries.find_newest(plan.id).id


def voice_of(plan, house):
    return db.session.scalars(select(HouseholdVoice).where(HouseholdVoice.address_id == house.id)).one()


def offered(browser, plan):
    page = browser.read(f"/straatplannen/{plan.id}/stemmen/papier")
    return [option["value"] for option in page.select("select[name=address] option")]


def test_the_form_for_paper_does_not_tell_who_answered(browser, tamar, plan, house):
    browser.sign_in(tamar)
    before = offered(browser, plan)
    let_speak(plan, house, "rather_not", newest_id(plan))
    assert str(house.id) in before
    assert offered(browser, plan) == before


def test_a_voice_from_paper_gets_the_same_words_whether_the_address_answered_by_itself_or_not(browser, tamar, plan, house):
    other = queries.list_plan_addresses(plan.id)[4]
    let_speak(plan, house, "rather_not", newest_id(plan))
    browser.sign_in(tamar)
    path = f"/straatplannen/{plan.id}/stemmen/papier"
    words = []
    for typed in (house, other):
        sent = browser.send(path, {"address": str(typed.id), "choice": "fine"})
        assert sent.status_code == 303
        words.append(browser.read(path).select_one(".flash, [role=status]").text.replace(typed.label, "adres"))
    assert words[0] == words[1]
    assert (voice_of(plan, house).choice, voice_of(plan, house).source) == ("rather_not", "web")
    assert (voice_of(plan, other).choice, voice_of(plan, other).source) == ("fine", "paper")


def test_a_voice_that_was_typed_wrong_can_be_typed_again(browser, tamar, plan, house):
    browser.sign_in(tamar)
    for choice in ("fine", "rather_not"):
        browser.send(f"/straatplannen/{plan.id}/stemmen/papier", {"address": str(house.id), "choice": choice})
    assert voice_of(plan, house).choice == "rather_not"


def test_a_new_letter_is_no_way_round_the_limit_of_questions(tamar, plan, house):
    with pytest.raises(Refused, match="nog geen brief"):
        services.replace_letter(drawing(tamar), plan, Order(Round.VARIANTS, "Hoi.", address_ids=(house.id,)))
    print_letters_for(tamar, plan)
    services.replace_letter(drawing(tamar), plan, Order(Round.VARIANTS, "Hoi.", address_ids=(house.id,)))
    assert queries.find_unmade(plan.id) is not None


def test_the_street_stays_as_it_is_once_letters_were_made_for_it(browser, tamar):
    plan = make_plan(tamar, in_round=Round.BOUNDS)
    print_letters_for(tamar, plan, in_round=Round.VARIANTS)
    with pytest.raises(Refused, match="brieven"):
        services.set_perimeter(drawing(tamar), plan, STREET)
    text = PlanText(plan.subject.title, plan.subject.lead, plan.introduction, plan.ring_m + 10)
    with pytest.raises(Refused, match="brieven"):
        services.change_plan(drawing(tamar), plan, text, plan.version)


def test_who_was_let_go_does_not_come_back_with_the_old_invitation(tamar, plan):
    bram = make_person("Bram")
    token = invitation_token(plan.id, tamar.id, bram.email)
    services.join_as_designer(bram, token)
    services.remove_designer(drawing(tamar), plan, bram.id)
    with pytest.raises(NotFound):
        services.join_as_designer(bram, token)
    assert bram.id not in plan.designer_ids()


def test_a_new_invitation_after_leaving_works(tamar, plan, monkeypatch):
    bram = make_person("Bram")
    services.join_as_designer(bram, invitation_token(plan.id, tamar.id, bram.email))
    services.remove_designer(drawing(tamar), plan, bram.id)
    left = db.session.scalars(select(PlanDesigner).where(PlanDesigner.person_id == bram.id)).one()
    left.left_at = now() - timedelta(minutes=1)
    services.join_as_designer(bram, invitation_token(plan.id, tamar.id, bram.email))
    assert bram.id in plan.designer_ids()


def test_a_blocked_designer_lends_no_right_to_a_tablet_or_an_invitation(tamar, plan):
    opened = services.open_evening(drawing(tamar), plan, 3, "4821")
    services.take_in_room(opened.evening, Said("Een boom", kind="remark"))
    bram = make_person("Bram")
    token = invitation_token(plan.id, tamar.id, bram.email)
    tamar.active = False
    db.session.flush()
    with pytest.raises(Forbidden):
        services.take_in_room(opened.evening, Said("Een boom", kind="remark"))
    with pytest.raises(Forbidden):
        services.join_as_designer(bram, token)


@pytest.mark.parametrize("place", ["ab", "-1", "²", "1e2", "99999999999999999999"])
def test_an_odd_spot_on_the_tablet_is_refused_in_words(browser, tamar, plan, place):
    browser.sign_in(tamar)
    browser.send(f"/straatplannen/{plan.id}/avond", {"hours": "3", "stop_code": "4821"})
    got = browser.get("/straatplannen/zaal/zeggen", query_string={"plek": place})
    assert 400 <= got.status_code < 500


def test_a_hidden_slip_does_not_show_its_words_to_who_types_its_number_again(tamar, plan):
    said = Said("Iets dat verborgen is", kind="remark")
    typed = services.type_slip(drawing(tamar), plan, Slip("A1", said))
    subjects.hide(SYSTEM, typed.subject)
    with pytest.raises(Refused) as refused:
        services.type_slip(drawing(tamar), plan, Slip("A1", Said("Anders", kind="remark")))
    assert "verborgen" not in refused.value.message
    assert "A1" in refused.value.message


@pytest.mark.parametrize("number", [2**63, 10**30, -(2**63) - 1, 0])
def test_numbers_no_database_holds_are_just_not_found(browser, tamar, plan, number):
    browser.sign_in(tamar)
    base, newest = f"/straatplannen/{plan.id}", newest_id(plan)
    for path in (
        f"{base}/bureau?versie={number}",
        f"{base}/bureau?pagina={number}",
        f"{base}/bureau?q={number}",
        f"{base}/bureau/antwoord?kies={number}",
        f"{base}-x?versie={number}",
        f"{base}/vergelijken?van={number}&naar={number}",
        f"{base}/versies/{newest}/opmerking?profiel={number}&strook=s1&bij={number}",
        f"{base}/versies/{newest}/onderdelen?pagina={number}",
        f"{base}/verslag?pagina={number}",
        f"{base}/gegevens?pagina={number}",
        f"/api/v1/straatplannen/{plan.id}/inbreng.geojson?bbox={number},1,2,3&q={number}",
    ):
        assert browser.get(path).status_code < 500, path
    for path in ("ontwerpers/erbij", "ontwerpers/weg"):
        assert browser.post(f"{base}/{path}", data={"person": number}).status_code < 500, path


@pytest.mark.parametrize("box", ["nan,nan,nan,nan", "inf,0,1,2", "1e308,1e308,-1e308,-1e308", "5,51,5,51", "0,0,0", "a,b,c,d"])
def test_an_odd_box_is_no_error_of_ours(browser, plan, box):
    assert browser.get(f"/api/v1/straatplannen/{plan.id}/inbreng.geojson?bbox={box}").status_code < 500


def test_the_page_of_a_code_is_kept_nowhere_and_leaves_no_trail(browser, plan, house):
    give_code(plan, house, CODE)
    got = browser.get(f"/s/{CODE}")
    assert "no-store" in got.headers["Cache-Control"]
    assert got.headers["Referrer-Policy"] == "same-origin"
    assert "data-typed" not in got.text
    assert f"next=/s/{CODE}" not in got.text.replace("%2F", "/")


@pytest.mark.parametrize("text", [" =1+1", "\u00a0@SUM(1)", "＝1+1", "=1", "-2+3", "+1"])
def test_the_name_of_an_element_does_not_calculate_in_a_spreadsheet(text):
    bomb = Drawn("k1", "tree", IN_THE_STREET, label=text)
    (cells,) = csv.DictReader(io.StringIO(elements_table([bomb])))
    assert cells["label"] == f"'{text}"
