"""What the map draws: the layers, the kinds in each, and from which zoom level a kind is worth its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MIN_ZOOM = 7
"""The browser draws from the tiles of one level below its own: this is what it shows at level 8, a whole region."""
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
        Layer("settlements", ("Polygon",), "town", 7, {"town": 7, "village": 8}, keeps_names=False),
        Layer(
            "green", ("Polygon",), "grass", 11,
            {"wood": 8, "grass": 10, "park": 11, "sport": 12, "field": 10, "farmland": 10, "allotment": 12},
            names_from=13,
        ),
        Layer(
            "water", ("Polygon", "LineString"), "lake", 11, {"river": 7, "lake": 9, "canal": 11, "ditch": 14},
            names_from=13,
        ),
        Layer("buildings", ("Polygon",), "house", 14, keeps_names=False),
        Layer(
            "roads", ("LineString",), "street", 12, {"motorway": 7, "main": 8, "street": 12, "path": 14, "ferry": 11},
            names_from=14,
        ),
        Layer("railways", ("LineString",), "rail", 8),
        Layer(
            "boundaries", ("LineString", "Polygon"), "municipality", 7,
            {"municipality": 7, "district": 11, "neighbourhood": 13}, keeps_names=False,
        ),
        Layer(
            "places", ("Point",), "neighbourhood", 13,
            {"town": 7, "village": 9, "district": 12, "neighbourhood": 13, "water": 10, "lake": 12, "park": 13, "station": 12},
        ),
    )
}  # fmt: skip
