"""Questions about places."""

from participatie.places.atlas import AreaFact, Atlas
from participatie.places.queries.addresses import (
    AddressRow,
    StreetRow,
    count_gazetteer,
    find_houses,
    find_postcode,
    find_street_shape,
    find_streets,
    find_streets_forgiving,
    list_addresses_within,
    map_street_ids,
)
from participatie.places.queries.areas import (
    DEFAULT_MARGIN_M,
    area_at,
    area_id_at,
    atlas,
    descendant_ids,
    find_area_by_code,
    get_area,
    get_area_by_slug,
    is_inside,
    list_areas,
)

__all__ = [
    "DEFAULT_MARGIN_M",
    "AddressRow",
    "AreaFact",
    "Atlas",
    "StreetRow",
    "area_at",
    "area_id_at",
    "atlas",
    "count_gazetteer",
    "descendant_ids",
    "find_area_by_code",
    "find_houses",
    "find_postcode",
    "find_street_shape",
    "find_streets",
    "find_streets_forgiving",
    "get_area",
    "get_area_by_slug",
    "is_inside",
    "list_addresses_within",
    "list_areas",
    "map_street_ids",
]
