"""Reading a street that somebody drew in Streetmix, to begin a cross-section with. Only widths and kinds are taken over."""

import json

from participatie.streets.section import MOST, NARROWEST_CM, WIDEST_CM, BadSection, Strip, Strips, checked

# From the words of its JSON to ours. What is not here (a magic carpet) becomes street furniture.
KINDS = {
    "sidewalk": "walk", "crosswalk": "walk", "street-vendor": "walk", "outdoor-dining": "walk", "flex-zone-curb": "walk",
    "sidewalk-tree": "trees", "divider": "green", "bioswale": "green", "marsh": "green", "parklet": "green", "slope": "green",
    "bike-lane": "cycle", "scooter": "cycle", "sidewalk-bike-rack": "furniture", "drive-lane": "drive", "turn-lane": "drive",
    "bus-lane": "drive", "brt-lane": "drive", "streetcar": "drive", "light-rail": "drive", "inception-train": "drive",
    "parking-lane": "park", "flex-zone": "park", "food-truck": "park", "drainage-channel": "water", "beach": "green",
}  # fmt: skip
LONGEST = 200_000
CM_PER_METRE = 100.0
CM_PER_FOOT = 30.48


def read_streetmix(text: str) -> tuple[Strips, int]:
    """The strips and the room there is, in centimetres. Raises BadSection for what is no street of theirs."""
    if len(text) > LONGEST:
        raise BadSection("not_streetmix")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadSection("not_streetmix") from error
    street, cm = _street(document)
    slices = street.get("slices", street.get("segments"))
    if not isinstance(slices, list):
        raise BadSection("not_streetmix")
    strips = checked(tuple(_strip(number, item, cm) for number, item in enumerate(slices[: MOST + 1], start=1)))
    room = _width_cm(street.get("width"), cm)
    return strips, room if room else sum(strip.width_cm for strip in strips)


def _street(document: object) -> tuple[dict[str, object], float]:
    """A template as it is, or the street inside a saved one; older ones that count in feet say units 0."""
    inner = document
    for name in ("data", "street"):
        inner = inner.get(name, inner) if isinstance(inner, dict) else inner
    if not isinstance(inner, dict):
        raise BadSection("not_streetmix")
    schema = inner.get("schemaVersion")
    is_in_feet = inner.get("units") in (0, "0") and type(schema) is int and schema < 30
    return inner, CM_PER_FOOT if is_in_feet else CM_PER_METRE


def _strip(number: int, item: object, cm: float) -> Strip:
    if not isinstance(item, dict) or not isinstance(item.get("type"), str):
        raise BadSection("not_streetmix")
    return Strip(f"s{number}", KINDS.get(item["type"], "furniture"), _width_cm(item.get("width"), cm))


def _width_cm(width: object, cm: float) -> int:
    """In whole centimetres; of a width per system of measures the metric one; 0 for what is no width."""
    value = width.get("metric") if isinstance(width, dict) else width
    if isinstance(value, bool) or not isinstance(value, int | float) or not NARROWEST_CM <= value * cm <= WIDEST_CM * MOST:
        return 0
    return round(value * cm)
