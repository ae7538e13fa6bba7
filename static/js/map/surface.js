// A Leaflet map in an element, with the buttons, texts and ground that every map of ours has.
import { addBackground } from "./background.js";
import { icon, node, spriteOf } from "./dom.js";
import { loadLeaflet } from "./leaflet.js";
import { addLocate } from "./locate.js";
import { parseBox } from "./query.js";

const MAX_ZOOM = 19;
const MIN_ZOOM = 8; // the base map has nothing before it
const AROUND = 0.18; // how far one may look past the municipality, in parts of its size; the base map reaches a little further
let count = 0;

/** What the page says about this map. */
export function settingsOf(element) {
  const { basemap, bounds, view, boundariesUrl, interactive } = element.dataset;
  return {
    basemap: parse(basemap),
    bounds: parseBox(bounds),
    view: parseBox(view) ?? parseBox(bounds),
    boundariesUrl,
    interactive: interactive !== "false",
  };
}

/** Read JSON of a data attribute; null when it is none. */
export function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** [west, south, east, north] as Leaflet wants it. */
export function toLatLngs([west, south, east, north]) {
  return [
    [south, west],
    [north, east],
  ];
}

/** The box that a map shows now. */
export function boxOf(map) {
  const box = map.getBounds();
  return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
}

/** Move a map to a box; without movement for whoever asked the system for less of it. */
export function goTo(map, box, options = {}) {
  map.fitBounds(toLatLngs(box), { maxZoom: 17, ...options });
}

/** Make the map. Rejects when Leaflet cannot be loaded; the fallback in the page then stays. */
export async function openSurface(element, words, overrides = {}) {
  const L = await loadLeaflet();
  const settings = { ...settingsOf(element), ...overrides };
  const { interactive } = settings;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  count += 1;
  const parts = buildParts(overrides.frame ?? element, element, words, settings);
  const map = L.map(parts.canvas, {
    attributionControl: false,
    zoomControl: false,
    keyboard: interactive,
    dragging: interactive,
    touchZoom: interactive,
    doubleClickZoom: interactive && settings.doubleClickZoom !== false,
    boxZoom: false,
    scrollWheelZoom: false,
    tapHold: false,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
    maxZoom: settings.maxZoom ?? MAX_ZOOM,
    minZoom: MIN_ZOOM,
    zoomSnap: settings.zoomSnap ?? 1,
  });
  if (settings.bounds) stayNear(L, map, settings.bounds);
  if (settings.view) goTo(map, settings.view, { paddingTopLeft: [settings.inset === false ? 0 : insetOf(element), 0], animate: false, maxZoom: settings.maxZoom ?? MAX_ZOOM });
  else map.setView([52.1, 5.4], 8, { animate: false });
  const onMissing = (missing) => parts.tell("ground", missing ? words("ground_missing") : null);
  addBackground(L, map, { ...settings, element: overrides.frame ?? element, onMissing });
  if (interactive) {
    zoomWithWheelAfterTouch(map, parts.canvas);
    wireButtons(L, map, element, words, parts);
  }
  new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false })).observe(parts.canvas);
  const inset = () => insetOf(element);
  parts.tell.beside(inset());
  return { L, map, settings, inset, ...parts };
}

/** Keep the municipality in sight: one step further than the whole of it, and not far past its edges. */
function stayNear(L, map, bounds) {
  const box = L.latLngBounds(toLatLngs(bounds));
  const limit = () => {
    map.setMinZoom(MIN_ZOOM);
    map.setMinZoom(Math.max(MIN_ZOOM, map.getBoundsZoom(box) - 1));
  };
  map.setMaxBounds(box.pad(AROUND));
  limit();
  map.on("resize", limit);
}

function buildParts(frame, element, words, { interactive, basemap }) {
  const sprite = spriteOf(element);
  const end = `map-end-${count}`;
  const keys = `map-keys-${count}`;
  const canvas = node("div", {
    class: "map__canvas",
    role: interactive ? "application" : "img",
    "aria-label": element.dataset.label || words("map"),
    "aria-describedby": interactive ? keys : null,
  });
  const status = node("p", { class: "map__status", role: "status" });
  const notice = node("div", { class: "map-message", hidden: true, role: "status" });
  const button = (name, symbol) =>
    node("button", { type: "button", class: "map-control", "aria-label": words(name), title: words(name) }, icon(sprite, symbol));
  const buttons = interactive
    ? { zoomIn: button("zoom_in", "plus"), zoomOut: button("zoom_out", "minus"), locate: button("locate", "current-location") }
    : {};
  if (interactive) {
    frame.append(
      node("a", { class: "map__skip", href: `#${end}` }, words("skip")),
      node("p", { class: "map__keys", id: keys }, words("keys")),
      node("div", { class: "map-controls" }, ...Object.values(buttons)),
    );
  }
  frame.append(canvas, notice, status);
  if (basemap?.attribution) frame.append(node("p", { class: "map__source" }, basemap.attribution));
  if (interactive) frame.append(node("span", { class: "map__end", id: end, tabindex: "-1" }));
  return { canvas, status, buttons, tell: teller(notice), sprite };
}

/** Shows one line on the map per matter; telling nothing about a matter takes its line away. */
function teller(notice) {
  const lines = new Map();
  const tell = (matter, ...content) => {
    lines.delete(matter);
    if (content[0]) lines.set(matter, node("p", {}, ...content));
    notice.replaceChildren(...lines.values());
    notice.hidden = lines.size === 0;
  };
  tell.beside = (pixels) => {
    if (pixels > 0) notice.style.insetInlineStart = `${pixels + 16}px`;
  };
  return tell;
}

/** The page scrolls under the mouse wheel until somebody clicked or focused the map. */
function zoomWithWheelAfterTouch(map, canvas) {
  canvas.addEventListener("pointerdown", () => map.scrollWheelZoom.enable());
  canvas.addEventListener("focus", () => map.scrollWheelZoom.enable());
  canvas.addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
}

function wireButtons(L, map, element, words, { buttons, status, tell }) {
  buttons.zoomIn.addEventListener("click", () => map.zoomIn());
  buttons.zoomOut.addEventListener("click", () => map.zoomOut());
  const limits = () => {
    buttons.zoomIn.setAttribute("aria-disabled", String(map.getZoom() >= map.getMaxZoom()));
    buttons.zoomOut.setAttribute("aria-disabled", String(map.getZoom() <= map.getMinZoom()));
  };
  map.on("zoomend", limits);
  limits();
  addLocate(L, map, { element, words, button: buttons.locate, tell, status });
}

/** How many pixels on the left a panel of the page covers (`data-inset`, a selector). */
function insetOf(element) {
  const panel = element.dataset.inset && document.querySelector(element.dataset.inset);
  if (!panel) return 0;
  const map = element.getBoundingClientRect();
  const over = panel.getBoundingClientRect();
  const overlaps = over.right > map.left && over.left < map.right && over.bottom > map.top && over.top < map.bottom;
  return overlaps && over.right - map.left < map.width * 0.7 ? over.right - map.left : 0;
}
