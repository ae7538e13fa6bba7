"""What a map shows: discs, pins and stacks, never too much."""

from datetime import timedelta

import pytest
from shapely.geometry import Point

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.map.queries import LIMIT, look
from participatie.places.geometry import Box
from participatie.subjects import services
from participatie.subjects.queries import Lens
from tests.map.conftest import TOWN

ALL_OF_IT = Box(*TOWN)


def around(lon, lat, zoom):
    """The box that a small map shows at this zoom."""
    half = 360 / 2**zoom
    return Box(lon - half, lat - half / 2, lon + half, lat + half / 2)


def seen(view):
    return sum(disc.count for disc in view.discs) + sum(spot.total for spot in view.spots)


def test_one_subject_is_a_pin_with_what_its_card_needs(put, town):
    subject = put("Pluktuin", 5.45, 51.75)
    (spot,) = look(Lens(), ALL_OF_IT, 12).spots
    (pin,) = spot.pins
    assert (pin.id, pin.title, pin.kind, pin.state, pin.place) == (subject.id, "Pluktuin", "plan", "idea", "Molenwijk")
    assert (spot.lon, spot.lat) == (5.45, 51.75)


def test_many_in_one_square_are_a_disc_in_their_middle(put, town):
    for n in range(10):
        put(lon=5.45 + n / 100_000)
    view = look(Lens(), ALL_OF_IT, 12)
    (disc,) = view.discs
    assert (disc.count, view.spots) == (10, [])
    assert disc.lon == pytest.approx(5.450045)


def test_a_few_in_one_square_are_pins(put, town):
    put("Een", 5.45)
    put("Twee", 5.4501)
    view = look(Lens(), ALL_OF_IT, 12)
    assert not view.discs
    assert {pin.title for spot in view.spots for pin in spot.pins} == {"Een", "Twee"}


@pytest.mark.parametrize("zoom", [12, 18])
def test_two_at_one_spot_are_one_pin_that_lists_both(put, town, zoom):
    put("Een")
    put("Twee")
    (spot,) = look(Lens(), around(5.45, 51.75, zoom), zoom).spots
    assert spot.total == 2
    assert [pin.title for pin in spot.pins] == ["Twee", "Een"]


def test_a_large_stack_lists_its_newest_and_says_how_many_there_are(put, town):
    for n in range(30):
        put(f"Plan {n}")
    (spot,) = look(Lens(), around(5.45, 51.75, 18), 18).spots
    assert spot.total == 30
    assert [pin.title for pin in spot.pins] == [f"Plan {n}" for n in range(29, 9, -1)]


def test_at_the_deepest_zoom_what_cannot_be_pulled_apart_is_a_stack(put, town):
    for n in range(5):
        put(lon=5.45 + n / 1_000_000)
    view = look(Lens(), around(5.45, 51.75, 20), 20)
    assert [spot.total for spot in view.spots] == [5]
    assert not view.discs


def test_every_zoom_shows_all_that_is_there_once_and_never_too_much(put, town):
    for n in range(150):
        put(lon=TOWN[0] + 0.01 + (n % 15) / 80, lat=TOWN[1] + 0.01 + (n // 15) / 110)
    for zoom in range(5, 21):
        view = look(Lens(), ALL_OF_IT, zoom)
        assert seen(view) == 150, zoom
        assert len(view.discs) + len(view.spots) <= LIMIT, zoom


@pytest.mark.parametrize("zoom", [12, 18])
@pytest.mark.parametrize(
    ("lens", "titles"),
    [
        (Lens(kinds=("walk",)), {"walk"}),
        (Lens(states=("done",)), {"done"}),
        (Lens(only_open=True), {"walk", "green", "old"}),
        (Lens(words="gre"), {"green"}),
        (Lens(kinds=("plan",), states=("idea",)), {"green", "old"}),
        (Lens(since=now() - timedelta(days=2)), {"walk", "green", "done"}),
    ],
)
def test_a_filter_narrows_the_map_whether_counted_ahead_or_now(put, town, lens, titles, zoom):
    spread = {"walk": 0, "green": 1, "done": 2, "old": 3}
    things = {title: put(title, 5.45 + n / 5000, kind="walk" if title == "walk" else "plan") for title, n in spread.items()}
    services.move_state(SYSTEM, things["done"], "done", "Klaar.")
    things["old"].published_at = now() - timedelta(days=30)
    view = look(lens, around(5.45, 51.75, zoom - 2), zoom)
    assert {pin.title for spot in view.spots for pin in spot.pins} == titles
    assert not view.discs


def test_the_themes_and_areas_narrow_the_map(put, town, themes):
    put("hier", 5.45, theme=themes["groen"])
    put("daar", 5.55, theme=themes["groen"])
    put("anders", 5.45, theme=themes["verkeer"])
    theme, area = (themes["groen"].id,), town["west"].path
    assert seen(look(Lens(themes=theme), ALL_OF_IT, 12)) == 2
    assert seen(look(Lens(area_path=area), ALL_OF_IT, 12)) == 2
    assert seen(look(Lens(themes=theme, area_path=area), ALL_OF_IT, 12)) == 1


def test_what_is_hidden_or_a_draft_is_on_no_map(put, town):
    services.hide(SYSTEM, put())
    services.place(services.begin(SYSTEM, "plan", "idea"), Point(5.45, 51.75))
    for lens in (Lens(), Lens(kinds=("plan",)), Lens(kinds=("plan",), states=("idea",))):
        for zoom in (10, 18):
            assert seen(look(lens, around(5.45, 51.75, zoom), zoom)) == 0


@pytest.mark.parametrize("lens", [Lens(), Lens(kinds=("plan",)), Lens(kinds=("plan",), states=("idea",))])
@pytest.mark.parametrize("zoom", [10, 14, 19])
def test_two_statements_however_much_there_is(put, town, counting, lens, zoom):
    put()
    with counting() as few:
        look(lens, around(5.45, 51.75, zoom), zoom)
    for n in range(60):
        put(lon=5.45 + n / 3000)
    with counting() as many:
        look(lens, around(5.45, 51.75, zoom), zoom)
    assert len(few) == 2
    assert len(many) <= 2
