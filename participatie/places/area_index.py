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
NEARLY_ALL_OF = 0.98
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
        chosen, overlap = self._largest(flat, touched, parent_id=None, more_than=-1.0)
        while chosen is not None:
            deeper, part = self._largest(flat, touched, self._shapes[chosen].id, overlap / 2)
            if deeper is None or (flat.area and self._is_whole(chosen, overlap, part)):
                return self._shapes[chosen].id
            chosen, overlap = deeper, part
        return None

    def _largest(
        self, flat: BaseGeometry, touched: list[int], parent_id: int | None, more_than: float
    ) -> tuple[int | None, float]:
        """The part of this parent that holds most of the place, and how much; of equals the first by code."""
        children = [i for i in sorted(touched) if self._parents[i] == parent_id]
        overlaps = {i: round(self._overlap(flat, i), 6) for i in children}
        best = max(children, key=overlaps.__getitem__, default=None)
        if best is None or overlaps[best] <= more_than * (1 + 1e-9):
            return None, 0.0
        return best, overlaps[best]

    def _is_whole(self, index: int, overlap: float, part: float) -> bool:
        """Tell whether a surface is about the area as a whole, and not about the part alone that holds most of it."""
        return overlap > MOST_OF * self._flat[index].area and part < NEARLY_ALL_OF * overlap

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
