"""The national address service is asked first; whatever goes wrong there, the local gazetteer answers."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest

from participatie.accounts.models import Person
from participatie.app import create_app
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.outgoing import OutgoingClient
from participatie.places.geocoding import LocalGeocoder, use_geocoder
from participatie.places.geocoding import geocoder as geocoder_in_use
from participatie.places.locatieserver import Locatieserver
from tests.conftest import settings_for
from tests.factories.elsewhere import running_service
from tests.factories.parallel import filled_form
from tests.factories.parallel import own_app as own_app
from tests.factories.people import make_person
from tests.factories.places import make_addresses, make_municipality

HOUSE = {"type": "adres", "weergavenaam": "Kerkstraat 20, 9901AB Vierkant", "centroide_ll": "POINT(5.15 51.05)"}
STREET = {"type": "weg", "weergavenaam": "Kerkstraat, Vierkant", "centroide_ll": "POINT(5.151 51.05)"}
FAR = {"type": "adres", "weergavenaam": "Kerkstraat 20, 1000AA Elders", "centroide_ll": "POINT(4.9 52.37)"}


def answer(*documents):
    return {"response": {"numFound": len(documents), "start": 0, "docs": list(documents)}}


@pytest.fixture
def service():
    with running_service() as server:
        server.behave = lambda handler: handler.answer(answer(HOUSE, STREET, FAR))
        yield server


@pytest.fixture
def geocoder(app, service):
    make_municipality()
    make_addresses()
    client = OutgoingClient([service.address], patience_s=0.4)
    return Locatieserver(f"{service.address}/search/v3_1/", LocalGeocoder(), client)


def labels(geocoder, typed="kerkstraat"):
    return [place.label for place in geocoder.suggest(typed)]


def test_the_service_is_asked_for_addresses_in_the_municipality(geocoder, service):
    assert labels(geocoder, " Kerkstraat  20 ") == ["Kerkstraat 20, 9901AB Vierkant", "Kerkstraat, Vierkant"]
    address = urlsplit(service.asked[0])
    assert address.path == "/search/v3_1/suggest"
    assert parse_qs(address.query) == {
        "q": ["Kerkstraat 20"],
        "rows": ["8"],
        "fl": ["weergavenaam,type,centroide_ll"],
        "fq": ["type:(adres OR weg OR postcode) AND gemeentecode:(9001)"],
    }


def test_a_place_outside_the_municipality_is_never_offered(geocoder, service):
    service.behave = lambda handler: handler.answer(answer(FAR))
    assert "Elders" not in "".join(labels(geocoder))


def test_own_areas_come_with_the_addresses(geocoder, service):
    assert labels(geocoder, "Dijkbuurt")[0] == "Dijkbuurt"


def test_a_place_carries_its_kind_and_spot(geocoder):
    house, street = geocoder.suggest("kerkstraat 20")
    assert (house.kind, house.lon, house.lat) == ("address", 5.15, 51.05)
    assert street.kind == "street"


def test_the_same_question_is_asked_once(geocoder, service):
    labels(geocoder)
    labels(geocoder)
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    "behave",
    {
        "broken": lambda handler: handler.answer(b"", status=500),
        "too many requests": lambda handler: handler.answer(b"", status=429, Retry_After=60),
        "not found": lambda handler: handler.answer(b"", status=404),
        "elsewhere": lambda handler: handler.answer(b"", status=302, Location="https://example.org/"),
        "slow": lambda handler: time.sleep(1),
        "a page": lambda handler: handler.answer(b"<html>"),
        "a list": lambda handler: handler.answer([]),
        "nothing": lambda handler: handler.answer(None),
        "another shape": lambda handler: handler.answer({"response": {"docs": {}}}),
        "no results": lambda handler: handler.answer(answer()),
        "odd results": lambda handler: handler.answer(
            answer(
                None, {}, {"type": []}, {**HOUSE, "centroide_ll": None}, {**HOUSE, "centroide_ll": "POINT(x y)"},
                {**HOUSE, "weergavenaam": {}}, {**HOUSE, "weergavenaam": " "}, {**HOUSE, "type": "perceel"},
                {**HOUSE, "centroide_ll": "POINT(999 999)"},
            )
        ),
    }.items(),
    ids=lambda item: item[0],
)  # fmt: skip
def test_when_the_service_fails_the_local_gazetteer_answers(geocoder, service, behave):
    service.behave = behave[1]
    started = time.perf_counter()
    assert labels(geocoder, "kerkstraat 14") == ["Kerkstraat 14, 9901 AC Vierkant"]
    assert time.perf_counter() - started < 0.8


def test_while_the_service_rests_the_local_answer_is_immediate(geocoder, service):
    service.behave = lambda handler: handler.answer(b"", status=500)
    for number in range(3):
        labels(geocoder, f"kerkstraat {number}")
    started = time.perf_counter()
    assert labels(geocoder, "kerkstraat 14") == ["Kerkstraat 14, 9901 AC Vierkant"]
    assert time.perf_counter() - started < 0.05
    assert len(service.asked) == 3


@pytest.mark.parametrize("typed", ["", "k", "k" * 101])
def test_a_text_that_is_too_short_or_too_long_is_not_sent(geocoder, service, typed):
    assert labels(geocoder, typed) == []
    assert service.asked == []


def test_a_finished_text_means_the_only_result_that_begins_with_it(geocoder):
    assert geocoder.find("Kerkstraat 20").label == "Kerkstraat 20, 9901AB Vierkant"
    assert geocoder.find("Kerk") is None


@pytest.mark.parametrize(("setting", "kind"), [("local", LocalGeocoder), ("pdok", Locatieserver)])
def test_the_setting_chooses_who_finds_places(tmp_path, setting, kind):
    app = create_app({**settings_for(tmp_path, f"sqlite:///{tmp_path / 'x.sqlite'}"), "GEOCODER": setting})
    with app.app_context():
        assert isinstance(geocoder_in_use(), kind)
        db.engine.dispose()


def test_others_can_write_while_the_service_thinks(own_app, service):
    """A form that asks for a place would otherwise keep the lock of SQLite for as long as the service takes."""
    make_municipality()
    asked, answered = threading.Event(), threading.Event()

    def think(handler):
        asked.set()
        answered.wait(10)
        handler.answer(answer(HOUSE))

    service.behave = think
    use_geocoder(own_app, Locatieserver(service.address, LocalGeocoder(), OutgoingClient([service.address], patience_s=10)))
    typist, neighbour, neighbour_id = own_app.test_client(), own_app.test_client(), make_person("Oud").id
    data = filled_form(typist.read("/initiatieven/nieuw"), "", address="Kerkstraat 20")
    with unit_of_work():
        neighbour.sign_in(db.session.get(Person, neighbour_id))

    def place():
        with own_app.app_context():
            return typist.post("/initiatieven/nieuw", data=data)

    with ThreadPoolExecutor(1) as pool:
        placing = pool.submit(place)
        assert asked.wait(5)
        try:
            began = time.monotonic()
            assert neighbour.send("/mijn/naam", {"display_name": "Nieuw"}).status_code == 302
            assert time.monotonic() - began < 3
            assert not placing.done()
        finally:
            answered.set()
        assert placing.result().status_code == 302
