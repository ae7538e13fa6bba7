"""The town as a whole: the order in which it is built, and the files it is written to."""

import csv
import json
import random
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path

import shapely
from shapely.geometry import LineString, box
from shapely.geometry.base import BaseGeometry

from participatie.demo.town import plan
from participatie.demo.town.addresses import Address, number_doors, write_addresses
from participatie.demo.town.areas import Face, collect_areas, lay_faces
from participatie.demo.town.countryside import Green, farms, minus, plan_green
from participatie.demo.town.curves import polygons_of, union
from participatie.demo.town.frame import EXTENT, FeatureCollection
from participatie.demo.town.landmarks import build_landmarks
from participatie.demo.town.layers import collect_layers, collect_streets
from participatie.demo.town.parcels import Building, build_on, clear_of, without_overlap
from participatie.demo.town.polders import cultivate
from participatie.demo.town.population import count_people, faces_of
from participatie.demo.town.quarters import Layout, Surroundings, lay_quarter
from participatie.demo.town.region import Region, lay_region
from participatie.demo.town.streets import Street, bridge_over, lay_arteries, lay_dikes, lay_ferry, lay_paths, railway
from participatie.demo.town.water import Water, lay_water

DEFAULT_SEED = 2026


@dataclass(frozen=True)
class Town:
    """Everything that is known of the invented municipality, in longitude and latitude."""

    areas: FeatureCollection
    layers: dict[str, FeatureCollection]
    streets: FeatureCollection
    addresses: list[Address]

    def write(self, folder: Path) -> None:
        """Put it in a folder as the files that a municipality would bring: areas, addresses, streets and layers."""
        (folder / "layers").mkdir(parents=True, exist_ok=True)
        _write_json(folder / "areas.geojson", self.areas)
        _write_json(folder / "streets.geojson", self.streets)
        for name, layer in self.layers.items():
            _write_json(folder / "layers" / f"{name}.geojson", layer)
        with (folder / "addresses.csv").open("w", encoding="utf-8", newline="") as file:
            columns = [field.name for field in fields(Address)]
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(map(attrgetter(*columns), self.addresses))


@dataclass(frozen=True)
class Land:
    """What lay there before the first house."""

    water: Water
    rails: LineString


def _write_json(path: Path, collection: FeatureCollection) -> None:
    """One GeoJSON file without needless spaces."""
    path.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def build_town(seed: int = DEFAULT_SEED) -> Town:
    """Build Beemdwaard; the same seed gives the same town, to the last digit."""
    water = lay_water()
    rails = railway()
    arteries = [*lay_arteries(), *lay_dikes(water)]
    faces = lay_faces(water, arteries, rails)
    greens = plan_green()
    layouts = _lay_quarters(seed, faces, water, arteries, rails, greens)
    streets = [*arteries, *(street for layout in layouts for street in layout.streets)]
    walks = lay_paths(water, [shape for kind, shape in greens if kind in ("park", "wood")])
    streets = bridge_over([*streets, lay_ferry(), *walks], water.everything, rails)
    surfaces = [street.surface for street in streets]
    wet = [water.river, water.lakes, water.canals]
    obstacles = [*surfaces, *wet, rails.buffer(12), *(shape for _, shape in greens)]
    buildings = _build(seed, layouts, streets, Land(water, rails), obstacles)
    buildings = _only_numbered_inside(buildings, faces)
    region = lay_region()
    yards = list(shapely.buffer([building.shape for building in buildings], 9, quad_segs=1))
    ditches, fields_ = cultivate(seed, _taken(layouts, streets, Land(water, rails), greens, region), yards)
    margins: list[Green] = [("grass", shape) for layout in layouts for shape in layout.margin]
    used: list[Green] = [
        ("sport" if block.use == "sport" else "park" if block.use == "park" else "grass", block.shape.buffer(-1.5))
        for layout in layouts
        for block in layout.blocks
        if block.use in ("park", "grass", "sport", "school") or (block.style == "strips" and block.shape.area > 9_000)
    ]
    floodplain: list[Green] = [("grass", shape) for shape in polygons_of(water.floodplain)]
    planned = minus(greens, [*surfaces, *wet])
    green = [
        *minus(floodplain, [*wet, *(shape for kind, shape in greens if kind == "wood")]),
        *fields_,
        *margins,
        *planned,
        *used,
    ]
    doors = number_doors(buildings, streets)
    homes = faces_of(buildings, faces)
    towns = [_town_name(face) for face in homes]
    return Town(
        areas=collect_areas(faces, count_people(buildings, homes)),
        layers=collect_layers(water, ditches, green, buildings, streets, rails, faces, region),
        streets=collect_streets(streets),
        addresses=write_addresses(doors, buildings, towns),
    )


def _town_name(face: Face | None) -> str:
    """Villages are their own place in an address; everything else is the town."""
    if face is None or plan.DISTRICTS[face.quarter.district][1] == "wijk":
        return "Beemdwaard"
    return plan.DISTRICTS[face.quarter.district][0]


def _lay_quarters(
    seed: int, faces: list[Face], water: Water, arteries: list[Street], rails: LineString, greens: list[Green]
) -> list[Layout]:
    """Lay out each built-up face with its own stream of chance, so that one change leaves the others alone."""
    motorways = union([street.line for street in arteries if street.kind == "motorway"])
    roads = [street for street in arteries if street.kind != "motorway"]
    obstacles = [water.everything.buffer(10), water.floodplain, rails.buffer(28), motorways.buffer(75)]
    obstacles += [street.surface.buffer(4, quad_segs=2) for street in roads if not street.is_lane]
    obstacles += [shape.buffer(-4) for _, shape in greens]
    around = Surroundings(
        obstacles=union(obstacles),
        water=water.everything,
        arteries=union([street.line for street in roads]),
        gates=union([street.surface.buffer(0.3) for street in roads if street.is_lane]),
    )
    taken: set[str] = {street.name for street in arteries}
    return [
        lay_quarter(face, around, random.Random(f"{seed} {face.quarter.name} {index}"), taken)
        for index, face in enumerate(faces)
        if face.quarter.style != "rural"
    ]


def _build(
    seed: int, layouts: list[Layout], streets: list[Street], land: Land, obstacles: list[BaseGeometry]
) -> list[Building]:
    """All buildings of town and country."""
    buildings = build_landmarks(layouts, land.rails, land.water.dikes[0])
    for index, layout in enumerate(layouts):
        rng = random.Random(f"{seed} buildings {index}")
        for block in layout.blocks:
            buildings += build_on(block, rng)
    country = [street for street in streets if street.name in (*plan.LINTS, *plan.DIKES) and not street.bridge]
    villages: list[tuple[BaseGeometry, float]] = [
        (shapely.Point(centre), width * 0.75) for centre, width, _ in plan.VILLAGES.values()
    ]
    scattered = list(farms(country, random.Random(f"{seed} farms"), villages))
    grounds = [block.shape.buffer(3, quad_segs=1) for layout in layouts for block in layout.blocks]
    frame = box(*EXTENT).buffer(-60)
    scattered = [farm for farm in clear_of(scattered, [*grounds, land.water.floodplain]) if frame.contains(farm.shape)]
    return without_overlap(clear_of([*buildings, *scattered], obstacles))


def _only_numbered_inside(buildings: list[Building], faces: list[Face]) -> list[Building]:
    """A farm over the border stands on the map, and has no address here."""
    homes = faces_of(buildings, faces)
    return [
        building if home is not None else Building(building.kind, building.shape, building.front, 0)
        for building, home in zip(buildings, homes, strict=True)
    ]


def _taken(layouts: list[Layout], streets: list[Street], land: Land, greens: list[Green], region: Region) -> list[BaseGeometry]:
    """Where no field can lie."""
    water = land.water
    taken: list[BaseGeometry] = [layout.face.shape for layout in layouts if layout.streets]
    taken += [*polygons_of(water.everything.buffer(5)), *polygons_of(water.floodplain), land.rails.buffer(14)]
    taken += [street.surface.buffer(6, quad_segs=1) for street in streets]
    taken += [shape.buffer(4) for _, shape in greens]
    return taken + region.taken
