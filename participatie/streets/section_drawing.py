"""From strips to a drawing to scale: where each surface lies and which figures stand on it, in centimetres.

The view is along the street: one unit is one centimetre, 0 is the road's surface, up is negative, as SVG counts.
`static/js/section/drawing.js` does the same; both are held by `tests/streets/section_cases.json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from participatie.streets.section import Strips, sum_cm

HOUSE_CM = 230
SKY_CM = 830
DEPTH_CM = 128
LABELS_CM = 204
SURFACE_CM = 34
LETTER_CM = {"name": 20, "width": 19}
PX_PER_CM = 0.29

LEVELS_CM: dict[str, int] = {
    "front_garden": -14, "walk": -14, "cycle": -7, "drive": 0, "park": 0,
    "green": -14, "trees": -14, "water": 26, "furniture": -14,
}  # fmt: skip
"""How high the surface of a kind lies."""

FIGURES: dict[str, tuple[tuple[int, tuple[tuple[str, int], ...]], ...]] = {
    "front_garden": (
        (40, (("shrub-s", 50),)),
        (90, (("hydrangea", 36), ("shrub-s", 74))),
        (150, (("shrub", 30), ("hydrangea", 74))),
        (300, (("shrub", 16), ("hydrangea", 40), ("shrub-s", 62), ("shrub", 84))),
    ),
    "walk": (
        (60, (("walker", 50),)),
        (190, (("walker", 30), ("walker-b", 72))),
        (310, (("walker-b", 16), ("walker", 48), ("wheelchair", 82))),
        (450, (("walker", 12), ("child", 26), ("wheelchair", 56), ("walker-b", 88))),
    ),
    "cycle": (
        (80, (("cyclist", 50),)),
        (230, (("cyclist", 28), ("cyclist-b", 72))),
        (400, (("cyclist", 18), ("cyclist-b", 50), ("cyclist", 82))),
    ),
    "drive": (
        (80, (("cyclist", 50),)),
        (210, (("car", 50),)),
        (460, (("car", 27), ("car-b", 73))),
        (760, (("car", 17), ("van", 50), ("car-b", 83))),
    ),
    "park": (
        (40, (("rack", 50),)),
        (170, (("car-b", 50),)),
        (430, (("car-side", 50),)),
    ),
    "green": (
        (20, (("grass", 50),)),
        (70, (("shrub-s", 50),)),
        (140, (("grass", 20), ("flowers", 62))),
        (220, (("shrub", 24), ("flowers", 58), ("shrub-s", 84))),
        (420, (("shrub", 12), ("flowers", 34), ("grass", 52), ("shrub-s", 68), ("shrub", 87))),
    ),
    "trees": (
        (10, (("tree-s", 50),)),
        (110, (("tree", 50),)),
        (170, (("flowers", 18), ("tree", 50), ("grass", 84))),
        (560, (("tree", 24), ("flowers", 50), ("tree-s", 77))),
    ),
    "water": (
        (10, ()),
        (150, (("reeds", 12), ("duck", 60))),
        (380, (("reeds", 6), ("duck", 34), ("duck", 66), ("reeds", 95))),
    ),
    "furniture": (
        (10, (("lamp", 50),)),
        (110, (("lamp", 22), ("bin", 70))),
        (200, (("lamp", 12), ("bench", 60))),
        (320, (("lamp", 8), ("bench", 42), ("rack", 84))),
    ),
}  # fmt: skip
"""From which width which figures stand on a kind of strip, each at a percentage of its width."""

MODULE_CM = 1100
"""A wider strip is drawn as several of these beside each other."""
TWO_WAYS = frozenset({"car", "car-b", "van", "cyclist", "cyclist-b"})
TONES = 5


@dataclass(frozen=True)
class Figure:
    """A picture of the sprite with its foot on the ground at (x, y); `tone` colours a coat or a car."""

    symbol: str
    x: int
    y: int
    tone: int


@dataclass(frozen=True)
class Surface:
    """One strip in the drawing. `label` is wide, tall (turned) or none, by what fits."""

    key: str
    kind: str
    x: int
    width: int
    y: int
    name: str
    width_text: str
    label: str

    @property
    def middle(self) -> int:
        """Where its name stands."""
        return self.x + self.width // 2


@dataclass(frozen=True)
class Drawing:
    """Everything the picture shows. `end` is where the facade on the right stands; `rest` is what is left before it."""

    surfaces: tuple[Surface, ...]
    figures: tuple[Figure, ...]
    sum_cm: int
    available_cm: int

    @property
    def end(self) -> int:
        """Where the facade on the right stands: at the available width, or behind the strips when they do not fit."""
        return max(self.sum_cm, self.available_cm)

    @property
    def rest(self) -> int:
        """How many centimetres are not used; less than nothing when they do not fit."""
        return self.available_cm - self.sum_cm

    @property
    def view_box(self) -> str:
        """What the picture shows, in its own centimetres."""
        return f"{-HOUSE_CM} {-SKY_CM} {self.end + 2 * HOUSE_CM} {SKY_CM + DEPTH_CM + LABELS_CM}"

    @property
    def width_px(self) -> int:
        """How wide it is at least on a screen, so that its words can be read."""
        return round((self.end + 2 * HOUSE_CM) * PX_PER_CM)


def draw(strips: Strips, available_cm: int, names: Mapping[str, str], widths: Mapping[str, str]) -> Drawing:
    """Lay the strips out; `names` are the words per kind, `widths` the words per key."""
    surfaces, figures, x = [], [], 0
    half = sum_cm(strips) // 2
    for number, strip in enumerate(strips):
        name, width_text = names[strip.kind], widths[strip.key]
        y = LEVELS_CM[strip.kind]
        label = label_fit(strip.width_cm, name, width_text)
        surfaces.append(Surface(strip.key, strip.kind, x, strip.width_cm, y, name, width_text, label))
        figures += figures_on(strip.kind, x, strip.width_cm, number, half)
        x += strip.width_cm
    return Drawing(tuple(surfaces), tuple(figures), x, available_cm)


def label_fit(width_cm: int, name: str, width_text: str) -> str:
    """Whether the words fit beside each other, turned, or not at all."""
    needed = max(len(name) * LETTER_CM["name"], len(width_text) * LETTER_CM["width"])
    return "wide" if needed <= width_cm + 16 else "tall" if width_cm >= 50 else "none"


def figures_on(kind: str, x: int, width_cm: int, number: int, half: int) -> list[Figure]:
    """The figures on one strip that begins at `x`; right of `half` traffic goes away from us."""
    modules = max(1, width_cm // MODULE_CM)
    found: list[Figure] = []
    for module in range(modules):
        left, right = x + width_cm * module // modules, x + width_cm * (module + 1) // modules
        shown = [row for least, row in FIGURES[kind] if least <= right - left]
        for symbol, percent in shown[-1] if shown else ():
            spot = left + (right - left) * percent // 100
            way = ("-front" if spot <= half else "-rear") if symbol in TWO_WAYS else ""
            found.append(Figure(symbol + way, spot, LEVELS_CM[kind], (number + len(found)) % TONES))
    return found
