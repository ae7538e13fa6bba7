"""The base map of a municipality's own: one PMTiles file made from its GeoJSON layers, served without any other host."""

from participatie.places.basemap.boundaries import Boundary
from participatie.places.basemap.builder import BasemapReport, build
from participatie.places.basemap.reading import LayerRefused

__all__ = ["BasemapReport", "Boundary", "LayerRefused", "build"]
