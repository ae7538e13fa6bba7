// The order in which the Tab key visits the pins. Pure: no DOM, no Leaflet.

const ROWS = 8;

/**
 * Sort point features as one reads a page: in rows from north to south, each from west to east.
 * The box [west, south, east, north] that is on screen gives the height of a row.
 */
export function readingOrder(features, [, south, , north]) {
  const height = (north - south) / ROWS || 1;
  const placed = features.map((feature) => {
    const [lon, lat] = feature.geometry.coordinates;
    return { feature, lon, lat, row: Math.floor((north - lat) / height) };
  });
  placed.sort((a, b) => a.row - b.row || a.lon - b.lon || b.lat - a.lat);
  return placed.map(({ feature }) => feature);
}
