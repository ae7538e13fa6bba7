// A map to look at: the pins of the visible part (`data-source`), or the one subject of a detail
// page (`data-features`). README.md in this folder lists the attributes and events.
import { createCards } from "./card.js";
import { gather } from "./crowd.js";
import { node } from "./dom.js";
import { emit, nearestMap } from "./events.js";
import { createPins, disc, elementIcon, shapeLayer, toneOf } from "./pins.js";
import { filtersOf, formatBox, listAddress, parseBox, withParameters } from "./query.js";
import { boxOf, goTo, openSurface, parse, toLatLngs } from "./surface.js";
import { createViewport } from "./viewport.js";
import { wordsOf } from "./words.js";

/** Bring the element to life. */
export async function mount(element) {
  const words = wordsOf(element);
  const remembered = element.dataset.remember === undefined ? null : parseBox(new URLSearchParams(location.search).get("bbox"));
  const surface = await openSurface(element, words, {
    zoomSnap: element.dataset.apart ? 0.25 : 1,
    ...(remembered ? { view: within(remembered), inset: false } : {}),
  });
  const { map } = surface;
  const features = parse(element.dataset.features);
  if (features) showSubject(surface, features);
  if (element.dataset.source) showViewport(element, words, surface);
  map.on("moveend", () => emit(element, "map:moved", { bbox: boxOf(map), zoom: map.getZoom() }));
  document.addEventListener("place:found", (event) => {
    if (nearestMap(event.target) !== element) return;
    goToFound(map, event.detail, surface.inset());
  });
  element.dataset.ready = "";
}

/** A little smaller: a box that was rounded outwards would otherwise come back one zoom level further away. */
function within([west, south, east, north]) {
  const [dx, dy] = [(east - west) / 50, (north - south) / 50];
  return [west + dx, south + dy, east - dx, north - dy];
}

/** Move to a place that the address box found. */
export function goToFound(map, { bbox, lon, lat }, inset = 0) {
  const box = Array.isArray(bbox) && parseBox(bbox.join(","));
  goTo(map, box || [lon, lat, lon, lat], { maxZoom: 17, paddingTopLeft: [inset, 0] });
}

function showSubject({ L, map, sprite }, collection) {
  const features = collection.type === "FeatureCollection" ? collection.features : [collection];
  const everything = L.featureGroup();
  for (const feature of features) {
    const properties = feature.properties ?? {};
    if (feature.geometry?.type === "Point") {
      const [lon, lat] = feature.geometry.coordinates;
      const pin = node("span", { class: `map-pin map-pin--${toneOf(properties)} map-pin--still`, "aria-hidden": "true" }, disc(sprite, properties));
      everything.addLayer(L.marker([lat, lon], { icon: elementIcon(L, pin), keyboard: false, interactive: false }));
    } else {
      const shape = feature.geometry && shapeLayer(L, feature.geometry, toneOf(properties));
      if (shape) everything.addLayer(shape);
    }
  }
  everything.addTo(map);
  const bounds = everything.getBounds();
  // Above it room for a pin, which stands on its place.
  const room = Math.min(40, map.getSize().y / 8);
  if (bounds.isValid()) map.fitBounds(bounds, { animate: false, maxZoom: 16, paddingTopLeft: [room, 1.5 * room], paddingBottomRight: [room, room] });
}

function showViewport(element, words, surface) {
  const { L, map, canvas, status, tell, sprite, inset } = surface;
  const { source, listUrl, remember } = element.dataset;
  const allowed = element.dataset.filters?.split(/\s+/).filter(Boolean) ?? null;
  const filters = () => filtersOf(location.search, allowed);
  const apart = Number(element.dataset.apart ?? 0);
  const cards = createCards(L, map, { words, sprite, canvas, inset });
  let opened = null; // the cluster that was opened from the keyboard, until its content is there
  let moves = 0;

  const pins = createPins(L, map, {
    words, sprite, inset,
    onChoose(feature, button) {
      if (!feature.properties.cluster) {
        cards.show(feature, button);
        return;
      }
      opened = document.activeElement === button ? { button, box: feature.properties.bbox } : null;
      zoomInto(map, feature, inset());
    },
  });

  const viewport = createViewport({
    source, filters,
    onStart() {
      element.dataset.pins = "loading";
    },
    onFeatures(features, { bbox }) {
      pins.show(apart ? gather(features, ([lon, lat]) => map.latLngToContainerPoint([lat, lon]), apart) : features, bbox);
      element.dataset.pins = "ready";
      tell("pins", null);
      if (moves > 1) status.textContent = foundText(words, features);
      if (opened && !opened.button.isConnected) {
        const first = opened.box && pins.firstIn(opened.box);
        if (document.activeElement === document.body) (first ?? canvas).focus({ preventScroll: true });
        opened = null;
      }
    },
    onFailure() {
      element.dataset.pins = "failed";
      const again = node("button", { type: "button", class: "map-retry" }, words("retry"));
      again.addEventListener("click", () => viewport.retry());
      tell("pins", node("span", {}, words("pins_failed")), again);
    },
  });

  const moved = () => {
    moves += 1;
    const bbox = boxOf(map);
    viewport.move({ bbox, zoom: map.getZoom() });
    if (listUrl) updateListLinks(element, listAddress(listUrl, bbox, filters()));
    if (remember !== undefined && moves > 1) rememberBox(bbox);
  };
  map.on("moveend", moved);
  moved();
}

function zoomInto(map, { properties, geometry }, inset) {
  const [lon, lat] = geometry.coordinates;
  const box = properties.bbox && parseBox(properties.bbox.join(","));
  const fitting = box ? map.getBoundsZoom(toLatLngs(box)) : 0;
  if (box && fitting > map.getZoom()) goTo(map, box, { maxZoom: 18, paddingTopLeft: [inset + 48, 60], paddingBottomRight: [60, 48] });
  else map.setView([lat, lon], Math.min(map.getZoom() + 2, map.getMaxZoom()));
}

function foundText(words, features) {
  const total = features.reduce((sum, { properties }) => sum + (properties.count ?? properties.stack ?? 1), 0);
  if (total === 0) return words("found_none");
  return total === 1 ? words("found_one") : words("found_many", { count: total });
}

/** Links to the list that belongs to this map: `<a data-map-list="#id-of-the-map">`. */
function updateListLinks(element, address) {
  for (const link of document.querySelectorAll(`a[data-map-list="#${CSS.escape(element.id)}"]`)) link.href = address;
}

/** The address bar remembers the view, so that "back" from a page returns to the same spot. */
function rememberBox(bbox) {
  const here = new URLSearchParams({ bbox: formatBox(bbox) });
  history.replaceState(history.state, "", withParameters(location.pathname + location.search, here) + location.hash);
}
