"""What the map draws: the layers, the kinds in each, and from which zoom level a kind is worth its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MIN_ZOOM = 9
MAX_ZOOM = 15
"""The browser enlarges the tiles of the last level when people look closer."""


@dataclass(frozen=True)
class Layer:
    """One layer of the map; `kinds` gives the first zoom level of each kind, empty where any kind will do."""

    name: str
    shapes: tuple[str, ...]
    usual_kind: str
    first_zoom: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    keeps_names: bool = True
    names_from: int = MIN_ZOOM

    def zoom_of(self, kind: str) -> int:
        """The first zoom level that shows a kind."""
        return self.kinds.get(kind, self.first_zoom)


LAYERS: dict[str, Layer] = {
    layer.name: layer
    for layer in (
        Layer(
            "green", ("Polygon",), "grass", 11,
            {"wood": 9, "grass": 10, "park": 11, "sport": 12, "field": 10, "farmland": 10, "allotment": 12},
            names_from=13,
        ),
        Layer(
            "water", ("Polygon", "LineString"), "lake", 11, {"river": 9, "lake": 10, "canal": 11, "ditch": 14},
            names_from=13,
        ),
        Layer("buildings", ("Polygon",), "house", 14, keeps_names=False),
        Layer(
            "roads", ("LineString",), "street", 12, {"motorway": 9, "main": 9, "street": 12, "path": 14, "ferry": 11},
            names_from=14,
        ),
        Layer("railways", ("LineString",), "rail", 9),
        Layer(
            "boundaries", ("LineString", "Polygon"), "municipality", 9,
            {"municipality": 9, "district": 11, "neighbourhood": 13}, keeps_names=False,
        ),
        Layer(
            "places", ("Point",), "neighbourhood", 13,
            {"town": 9, "village": 9, "district": 12, "neighbourhood": 13, "water": 11, "park": 13, "station": 12},
        ),
    )
}  # fmt: skip
