"""How many people live where, from the doors that were built."""

import numpy as np
import shapely

from participatie.demo.town.areas import Face, codes
from participatie.demo.town.parcels import Building

PEOPLE_PER_HOUSEHOLD = {
    "medieval": 1.45, "townhouse": 1.62, "quay": 1.8, "garden": 2.25, "row": 2.2, "strips": 1.8, "woonerf": 2.4,
    "modern": 2.5, "industry": 1.9, "village": 2.5, "rural": 2.6,
}  # fmt: skip
_ROUND_TO = 5


def faces_of(buildings: list[Building], faces: list[Face]) -> list[Face | None]:
    """The face that each building stands in; none outside the municipality."""
    middles = shapely.point_on_surface([building.shape for building in buildings])
    found, face_index = shapely.STRtree([face.shape for face in faces]).query(middles, predicate="within")
    homes: list[Face | None] = [None] * len(buildings)
    for building, face in zip(found, face_index, strict=True):
        homes[int(building)] = faces[int(face)]
    return homes


def count_people(buildings: list[Building], homes: list[Face | None]) -> dict[str, tuple[int, int]]:
    """Population and households by neighbourhood code, rounded as the statistics office does."""
    named = codes()
    households: dict[str, int] = dict.fromkeys(named.values(), 0)
    people: dict[str, float] = dict.fromkeys(named.values(), 0.0)
    for building, home in zip(buildings, homes, strict=True):
        if home is None or building.kind not in ("house", "flat"):
            continue
        code = named[home.quarter.name]
        households[code] += building.doors
        people[code] += building.doors * PEOPLE_PER_HOUSEHOLD[home.quarter.style]
    return {code: (_rounded(people[code]), _rounded(float(households[code]))) for code in households}


def _rounded(value: float) -> int:
    """To the nearest five."""
    return int(np.rint(value / _ROUND_TO)) * _ROUND_TO
