"""What can be done with places."""

from participatie.places.services.areas import import_areas, preview_areas

__all__ = ["import_areas", "preview_areas"]
