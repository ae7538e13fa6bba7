// The pins and clusters on a map: real buttons with a name, in reading order, at most 120.
import { icon, node } from "./dom.js";
import { readingOrder } from "./order.js";
import { toLatLngs } from "./surface.js";

const LIMIT = 120;
const SHAPE_ZOOM = 15;
const TONES = new Set(["river", "brick", "leaf", "plum", "sun"]);

/** The tone that a pin or shape is drawn in; an unknown one becomes the river's. */
export function toneOf(properties) {
  return TONES.has(properties.tone) ? properties.tone : "river";
}

/** What stays the same when the same thing comes back in a next answer. */
export function keyOf({ id, properties, geometry }) {
  const place = geometry.coordinates.join(",");
  if (properties.cluster) return `cluster ${place} ${properties.count}`;
  return properties.stack > 1 ? `stack ${place} ${properties.stack}` : `item ${id ?? properties.url} ${place}`;
}

/** The word for the kind of a subject. */
export function kindOf(properties, words) {
  const key = `kind_${properties.kind}`;
  return properties.kind_label ?? (words.has(key) ? words(key) : (properties.kind ?? ""));
}

/** The accessible name of a pin: "Initiatief: Pluktuin, Molenwijk" or "12 onderwerpen, zoom in". */
export function nameOf(properties, words) {
  if (properties.cluster) return words("cluster", { count: properties.count });
  if (properties.stack > 1) return words("stack", { count: properties.stack });
  const kind = kindOf(properties, words);
  const named = kind ? `${kind}: ${properties.title}` : properties.title;
  return properties.place ? `${named}, ${properties.place}` : named;
}

/** What is inside a pin: a white disc with an icon, or with the number of a stack. */
export function disc(sprite, { icon: name, stack }) {
  if (stack > 1) return node("span", { class: "map-pin__disc map-pin__count" }, stack > 99 ? "99+" : String(stack));
  return node("span", { class: "map-pin__disc" }, icon(sprite, name));
}

function buttonFor({ properties }, { words, sprite }) {
  const label = nameOf(properties, words);
  if (properties.cluster) {
    const size = properties.count >= 100 ? " map-cluster--l" : properties.count >= 25 ? " map-cluster--m" : "";
    return node("button", { type: "button", class: `map-cluster${size}`, "aria-label": label }, String(properties.count));
  }
  const attributes = { type: "button", class: `map-pin map-pin--${toneOf(properties)}`, "aria-label": label, "aria-haspopup": "dialog" };
  return node("button", attributes, disc(sprite, properties));
}

/** An icon for Leaflet around our own element: Leaflet moves the wrapper, the styles move what is in it. */
export function elementIcon(L, element, anchor = "pin") {
  const wrapper = node("div", { class: `leaflet-marker-icon map-marker map-marker--${anchor}` }, element);
  const OwnElement = L.Icon.extend({ createIcon: () => wrapper, createShadow: () => null });
  return new OwnElement({ iconUrl: "" });
}

/** A layer of pins; `onChoose(feature, button)` is told when one is pressed. */
export function createPins(L, map, { words, sprite, inset, onChoose }) {
  const markers = new Map();
  const shapes = L.layerGroup().addTo(map);
  const pane = map.getPane("markerPane");

  function add(feature) {
    const button = buttonFor(feature, { words, sprite });
    const [lon, lat] = feature.geometry.coordinates;
    const icon = elementIcon(L, button, feature.properties.cluster ? "disc" : "pin");
    const marker = L.marker([lat, lon], { icon, keyboard: false, riseOnHover: true, riseOffset: 1000 });
    const entry = { marker, button, wrapper: button.parentElement, feature };
    marker.on("click", () => onChoose(entry.feature, button));
    button.addEventListener("focus", () => {
      if (button.matches(":focus-visible")) map.panInside(marker.getLatLng(), { paddingTopLeft: [inset() + 40, 60], paddingBottomRight: [40, 40] });
    });
    marker.addTo(map);
    return entry;
  }

  function arrange(ordered) {
    let after = null;
    for (const feature of [...ordered].reverse()) {
      const { wrapper } = markers.get(keyOf(feature));
      // Moving an element takes the focus from it, so only what stands wrong is moved.
      if (wrapper.nextElementSibling !== after) pane.insertBefore(wrapper, after);
      after = wrapper;
    }
  }

  function drawShapes(features) {
    shapes.clearLayers();
    if (map.getZoom() < SHAPE_ZOOM) return;
    for (const { properties } of features) {
      const layer = properties.shape && shapeLayer(L, properties.shape, toneOf(properties));
      if (layer) shapes.addLayer(layer);
    }
  }

  return {
    /** Show these features instead of the ones before; what is in both stays as it is. */
    show(features, box) {
      const unique = [...new Map(features.slice(0, LIMIT).map((feature) => [keyOf(feature), feature])).values()];
      const ordered = readingOrder(unique, box);
      const keys = new Set(ordered.map(keyOf));
      const focused = document.activeElement;
      for (const [key, { marker }] of markers) {
        if (!keys.has(key)) {
          marker.remove();
          markers.delete(key);
        }
      }
      for (const feature of ordered) {
        const key = keyOf(feature);
        if (markers.has(key)) markers.get(key).feature = feature;
        else markers.set(key, add(feature));
      }
      arrange(ordered);
      drawShapes(ordered);
      if (focused && focused !== document.activeElement && pane.contains(focused)) focused.focus({ preventScroll: true });
      return ordered.length;
    },
    /** The first pin (in reading order) inside this box, if any. */
    firstIn(box) {
      const inside = L.latLngBounds(toLatLngs(box)).pad(0.01);
      const entries = [...markers.values()].filter(({ marker }) => inside.contains(marker.getLatLng()));
      const wrappers = new Map(entries.map(({ wrapper, button }) => [wrapper, button]));
      return wrappers.get([...pane.children].find((child) => wrappers.has(child)));
    },
  };
}

/** A line or an area as a layer; null when the geometry cannot be read. */
export function shapeLayer(L, geometry, tone) {
  try {
    return L.geoJSON(geometry, {
      interactive: false,
      style: { className: `map-shape map-shape--${tone}`, weight: 4 },
      pointToLayer: () => null,
    });
  } catch {
    return null;
  }
}
