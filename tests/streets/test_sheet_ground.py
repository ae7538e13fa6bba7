"""The base map below the printed plan: at the same scale, light, and absent where there is none."""

import itertools
import json
import math
import re

import pytest
from shapely import LineString, Point, Polygon, box
from shapely.geometry import mapping

from participatie.places.basemap import build
from participatie.places.basemap.around import shapes_around
from participatie.places.box import Box
from participatie.places.geometry import from_rd, to_rd
from participatie.places.ground import ground_around
from participatie.streets.models import Element, PlanAddress
from participatie.streets.services import sheet_ground
from participatie.streets.services.sheets import Street, box_of_paper, count_sheets, draw_overview, draw_sheets, legend_of
from tests.factories.streets import IN_THE_STREET, STREET

pytestmark = pytest.mark.usefixtures("app")

HERE = to_rd(IN_THE_STREET)
ALONG = LineString([(HERE.x - 38, HERE.y), (HERE.x - 8, HERE.y)])
HOUSE = box(HERE.x - 5, HERE.y + 6, HERE.x + 5, HERE.y + 14)
UNITS_MM = 0.2 * 5 * 2
"""A tile is drawn in steps of some 0.2 m: on paper the ends of a line may be off by so much."""


@pytest.fixture
def make_ground(app, tmp_path, monkeypatch):
    """Put a base map of these layers in a data folder of the test's own."""

    def make(**layers):
        folder = tmp_path / "layers"
        folder.mkdir()
        for layer, things in layers.items():
            features = [
                {"type": "Feature", "properties": {"kind": kind, "name": name}, "geometry": mapping(from_rd(shape))}
                for kind, name, shape in things
            ]
            document = json.dumps({"type": "FeatureCollection", "features": features})
            (folder / f"{layer}.geojson").write_text(document, encoding="utf-8")
        build(folder, tmp_path / "basemap.pmtiles", attribution="Verzonnen")
        monkeypatch.setitem(app.config, "DATA_FOLDER", tmp_path)
        monkeypatch.setitem(app.config, "BASEMAP", "pmtiles")
        return ground_around(box_of_paper(STREET))

    return make


def street(ground=(), elements=(), addresses=()):
    return Street(STREET, elements, addresses, [], ground)


def length_of(svg, stroke):
    """How long the lines in this colour are on a sheet, in millimetres."""
    length = 0.0
    for d in re.findall(rf'<path d="([^"]+)" fill="none" stroke="{stroke}"', svg):
        places = [tuple(map(float, place)) for place in re.findall(r"([-\d.]+) ([-\d.]+)", d)]
        length += sum(math.dist(first, second) for first, second in itertools.pairwise(places))
    return length


def test_a_road_of_thirty_metres_is_fifteen_centimetres_on_the_sheet(make_ground):
    svgs = [sheet.svg for sheet in draw_sheets(street(make_ground(roads=[("street", "Kerkstraat", ALONG)])))]
    assert max(length_of(svg, sheet_ground.ROAD) for svg in svgs) == pytest.approx(150, abs=UNITS_MM)
    assert f'stroke-width="{5 * 5:.2f}"' in "".join(svgs)


def test_the_name_of_a_road_stands_along_it_once_a_sheet_and_harmless(make_ground):
    ground = make_ground(roads=[("street", "Kerk<b>straat", ALONG)])
    for sheet in draw_sheets(street(ground)):
        assert sheet.svg.count("Kerk&lt;b&gt;straat") <= 1
        assert "<b>" not in sheet.svg
    assert any("Kerk&lt;b&gt;straat" in sheet.svg for sheet in draw_sheets(street(ground)))


def test_the_street_of_the_plan_is_named_once_and_stands_out(make_ground):
    ground = make_ground(roads=[("street", "Kerkstraat", ALONG)])
    houses = [PlanAddress(zone="inside", street="Kerkstraat", number=n, addition="", lon=5.0205, lat=51.02) for n in (1, 3)]
    sheet = next(it for it in draw_sheets(street(ground, addresses=houses)) if ">1, 3<" in it.svg)
    assert sheet.svg.count(">Kerkstraat<") == 1
    assert re.search(r'font-weight="700"[^>]*>Kerkstraat<', sheet.svg)
    assert ">Kerkstraat<" in draw_overview(street(ground, addresses=houses))


def test_a_house_keeps_its_size_and_its_walls(make_ground):
    ground = make_ground(buildings=[("house", "", HOUSE)])
    assert sum(to_rd(it.geometry).area for it in ground if it.layer == "buildings") == pytest.approx(HOUSE.area, rel=0.08)
    assert any(it.layer == "walls" for it in ground)
    drawn = "".join(sheet.svg for sheet in draw_sheets(street(ground)))
    assert sheet_ground.SURFACES["buildings"] in drawn
    assert sheet_ground.WALL in drawn


def test_what_lies_in_two_tiles_is_there_once_and_without_a_seam(make_ground):
    wide = Polygon([(HERE.x - 1500, HERE.y - 40), (HERE.x + 1500, HERE.y - 40), (HERE.x, HERE.y + 40)])
    make_ground(water=[("lake", "", wide)], buildings=[("house", "", wide)])
    box_ = Box.of(from_rd(wide))
    ground = ground_around(box_)
    parts = [it.geometry for it in ground if it.layer == "water"]
    assert len(parts) > 1
    assert sum(to_rd(part).area for part in parts) == pytest.approx(wide.area, rel=0.01)
    walls = sum(to_rd(it.geometry).length for it in ground if it.layer == "walls")
    assert walls == pytest.approx(wide.length, rel=0.01)


def test_without_a_file_or_with_the_tiles_of_others_there_is_no_ground(app, make_ground, monkeypatch, tmp_path):
    assert make_ground(roads=[("street", "Kerkstraat", ALONG)])
    monkeypatch.setitem(app.config, "BASEMAP", "pdok")
    assert ground_around(box_of_paper(STREET)) == []
    monkeypatch.setitem(app.config, "BASEMAP", "pmtiles")
    monkeypatch.setitem(app.config, "DATA_FOLDER", tmp_path / "leeg")
    assert ground_around(box_of_paper(STREET)) == []
    assert "<path" in draw_sheets(street())[0].svg


@pytest.mark.parametrize("content", [b"", b"PMTiles", b"PMTiles\x03" + b"\xff" * 200, b"geen kaart" * 40])
def test_a_damaged_file_is_no_ground(app, monkeypatch, tmp_path, content):
    (tmp_path / "basemap.pmtiles").write_bytes(content)
    monkeypatch.setitem(app.config, "DATA_FOLDER", tmp_path)
    monkeypatch.setitem(app.config, "BASEMAP", "pmtiles")
    assert ground_around(box_of_paper(STREET)) == []


def test_a_ground_that_is_too_much_for_a_sheet_is_left_out(make_ground, monkeypatch):
    ground = make_ground(roads=[("street", "Kerkstraat", ALONG)])
    monkeypatch.setattr(sheet_ground, "MOST_POSITIONS", 1)
    assert not any(sheet_ground.ROAD in sheet.svg for sheet in draw_sheets(street(ground)))


def test_whoever_asks_for_half_a_province_gets_nothing(make_ground, tmp_path):
    make_ground(roads=[("street", "Kerkstraat", ALONG)])
    assert shapes_around(tmp_path / "basemap.pmtiles", Box.of(IN_THE_STREET).widened(20_000)) == []


def test_trees_stand_over_what_lies_below_them():
    strip = from_rd(HERE.buffer(8))
    things = [("tree", IN_THE_STREET), ("green", strip), ("bench", IN_THE_STREET), ("cycle_path", from_rd(ALONG))]
    elements = [Element(key=kind, kind=kind, geometry=shape, rotation=0, label="") for kind, shape in things]
    svg = next(it.svg for it in draw_sheets(street(elements=elements)) if "<circle" in it.svg)
    assert svg.index('fill-opacity="0.7"') < svg.index("rotate") < svg.index('fill-opacity="0.8"')
    assert sum(labels.count(",") + 1 for _fill, labels in legend_of(street(elements=elements))) == 4


def test_the_number_of_sheets_is_known_without_drawing_them():
    assert count_sheets(STREET) == len(draw_sheets(street()))
    with pytest.raises(ValueError, match=r"\d+"):
        count_sheets(from_rd(Point(HERE.x, HERE.y).buffer(900)))
