// The map of a street plan: its perimeter, the elements of one version to scale, the designer's sheet, what people said.
// `data-plan` holds the settings (participatie/streets/views/showing.py).
import { node } from "./dom.js";
import { createBounds } from "./plan-bounds.js";
import { middleOf, thingAt } from "./plan-frame.js";
import { addPerimeter, createPlanLayer, thingOf } from "./plan-layer.js";
import { wireLegend } from "./plan-legend.js";
import { createVoices } from "./plan-pins.js";
import { createUnderlay } from "./plan-underlay.js";
import { openSurface, parse } from "./surface.js";
import { wordsOf } from "./words.js";

export const MAX_ZOOM = 22;
export const ZOOM_SNAP = 0.25; // a street fills the map
const REACH_PX = 14;
const FIRMNESSES = ["open", "soft", "hard"];

/** Bring the element to life. */
export async function mount(element) {
  const words = wordsOf(element);
  const settings = parse(element.dataset.plan) ?? {};
  const surface = await openSurface(element, words, { maxZoom: MAX_ZOOM, zoomSnap: ZOOM_SNAP });
  const { L, map } = surface;
  const layer = createPlanLayer(L, map, { settings, element });
  addPerimeter(L, map, settings.perimeter);
  const voices = settings.pins && createVoices(surface, words, settings.pins);
  const bounds = settings.bounds && createBounds(surface, words, settings.bounds);
  wireLegend(element, (off) => {
    layer.setHidden(off.kind);
    voices?.setShown(!off.layer.has("voices"));
    bounds?.setShown(new Set(FIRMNESSES.filter((firmness) => !off.layer.has(firmness))));
  });
  element.dataset.ready = "";
  if (!settings.elements) return;
  if (settings.underlay) addSheet(surface, words, settings.underlay);
  letChoose(element, surface, words, settings, layer);
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

/** The sheet, with a slider for how strong it is. */
export function addSheet({ L, map, canvas }, words, underlay) {
  const sheet = createUnderlay(L, map, underlay);
  const slider = node("input", { type: "range", min: "0", max: "100", value: String(underlay.opacity), "aria-label": words("sheet"), class: "plan-sheet-slider__range" });
  slider.addEventListener("input", () => sheet.setOpacity(Number(slider.value)));
  canvas.parentElement.append(node("div", { class: "plan-sheet-slider" }, slider));
  return sheet;
}
