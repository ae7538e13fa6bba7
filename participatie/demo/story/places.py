"""Where things are: streets, parks and areas of the town, found by name in the files that the town wrote."""

import json
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry import LineString, Point, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from participatie.demo.story.reading import Spec

SHORTEST, LONGEST = 0.0006, 0.0060
"""Streets that are nice to point at: from some 50 to some 500 metres, in degrees."""

PARKS = ("park", "wood", "sport")
FEWEST_PEOPLE = 500
ENOUGH = 5
SECOND_CHOICE = ("Kleine ", "Nieuwe ", "Achter ")
MOST_POINTS = 60
GRID = 1e-6


@dataclass(frozen=True)
class Spot:
    """A place with its name, and the name of the street or park alone, for in a sentence."""

    geometry: BaseGeometry
    name: str
    short: str
    area: str

    def told(self, text: str) -> str:
        """A text with this place in it, with the right article: de straat, het plein."""
        return fill(text, self.short, self.area)


NEUTER = ("pad", "plein", "erf", "park", "bos", "werk", "hof")


def fill(text: str, short: str, area: str = "") -> str:
    """Put names in a text; "de {plek}" becomes "het" where Dutch wants that."""
    if short.endswith(NEUTER):
        text = text.replace("de {plek}", "het {plek}").replace("De {plek}", "Het {plek}")
    return text.replace("{plek}", short).replace("{buurt}", area)


class Map:
    """The town, as far as stories need it."""

    def __init__(self, folder: Path) -> None:
        areas = _features(folder / "areas.geojson")
        self.areas = {f["properties"]["code"]: (f["properties"]["name"], shape(f["geometry"])) for f in areas}
        self.lived_in = [f["properties"]["name"] for f in areas if _is_lived_in(f["properties"])]
        self.codes: dict[str, str] = {}
        for code, (name, _shape) in self.areas.items():
            self.codes.setdefault(name, code)
        inside = next(border for code, (_name, border) in self.areas.items() if code.startswith("GM")).buffer(-1e-5)
        streets = {
            f["properties"]["name"]: shape(f["geometry"]).intersection(inside) for f in _features(folder / "streets.geojson")
        }
        self.streets = {name: _longest(line) for name, line in streets.items() if not line.is_empty}
        labels = _features(folder / "layers" / "places.geojson")
        self.labels = {f["properties"]["name"]: shape(f["geometry"]) for f in labels}
        green = [
            f for f in _features(folder / "layers" / "green.geojson") if f["properties"]["kind"] in ("park", "wood", "sport")
        ]
        self._green = [largest for f in green if (largest := _largest(shape(f["geometry"])))]
        self._tree = shapely.STRtree(self._green)
        self._by_area: dict[str, list[str]] = {}

    def streets_of(self, area: str) -> list[str]:
        """The streets with their middle in this area, by name."""
        if area not in self._by_area:
            border = shapely.prepared.prep(self._border(area))
            inside = [name for name, line in self.streets.items() if border.contains(line.interpolate(0.5, normalized=True))]
            nice = [name for name in inside if SHORTEST < self.streets[name].length < LONGEST]
            own = [name for name in nice if not name.startswith(SECOND_CHOICE)]
            self._by_area[area] = sorted(own if len(own) >= ENOUGH else nice or inside)
        return self._by_area[area]

    def spot(self, spec: Spec) -> Spot:
        """The place that is meant. A name that the town does not know is an error."""
        if spec.park:
            return self._park(spec)
        if spec.near:
            point = self.labels[spec.near]
            return self._at(_rounded(point), spec, spec.near)
        if spec.street is None:
            name, border = self.areas[self.codes[spec.area]]
            return Spot(border, spec.name or name, name, name)
        return self._street(spec)

    def _street(self, spec: Spec) -> Spot:
        street = spec.street if isinstance(spec.street, str) else self._nth(spec.area, spec.street or 0)
        line = self.streets[street]
        if spec.shape == "line":
            return self._at(_rounded(_simple(line)), spec, street)
        if spec.shape == "area":
            return self._at(_rounded(line.interpolate(0.5, normalized=True).buffer(0.0004, quad_segs=3)), spec, street)
        return self._at(_rounded(line.interpolate(0.45, normalized=True)), spec, street)

    def _park(self, spec: Spec) -> Spot:
        label = self.labels[spec.park]
        if spec.shape == "point":
            return self._at(_rounded(label), spec, spec.park)
        nearest = self._green[int(self._tree.nearest(label))]
        if nearest.distance(label) > 0.001:
            nearest = label.buffer(0.001, quad_segs=4)
        return self._at(_rounded(_simple(nearest)), spec, spec.park)

    def _at(self, geometry: BaseGeometry, spec: Spec, short: str) -> Spot:
        """The spot with the neighbourhood that it is really in."""
        middle = (
            geometry.interpolate(0.5, normalized=True)
            if geometry.geom_type == "LineString"
            else geometry.representative_point()
        )
        found = (name for code, (name, border) in self.areas.items() if code.startswith("BU") and border.contains(middle))
        area = next(found, spec.area)
        return Spot(geometry, spec.name or (f"{short}, {area}" if area and area != short else short), short, area)

    def _nth(self, area: str, number: int) -> str:
        names = self.streets_of(area)
        return names[number * 7 % len(names)]

    def _border(self, area: str) -> BaseGeometry:
        codes = [code for code, (name, _shape) in self.areas.items() if name == area]
        return self.areas[max(codes, key=lambda code: (code.startswith("BU"), code))][1]


def _is_lived_in(properties: dict[str, str]) -> bool:
    return properties["code"].startswith("BU") and int(properties["population"]) >= FEWEST_PEOPLE


def _features(path: Path) -> list[dict[str, dict[str, str]]]:
    features: list[dict[str, dict[str, str]]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features


def _longest(geometry: BaseGeometry) -> LineString:
    merged = linemerge(geometry) if geometry.geom_type == "MultiLineString" else geometry
    parts = list(merged.geoms) if merged.geom_type == "MultiLineString" else [merged]
    return max(parts, key=lambda part: part.length)


def _largest(geometry: BaseGeometry) -> BaseGeometry | None:
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return max(parts, key=lambda part: part.area, default=None)


def _simple(geometry: BaseGeometry) -> BaseGeometry:
    """The same with few corners, as a finger would draw it."""
    tolerance = 1e-5
    while shapely.get_num_coordinates(geometry) > MOST_POINTS:
        geometry, tolerance = geometry.simplify(tolerance), tolerance * 2
    return geometry


def _rounded(geometry: BaseGeometry) -> BaseGeometry:
    if geometry.geom_type == "Point":
        return Point(round(geometry.x, 6), round(geometry.y, 6))
    return shapely.set_precision(geometry, GRID)
