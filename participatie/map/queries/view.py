"""What a map shows of a box at a zoom: discs with a number, pins, and spots where several things lie.

Two statements and at most LIMIT things, however much there is.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from participatie.map.facets import facet_of
from participatie.map.grid import FINEST_ZOOM, Square, square_of, window_of_at_most
from participatie.map.queries.counted import FINEST_COUNTED, WIDEST_COUNTED
from participatie.map.queries.squares import GROUPED, LIMIT, SINGLES, Disc, Group, Pin, group_now, list_pins, read_counted
from participatie.places.geometry import Box
from participatie.subjects.queries import Lens

SHAPE_ZOOM = 15
SPOT_ZOOM = 19
_COARSER = 1  # squares of one zoom wider are 128 pixels on the screen: discs do not touch


@dataclass(frozen=True, slots=True)
class Spot:
    """One or more subjects in the same place; `total` may be more than are listed."""

    lon: float
    lat: float
    total: int
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What to show. Not complete when more lies in the box than was counted for this lens."""

    discs: list[Disc]
    spots: list[Spot]
    is_complete: bool = True


def look(lens: Lens, box: Box, zoom: int) -> View:
    """What the public may see in this box at this zoom of the map."""
    facet = facet_of(lens)
    finest = max(min(zoom - _COARSER, FINEST_ZOOM), WIDEST_COUNTED)
    window = window_of_at_most(LIMIT, box, finest, WIDEST_COUNTED)
    if facet is not None and window.zoom <= FINEST_COUNTED:
        groups, limit = read_counted(facet, window), None
    else:
        groups, limit = group_now(lens, window, stack_all=zoom >= SPOT_ZOOM), GROUPED
    opened = _to_open(groups)
    shown = {group.disc.square for group in opened}
    discs = [group.disc for group in groups if group.disc.square not in shown]
    pins = list_pins(opened, lens, with_shapes=zoom >= SHAPE_ZOOM) if opened else []
    is_complete = limit is None or sum(group.disc.count for group in groups) < limit
    return View(discs, _spots(opened, pins), is_complete)


def _to_open(groups: Sequence[Group]) -> list[Group]:
    """The squares of which the subjects themselves are shown: stacks, and few together while there is room."""
    room, opened = LIMIT - len(groups), []
    for group in sorted(groups, key=lambda group: group.disc.count):
        more = 0 if group.is_stack else group.disc.count - 1
        if group.is_stack or (group.disc.count <= SINGLES and more <= room):
            room -= more
            opened.append(group)
    return opened


def _spots(opened: Sequence[Group], pins: Sequence[tuple[int, Pin]]) -> list[Spot]:
    stacks = {group.disc.square: group.disc for group in opened if group.is_stack}
    zoom = opened[0].disc.square.zoom if opened else 0
    piles: dict[Square | tuple[float, float], list[Pin]] = defaultdict(list)
    for code, pin in pins:
        square = square_of(code, zoom)
        piles[square if square in stacks else (pin.lon, pin.lat)].append(pin)
    return [_spot(stacks.get(where) if isinstance(where, Square) else None, tuple(pile)) for where, pile in piles.items()]


def _spot(stack: Disc | None, pins: tuple[Pin, ...]) -> Spot:
    if stack is None:
        return Spot(pins[0].lon, pins[0].lat, len(pins), pins)
    return Spot(stack.lon, stack.lat, max(stack.count, len(pins)), pins)
