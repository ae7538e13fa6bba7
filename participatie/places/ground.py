"""The ground under every map, as the settings choose it."""

import importlib
import logging
from collections.abc import Sequence
from pathlib import Path

from flask import current_app, url_for

from participatie.kernel.configuration import PDOK_TILES
from participatie.places.box import Box
from participatie.places.ground_shapes import GroundShape

log = logging.getLogger(__name__)

FILE_NAME = "basemap.pmtiles"
PDOK_ATTRIBUTION = "Kaartgegevens © Kadaster"

Ground = dict[str, str | int]


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
    around = importlib.import_module("participatie.places.basemap.around")  # with its readers of tiles: only who draws on paper
    try:
        shapes: Sequence[GroundShape] = around.shapes_around(path, box)
    except around.DAMAGED as error:
        log.warning("the base map cannot be read", extra={"reason": type(error).__name__})
        return []
    return shapes


def maker_of_ground() -> str:
    """Who made the base map, to name wherever it is drawn."""
    return str(current_app.config["BASEMAP_ATTRIBUTION"])


def file_path() -> Path:
    """Where the base map that `participatie places basemap build` makes is kept."""
    folder: Path = current_app.config["DATA_FOLDER"]
    return folder / FILE_NAME
