// What can still change in a street and what cannot, where it has a place: told apart by line and sign as well as colour.
import { createCards } from "./card.js";
import { icon, node } from "./dom.js";
import { elementIcon } from "./pins.js";

/** A layer with the bounds; `setShown(firmnesses)` says which of open, soft and hard are on the map. */
export function createBounds({ L, map, canvas, sprite, inset }, words, { features }) {
  map.createPane("bounds").classList.add("plan-pane");
  const cards = createCards(L, map, { words, sprite, canvas, inset });
  const groups = new Map();
  for (const feature of features) {
    const { firmness } = feature.properties;
    if (!groups.has(firmness)) groups.set(firmness, L.layerGroup());
    for (const layer of [outlineOf(L, feature), signOf(L, feature, sprite, cards)]) groups.get(firmness).addLayer(layer);
  }
  return {
    setShown(wanted) {
      for (const [firmness, group] of groups) {
        if (wanted.has(firmness)) group.addTo(map);
        else group.remove();
      }
    },
  };
}

function outlineOf(L, { geometry, properties }) {
  return L.geoJSON(geometry, {
    pane: "bounds", interactive: false, pointToLayer: () => null,
    style: { className: `plan-bound plan-bound--${properties.firmness}`, weight: 4 },
  });
}

/** The sign in the middle of a bound: a button that opens its card. */
function signOf(L, { properties }, sprite, cards) {
  const [lon, lat] = properties.at;
  const geometry = { type: "Point", coordinates: properties.at };
  const label = `${properties.state}: ${properties.title}`;
  const button = node("button", { type: "button", class: `plan-sign plan-sign--${properties.firmness}`, "aria-label": label, "aria-haspopup": "dialog" }, icon(sprite, properties.icon));
  const marker = L.marker([lat, lon], { icon: elementIcon(L, button, "disc"), keyboard: false, riseOnHover: true });
  marker.on("click", () => cards.show({ geometry, properties }, button));
  return marker;
}
