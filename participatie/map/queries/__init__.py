"""Questions behind the map: what lies in view, and what is counted."""

from participatie.map.queries.counted import CountedPlace, count_by_facet, find_place, find_public, list_public
from participatie.map.queries.squares import LIMIT, Disc, Pin
from participatie.map.queries.view import Spot, View, look

__all__ = [
    "LIMIT",
    "CountedPlace",
    "Disc",
    "Pin",
    "Spot",
    "View",
    "count_by_facet",
    "find_place",
    "find_public",
    "list_public",
    "look",
]
