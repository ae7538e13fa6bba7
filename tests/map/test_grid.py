"""Places, squares and codes."""

from hypothesis import given
from hypothesis import strategies as st

from participatie.map.grid import FINEST_ZOOM, Square, code_at, ranges, square_at, square_of, window, window_of_at_most
from participatie.places.geometry import Box

lons = st.floats(-180, 180, allow_nan=False)
lats = st.floats(-84, 84, allow_nan=False)
zooms = st.integers(0, FINEST_ZOOM)


@given(lons, lats, zooms)
def test_a_code_knows_the_square_of_its_place_at_every_zoom(lon, lat, zoom):
    assert square_of(code_at(lon, lat), zoom) == square_at(lon, lat, zoom)


@given(lons, lats, zooms)
def test_a_place_lies_within_the_sides_of_its_square(lon, lat, zoom):
    sides = square_at(lon, lat, zoom).box.widened(0.01)
    assert sides.west <= lon <= sides.east
    assert sides.south <= lat <= sides.north


@given(lons, lats, zooms)
def test_the_codes_of_a_square_are_those_of_the_places_in_it(lon, lat, zoom):
    square = square_at(lon, lat, zoom)
    first, last = square.codes
    assert first <= code_at(lon, lat) <= last
    assert square_of(first, zoom) == square == square_of(last, zoom)
    assert zoom == 0 or square_of(first - 1, zoom) != square


@given(st.sets(st.builds(Square, st.just(4), st.integers(0, 7), st.integers(0, 7)), min_size=1))
def test_ranges_hold_the_codes_of_the_squares_and_no_others(squares):
    found = ranges(squares)
    assert sum(last - first + 1 for first, last in found) == sum(s.codes[1] - s.codes[0] + 1 for s in squares)
    assert all(any(first <= s.codes[0] and s.codes[1] <= last for first, last in found) for s in squares)
    assert len(found) <= len(squares)


def test_a_window_grows_coarser_until_it_is_small_enough():
    town = Box(5.4, 51.7, 5.6, 51.8)
    seen = window_of_at_most(120, town, 20)
    assert seen.size <= 120 < window(town, seen.zoom + 1).size


def test_a_window_is_never_wider_than_the_widest_zoom():
    assert window_of_at_most(1, Box(-180, -80, 180, 80), 20, 6).zoom == 6
