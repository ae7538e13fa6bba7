// The map of a street plan: its perimeter, the elements of one version to scale, the designer's sheet, what people said.
// `data-plan` holds the settings (participatie/streets/views/showing.py).
import { node } from "./dom.js";
import { middleOf, thingAt } from "./plan-frame.js";
import { addPerimeter, createPlanLayer, thingOf } from "./plan-layer.js";
import { createUnderlay } from "./plan-underlay.js";
import { elementIcon, disc, toneOf } from "./pins.js";
import { boxOf, openSurface, parse } from "./surface.js";
import { wordsOf } from "./words.js";

export const MAX_ZOOM = 22;
export const ZOOM_SNAP = 0.25; // a street fills the map
const REACH_PX = 14;
const PIN_ZOOM = 16;
const NEAR_ZOOM = 18.5; // from here a pin hides less than it shows

/** Bring the element to life. */
export async function mount(element) {
  const words = wordsOf(element);
  const settings = parse(element.dataset.plan) ?? {};
  const surface = await openSurface(element, words, { maxZoom: MAX_ZOOM, zoomSnap: ZOOM_SNAP });
  const { L, map } = surface;
  const layer = createPlanLayer(L, map, { settings, element });
  addPerimeter(L, map, settings.perimeter);
  element.dataset.ready = "";
  if (!settings.elements) return;
  if (settings.underlay) addSheet(surface, words, settings.underlay);
  if (settings.pins) showPins(surface, settings.pins);
  letChoose(element, surface, words, settings, layer);
  wireLegend(element, layer);
  await load(element, surface, words, settings, layer);
}

/** Fetch the elements once; offer to try again when that fails. */
export async function load(element, { tell }, words, settings, layer) {
  tell("elements", null);
  try {
    const answer = await fetch(settings.elements, { headers: { Accept: "application/geo+json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const { features } = await answer.json();
    layer.setThings(features.map((feature) => thingOf(feature, layer.frame)));
    element.dataset.elements = String(features.length);
  } catch {
    const again = node("button", { type: "button", class: "map-retry" }, words("retry"));
    again.addEventListener("click", () => load(element, { tell }, words, settings, layer));
    tell("elements", words("failed"), " ", again);
  }
}

/** A click, a tap, or Enter under the cross: what is it, and what would you say about it? */
function letChoose(element, { L, map, canvas, status }, words, settings, layer) {
  const cross = node("div", { class: "map-crosshair plan-cross", "aria-hidden": "true" });
  element.append(cross);
  const open = (latlng, byKey) => {
    const reach = REACH_PX / layer.scale();
    const shown = layer.things().filter(({ kind }) => !layer.isHidden(kind));
    const thing = thingAt(shown, layer.toMetres(latlng), settings.kinds, reach);
    layer.choose(thing?.key ?? null);
    if (!thing) {
      if (byKey) status.textContent = words("nothing_here");
      return;
    }
    const content = cardOf(thing, words, settings);
    const popup = L.popup({ autoPanPadding: [24, 24], maxWidth: 280, closeButton: true }).setLatLng(layer.toLatLng(middleOf(thing.points))).setContent(content);
    popup.openOn(map);
    const close = popup.getElement()?.querySelector(".leaflet-popup-close-button");
    close?.setAttribute("aria-label", words("close"));
    if (byKey) content.querySelector("a")?.focus();
    popup.on("remove", () => {
      layer.choose(null);
      if (byKey) canvas.focus({ preventScroll: true });
    });
  };
  map.on("click", ({ latlng }) => open(latlng, false));
  canvas.addEventListener("keydown", (event) => {
    if (event.target !== canvas || event.key !== "Enter") return;
    event.preventDefault();
    open(map.getCenter(), true);
  });
}

/** What the map tells about one element. */
function cardOf(thing, words, { kinds, remark, element }) {
  const kind = kinds[thing.kind] ?? { label: thing.kind, unit: "piece" };
  const cost = thing.unit_cost_cents && kind.unit === "piece" ? thing.unit_cost_cents * thing.quantity : 0;
  const euros = new Intl.NumberFormat(document.documentElement.lang || "nl", { style: "currency", currency: "EUR", maximumFractionDigits: 0 });
  return node(
    "div",
    { class: "map-popup" },
    node("p", { class: "map-popup__title" }, thing.label || kind.label),
    thing.label && node("p", { class: "map-popup__meta" }, kind.label),
    thing.quantity > 1 && kind.unit === "piece" ? node("p", { class: "map-popup__meta" }, words("piece", { n: thing.quantity })) : null,
    cost ? node("p", { class: "map-popup__meta" }, words("cost", { euros: euros.format(cost / 100) })) : null,
    ...(thing.thanks ?? []).map(({ text, url }) => node("p", { class: "thanks" }, node("a", { href: url }, text))),
    remark && node("p", {}, node("a", { class: "strong", href: `${remark}?onderdeel=${encodeURIComponent(thing.key)}` }, words("say"))),
    node("p", {}, node("a", { href: `${element}${encodeURIComponent(thing.key)}` }, words("more"))),
  );
}

/** The legend becomes a row of switches: what is pressed is on the map. */
function wireLegend(element, layer) {
  const legend = document.querySelector(`[data-plan-legend="#${element.id}"]`);
  const off = new Set();
  for (const row of legend?.querySelectorAll("[data-kind]") ?? []) {
    const button = node("button", { type: "button", class: `${row.className} plan-legend__switch`, "aria-pressed": "true" });
    button.append(...row.childNodes);
    row.replaceWith(button);
    button.addEventListener("click", () => {
      const { kind } = row.dataset;
      if (off.has(kind)) off.delete(kind);
      else off.add(kind);
      button.setAttribute("aria-pressed", String(!off.has(kind)));
      layer.setHidden(off);
    });
  }
}

/** The sheet, with a slider for how strong it is. */
export function addSheet({ L, map, canvas }, words, underlay) {
  const sheet = createUnderlay(L, map, underlay);
  const slider = node("input", { type: "range", min: "0", max: "100", value: String(underlay.opacity), "aria-label": words("sheet"), class: "plan-sheet-slider__range" });
  slider.addEventListener("input", () => sheet.setOpacity(Number(slider.value)));
  canvas.parentElement.append(node("div", { class: "plan-sheet-slider" }, slider));
  return sheet;
}

/** What people said, as small pins; each is a link to it. */
function showPins({ L, map, sprite }, source) {
  const pins = L.layerGroup().addTo(map);
  let asked = 0;
  const refresh = async () => {
    asked += 1;
    const turn = asked;
    if (map.getZoom() < PIN_ZOOM) return pins.clearLayers();
    const answer = await fetch(`${source}?bbox=${boxOf(map).map((side) => side.toFixed(6)).join(",")}`).catch(() => null);
    if (!answer?.ok || turn !== asked) return undefined;
    const { features } = await answer.json();
    pins.clearLayers();
    for (const { geometry, properties } of features.slice(0, 150)) {
      const [lon, lat] = geometry.type === "Point" ? geometry.coordinates : middleOf(geometry.type === "Polygon" ? geometry.coordinates[0] : geometry.coordinates);
      const link = node("a", { class: `map-pin map-pin--${toneOf(properties)} plan-pin${map.getZoom() < NEAR_ZOOM ? " plan-pin--far" : ""}`, href: properties.url, "aria-label": [properties.number, properties.title].filter(Boolean).join(" ") }, disc(sprite, { icon: properties.icon }));
      pins.addLayer(L.marker([lat, lon], { icon: elementIcon(L, link), keyboard: false, riseOnHover: true }));
    }
    return undefined;
  };
  map.on("moveend", refresh);
  refresh();
}

