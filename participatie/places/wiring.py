"""Chooses how this application finds places, and gives every page the ground under its maps."""

import importlib

from flask import Flask, url_for

from participatie.places.geocoding import LocalGeocoder, use_geocoder
from participatie.places.ground import ground


def init_app(app: Flask) -> None:
    """Use the local gazetteer, or with the setting `pdok` the national service before it."""
    local = LocalGeocoder()
    if app.config["GEOCODER"] == "pdok":
        national = importlib.import_module("participatie.places.locatieserver")  # with its HTTP client: only who asks for it
        use_geocoder(app, national.Locatieserver(app.config["GEOCODER_URL"], local, margin_m=app.config["PLACE_MARGIN_M"]))
    else:
        use_geocoder(app, local)
    app.context_processor(lambda: {"basemap": ground(), "boundaries_url": url_for("places_api.boundaries")})
