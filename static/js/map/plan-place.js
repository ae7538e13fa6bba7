// Laying a sheet on the map: three spots on the sheet, the same three on the map, and it lies there at once.
import { node } from "./dom.js";
import { flatness, frameOf } from "./plan-frame.js";
import { addPerimeter, createPlanLayer } from "./plan-layer.js";
import { elementIcon } from "./pins.js";
import { createUnderlay } from "./plan-underlay.js";
import { MAX_ZOOM, ZOOM_SNAP } from "./plan-view.js";
import { openSurface, parse } from "./surface.js";
import { wordsOf } from "./words.js";

const FLATTEST = 0.02;
const NUMBERS = [1, 2, 3];

/** Bring the element to life. */
export async function mount(element) {
  const words = wordsOf(element);
  const settings = parse(element.dataset.plan) ?? {};
  const form = element.closest("form");
  const field = (name) => form.elements.namedItem(name);
  const frame = frameOf(settings.frame);
  const { sheet, point, stepSheet, stepMap, stepDone, flat } = element.dataset;
  const fill = (text, n) => text.replace("{n}", String(n));

  const step = node("p", { class: "sheet-placer__step", role: "status" });
  const picture = node("img", { src: sheet, alt: "", draggable: "false" });
  const inside = node("div", { class: "sheet-placer__inside" }, picture);
  const paper = node("div", { class: "sheet-placer__paper" }, inside);
  const mapFrame = node("div", { class: "map plan-map" });
  const choices = NUMBERS.map((n) => node("button", { type: "button", class: "version-row__choice", "aria-pressed": "false" }, fill(point, n)));
  element.replaceChildren(step, paper, mapFrame, node("div", { class: "sheet-placer__points" }, ...choices));

  const surface = await openSurface(element, words, { frame: mapFrame, maxZoom: MAX_ZOOM, zoomSnap: ZOOM_SNAP });
  const { L, map, canvas } = surface;
  createPlanLayer(L, map, { settings, element });
  addPerimeter(L, map, settings.perimeter);
  const underlay = createUnderlay(L, map, { url: sheet, points: null, opacity: strength() });
  const dots = NUMBERS.map((n) => node("span", { class: "sheet-placer__dot", "aria-hidden": "true" }, String(n)));
  const markers = NUMBERS.map((n) => {
    const dot = node("span", { class: "sheet-placer__dot", "aria-hidden": "true" }, String(n));
    return L.marker([0, 0], { icon: elementIcon(L, dot, "disc"), keyboard: false, interactive: false });
  });
  let current = 1;

  function strength() {
    const value = Number(field("opacity").value);
    return value >= 10 && value <= 100 ? value : 70;
  }

  const read = (...names) => {
    const values = names.map((name) => field(name).value.trim());
    return values.every((value) => value !== "" && Number.isFinite(Number(value.replace(",", ".")))) ? values.map((value) => Number(value.replace(",", "."))) : null;
  };
  const spot = (n) => read(`left_${n}`, `top_${n}`);
  const place = (n) => {
    const grid = read(`x_${n}`, `y_${n}`);
    return grid && frame.toDegrees(frame.fromGrid(grid));
  };

  function render() {
    const pins = [];
    for (const n of NUMBERS) {
      const [on, at] = [spot(n), place(n)];
      dots[n - 1].remove();
      markers[n - 1].remove();
      if (on) {
        inside.append(dots[n - 1]);
        dots[n - 1].style.insetInlineStart = `${on[0]}%`;
        dots[n - 1].style.insetBlockStart = `${on[1]}%`;
      }
      if (at) markers[n - 1].setLatLng([at[1], at[0]]).addTo(map);
      if (on && at) pins.push([on[0] / 100, on[1] / 100, ...at]);
      choices[n - 1].setAttribute("aria-pressed", String(n === current));
    }
    const isFlat = pins.length === 3 && (flatness(pins.map(([, , lon, lat]) => frame.toMetres([lon, lat]))) < FLATTEST || flatness(pins.map(([u, v]) => [u * settings.sheet.width, v * settings.sheet.height])) < FLATTEST);
    underlay.setPoints(pins.length === 3 && !isFlat ? pins : null);
    underlay.setOpacity(strength());
    step.textContent = isFlat ? flat : sentence(pins);
  }

  function sentence(pins) {
    if (pins.length === 3) return stepDone;
    return fill(spot(current) ? stepMap : stepSheet, current);
  }

  /** After both halves of a point go on to the next that lacks one. */
  function advance() {
    if (spot(current) && place(current)) current = NUMBERS.find((n) => !spot(n) || !place(n)) ?? current;
    render();
  }

  function set(values) {
    for (const [name, value] of Object.entries(values)) field(`${name}_${current}`).value = value.toFixed(2);
    advance();
  }

  paper.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    set({ left: (100 * (event.clientX - box.left)) / box.width, top: (100 * (event.clientY - box.top)) / box.height });
  });
  const onMap = ({ lng, lat }) => {
    const [x, y] = frame.toGrid(frame.toMetres([lng, lat]));
    set({ x, y });
  };
  map.on("click", ({ latlng }) => onMap(latlng));
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== canvas) return;
    event.preventDefault();
    onMap(map.getCenter());
  });
  choices.forEach((button, n) => button.addEventListener("click", () => {
    current = n + 1;
    render();
  }));
  form.addEventListener("input", render);
  const slider = node("input", { type: "range", min: "10", max: "100", value: String(strength()), class: "plan-sheet-slider__range", "aria-label": words("sheet") });
  slider.addEventListener("input", () => {
    field("opacity").value = slider.value;
    render();
  });
  mapFrame.append(node("div", { class: "plan-sheet-slider" }, slider));
  current = NUMBERS.find((n) => !spot(n) || !place(n)) ?? 1;
  element.dataset.ready = "";
  render();
}
