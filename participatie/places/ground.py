"""The ground under every map, as the settings choose it."""

import logging
import zlib
from collections.abc import Sequence
from pathlib import Path

from flask import current_app, url_for
from pmtiles.tile import MagicNumberNotFound, SpecVersionUnsupported

from participatie.kernel.configuration import PDOK_TILES
from participatie.places.basemap import GroundShape, shapes_around
from participatie.places.box import Box

log = logging.getLogger(__name__)

FILE_NAME = "basemap.pmtiles"
PDOK_ATTRIBUTION = "Kaartgegevens © Kadaster"

Ground = dict[str, str | int]

DAMAGED = (OSError, EOFError, ValueError, LookupError, zlib.error, MagicNumberNotFound, SpecVersionUnsupported)
"""What reading a file may raise that is no base map, or half of one."""


def ground() -> Ground:
    """What the map script needs to draw the ground; bare boundaries where no base map was made or chosen."""
    config = current_app.config
    attribution = config["BASEMAP_ATTRIBUTION"]
    if config["BASEMAP"] == "pdok":
        url = f"{PDOK_TILES}/brt/achtergrondkaart/wmts/v2_0/standaard/EPSG:3857/{{z}}/{{x}}/{{y}}.png"
        return {"kind": "xyz", "url": url, "attribution": attribution or PDOK_ATTRIBUTION, "minZoom": 6, "maxZoom": 19}
    if config["BASEMAP"] == "xyz":
        return {"kind": "xyz", "url": config["BASEMAP_URL"], "attribution": attribution}
    if config["BASEMAP"] == "pmtiles" and (path := file_path()).is_file():
        url = url_for("places.ground_file", v=int(path.stat().st_mtime))
        return {"kind": "pmtiles", "url": url, "attribution": attribution}
    return {"kind": "boundaries", "url": url_for("places_api.boundaries")}


def ground_around(box: Box) -> Sequence[GroundShape]:
    """What lies near a box on the base map of the municipality's own; nothing where there is no such file."""
    if current_app.config["BASEMAP"] != "pmtiles" or not (path := file_path()).is_file():
        return []
    try:
        return shapes_around(path, box)
    except DAMAGED as error:
        log.warning("the base map cannot be read", extra={"reason": type(error).__name__})
        return []


def maker_of_ground() -> str:
    """Who made the base map, to name wherever it is drawn."""
    return str(current_app.config["BASEMAP_ATTRIBUTION"])


def file_path() -> Path:
    """Where the base map that `participatie places basemap build` makes is kept."""
    folder: Path = current_app.config["DATA_FOLDER"]
    return folder / FILE_NAME
