// The edge of a street, dotted on the map in a form: inside it one may point out a place.
import { parse } from "./surface.js";

/** Draw the features of this GeoJSON as dotted lines that no finger can press. */
export function drawOutline({ L, map }, json) {
  const collection = parse(json ?? "");
  if (!collection) return;
  L.geoJSON(collection, {
    interactive: false,
    style: ({ properties }) => ({ className: `map-outline map-outline--${properties.zone === "ring" ? "ring" : "street"}`, weight: 3, fill: false }),
    pointToLayer: () => null,
  }).addTo(map);
}
