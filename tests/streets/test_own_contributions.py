"""What writers do with their own: another text, another place, photos that stay with a form, taking it back."""

import io
import json

import pytest
from bs4 import BeautifulSoup

from participatie.kernel.db import db
from participatie.kernel.files import StoredFile
from participatie.places.geometry import to_geojson
from participatie.streets import queries, services
from participatie.streets.models import Contribution, Element, Round, Verdict, Zone
from participatie.subjects.queries import list_photos
from tests.factories.people import actor_of, make_person
from tests.factories.pictures import photo
from tests.factories.places import make_addresses, make_municipality
from tests.factories.streets import (
    ELSEWHERE,
    IN_THE_RING,
    IN_THE_STREET,
    answer,
    bring_plan_to,
    make_plan,
    make_remark,
    make_version,
    make_wish,
)
from tests.factories.teams import make_team

HOUSES = """street,number,addition,postcode,town,lon,lat
Kerkstraat,1,,9901 AB,Vierkant,5.0201,51.02
Kerkstraat,14,,9901 AB,Vierkant,5.0213,51.02
"""
WISH = {"element_kind": "threshold", "title": "Een drempel bij de school", "why": "Auto's rijden hier hard."}


@pytest.fixture(autouse=True)
def town(app):
    make_addresses(HOUSES)
    make_team("Opvangteam")
    return make_municipality()


@pytest.fixture
def tamar():
    return make_person("Tamar")


@pytest.fixture
def fatma():
    return make_person("Fatma")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


@pytest.fixture
def wish(plan, fatma):
    return make_wish(fatma, plan)


def place_of(wish) -> str:
    return f"/straatplannen/inbreng/{wish.id}/plek"


def drawn(place) -> str:
    return json.dumps(to_geojson(place))


def newest() -> Contribution:
    return db.session.scalars(db.select(Contribution).order_by(Contribution.id.desc())).first()


def test_a_place_that_was_drawn_anew_is_where_the_wish_is_and_stands_in_its_history(browser, fatma, wish):
    sent = browser.sign_in(fatma).send(place_of(wish), {"geometry": drawn(IN_THE_RING)})
    assert sent.status_code == 302
    assert (wish.zone, wish.version) == (Zone.RING, 2)
    assert wish.subject.geometry.equals_exact(IN_THE_RING, 1e-6)
    assert "Aangepast: plek" in browser.read(sent.location).get_text(" ")


def test_without_a_map_a_house_number_counts_though_the_old_place_comes_along(browser, fatma, wish):
    browser.sign_in(fatma).send(place_of(wish), {"house": "14"})
    assert wish.place_label == "bij Kerkstraat 14"
    assert wish.subject.geometry.x == pytest.approx(5.0213)


def test_a_place_that_stays_the_same_leaves_no_trace(browser, fatma, wish):
    browser.sign_in(fatma).send(place_of(wish), {})
    assert wish.version == 1


def test_a_place_outside_the_street_is_refused_and_the_wish_stays(browser, fatma, wish):
    sent = browser.sign_in(fatma).send(place_of(wish), {"geometry": drawn(ELSEWHERE)})
    assert sent.status_code == 422
    assert "binnen de stippellijn" in sent.get_data(as_text=True)
    assert wish.version == 1


def test_of_two_windows_the_second_is_told(browser, fatma, wish):
    browser.sign_in(fatma).send(place_of(wish), {"house": "14"})
    sent = browser.send(place_of(wish), {"house": "1", "version": "1"})
    assert sent.status_code == 409
    assert wish.place_label == "bij Kerkstraat 14"


def test_a_remark_moves_to_another_thing_of_its_version(browser, tamar, fatma):
    plan = make_plan(tamar, "De Molenstraat opnieuw", Round.VARIANTS)
    version = queries.find_newest(plan.id)
    db.session.add(Element(version_id=version.id, key="boom-1", kind="tree", geometry=IN_THE_STREET))
    remark = make_remark(fatma, plan, version)
    browser.sign_in(fatma).send(place_of(remark), {"element": "boom-1"})
    assert (remark.element_key, remark.element_kind) == ("boom-1", "tree")


def closed(tamar, plan, wish):
    answer(tamar, wish, Verdict.ALONG)
    make_version(plan)
    bring_plan_to(tamar, plan, Round.VARIANTS)


@pytest.mark.parametrize("state", ["answered", "closed", "of somebody else"])
def test_it_stays_where_it_is_once_it_is_answered_or_its_round_closed_and_for_others(browser, tamar, fatma, plan, wish, state):
    who = tamar if state == "of somebody else" else fatma
    if state == "answered":
        answer(tamar, queries.get_contribution(actor_of(fatma), wish.id), Verdict.ALONG)
    if state == "closed":
        closed(tamar, plan, queries.get_contribution(actor_of(fatma), wish.id))
    assert browser.sign_in(who).get(place_of(wish)).status_code in (403, 404)


def sent_form(answer):
    soup = BeautifulSoup(answer.get_data(as_text=True), "html5lib")
    return {field["name"]: field.get("value", "") for field in soup.select("main form input[type=hidden][name]")}, soup


def test_a_photo_outlives_an_error_elsewhere_in_the_form(browser, plan, fatma):
    form = f"/straatplannen/{plan.id}/wens"
    browser.sign_in(fatma)
    first = browser.send(form, WISH | {"title": "", "house": "14", "photos": (io.BytesIO(photo()), "a.jpg")})
    assert first.status_code == 422
    hidden, soup = sent_form(first)
    picture = soup.select_one(".kept-photo img")["src"]
    assert browser.get(picture).status_code == 200
    sent = browser.post(form, data=hidden | WISH | {"house": "14"})
    assert sent.status_code == 302
    assert [one.file_key for one in list_photos(newest().id)] == [hidden["kept"]]


def test_a_photo_that_was_kept_can_be_taken_away(browser, plan, fatma):
    form = f"/straatplannen/{plan.id}/wens"
    browser.sign_in(fatma)
    hidden, _soup = sent_form(browser.send(form, WISH | {"title": "", "photos": (io.BytesIO(photo()), "a.jpg")}))
    assert browser.post(form, data=hidden | WISH | {"house": "14", "drop": "y"}).status_code == 302
    assert list_photos(newest().id) == []


def test_a_kept_photo_is_of_no_use_to_another_browser(app, browser, plan, fatma, tamar):
    form = f"/straatplannen/{plan.id}/wens"
    hidden, soup = sent_form(browser.sign_in(fatma).send(form, WISH | {"title": "", "photos": (io.BytesIO(photo()), "a.jpg")}))
    other = app.test_client().sign_in(tamar)
    assert other.get(soup.select_one(".kept-photo img")["src"]).status_code == 404
    other.send(form, WISH | {"house": "14", "kept": hidden["kept"]})
    assert list_photos(newest().id) == []


def test_what_is_no_photo_is_told_and_nothing_is_kept(browser, plan, fatma):
    form = f"/straatplannen/{plan.id}/wens"
    sent = browser.sign_in(fatma).send(form, WISH | {"title": "", "photos": (io.BytesIO(b"geen foto"), "a.jpg")})
    assert sent.status_code == 422
    assert not sent_form(sent)[1].select(".kept-photo")
    assert db.session.scalar(db.select(db.func.count()).select_from(StoredFile)) == 0


def test_a_photo_comes_with_a_wish_and_its_writer_adds_and_removes_others(browser, plan, fatma):
    browser.sign_in(fatma)
    placed = browser.send(
        f"/straatplannen/{plan.id}/wens", WISH | {"house": "14", "photos": (io.BytesIO(photo()), "a.jpg"), "alt": "De stoep"}
    )
    assert "De stoep" in str(browser.read(placed.location).select_one(".photo-row"))
    photos = f"/straatplannen/inbreng/{newest().id}/fotos"
    browser.send(photos, {"photos": (io.BytesIO(photo()), "b.jpg"), "alt": "De hoek"}, action="")
    assert len(browser.read(photos).select(".photo-upload__photo")) == 2
    drop = f"{photos}/weg"
    browser.send(photos, {}, action=drop)
    assert len(browser.read(photos).select(".photo-upload__photo")) == 1


def test_a_writer_changes_a_wish_until_it_is_answered(browser, plan, fatma, tamar):
    wish = make_wish(fatma, plan)
    edit = f"/straatplannen/inbreng/{wish.id}/bewerken"
    browser.sign_in(fatma).send(edit, WISH | {"title": "Een hoge drempel"})
    assert newest().subject.title == "Een hoge drempel"
    answer(tamar, queries.get_contribution(actor_of(tamar), newest().id), Verdict.ALONG)
    assert browser.get(edit).status_code == 403


def test_a_wish_that_was_taken_back_is_gone_for_everybody(browser, plan, fatma):
    wish = make_wish(fatma, plan)
    browser.sign_in(fatma).send(f"/straatplannen/inbreng/{wish.id}/intrekken")
    assert browser.get(f"/straatplannen/inbreng/{wish.id}-x").status_code == 404
    assert queries.count_by_verdict(plan.id) == {}
    services.place_contribution(actor_of(fatma), queries.find_by_draft_key(newest().draft_key))
    assert queries.count_by_verdict(plan.id) == {}
