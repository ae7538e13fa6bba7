"""`rotation` is the bearing of the long side, in degrees clockwise from north: on paper, in an import and in the demo.

The map and the editor hold to the same in tests/js/frame.test.mjs.
"""

import json
import math
import re

import pytest
from shapely import LineString, Point

from participatie.demo.story.laying import Axis, Row, lay
from participatie.places.geometry import from_rd, to_rd
from participatie.streets.drawn import read_drawn
from participatie.streets.models import Element
from participatie.streets.services import sheets
from tests.factories.streets import STREET

WIDTH, HEIGHT, TURN = r' width="([\d.]+)', r' height="([\d.]+)', r"rotate\(([-\d.]+)"


@pytest.mark.parametrize("rotation", [0, 30, 90, 200])
@pytest.mark.parametrize("turned_paper", [0, -25])
def test_on_paper_the_long_side_lies_along_the_bearing(rotation, turned_paper):
    element = Element(key="vak", kind="parking", geometry=Point(0, 0), rotation=rotation)
    drawn = sheets._element(element, Point(0, 0), lambda flat: flat, turned_paper)
    long, wide, turn = (float(re.search(pattern, drawn)[1]) for pattern in (WIDTH, HEIGHT, TURN))
    assert long > wide
    # On paper x runs right and y runs down: a turn of -90 points the long side up, to the north.
    assert turn % 180 == pytest.approx((rotation + turned_paper - 90) % 180)


def test_an_import_keeps_the_bearing_as_it_is():
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [5.0205, 51.02]},
        "properties": {"key": "vak", "kind": "parking", "rotation": 270},
    }
    (drawn,) = read_drawn(json.dumps({"type": "FeatureCollection", "features": [feature]}), STREET).drawn
    assert drawn.rotation == 270


@pytest.mark.parametrize(("east", "north"), [(0, 100), (100, 0), (100, 100), (-60, 80)])
def test_what_is_laid_along_a_street_lies_in_its_direction(east, north):
    begin = to_rd(Point(5.0205, 51.02))
    street = from_rd(LineString([(begin.x, begin.y), (begin.x + east, begin.y + north)]))
    (laid,) = lay(Axis(street), Row(key="vak", kind="parking", from_m=20))
    assert laid.rotation % 180 == pytest.approx(math.degrees(math.atan2(east, north)) % 180, abs=1)
