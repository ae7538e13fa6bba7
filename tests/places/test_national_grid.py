"""The national grid: the same metres and degrees as the package that knows every projection."""

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from participatie.places import national_grid

pytestmark = pytest.mark.once

TO_GRID = pyproj.Transformer.from_crs(4326, 28992, always_xy=True)
FROM_GRID = pyproj.Transformer.from_crs(28992, 4326, always_xy=True)
MILLIMETRE = 0.001
MILLIMETRE_IN_DEGREES = 1e-8


@given(st.lists(st.tuples(st.floats(1, 10), st.floats(48, 56)), min_size=1, max_size=50))
def test_degrees_become_the_same_metres_to_a_millimetre(places):
    degrees = np.array(places)
    assert np.abs(national_grid.metres(degrees) - np.column_stack(TO_GRID.transform(*degrees.T))).max() < MILLIMETRE


@given(st.lists(st.tuples(st.floats(-10_000, 300_000), st.floats(290_000, 640_000)), min_size=1, max_size=50))
def test_metres_become_the_same_degrees_to_a_millimetre(places):
    metres = np.array(places)
    found = national_grid.degrees(metres) - np.column_stack(FROM_GRID.transform(*metres.T))
    assert np.abs(found).max() < MILLIMETRE_IN_DEGREES


def test_the_centre_of_the_projection_is_the_tower_of_amersfoort():
    assert national_grid.degrees(np.array([[155_000.0, 463_000.0]]))[0] == pytest.approx([5.38720, 52.15517], abs=1e-5)


def test_nothing_becomes_nothing():
    assert national_grid.metres(np.empty((0, 2))).shape == (0, 2)
