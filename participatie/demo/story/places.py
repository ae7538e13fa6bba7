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

MOST_POINTS = 60
GRID = 1e-6


@dataclass(frozen=True)
class Spot:
    """A place with its name, and the name of the street or park alone, for in a sentence."""

    geometry: BaseGeometry
    name: str
    short: str
    area: str


class Map:
    """The town, as far as stories need it."""

    def __init__(self, folder: Path) -> None:
        self.areas = {
            f["properties"]["code"]: (f["properties"]["name"], shape(f["geometry"])) for f in _features(folder / "areas.geojson")
        }
        self.codes = {name: code for code, (name, _shape) in self.areas.items()}
        self.streets = {
            f["properties"]["name"]: _longest(shape(f["geometry"])) for f in _features(folder / "streets.geojson")
        }
        labels = _features(folder / "layers" / "places.geojson")
        self.labels = {f["properties"]["name"]: shape(f["geometry"]) for f in labels}
        green = [f for f in _features(folder / "layers" / "green.geojson") if f["properties"]["kind"] in ("park", "wood", "sport")]
        self._green = [largest for f in green if (largest := _largest(shape(f["geometry"])))]
        self._tree = shapely.STRtree(self._green)
        self._by_area: dict[str, list[str]] = {}

    def neighbourhoods(self) -> list[str]:
        """The names of the areas in which there are streets to tell about."""
        names = [name for code, (name, _shape) in sorted(self.areas.items()) if code.startswith("BU")]
        return [name for name in names if len(self.streets_of(name)) >= 1]

    def streets_of(self, area: str) -> list[str]:
        """The streets with their middle in this area, by name."""
        if area not in self._by_area:
            border = shapely.prepared.prep(self._border(area))
            inside = [name for name, line in self.streets.items() if border.contains(line.interpolate(0.5, normalized=True))]
            nice = [name for name in inside if SHORTEST < self.streets[name].length < LONGEST]
            self._by_area[area] = sorted(nice or inside)
        return self._by_area[area]

    def spot(self, spec: Spec) -> Spot:
        """The place that is meant. A name that the town does not know is an error."""
        if spec.park:
            return self._park(spec)
        if spec.near:
            point = self.labels[spec.near]
            return Spot(_rounded(point), spec.name or spec.near, spec.near, spec.area)
        if spec.street is None:
            name, border = self.areas[self.codes[spec.area]]
            return Spot(border, spec.name or name, name, name)
        return self._street(spec)

    def _street(self, spec: Spec) -> Spot:
        street = spec.street if isinstance(spec.street, str) else self._nth(spec.area, spec.street or 0)
        line = self.streets[street]
        place = f"{street}, {spec.area}" if spec.area else street
        if spec.shape == "line":
            return Spot(_rounded(_simple(line)), spec.name or place, street, spec.area)
        if spec.shape == "area":
            patch = line.interpolate(0.5, normalized=True).buffer(0.0004, quad_segs=3)
            return Spot(_rounded(patch), spec.name or place, street, spec.area)
        return Spot(_rounded(line.interpolate(0.45, normalized=True)), spec.name or place, street, spec.area)

    def _park(self, spec: Spec) -> Spot:
        label = self.labels[spec.park]
        if spec.shape == "point":
            return Spot(_rounded(label), spec.name or spec.park, spec.park, spec.area)
        nearest = self._green[int(self._tree.nearest(label))]
        if nearest.distance(label) > 0.001:
            nearest = label.buffer(0.001, quad_segs=4)
        return Spot(_rounded(_simple(nearest)), spec.name or spec.park, spec.park, spec.area)

    def _nth(self, area: str, number: int) -> str:
        names = self.streets_of(area)
        return names[number * 7 % len(names)]

    def _border(self, area: str) -> BaseGeometry:
        codes = [code for code, (name, _shape) in self.areas.items() if name == area]
        return self.areas[max(codes, key=lambda code: (code.startswith("BU"), code))][1]


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
