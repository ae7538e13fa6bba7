"""Neighbourhoods, districts, villages and the municipality: faces between rivers, roads and railway."""

from dataclasses import dataclass

import shapely
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize, unary_union

from participatie.demo.town import plan
from participatie.demo.town.curves import ellipse, smooth
from participatie.demo.town.frame import Feature, FeatureCollection, project
from participatie.demo.town.streets import Street, join_ends
from participatie.demo.town.water import Water

MUNICIPALITY_CODE = "GM9901"
MUNICIPALITY_NAME = "Beemdwaard"
_GRID = 0.01


@dataclass(frozen=True)
class Face:
    """A piece of land between boundaries, with the quarter of the plan it belongs to."""

    quarter: plan.Quarter
    shape: Polygon


def outline() -> Polygon:
    """The boundary of the municipality."""
    return Polygon(plan.OUTLINE)


def lay_faces(water: Water, arteries: list[Street], rails: LineString) -> list[Face]:
    """Cut the municipality along everything that people see as an edge, and give each piece to a quarter."""
    edges: list[BaseGeometry] = [outline().exterior, water.centreline, rails, smooth(plan.MOTORWAY)]
    edges += [street.line for street in arteries if street.kind == "main" and not street.name.startswith("Oprit")]
    edges += [line for _, line in water.wetering_lines]
    edges += [ellipse(centre, width, height, 0.1, 0.2).exterior for centre, width, height in plan.VILLAGES.values()]
    edges.append(Point(plan.CORE).buffer(plan.SINGEL_RADIUS, quad_segs=24).exterior)
    lines = join_ends([line for edge in edges for line in _lines(edge)], 150, 2)
    noded = shapely.set_precision(unary_union(MultiLineString(lines)), _GRID)
    inside = outline().buffer(1)
    pieces = [piece for piece in polygonize(noded) if inside.contains(piece)]
    return _assign(sorted(pieces, key=lambda piece: piece.bounds))


def _lines(edge: BaseGeometry) -> list[LineString]:
    """The line strings of an edge."""
    return [LineString(part.coords) for part in shapely.get_parts(edge)]


def _assign(pieces: list[Polygon]) -> list[Face]:
    """Pieces with an anchor belong to its quarter; the others follow the neighbour with the longest shared edge."""
    owners: dict[int, plan.Quarter] = {}
    for quarter in plan.QUARTERS:
        for anchor in quarter.anchors:
            for index, piece in enumerate(pieces):
                if piece.contains(Point(anchor)):
                    owners.setdefault(index, quarter)
    tree = shapely.STRtree(pieces)
    waiting = [index for index in range(len(pieces)) if index not in owners]
    while waiting:
        choice: tuple[float, int, plan.Quarter] | None = None
        for index in waiting:
            for other in sorted(int(found) for found in tree.query(pieces[index], predicate="intersects")):
                if other not in owners:
                    continue
                shared = pieces[index].intersection(pieces[other]).length
                if choice is None or shared > choice[0]:
                    choice = (shared, index, owners[other])
        if choice is None:
            break
        owners[choice[1]] = choice[2]
        waiting.remove(choice[1])
    return [Face(owners[index], piece) for index, piece in enumerate(pieces) if index in owners]


def codes() -> dict[str, str]:
    """The invented code of each quarter, by name."""
    result = {}
    count: dict[str, int] = {}
    for quarter in plan.QUARTERS:
        number = count.get(quarter.district, 0)
        count[quarter.district] = number + 1
        result[quarter.name] = f"BU9901{quarter.district}{number:02d}"
    return result


def collect_areas(faces: list[Face], people: dict[str, tuple[int, int]]) -> FeatureCollection:
    """The tree of areas; `people` holds population and households by neighbourhood code."""
    named = codes()
    shapes = project([face.shape for face in faces])
    features: list[Feature] = []
    parents: dict[str, list[BaseGeometry]] = {}
    totals: dict[str, tuple[int, int]] = {}
    for quarter in plan.QUARTERS:
        code, parent = named[quarter.name], f"WK9901{quarter.district}"
        shape = unary_union([shape for shape, face in zip(shapes, faces, strict=True) if face.quarter is quarter])
        parents.setdefault(parent, []).append(shape)
        population, households = people.get(code, (0, 0))
        before = totals.get(parent, (0, 0))
        totals[parent] = (before[0] + population, before[1] + households)
        features.append(_feature(code, quarter.name, "buurt", parent, (population, households), shape))
    districts = []
    for district, (name, level) in plan.DISTRICTS.items():
        code = f"WK9901{district}"
        shape = unary_union(parents[code])
        districts.append(_feature(code, name, level, MUNICIPALITY_CODE, totals[code], shape))
    whole = unary_union([shape for shapes_of in parents.values() for shape in shapes_of])
    total = (sum(row[0] for row in totals.values()), sum(row[1] for row in totals.values()))
    municipality = _feature(MUNICIPALITY_CODE, MUNICIPALITY_NAME, "gemeente", "PV99", total, whole)
    return {"type": "FeatureCollection", "name": "areas", "features": [municipality, *districts, *features]}


def _feature(code: str, name: str, level: str, parent: str, people: tuple[int, int], shape: BaseGeometry) -> Feature:
    """One area in the layout of the Dutch statistics office."""
    return {
        "type": "Feature",
        "properties": {
            "code": code,
            "name": name,
            "level": level,
            "parent": parent,
            "population": people[0],
            "households": people[1],
        },
        "geometry": shapely.geometry.mapping(shapely.orient_polygons(shape)),
    }
