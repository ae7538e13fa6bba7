"""House numbers and postcodes: odd on the left and even on the right, counting up from where the street begins."""

from dataclasses import dataclass

import numpy as np
import shapely

from participatie.demo.town.frame import to_degrees
from participatie.demo.town.parcels import Building
from participatie.demo.town.streets import Street

_LETTERS = "ABCDEGHJKLMNPRTVWXZ"
_DOORS_PER_POSTCODE = 24


@dataclass(frozen=True)
class Address:
    """One invented address."""

    street: str
    number: int
    postcode: str
    town: str
    lon: float
    lat: float


@dataclass(frozen=True)
class Door:
    """A building with the place it takes in its street."""

    building: int
    street: str
    part: int
    along: float
    right: bool


def number_doors(buildings: list[Building], streets: list[Street]) -> list[Door]:
    """The street, the side and the order of every building that has a door."""
    named = [street for street in streets if street.kind in ("street", "main") and not street.bridge]
    lines = np.array([street.line for street in named], dtype=object)
    with_door = [index for index, building in enumerate(buildings) if building.doors]
    fronts = shapely.points([buildings[index].front for index in with_door])
    nearest = shapely.STRtree(lines).nearest(fronts)
    along = shapely.line_locate_point(lines[nearest], fronts)
    foot = shapely.get_coordinates(shapely.line_interpolate_point(lines[nearest], along))
    ahead = shapely.get_coordinates(shapely.line_interpolate_point(lines[nearest], along + 0.5))
    behind = shapely.get_coordinates(shapely.line_interpolate_point(lines[nearest], np.maximum(along - 0.5, 0)))
    way, aside = ahead - behind, shapely.get_coordinates(fronts) - foot
    right = way[:, 0] * aside[:, 1] - way[:, 1] * aside[:, 0] < 0
    doors = [
        Door(index, named[street].name, int(street), float(at), bool(side))
        for index, street, at, side in zip(with_door, nearest, along, right, strict=True)
    ]
    return sorted(doors, key=lambda door: (door.street, door.part, door.along, door.building))


def write_addresses(doors: list[Door], buildings: list[Building], towns: list[str]) -> list[Address]:
    """Every address of the municipality; `towns` holds the place name of each building."""
    middles = shapely.point_on_surface([buildings[door.building].shape for door in doors])
    places = to_degrees(shapely.get_coordinates(middles))
    letters: dict[str, int] = {}
    addresses: list[Address] = []
    current, used, odd, even = "", 0, 1, 2
    postcode = ""
    for door, (lon, lat) in zip(doors, places, strict=True):
        town = towns[door.building]
        if door.street != current:
            current, odd, even, used = door.street, 1, 2, _DOORS_PER_POSTCODE
        for _ in range(buildings[door.building].doors):
            if used >= _DOORS_PER_POSTCODE:
                postcode, used = _postcode(town, letters), 0
            number = even if door.right else odd
            addresses.append(Address(door.street, number, postcode, town, float(lon), float(lat)))
            used += 1
            if door.right:
                even += 2
            else:
                odd += 2
    return addresses


_FIRST = {"Beemdwaard": 9901, "Wielderen": 9911, "Appelhorst": 9912, "Ganzerwaard": 9913, "Hoogwerven": 9914}


def _postcode(town: str, letters: dict[str, int]) -> str:
    """The next free postcode of a place: four digits and a letter pair, with the digits moving on when pairs run out."""
    count = letters.get(town, 0)
    letters[town] = count + 1
    pairs = len(_LETTERS) ** 2
    pair = count % pairs
    return f"{_FIRST[town] + count // pairs} {_LETTERS[pair // len(_LETTERS)]}{_LETTERS[pair % len(_LETTERS)]}"
