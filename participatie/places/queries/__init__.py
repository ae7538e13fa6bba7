"""Questions about places."""

from participatie.places.atlas import AreaFact, Atlas
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
    "AreaFact",
    "Atlas",
    "area_at",
    "area_id_at",
    "atlas",
    "descendant_ids",
    "find_area_by_code",
    "get_area",
    "get_area_by_slug",
    "is_inside",
    "list_areas",
]
