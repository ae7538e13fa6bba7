"""Where things are: areas, streets, addresses, geometry, geocoding and the base map; nothing here knows what happens at a place."""
