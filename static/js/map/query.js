// The addresses that a map asks for and links to. Pure: no DOM, no Leaflet.

const OWN_KEYS = new Set(["bbox", "zoom", "page", "pagina"]);
const DECIMALS = 1e5; // about one metre

/** Read "west,south,east,north", with or without the brackets of JSON; null when it is not a box. */
export function parseBox(text) {
  const numbers = String(text ?? "").replace(/^\[|\]$/g, "").split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return null;
  const [west, south, east, north] = numbers;
  const possible = west >= -180 && east <= 180 && south >= -90 && north <= 90;
  return possible && west <= east && south <= north ? numbers : null;
}

/** Write a box, rounded outwards so that nothing at its edge is lost, and kept on the globe. */
export function formatBox([west, south, east, north]) {
  const down = (value, limit) => Math.max(limit, Math.floor(value * DECIMALS) / DECIMALS);
  const up = (value, limit) => Math.min(limit, Math.ceil(value * DECIMALS) / DECIMALS);
  return [down(west, -180), down(south, -90), up(east, 180), up(north, 90)].join(",");
}

/**
 * The filters in a page's query string: all keys but those of the map itself, or only the allowed
 * ones. Empty values are left out.
 */
export function filtersOf(search, allowed = null) {
  const filters = new URLSearchParams();
  for (const [key, value] of new URLSearchParams(search)) {
    const wanted = allowed ? allowed.includes(key) : !OWN_KEYS.has(key);
    if (wanted && value !== "" && !OWN_KEYS.has(key)) filters.append(key, value);
  }
  return filters;
}

/** An address with these parameters set over its own. */
export function withParameters(address, parameters) {
  const [path, query = ""] = address.split("#")[0].split("?");
  const merged = new URLSearchParams(query);
  for (const key of new Set(parameters.keys())) {
    merged.delete(key);
    for (const value of parameters.getAll(key)) merged.append(key, value);
  }
  const text = merged.toString().replaceAll("%2C", ",");
  return text ? `${path}?${text}` : path;
}

/** The address of the pins in this box at this zoom under these filters. */
export function viewportAddress(source, { bbox, zoom }, filters) {
  const parameters = new URLSearchParams(filters);
  parameters.set("bbox", formatBox(bbox));
  parameters.set("zoom", String(Math.round(zoom)));
  return withParameters(source, parameters);
}

/** The address of the list of what lies in this box under these filters. */
export function listAddress(list, bbox, filters) {
  const parameters = new URLSearchParams(filters);
  parameters.set("bbox", formatBox(bbox));
  return withParameters(list, parameters);
}
