"""From what somebody types to a place on the map. What the user points at always wins from what was typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from flask import Flask, current_app
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from participatie.places import queries
from participatie.places.atlas import AreaFact
from participatie.places.geometry import Box
from participatie.places.spelling import MAX_QUERY, MIN_QUERY, Query, distance_of, fold, fold_name, fold_typed, read_query

MOST = 20
_AROUND_M = {"address": 120.0, "street": 250.0}


@dataclass(frozen=True, slots=True)
class Place:
    """Something that an address box can offer. `kind` is address, street or area; only an area has a slug."""

    label: str
    kind: str
    lon: float
    lat: float
    box: Box
    slug: str = ""

    @property
    def point(self) -> Point:
        """The spot to put a pin."""
        return Point(self.lon, self.lat)


class Geocoder(Protocol):
    """Finds places by name."""

    def suggest(self, typed: str, limit: int = 8) -> list[Place]:
        """The likeliest places for an unfinished text, best first; nothing for a text that is too short or too long."""
        ...

    def find(self, typed: str) -> Place | None:
        """The one place that a finished text means; None when there is none, or more than one."""
        ...


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place with how far it is from what was typed (0 is the same)."""

    distance: int
    place: Place


class LocalGeocoder:
    """Knows the imported streets, addresses and areas. Works without any other service."""

    def suggest(self, typed: str, limit: int = 8) -> list[Place]:
        """Streets, house numbers, postcodes and areas."""
        return [ranked.place for ranked in self._search(typed)][: min(limit, MOST)]

    def find(self, typed: str) -> Place | None:
        """Best only if nothing else is as good."""
        found = self._search(typed)
        if not found or (len(found) > 1 and found[0].distance == found[1].distance):
            return None
        return found[0].place

    def _search(self, typed: str) -> list[Ranked]:
        query = read_query(typed)
        if query.postcode:
            rows = queries.find_postcode(query.postcode, query.number, query.addition, MOST)
            return [Ranked(0, _house(row)) for row in rows]
        if len(query.street) < MIN_QUERY:
            return []
        found = [*_streets(query), *_areas(fold_typed(typed))]
        return sorted(found, key=lambda ranked: (ranked.distance, len(ranked.place.label), ranked.place.label))[:MOST]


def _streets(query: Query) -> list[Ranked]:
    """Streets or houses; where nothing fits, the last words may be the town."""
    found = _streets_in(query)
    words = query.street.split()
    for split in range(1, min(len(words), 4)) if not found and not query.town else ():
        street, town = " ".join(words[:-split]), " ".join(words[-split:])
        found = _streets_in(Query(street, query.number, query.addition, town=town))
        if found:
            break
    return found


def _streets_in(query: Query) -> list[Ranked]:
    ranked = _ranked(queries.find_streets(query.street), query)
    if not ranked:
        ranked = _ranked(queries.find_streets_forgiving(query.street), query)
    if query.number is None:
        return [Ranked(distance, _street(row)) for distance, row in ranked]
    return [*(_houses(ranked, query) if ranked else []), *_numbered_name(query)]


def _numbered_name(query: Query) -> list[Ranked]:
    """The streets whose name itself ends in a number: "Plein 1940", "Plein 1940 2"."""
    house = int(query.addition) if query.addition.isdigit() else None
    named = Query(f"{query.street} {query.number}", house, town=query.town)
    ranked = _ranked(queries.find_streets(named.street), named)
    return _houses(ranked, named) if house and ranked else [Ranked(distance, _street(row)) for distance, row in ranked]


def _houses(ranked: list[tuple[int, queries.StreetRow]], query: Query) -> list[Ranked]:
    """The house in the best streets; a number that nobody has leaves the street."""
    best = ranked[:MOST]
    distances = {(row.name, row.town): distance for distance, row in best}
    ids = [row.id for _distance, row in best]
    houses = queries.find_houses(ids, query.number or 0, query.addition, MOST) if query.number else []
    if not houses:
        return [Ranked(distance + 1, _street(row)) for distance, row in best]
    exact = [house for house in houses if house.addition.casefold() == query.addition]
    return [
        Ranked(distances[house.street, house.town] * 2 + (bool(exact) and house not in exact), _house(house))
        for house in houses
    ]


def _ranked(rows: Iterable[queries.StreetRow], query: Query) -> list[tuple[int, queries.StreetRow]]:
    rows = [row for row in rows if not row.town or fold(row.town).startswith(query.town)]
    in_a_town = {row.name_key for row in rows if row.town}
    found = [
        (distance, row)
        for row in rows
        if (row.town or row.name_key not in in_a_town)  # the map knows the street too, but not its town: offer it once
        and (distance := distance_of(query.street, row.name_key)) is not None
    ]
    return sorted(found, key=lambda pair: (pair[0], len(pair[1].name), pair[1].name, pair[1].town))


def _areas(typed: str) -> list[Ranked]:
    ranked = []
    for fact in queries.atlas().facts.values():
        distance = distance_of(typed, fold_name(fact.name)) if fact.is_open and fact.box else None
        if distance is not None:
            ranked.append(Ranked(distance, place_of_area(fact)))
    return ranked


def place_of_area(fact: AreaFact) -> Place:
    """An area as a place: its box, with a spot that is certainly inside it."""
    boundary = queries.atlas().boundary(fact.id)
    spot = boundary.representative_point() if boundary is not None else Point(0, 0)
    return Place(fact.name, "area", spot.x, spot.y, fact.box or Box(0, 0, 0, 0), fact.slug)


def _street(row: queries.StreetRow) -> Place:
    label = f"{row.name}, {row.town}" if row.town else row.name
    return spot_place(label, "street", row.lon, row.lat)


def _house(row: queries.AddressRow) -> Place:
    number = "" if row.number is None else f" {row.number}{'-' if row.addition[:1].isdigit() else ''}{row.addition}"
    where = " ".join(filter(None, (f"{row.postcode[:4]} {row.postcode[4:]}" if row.postcode else "", row.town)))
    kind = "street" if row.number is None else "address"
    return spot_place(", ".join(filter(None, (f"{row.street}{number}", where))), kind, row.lon, row.lat)


def spot_place(label: str, kind: str, lon: float, lat: float) -> Place:
    """A spot as a place, with the part of the map to show around it."""
    return Place(label, kind, lon, lat, Box(lon, lat, lon, lat).widened(_AROUND_M[kind]))


def choose_place(pointed: BaseGeometry | None, typed: str, geocoder: Geocoder) -> BaseGeometry | None:
    """What the user pointed at, whatever was typed; else the one place that the text means."""
    if pointed is not None:
        return pointed
    place = geocoder.find(typed) if len(typed) <= MAX_QUERY else None
    return None if place is None else place.point


def use_geocoder(app: Flask, geocoder: Geocoder) -> None:
    """Let this application find places with this geocoder."""
    app.extensions["geocoder"] = geocoder


def geocoder() -> Geocoder:
    """The geocoder of this application."""
    chosen: Geocoder = current_app.extensions["geocoder"]
    return chosen
