"""Lines, surfaces and words of the printed plan, as SVG."""

from collections.abc import Callable, Sequence

import numpy
from markupsafe import escape
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

At = Callable[[float, float], tuple[float, float]]
Onto = Callable[[BaseGeometry], BaseGeometry]
Positions = NDArray[numpy.float64]

STROKE = "#1c2a2e"


def moved(positions: Positions, at: At) -> Positions:
    """The same positions elsewhere."""
    return numpy.array([at(x, y) for x, y in positions]).reshape(-1, 2)


def path_of(geometry: BaseGeometry) -> str:
    """The `d` of a path along lines or surfaces."""
    commands = []
    for part in getattr(geometry, "geoms", [geometry]):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        for ring in rings:
            places = [f"{x:.2f} {y:.2f}" for x, y in ring.coords]
            commands.append("M" + " L".join(places) + ("Z" if part.geom_type == "Polygon" else ""))
    return "".join(commands)


def text_of(
    x: float, y: float, words: str, size: float, fill: str, *, weight: int = 400, halo: bool = False, turn: float = 0
) -> str:
    """Words in the middle of a place, in millimetres; `turn` is in degrees clockwise."""
    around = ' stroke="#fff" stroke-width="1.2" paint-order="stroke"' if halo else ""
    turned = f' transform="rotate({turn:.1f} {x:.2f} {y:.2f})"' if turn else ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="Libertinus Serif" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="middle" fill="{fill}"{around}{turned}>{escape(_printable(words))}</text>'
    )


def north_arrow(angle: float, x: float, y: float, size: float = 1) -> str:
    """An arrow to the north, on paper that was turned by the angle of the street."""
    arrow = f'<path d="M0 -7 L3 4 L0 2 L-3 4Z" fill="{STROKE}"/>{text_of(0, -8, "N", 4, STROKE, weight=700, halo=True)}'
    return f'<g transform="translate({x:.1f} {y:.1f}) rotate({angle:.1f}) scale({size})">{arrow}</g>'


def svg_of(width: float, height: float, parts: Sequence[str]) -> str:
    """The drawing as a whole, in millimetres."""
    size = f'width="{width:.2f}mm" height="{height:.2f}mm" viewBox="0 0 {width:.2f} {height:.2f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def _printable(words: str) -> str:
    """Without signs that XML cannot hold."""
    return "".join(sign for sign in words if sign.isprintable())
