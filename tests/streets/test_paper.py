"""Numbered spots, slips typed at speed, and hands counted."""

import itertools

import pytest
from shapely.geometry import LineString, Point
from sqlalchemy.exc import IntegrityError

from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Forbidden, Refused
from participatie.places.geometry import from_rd, to_rd
from participatie.streets import queries, services
from participatie.streets.models import CallBack, Element, PlanAddress, Round, Source, Verdict
from participatie.streets.services.hands import Hands
from participatie.streets.services.recording import Said
from participatie.streets.services.slips import Slip
from participatie.streets.services.spots import axis_of
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import answer, bring_plan_to, drawing, make_plan, make_version
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    areas = make_municipality()
    make_team("Opvangteam")
    return areas


@pytest.fixture
def tamar():
    return make_person("Tamar", None, ("team_member", 1))


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


def slip(number="A-12", title="Een drempel", place=""):
    return Slip(number, Said(title, "Ze rijden hard.", "", place))


def draw(plan, *places, kind="tree"):
    version = make_version(plan)
    for n, place in enumerate(places):
        db.session.add(Element(version_id=version.id, key=f"e{n}", kind=kind, geometry=place))
    db.session.flush()
    return version


def test_the_axis_runs_through_the_middle_of_a_bent_street():
    bent = LineString([(0, 0), (100, 0), (160, 40)]).buffer(6, cap_style="flat")
    axis = axis_of(bent)
    assert axis.length == pytest.approx(170, abs=15)
    assert LineString([(0, 0), (100, 0), (160, 40)]).hausdorff_distance(axis) < 6


def test_spots_are_numbered_from_one_end_to_the_other(tamar, plan):
    draw(plan, Point(5.0212, 51.02), Point(5.0202, 51.02))
    services.add_spots(drawing(tamar), plan, ["tree"], 30)
    spots = queries.list_spots(plan.id)
    assert [spot.number for spot in spots] == list(range(1, len(spots) + 1))
    longitudes = [spot.geometry.x for spot in spots]
    assert longitudes in (sorted(longitudes), sorted(longitudes, reverse=True))
    assert {spot.element_key for spot in spots if spot.label.startswith("Boom")} == {"e0", "e1"}


def test_spots_every_so_many_metres_are_that_far_apart(tamar, plan):
    services.add_spots(drawing(tamar), plan, [], 25)
    places = [to_rd(spot.geometry) for spot in queries.list_spots(plan.id)]
    assert len(places) == 5
    assert [first.distance(second) for first, second in itertools.pairwise(places)] == pytest.approx([25] * 4, abs=0.5)


def test_a_number_that_is_on_paper_stays_when_spots_are_added(tamar, plan):
    services.add_spots(drawing(tamar), plan, [], 50)
    before = {spot.number: spot.geometry.wkt for spot in queries.list_spots(plan.id)}
    draw(plan, from_rd(to_rd(Point(5.0203, 51.02))))
    assert services.add_spots(drawing(tamar), plan, ["tree"], None) == 1
    after = {spot.number: spot.geometry.wkt for spot in queries.list_spots(plan.id)}
    assert before.items() <= after.items()
    with pytest.raises(Refused, match="geen nieuwe plekken"):
        services.add_spots(drawing(tamar), plan, ["tree"], 50)


def test_more_spots_than_a_sheet_can_hold_are_refused(tamar, plan):
    draw(plan, *[Point(5.0201 + n * 0.00006, 51.0199 + m * 0.00006) for n in range(23) for m in range(10)])
    with pytest.raises(Refused, match="Meer dan 200"):
        services.add_spots(drawing(tamar), plan, ["tree"], None)


def test_a_spot_says_which_house_is_near(tamar, plan):
    db.session.add(
        PlanAddress(plan_id=plan.id, zone="inside", address_key="k", street="Kerkstraat", number=12, lon=5.0207, lat=51.0201)
    )
    services.add_spots(drawing(tamar), plan, [], 50)
    assert "bij Kerkstraat 12" in [spot.label for spot in queries.list_spots(plan.id)]


def test_a_slip_becomes_a_wish_at_its_spot(tamar, plan):
    services.add_spots(drawing(tamar), plan, [], 50)
    services.label_spot(drawing(tamar), plan, queries.find_spot(plan.id, 2), "Voor de school")
    wish = services.type_slip(drawing(tamar), plan, slip(place="2"))
    assert (wish.source, wish.slip_number, wish.place_label) == (Source.PAPER, "A-12", "Voor de school")
    assert wish.subject.geometry == queries.find_spot(plan.id, 2).geometry
    assert wish.is_wish


def test_a_slip_at_an_address_names_only_the_street(tamar, plan):
    db.session.add(
        PlanAddress(plan_id=plan.id, zone="inside", address_key="k", street="Kerkstraat", number=12, lon=5.0207, lat=51.02)
    )
    assert services.type_slip(drawing(tamar), plan, slip(place="kerkstraat 12")).place_label == "Kerkstraat"


def test_a_slip_on_an_element_of_a_version_is_a_remark_on_it(tamar, plan):
    draw(plan, Point(5.0205, 51.02))
    services.add_spots(drawing(tamar), plan, ["tree"], None)
    services.open_next_round(drawing(tamar), plan, "Kijk.", today().replace(year=today().year + 1))
    remark = services.type_slip(drawing(tamar), plan, slip(place="1"))
    assert (remark.is_wish, remark.element_key, remark.version_id) == (False, "e0", queries.find_newest(plan.id).id)


def test_a_slip_counts_once_also_in_small_letters(tamar, plan):
    services.type_slip(drawing(tamar), plan, slip("A-12"))
    with pytest.raises(Refused, match="A-12 is al ingetypt: “Een drempel”") as refusal:
        services.type_slip(drawing(tamar), plan, slip("a-12", "Iets anders"))
    assert refusal.value.field == "slip_number"


def test_the_database_itself_keeps_a_slip_to_one(tamar, plan):
    services.type_slip(drawing(tamar), plan, slip("A-12"))
    other = services.type_slip(drawing(tamar), plan, slip("A-13"))
    other.slip_number = "A-12"
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_a_slip_can_be_corrected_until_it_is_answered(tamar, plan):
    wish = services.type_slip(drawing(tamar), plan, slip())
    services.correct_slip(drawing(tamar), wish, slip("A-12", "Twee drempels"), 1)
    assert wish.subject.title == "Twee drempels"
    with pytest.raises(Conflict):
        services.correct_slip(drawing(tamar), wish, slip("A-12", "Drie drempels"), 1)
    answer(tamar, wish, Verdict.ALONG)
    with pytest.raises(Forbidden):
        services.correct_slip(drawing(tamar), wish, slip("A-12", "Drie drempels"), 2)


def test_the_number_of_a_dropped_slip_is_free_again(tamar, plan):
    services.drop_slip(drawing(tamar), services.type_slip(drawing(tamar), plan, slip()))
    assert services.type_slip(drawing(tamar), plan, slip("A-12", "Opnieuw")).number == 2
    assert [it.subject.title for it in queries.list_newest_slips(drawing(tamar), plan.id)] == ["Opnieuw"]


@pytest.mark.parametrize("place", ["999", "99999999999999999999", "Nergensstraat 1", "-1", "²"])
def test_a_place_that_is_not_there_is_refused_at_its_field(tamar, plan, place):
    with pytest.raises(Refused) as refusal:
        services.type_slip(drawing(tamar), plan, slip(place=place))
    assert refusal.value.field == "place"


def test_who_does_not_design_the_plan_types_no_slip(plan):
    with pytest.raises(Forbidden):
        services.type_slip(drawing(make_person("Henk")), plan, slip())


def test_slips_are_typed_without_a_script_one_after_another(tamar, plan, browser):
    browser.sign_in(tamar)
    path = f"/straatplannen/{plan.id}/strookjes"
    for number in range(12):
        sent = browser.send(path, {"slip_number": f"{number}", "title": f"Wens {number}", "kind": "wish"}, action="")
        assert sent.headers["Location"] == path
    page = browser.read(path)
    assert [row.find("th").text for row in page.select("tbody tr")] == [str(n) for n in range(11, 1, -1)]
    again = browser.send(path, {"slip_number": "11", "title": "Nog eens", "kind": "wish"}, action="")
    assert again.status_code == 422
    assert "is al ingetypt" in again.text
    assert 'value="Nog eens"' in again.text


def test_the_page_of_slips_asks_the_same_for_one_as_for_ten(tamar, plan, browser, counting):
    browser.sign_in(tamar)
    path = f"/straatplannen/{plan.id}/strookjes"
    services.type_slip(drawing(tamar), plan, slip("0"))
    with counting() as one:
        browser.get(path)
    plan = queries.get_plan(drawing(tamar), plan.id)
    for number in range(1, 10):
        services.type_slip(drawing(tamar), plan, slip(str(number)))
    with counting() as ten:
        browser.get(path)
    assert len(ten) == len(one)


def hands(**changes):
    return Hands(
        **{
            "question": "Wie wil versie 1?",
            "fine": 10,
            "rather_not": 4,
            "no_opinion": 2,
            "present": 20,
            "held_on": today(),
            **changes,
        }
    )


def test_hands_are_kept_beside_everything_else(tamar, plan):
    services.count_hands(drawing(tamar), plan, hands())
    assert [(it.fine, it.present) for it in queries.list_hand_counts(plan.id)] == [(10, 20)]


@pytest.mark.parametrize("changes", [{"present": 15}, {"present": 0}, {"fine": -1}, {"present": 6000}])
def test_more_hands_than_people_or_odd_counts_are_refused(tamar, plan, changes):
    with pytest.raises(Refused):
        services.count_hands(drawing(tamar), plan, hands(**changes))


def test_hands_are_counted_on_a_page_and_a_wrong_count_is_taken_away(tamar, plan, browser):
    browser.sign_in(tamar)
    path = f"/straatplannen/{plan.id}/handen"
    typed = {
        "question": "Wie wil dit?",
        "fine": "5",
        "rather_not": "1",
        "no_opinion": "0",
        "present": "4",
        "held_on": today().isoformat(),
    }
    refused = browser.send(path, typed, action="")
    assert "Je telde 6 handen bij 4 mensen" in refused.text
    browser.send(path, typed | {"present": "9"}, action="")
    count = queries.list_hand_counts(plan.id)[0]
    browser.send(path, action=f"{path}/{count.id}/weg")
    assert queries.list_hand_counts(plan.id) == []


def test_what_belongs_to_one_plan_is_not_found_under_another(tamar, plan, browser):
    services.add_spots(drawing(tamar), plan, [], 50)
    slip_id = services.type_slip(drawing(tamar), plan, slip()).id
    count_id = services.count_hands(drawing(tamar), plan, hands()).id
    evening_id = services.open_evening(drawing(tamar), plan, 1, "1234").evening.id
    spot_id = queries.list_spots(plan.id)[0].id
    other = make_plan(tamar, "De Molenstraat opnieuw", Round.WISHES)
    browser.sign_in(tamar)
    for path in (f"strookjes/{slip_id}/weg", f"handen/{count_id}/weg", f"avond/{evening_id}/stop", f"plekken/{spot_id}/weg"):
        form = browser.read(f"/straatplannen/{other.id}/handen").select_one("main form")
        fields = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
        assert browser.post(f"/straatplannen/{other.id}/{path}", data=fields).status_code == 404, path
    assert len(queries.list_hand_counts(plan.id)) == 1


PHONE = "06 12 34 56 78"


def test_who_ticked_to_be_called_stands_on_the_desk_and_nowhere_else(browser, tamar, plan):
    browser.sign_in(tamar)
    browser.send(f"/straatplannen/{plan.id}/strookjes", {"slip_number": "7", "title": "Een bank", "phone": PHONE})
    desk = browser.read(f"/straatplannen/{plan.id}/bureau")
    assert PHONE in desk.select_one("#bellen").parent.text
    typed = queries.find_slip(plan.id, "7")
    browser.sign_in(make_person("Henk"))
    for rest in (f"{plan.id}-x", f"inbreng/{typed.id}-x", f"{plan.id}/inbreng.csv"):
        answered = browser.get(f"/straatplannen/{rest}", follow_redirects=True)
        assert answered.status_code == 200, rest
        assert PHONE not in answered.text


def test_after_the_call_the_number_is_gone(browser, tamar, plan):
    browser.sign_in(tamar)
    typed = services.type_slip(drawing(tamar), plan, Slip("7", Said("Een bank"), PHONE))
    browser.send(f"/straatplannen/{plan.id}/bureau", action=f"/straatplannen/{plan.id}/bureau/gebeld/{typed.id}")
    assert db.session.query(CallBack).count() == 0
    assert PHONE not in browser.get(f"/straatplannen/{plan.id}/bureau").text


@pytest.mark.parametrize("phone", ["bel me", "12345", "0" * 20, "06 12 34 56 78; drop", "+"])
def test_what_is_no_telephone_number_is_refused_at_its_field(tamar, plan, phone):
    with pytest.raises(Refused, match="geen telefoonnummer") as refused:
        services.type_slip(drawing(tamar), plan, Slip("7", Said("Een bank"), phone))
    assert refused.value.field == "phone"


def test_numbers_are_erased_when_a_slip_is_dropped_and_when_the_plan_is_final(tamar, plan):
    dropped = services.type_slip(drawing(tamar), plan, Slip("7", Said("Een bank"), PHONE))
    kept = services.type_slip(drawing(tamar), plan, Slip("8", Said("Een boom"), PHONE))
    services.drop_slip(drawing(tamar), dropped)
    assert [it.contribution_id for it in db.session.query(CallBack)] == [kept.id]
    answer(tamar, kept, "declined")
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    assert db.session.query(CallBack).count() == 1
    bring_plan_to(tamar, plan, Round.FINAL)
    assert db.session.query(CallBack).count() == 0


def test_the_call_list_asks_the_database_as_often_for_thirty_as_for_one(browser, counting, tamar, plan):
    browser.sign_in(tamar)
    services.type_slip(drawing(tamar), plan, Slip("1", Said("Een bank"), PHONE))
    browser.read(f"/straatplannen/{plan.id}/bureau")
    with counting() as few:
        assert browser.read(f"/straatplannen/{plan.id}/bureau").text.count(PHONE) == 1
    plan = queries.get_plan(drawing(tamar), plan.id)
    for number in range(2, 31):
        services.type_slip(drawing(tamar), plan, Slip(str(number), Said(f"Bank {number}"), PHONE))
    with counting() as many:
        assert browser.read(f"/straatplannen/{plan.id}/bureau").text.count(PHONE) == 30
    assert len(many) <= len(few)
