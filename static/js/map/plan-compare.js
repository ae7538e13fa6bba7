// Two versions of a street: one map over the other with a slider between them, or side by side. Moving one moves both.
import { node } from "./dom.js";
import { addPerimeter, createPlanLayer } from "./plan-layer.js";
import { load, MAX_ZOOM, ZOOM_SNAP } from "./plan-view.js";
import { openSurface, parse } from "./surface.js";
import { wordsOf } from "./words.js";

const MARKS = { added: "added", moved: "changed", changed: "changed", removed: "gone" };

/** Bring the element to life. */
export async function mount(element) {
  const words = wordsOf(element);
  const settings = parse(element.dataset.plan) ?? {};
  const { slider: sliderName, over, beside, ways } = element.dataset;
  const frames = node("div", { class: "compare__frames" });
  const slider = node("input", { type: "range", min: "0", max: "100", value: "50", class: "compare__slider", "aria-label": sliderName });
  const choices = [over, beside].map((label, n) => node("button", { type: "button", class: "version-row__choice", "aria-pressed": String(n === 0) }, label));
  element.append(node("div", { class: "version-row", role: "group", "aria-label": ways }, ...choices), frames, slider);

  const first = await openSide(element, frames, words, settings, settings.sides[0], "one");
  const second = { layer: createPlanLayer(first.L, first.map, { settings, element, pane: "after" }) };
  const seam = node("div", { class: "compare__seam", "aria-hidden": "true" });
  const name = node("p", { class: "compare__name compare__name--two", "aria-hidden": "true" }, settings.sides[1].title);
  first.frame.append(seam, name);
  let twin = null; // the second map, made when somebody wants them side by side

  const sources = settings.sides.map((side) => ({ ...settings, elements: side.elements }));
  await Promise.all([load(element, first, words, sources[0], first.layer), load(element, first, words, sources[1], second.layer)]);
  mark([first.layer, second.layer], settings.changed);

  /** The older version left of the seam, the newer one right of it. */
  function cut() {
    const share = Number(slider.value) / 100;
    seam.style.insetInlineStart = `${share * 100}%`;
    const edge = first.map.getSize().x * share;
    for (const [n, layer] of [first.layer, second.layer].entries()) {
      for (const canvas of layer.canvases) {
        const left = edge - canvas.getBoundingClientRect().left + first.canvas.getBoundingClientRect().left;
        const at = Math.max(0, left);
        canvas.style.clipPath = n ? `inset(0 0 0 ${at}px)` : `polygon(0 0, ${at}px 0, ${at}px 100%, 0 100%)`;
      }
    }
  }

  function whole(layer, hidden) {
    for (const canvas of layer.canvases) canvas.style.clipPath = hidden ? "inset(100%)" : "none";
  }

  async function show(way) {
    choices.forEach((button, n) => button.setAttribute("aria-pressed", String(n === way)));
    frames.classList.toggle("compare__frames--beside", way === 1);
    seam.hidden = name.hidden = slider.hidden = way === 1;
    if (way === 1 && !twin) {
      twin = await openSide(element, frames, words, settings, settings.sides[1], "one");
      twin.layer.setThings(second.layer.things());
      mark([null, twin.layer], settings.changed);
      together(first.map, twin.map);
    }
    if (twin) twin.frame.parentElement.hidden = way === 0;
    for (const one of [first, twin]) one?.map.invalidateSize({ animate: false });
    if (way === 0) return cut();
    whole(first.layer, false);
    return whole(second.layer, true);
  }

  choices.forEach((button, n) => button.addEventListener("click", () => show(n)));
  slider.addEventListener("input", cut);
  first.map.on("move zoom moveend zoomend resize", () => slider.hidden || cut());
  cut();
  element.dataset.ready = "";
}

async function openSide(element, frames, words, settings, side, place) {
  const frame = node("div", { class: "map plan-map" });
  frames.append(node("div", { class: "compare__frame" }, frame));
  const surface = await openSurface(element, words, { frame, maxZoom: MAX_ZOOM, zoomSnap: ZOOM_SNAP });
  const layer = createPlanLayer(surface.L, surface.map, { settings, element });
  addPerimeter(surface.L, surface.map, settings.perimeter);
  frame.append(node("p", { class: `compare__name compare__name--${place}` }, side.title));
  return { ...surface, frame, layer };
}

/** What is different gets a line around it, in the version where it can be seen. */
function mark([before, after], changed) {
  const marks = Object.entries(changed).map(([key, kind]) => [key, MARKS[kind]]);
  before?.setMarks(new Map(marks));
  after?.setMarks(new Map(marks));
}

function together(one, other) {
  let leading = null;
  for (const [from, to] of [[one, other], [other, one]]) {
    from.on("move", () => {
      if (leading === to) return;
      leading = from;
      to.setView(from.getCenter(), from.getZoom(), { animate: false });
      leading = null;
    });
  }
  other.setView(one.getCenter(), one.getZoom(), { animate: false });
}
