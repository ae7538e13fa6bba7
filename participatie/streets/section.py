"""A cross-section as a list of strips with widths: what one can do with it, and what to warn about.

`static/js/section/model.js` does the same in the browser; both are held by `tests/streets/section_cases.json`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NoReturn

KINDS = ("front_garden", "walk", "cycle", "drive", "park", "green", "trees", "water", "furniture")
FIRST_WIDTH_CM = {
    "front_garden": 150, "walk": 200, "cycle": 200, "drive": 330, "park": 200,
    "green": 150, "trees": 180, "water": 400, "furniture": 90,
}  # fmt: skip
MINIMUMS_CM = {
    "front_garden": 50, "walk": 150, "cycle": 170, "drive": 290, "park": 180, "green": 50, "trees": 100, "water": 100,
    "furniture": 60, "two_cars": 480, "emergency": 350, "tree_ground": 200,
}  # fmt: skip
"""What a new platform begins with: a municipality's own choice, which it can change; no norm."""

FEWEST, MOST = 2, 40
NARROWEST_CM, WIDEST_CM = 10, 5000
STEP_CM = 10

ROOTED = frozenset({"trees", "green", "front_garden"})
DRIVEN = frozenset({"drive", "cycle"})
WALKED = DRIVEN | {"walk"}


@dataclass(frozen=True)
class Strip:
    """One strip, from the left facade on. `key` stays the same when it moves or changes."""

    key: str
    kind: str
    width_cm: int


Strips = tuple[Strip, ...]


@dataclass(frozen=True)
class Caution:
    """Something to look at; computed, never stored. `cm` is how much too much or too little, or the minimum."""

    id: str
    key: str | None
    cm: int


class BadSection(ValueError):
    """These are no strips, or this cannot be done with them; `id` names the sentence."""

    def __init__(self, sentence_id: str) -> None:
        super().__init__(sentence_id)
        self.id = sentence_id


def _refuse(sentence_id: str) -> NoReturn:
    raise BadSection(sentence_id)


def parse(value: object) -> Strips:
    """Read strips from what came as JSON; nothing is guessed."""
    if not isinstance(value, list):
        _refuse("not_a_list")
    return checked(tuple(_strip(item) for item in value[: MOST + 1]))


def readable(value: object) -> Strips:
    """Strips as they were stored; damaged ones are none, so that they break no page."""
    try:
        return parse(value)
    except BadSection:
        return ()


def _strip(item: object) -> Strip:
    if not isinstance(item, dict) or set(item) != {"key", "kind", "width_cm"}:
        _refuse("not_a_strip")
    key, kind, width_cm = item["key"], item["kind"], item["width_cm"]
    if type(key) is not str or type(kind) is not str or type(width_cm) is not int:
        _refuse("not_a_strip")
    return Strip(key, kind, width_cm)


def checked(strips: Strips) -> Strips:
    """The same strips, when they may be together."""
    if len(strips) < FEWEST:
        _refuse("too_few")
    if len(strips) > MOST:
        _refuse("too_many")
    for strip in strips:
        if not _is_key(strip.key):
            _refuse("bad_key")
        if strip.kind not in KINDS:
            _refuse("bad_kind")
        if not NARROWEST_CM <= strip.width_cm <= WIDEST_CM:
            _refuse("bad_width")
    if len({strip.key for strip in strips}) < len(strips):
        _refuse("double_key")
    return strips


def _is_key(key: str) -> bool:
    return 1 <= len(key) <= 24 and key.isascii() and all(sign.isdigit() or sign.islower() or sign == "-" for sign in key)


def as_json(strips: Strips) -> list[dict[str, str | int]]:
    """The strips as they are stored and sent."""
    return [{"key": strip.key, "kind": strip.kind, "width_cm": strip.width_cm} for strip in strips]


def sum_cm(strips: Strips) -> int:
    """From facade to facade, all strips together."""
    return sum(strip.width_cm for strip in strips)


def place_of(strips: Strips, key: str) -> int:
    """Which place the strip with this key has, from 0; -1 when there is none."""
    return next((place for place, strip in enumerate(strips) if strip.key == key), -1) if key else -1


def _at(strips: Strips, key: str) -> int:
    place = place_of(strips, key)
    return place if place >= 0 else _refuse("no_strip")


def _swapped(strips: Strips, place: int, *instead: Strip) -> Strips:
    return checked((*strips[:place], *instead, *strips[place + 1 :]))


def resize(strips: Strips, key: str, width_cm: int) -> Strips:
    """Give one strip this width."""
    place = _at(strips, key)
    return _swapped(strips, place, replace(strips[place], width_cm=width_cm))


def widen(strips: Strips, key: str, by_cm: int) -> Strips:
    """Make one strip wider, or narrower with less than nothing, as far as it goes."""
    width_cm = strips[_at(strips, key)].width_cm + by_cm
    return resize(strips, key, max(NARROWEST_CM, min(WIDEST_CM, width_cm)))


def shift_border(strips: Strips, place: int, by_cm: int) -> Strips:
    """Move the border to the right of a strip: its neighbour gives or takes the same, as far as both can."""
    if not 0 <= place < len(strips) - 1:
        _refuse("no_strip")
    left, right = strips[place], strips[place + 1]
    least = max(NARROWEST_CM - left.width_cm, right.width_cm - WIDEST_CM)
    most = min(WIDEST_CM - left.width_cm, right.width_cm - NARROWEST_CM)
    by_cm = max(least, min(most, by_cm))
    moved = (replace(left, width_cm=left.width_cm + by_cm), replace(right, width_cm=right.width_cm - by_cm))
    return checked((*strips[:place], *moved, *strips[place + 2 :]))


def move(strips: Strips, key: str, steps: int) -> Strips:
    """Move one strip so many places to the right, or to the left with less than nothing, as far as it goes."""
    place = _at(strips, key)
    others = strips[:place] + strips[place + 1 :]
    target = max(0, min(len(others), place + steps))
    return checked((*others[:target], strips[place], *others[target:]))


def split(strips: Strips, key: str) -> Strips:
    """Make two strips of one; the left half keeps the key."""
    place = _at(strips, key)
    strip = strips[place]
    left = strip.width_cm // 2
    halves = replace(strip, width_cm=left), Strip(fresh_key(strips), strip.kind, strip.width_cm - left)
    return _swapped(strips, place, *halves)


def remove(strips: Strips, key: str) -> Strips:
    """Take one strip away."""
    return _swapped(strips, _at(strips, key))


def add(strips: Strips, kind: str, place: int) -> Strips:
    """Put a strip of this kind at this place, as wide as such a strip begins."""
    place = max(0, min(len(strips), place))
    fresh = Strip(fresh_key(strips), kind, FIRST_WIDTH_CM.get(kind, NARROWEST_CM))
    return checked((*strips[:place], fresh, *strips[place:]))


def change_kind(strips: Strips, key: str, kind: str) -> Strips:
    """Make it another kind of strip, as wide as it was."""
    place = _at(strips, key)
    return _swapped(strips, place, replace(strips[place], kind=kind))


def mirrored(strips: Strips) -> Strips:
    """Left becomes right."""
    return strips[::-1]


def fresh_key(strips: Strips) -> str:
    """A key that none of these strips has: one above the highest number."""
    numbers = [
        int(strip.key[1:]) for strip in strips if strip.key[:1] == "s" and strip.key[1:].isdigit() and len(strip.key) < 9
    ]
    return f"s{max(numbers, default=0) + 1}"


def warnings(strips: Strips, available_cm: int, minimums: Mapping[str, int]) -> list[Caution]:
    """What to look at before somebody builds this; `minimums` are those that the municipality set."""
    found = []
    over = sum_cm(strips) - available_cm
    if over:
        found.append(Caution("too_wide" if over > 0 else "too_narrow", None, abs(over)))
    found += [
        Caution("below_minimum", strip.key, minimums[strip.kind])
        for strip in strips
        if strip.width_cm < minimums.get(strip.kind, 0)
    ]
    found += _tree_warnings(strips, minimums.get("tree_ground", 0))
    has_road = any(strip.kind == "drive" for strip in strips)
    if _widest(strips, DRIVEN if has_road else WALKED) < minimums.get("emergency", 0):
        found.append(Caution("emergency", None, minimums["emergency"]))
    elif has_road and _widest(strips, frozenset({"drive"})) < minimums.get("two_cars", 0):
        found.append(Caution("one_car", None, minimums["two_cars"]))
    return found


def _tree_warnings(strips: Strips, ground_cm: int) -> list[Caution]:
    found = []
    for is_rooted, run in groupby(strips, lambda strip: strip.kind in ROOTED):
        together = tuple(run)
        if is_rooted and sum_cm(together) < ground_cm:
            found += [Caution("tree_ground", strip.key, ground_cm) for strip in together if strip.kind == "trees"]
    return found


def _widest(strips: Strips, kinds: frozenset[str]) -> int:
    runs = groupby(strips, lambda strip: strip.kind in kinds)
    return max((sum_cm(tuple(run)) for is_wanted, run in runs if is_wanted), default=0)


def totals(strips: Strips) -> dict[str, int]:
    """How wide each kind is, all its strips together."""
    return {kind: sum(strip.width_cm for strip in strips if strip.kind == kind) for kind in KINDS}


@dataclass(frozen=True)
class Tendency:
    """What people do with one kind of strip, beside the official section."""

    kind: str
    official_cm: int
    median_cm: int
    wider: int
    same: int
    narrower: int


def tendencies(official: Strips, others: Sequence[Strips]) -> list[Tendency]:
    """The median width per kind and how many made it wider or narrower, for each kind that somebody has."""
    before, after = totals(official), [totals(strips) for strips in others]
    return [
        _tendency(kind, before[kind], [widths[kind] for widths in after])
        for kind in KINDS
        if before[kind] or any(widths[kind] for widths in after)
    ]


def _tendency(kind: str, official_cm: int, widths: list[int]) -> Tendency:
    wider = sum(width > official_cm for width in widths)
    narrower = sum(width < official_cm for width in widths)
    return Tendency(kind, official_cm, median(widths), wider, len(widths) - wider - narrower, narrower)


def median(widths: Sequence[int]) -> int:
    """The middle one; of two in the middle the mean, rounded down; of none 0."""
    ordered = sorted(widths)
    half = len(ordered) // 2
    if not ordered:
        return 0
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) // 2
