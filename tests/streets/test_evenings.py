"""A tablet on an evening takes wishes for one plan, and gets into nothing else."""

from datetime import timedelta

import pytest

from participatie.kernel.clock import at, now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.streets import queries, services
from participatie.streets.models import Contribution, Element, PlanAddress, PlanEvening, Round, Source
from participatie.streets.services.recording import Said
from participatie.subjects.models import HistoryEntry
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import IN_THE_STREET, bring_plan_to, drawing, make_plan, make_version
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")
ROOM = "/straatplannen/zaal"


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
    plan = make_plan(tamar, in_round=Round.WISHES)
    services.add_spots(drawing(tamar), plan, [], 50)
    return plan


@pytest.fixture
def tablet(tamar, plan, browser):
    """A browser on which Tamar opened the evening."""
    browser.sign_in(tamar)
    sent = browser.send(f"/straatplannen/{plan.id}/avond", {"hours": "3", "stop_code": "4821"})
    assert sent.headers["Location"] == ROOM
    return browser


def again(tamar, plan):
    """The plan as the next request loads it."""
    return queries.get_plan(drawing(tamar), plan.id)


def all_contributions():
    return db.session.query(Contribution).all()


def test_people_type_one_after_another_without_an_account(tablet, plan):
    for title in ("Een boom", "Een bankje"):
        sent = tablet.send(f"{ROOM}/zeggen?plek=2", {"title": title, "why": "Fijn."})
        assert sent.headers["Location"] == f"{ROOM}/klaar"
        assert tablet.read(f"{ROOM}/klaar").select_one(f'a[href="{ROOM}"]')
    found = all_contributions()
    assert [(it.source, it.subject.creator_id, it.place_label) for it in found] == [
        (Source.ROOM, None, queries.find_spot(plan.id, 2).label)
    ] * 2
    assert db.session.query(PlanEvening).one().taken_count == 2


def a_version(plan):
    """A version with a bench that people can choose."""
    version = make_version(plan)
    bench = Element(version_id=version.id, key="bank", kind="bench", geometry=IN_THE_STREET, rotation=0, label="De bank")
    db.session.add(bench)
    db.session.flush()
    return version


def test_a_place_is_tapped_on_the_map_of_the_tablet(tablet, plan):
    here = '{"type":"Point","coordinates":[5.0206,51.02]}'
    sent = tablet.send(f"{ROOM}/aanwijzen", {"title": "Een boom", "geometry": here}, action=f"{ROOM}/aanwijzen")
    assert sent.headers["Location"] == f"{ROOM}/klaar"
    taken = all_contributions()[0]
    assert (taken.source, taken.subject.geometry.x, taken.subject.geometry.y) == (Source.ROOM, 5.0206, 51.02)


def test_without_a_map_a_part_of_the_street_or_a_thing_is_chosen_from_a_list(tablet, plan):
    a_version(plan)
    form = tablet.read(f"{ROOM}/aanwijzen")
    part = form.select("select#part option")[2]["value"]
    for choice, title in (({"part": part}, "Meer licht"), ({"element": "bank"}, "Een rugleuning"), ({}, "Minder auto's")):
        assert tablet.send(f"{ROOM}/aanwijzen", {"title": title, **choice}).headers["Location"] == f"{ROOM}/klaar"
    lit, bench, whole = all_contributions()
    assert bench.place_label == "De bank"
    assert lit.subject.geometry != whole.subject.geometry
    assert whole.place_label == "De hele straat"


def test_a_remark_from_the_tablet_stays_with_the_thing_it_is_about(tamar, plan, tablet):
    version = a_version(again(tamar, plan))
    bring_plan_to(tamar, again(tamar, plan), Round.VARIANTS)
    said = {"title": "Hij staat in de zon", "element": "bank", "kind": "remark"}
    assert tablet.send(f"{ROOM}/aanwijzen", said).headers["Location"] == f"{ROOM}/klaar"
    taken = all_contributions()[0]
    assert (taken.version_id, taken.element_key) == (version.id, "bank")


def test_a_place_by_a_house_names_the_street_and_no_number(tablet, plan):
    house = PlanAddress(plan_id=plan.id, zone="inside", address_key="k", street="Kerkstraat", number=12, lon=5.0207, lat=51.02)
    db.session.add(house)
    db.session.flush()
    here = '{"type":"Point","coordinates":[5.0207,51.02]}'
    tablet.send(f"{ROOM}/aanwijzen", {"title": "Een boom", "geometry": here})
    assert all_contributions()[0].place_label == "Kerkstraat"


@pytest.mark.parametrize("drawn", ["{", '{"type":"Point","coordinates":[4.1,52.9]}', '{"type":"Point","coordinates":[]}'])
def test_a_place_that_is_none_is_told_and_the_words_stay(tablet, drawn):
    sent = tablet.send(f"{ROOM}/aanwijzen", {"title": "Een boom op het plein", "geometry": drawn})
    assert sent.status_code == 422
    assert "Een boom op het plein" in sent.text
    assert all_contributions() == []


def test_nothing_of_one_person_stands_on_the_screen_of_the_next(tablet):
    tablet.send(f"{ROOM}/zeggen", {"title": "Mijn geheime wens", "why": ""})
    for path in (ROOM, f"{ROOM}/zeggen", f"{ROOM}/klaar"):
        assert "Mijn geheime wens" not in tablet.read(path).get_text()


def test_the_tablet_reaches_no_other_page_and_can_act_nowhere(app, tablet, plan):
    own = {"streets.room", "streets.room_say", "streets.room_point", "streets.room_done", "streets.room_stop"}
    own |= {"static", "places.ground_file", "places_api.boundaries"}
    tried = 0
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        rules = [
            (
                rule,
                adapter.build(
                    rule.endpoint,
                    {name: 1 if "int" in str(kind).lower() else "x" * 22 for name, kind in rule._converters.items()},
                ),
            )
            for rule in app.url_map.iter_rules()
            if rule.endpoint not in own
        ]
    for rule, path in rules:
        for method in rule.methods & {"GET", "POST"}:
            sent = tablet.open(path, method=method)
            assert (sent.status_code, sent.headers.get("Location")) in {(302, ROOM), (400, None)}, (method, path)
            assert sent.status_code == 302 or method == "POST"
            tried += 1
    assert tried > 150


def test_the_designer_is_signed_out_on_the_tablet(app, tablet, tamar):
    with tablet.session_transaction() as session:
        assert set(session) <= {"evening", "csrf_token"}


def test_without_an_evening_nobody_gets_into_the_room(app, plan):
    for path in (ROOM, f"{ROOM}/zeggen", f"{ROOM}/aanwijzen", f"{ROOM}/klaar", f"{ROOM}/sluiten"):
        assert app.test_client().get(path).status_code == 404


@pytest.mark.parametrize("key", ["", "x", "x" * 5000, 5, ["a"], {"a": 1}])
def test_a_made_up_key_opens_nothing(browser, plan, key):
    with browser.session_transaction() as session:
        session["evening"] = key
    sent = browser.get(ROOM)
    assert sent.status_code in (302, 404)
    assert sent.headers.get("Location") in (None, "/")


def test_an_evening_ends_with_its_digits_and_leaves_an_ordinary_browser(tablet, plan):
    assert tablet.send(f"{ROOM}/sluiten", {"stop_code": "0000"}).status_code == 422
    sent = tablet.send(f"{ROOM}/sluiten", {"stop_code": "4821"})
    assert sent.headers["Location"] == f"/straatplannen/{plan.id}"
    assert tablet.get(ROOM).status_code == 404
    assert tablet.get(f"/straatplannen/{plan.id}/strookjes").headers["Location"].startswith("/inloggen")
    events = [entry.event for entry in db.session.query(HistoryEntry).filter_by(subject_id=plan.id)]
    assert events[-2:] == ["EveningOpened", "EveningEnded"]


def test_an_evening_runs_out_by_itself(tablet, plan):
    with at(now() + timedelta(hours=4)):
        sent = tablet.get(ROOM)
    assert sent.headers["Location"] == "/"
    assert tablet.get("/").status_code == 200


def test_the_designer_ends_it_from_a_desk(tablet, tamar, plan):
    services.end_evening(drawing(tamar), again(tamar, plan), queries.list_evenings(plan.id)[0])
    assert tablet.get(ROOM).headers["Location"] == "/"
    assert all_contributions() == []


def test_the_tablet_loses_its_right_with_the_designer_who_opened_it(tablet, tamar, plan):
    other = make_person("Ali", None, ("team_member", 1))
    services.add_designer(drawing(tamar), again(tamar, plan), other.id)
    services.remove_designer(drawing(other), again(tamar, plan), tamar.id)
    assert tablet.send(f"{ROOM}/zeggen", {"title": "Een boom"}).status_code == 403
    assert all_contributions() == []


def test_the_tablet_takes_nothing_once_the_round_is_over(tablet, tamar, plan):
    evening = queries.list_evenings(plan.id)[0]
    plan.subject.state = Round.FINAL
    with pytest.raises(Forbidden):
        services.take_in_room(evening, Said("Te laat"))


@pytest.mark.parametrize(("hours", "code"), [(0, "4821"), (9, "4821"), (3, "12"), (3, "abcd"), (3, "٤٨٢١"), (3, "123456789")])
def test_an_evening_has_an_end_and_digits(tamar, plan, hours, code):
    with pytest.raises(Refused):
        services.open_evening(drawing(tamar), plan, hours, code)


def test_only_designers_open_and_end_an_evening(tamar, plan):
    henk = drawing(make_person("Henk"))
    opened = services.open_evening(drawing(tamar), plan, 1, "1234")
    with pytest.raises(Forbidden):
        services.open_evening(henk, plan, 1, "1234")
    with pytest.raises(Forbidden):
        services.end_evening(henk, plan, opened.evening)


def test_neither_key_nor_digits_are_kept(tamar, plan):
    opened = services.open_evening(drawing(tamar), plan, 1, "4821")
    kept = f"{opened.evening.key_hash} {opened.evening.stop_hash}"
    assert opened.key not in kept
    assert opened.evening.stop_hash != "4821"
    assert len(opened.evening.stop_hash) == 64


def test_a_spot_that_is_not_there_is_refused_in_words(tablet):
    assert tablet.get(f"{ROOM}/zeggen?plek=999").status_code == 422
    assert tablet.get(f"{ROOM}/zeggen?plek=%00").status_code == 400


def test_a_telephone_number_stays_off_the_screen_of_others(tablet):
    sent = tablet.send(f"{ROOM}/zeggen", {"title": "Bel 0612345678"})
    assert sent.status_code == 422
    assert all_contributions() == []
