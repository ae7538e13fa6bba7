"""Where things are: areas, streets, addresses, geometry, geocoding and the base map. Knows no subject."""
