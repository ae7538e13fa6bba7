"""What can be done with places."""

from participatie.places.services.addresses import import_addresses, preview_addresses
from participatie.places.services.areas import import_areas, preview_areas

__all__ = ["import_addresses", "import_areas", "preview_addresses", "preview_areas"]
