"""The layers of the base map: what a municipality would export from its own registers."""

import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from participatie.demo.town import plan
from participatie.demo.town.areas import Face
from participatie.demo.town.countryside import Green
from participatie.demo.town.curves import Pair, polygons_of, union
from participatie.demo.town.frame import FeatureCollection, Properties, collect
from participatie.demo.town.parcels import Building
from participatie.demo.town.polders import Ditch
from participatie.demo.town.region import Region
from participatie.demo.town.streets import Street
from participatie.demo.town.water import Water

Item = tuple[BaseGeometry, Properties]

RIVER_NAME = "De Beem"
LABELS: tuple[tuple[str, str, Pair], ...] = (
    ("town", "Beemdwaard", (-150, -1250)),
    ("water", RIVER_NAME, (-2251, -1053)), ("water", RIVER_NAME, (200, -1830)), ("water", RIVER_NAME, (3230, -1866)),
    ("water", RIVER_NAME, (-5165, -2307)), ("lake", "Nevengeul", (-105, -2161)), ("lake", "De Plas", (-2104, 437)),
    ("lake", "Oude Arm", (-4644, -1928)), ("lake", "Beemdbosplas", (-472, 2488)), ("lake", "Singel", (-600, -1300)),
    ("lake", "Wielderwiel", (-3329, -787)),
    ("park", "Molenpark", (-828, -261)), ("park", "Oosterpark", (859, -174)), ("park", "Bolwerk", (-690, -1480)),
    ("park", "Hovenpark", (-746, 1687)), ("park", "Vogelpark", (897, 1332)), ("park", "Kompark", (-1388, -2804)),
    ("park", "Beemdbos", (127, 2561)), ("park", "Appelbos", (5442, 3241)), ("park", "Sportpark De Hoven", (-1240, 2658)),
    ("park", "Volkstuinen Spoorzicht", (-2418, 989)), ("park", "Beemdwaarden", (1091, -1930)),
    ("park", "Wielderuiterwaard", (-4255, -1490)), ("park", "Ganzeruiterwaard", (2874, -1995)),
)  # fmt: skip


def collect_layers(
    water: Water,
    ditches: list[Ditch],
    green: list[Green],
    buildings: list[Building],
    streets: list[Street],
    rails: LineString,
    faces: list[Face],
    region: Region,
) -> dict[str, FeatureCollection]:
    """All layers by name: the town, and the country around it."""
    return {
        "settlements": collect("settlements", _settlements(faces, region)),
        "water": collect("water", _water(water, ditches, region)),
        "green": collect("green", [(shape, {"kind": kind}) for kind, shape in [*region.green, *green]]),
        "buildings": collect("buildings", [(building.shape, {"kind": building.kind}) for building in buildings]),
        "roads": collect("roads", _roads([*streets, *region.streets])),
        "railways": collect("railways", [(line, {"kind": "rail"}) for line in (rails, *region.rails)]),
        "boundaries": collect("boundaries", _boundaries(faces)),
        "places": collect("places", [*_places(faces), *_places_around(region)]),
    }


def collect_streets(streets: list[Street]) -> FeatureCollection:
    """One feature for each street name, however many pieces it has."""
    lines: dict[str, list[LineString]] = {}
    kinds: dict[str, str] = {}
    for street in streets:
        if street.kind in ("main", "street"):
            lines.setdefault(street.name, []).append(street.line)
            kinds.setdefault(street.name, street.kind)
    rows: list[Item] = []
    for name in sorted(lines):
        pieces = lines[name]
        whole = pieces[0] if len(pieces) == 1 else linemerge(pieces)
        rows.append((whole, {"name": name, "kind": kinds[name]}))
    return collect("streets", rows)


def _water(water: Water, ditches: list[Ditch], region: Region) -> list[Item]:
    """River, lakes, canals as surfaces; ditches as lines."""
    river = union([water.river, region.river])
    rows: list[Item] = [(shape, {"kind": "river", "name": RIVER_NAME}) for shape in polygons_of(river)]
    rows += [(shape, {"kind": "lake"}) for shape in polygons_of(union([water.lakes, region.lakes]))]
    rows += [(shape, {"kind": "canal"}) for shape in polygons_of(union([water.canals, region.canals]), 10)]
    rows += [(line, {"kind": "ditch"}) for line in ditches]
    return rows


def _settlements(faces: list[Face], region: Region) -> list[Item]:
    """The built-up areas, as one sees them from afar."""
    own = union([face.shape.buffer(1) for face in faces if face.quarter.style != "rural"])
    rows: list[Item] = [(shape, {"kind": "town"}) for shape in polygons_of(own)]
    return rows + [(shape, {"kind": place.kind}) for place, shape in region.settlements]


def _roads(streets: list[Street]) -> list[Item]:
    """All roads with their kind and name."""
    rows: list[Item] = []
    for street in streets:
        properties: Properties = {"kind": street.kind}
        if street.name:
            properties["name"] = street.name
        if street.bridge:
            properties["bridge"] = True
        rows.append((street.line, properties))
    return rows


def _boundaries(faces: list[Face]) -> list[Item]:
    """Each boundary line once, at the highest level that it belongs to."""
    everything = union([face.shape for face in faces]).boundary
    districts = _edges([[face for face in faces if face.quarter.district == code] for code in plan.DISTRICTS])
    quarters = _edges([[face for face in faces if face.quarter is quarter] for quarter in plan.QUARTERS])
    rows = [("municipality", everything), ("district", districts.difference(everything))]
    rows.append(("neighbourhood", quarters.difference(union([everything, districts]))))
    return [
        (part, {"kind": kind})
        for kind, lines in rows
        for part in shapely.get_parts(linemerge(lines) if lines.geom_type == "MultiLineString" else lines)
    ]


def _edges(groups: list[list[Face]]) -> BaseGeometry:
    """The outlines of groups of faces, each line once."""
    return union([union([face.shape for face in group]).boundary for group in groups])


def _places(faces: list[Face]) -> list[Item]:
    """Names on the map with the spot to write them."""
    rows: list[Item] = [(Point(spot), {"kind": kind, "name": name}) for kind, name, spot in LABELS]
    rows += [(Point(spot), {"kind": "station", "name": name}) for name, spot in plan.STATIONS.items()]
    for code, (name, level) in plan.DISTRICTS.items():
        if level == "kern":
            rows.append((Point(plan.VILLAGES[code][0]), {"kind": "village", "name": name}))
            continue
        shape = union([face.shape for face in faces if face.quarter.district == code and face.quarter.style != "rural"])
        rows.append((shape.centroid, {"kind": "district", "name": name}))
    for quarter in plan.QUARTERS:
        if quarter.name in [name for name, _ in plan.DISTRICTS.values()]:
            continue
        rows.append((Point(quarter.anchors[0]), {"kind": "neighbourhood", "name": quarter.name}))
    return rows


def _places_around(region: Region) -> list[Item]:
    """The names of the neighbours."""
    return [(Point(place.centre), {"kind": place.kind, "name": place.name}) for place, _ in region.settlements]
