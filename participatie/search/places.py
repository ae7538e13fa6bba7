"""From what somebody typed to the places it can mean, and to words that are less strict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from participatie.places.geocoding import Place, geocoder

MOST_PLACES = 6
LOOSER_LENGTHS = (6, 5, 4)
"""Shorter beginnings say too little."""


@dataclass(frozen=True)
class PlaceFound:
    """A place with the page that shows it."""

    label: str
    kind: str
    url: str


def places_for(words: str) -> list[PlaceFound]:
    """The likeliest places, best first."""
    places = geocoder().suggest(words, MOST_PLACES) if words else []
    return [PlaceFound(place.label, place.kind, url_of_place(place)) for place in places]


def only_exact(words: str, places: Sequence[PlaceFound]) -> PlaceFound | None:
    """The one place that is called exactly this; None when there is none, or more than one."""
    exact = [place for place in places if _name(place.label) == _name(words)]
    return exact[0] if len(exact) == 1 else None


def looser(words: str) -> Iterator[str]:
    """The same words with less and less of their ends, for what nothing matches: another ending, or a slip of the finger."""
    tried = words
    for length in LOOSER_LENGTHS:
        cut = " ".join(word[:length] for word in words.split())
        if cut != tried:
            tried = cut
            yield cut


def url_of_place(place: Place) -> str:
    """The page of an area, or the map at a street or address."""
    if place.slug:
        return url_for("home.area", slug=place.slug)
    return url_for("map.show", bbox=",".join(f"{side:.6f}" for side in place.box.as_list()))


def _name(label: str) -> str:
    return label.split(",")[0].strip().casefold()
