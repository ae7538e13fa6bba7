"""Which area a place lies in, answered from memory.

Places are compared on a flat map in metres that keeps straight lines straight (degrees times a constant), so that
neighbouring areas meet without a gap and a point on their border is on the border of both.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

TOUCH_M = 0.01
MOST_OF = 0.9
METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class AreaShape:
    """What the index needs to know of an open area."""

    id: int
    code: str
    parent_id: int | None
    geometry: BaseGeometry


class AreaIndex:
    """The open areas at one moment. Never changes, so threads may share it."""

    def __init__(self, shapes: Iterable[AreaShape]) -> None:
        self._shapes = sorted(shapes, key=lambda area: area.code)
        known = {area.id for area in self._shapes}
        self._parents = [area.parent_id if area.parent_id in known else None for area in self._shapes]
        latitudes = [sum(area.geometry.bounds[1::2]) / 2 for area in self._shapes] or [52.0]
        self._scale = math.cos(math.radians(sum(latitudes) / len(latitudes))) * METRES_PER_DEGREE
        self._flat = [self._flatten(area.geometry) for area in self._shapes]
        shapely.prepare(self._flat)
        self._tree = shapely.STRtree(self._flat)

    def find(self, geometry: BaseGeometry, margin_m: float = 0.0) -> int | None:
        """Return the id of the most specific area that holds the place.

        A point on a border belongs to the area whose code comes first. A line or surface belongs to the deepest area
        that holds more than half of what its parent holds of it: a street through three neighbourhoods, none of which
        has half, belongs to their district, and so does a plan for the whole district. Outside every area it is the
        nearest top area within the margin.
        """
        flat = self._flatten(geometry)
        touched = [int(index) for index in self._tree.query(flat, predicate="dwithin", distance=TOUCH_M)]
        if not touched:
            return self._nearest(flat, margin_m)
        overlaps = {index: self._overlap(flat, index) for index in touched}
        chosen = self._largest(overlaps, parent_id=None, more_than=-1.0)
        if chosen is None:
            return None
        while (deeper := self._largest(overlaps, self._shapes[chosen].id, overlaps[chosen] / 2)) is not None:
            if self._is_whole(chosen, deeper, overlaps[chosen]):
                break
            chosen = deeper
        return self._shapes[chosen].id

    def _largest(self, overlaps: dict[int, float], parent_id: int | None, more_than: float) -> int | None:
        children = [i for i in sorted(overlaps) if self._parents[i] == parent_id]
        best = max(children, key=lambda i: round(overlaps[i], 6), default=None)
        return best if best is not None and overlaps[best] > more_than * (1 + 1e-9) else None

    def _is_whole(self, index: int, deeper: int, overlap: float) -> bool:
        """Tell whether a surface is about the area as a whole, and so not about the larger part of it alone."""
        whole = self._flat[index].area
        return overlap > MOST_OF * whole and float(self._flat[deeper].area) < MOST_OF * whole

    def _overlap(self, flat: BaseGeometry, index: int) -> float:
        if flat.length == 0:
            return 1.0
        common = shapely.intersection(flat, self._flat[index])
        return float(common.area if flat.area else common.length)

    def _nearest(self, flat: BaseGeometry, margin_m: float) -> int | None:
        tops = [i for i, parent_id in enumerate(self._parents) if parent_id is None]
        distances = [(round(float(shapely.distance(flat, self._flat[i])), 3), i) for i in tops]
        nearest, index = min(distances, default=(math.inf, -1))
        return self._shapes[index].id if nearest <= margin_m else None

    def _flatten(self, geometry: BaseGeometry) -> BaseGeometry:
        return shapely.transform(geometry, lambda positions: positions * numpy.array((self._scale, METRES_PER_DEGREE)))
