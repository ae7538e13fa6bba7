/** The borders between strips: sliders that lie over the drawing, for a finger, a mouse and the keyboard. */
import { NARROWEST_CM, STEP_CM } from "./model.js";
import { HOUSE_CM } from "./picture.js";
import { fill, metres } from "./words.js";

const LARGE_STEPS = 5;

/** Lay them over the drawing; `on` = {shift(place, cm), drag(from, place, cm), drop(from, place), now()}. */
export function mountBorders(root, words, on) {
  const stage = root.querySelector(".cross-section");
  const svg = root.querySelector(".cross-section__picture");
  const layer = document.createElement("div");
  layer.className = "cut-borders";
  stage.append(layer);
  let held = null;

  /** Screen pixels per centimetre, and where the left facade stands in the layer. */
  function scale() {
    const matrix = svg.getScreenCTM();
    const box = layer.getBoundingClientRect();
    return { px: matrix.a, left: matrix.e - box.left };
  }

  function show(strips) {
    while (layer.children.length > strips.length - 1) layer.lastElementChild.remove();
    while (layer.children.length < strips.length - 1) layer.append(made());
    layer.style.inlineSize = `${svg.getBoundingClientRect().width}px`;
    const { px, left } = scale();
    let x = 0;
    [...layer.children].forEach((border, place) => {
      x += strips[place].width_cm;
      const pair = [strips[place], strips[place + 1]];
      const [strip, other] = pair.map(({ kind }) => words.kinds[kind]);
      const widths = pair.map(({ kind, width_cm: cm }) => `${words.kinds[kind]} ${metres(cm, words)}`);
      border.style.insetInlineStart = `${left + x * px}px`;
      border.dataset.place = place;
      border.setAttribute("aria-label", fill(words.live.border, { strip, other }));
      border.setAttribute("aria-valuemin", NARROWEST_CM);
      border.setAttribute("aria-valuemax", pair[0].width_cm + pair[1].width_cm - NARROWEST_CM);
      border.setAttribute("aria-valuenow", pair[0].width_cm);
      border.setAttribute("aria-valuetext", widths.join(", "));
    });
  }

  function made() {
    const border = document.createElement("div");
    border.className = "cut-border";
    border.tabIndex = 0;
    border.setAttribute("role", "slider");
    return border;
  }

  layer.addEventListener("pointerdown", (event) => {
    const border = event.target.closest(".cut-border");
    if (!border || event.button !== 0) return;
    event.preventDefault();
    border.focus();
    border.setPointerCapture(event.pointerId);
    border.classList.add("cut-border--held");
    held = { border, place: Number(border.dataset.place), x: event.clientX, from: on.now(), px: scale().px };
  });

  layer.addEventListener("pointermove", (event) => {
    if (!held) return;
    const cm = Math.round((event.clientX - held.x) / held.px / STEP_CM) * STEP_CM;
    on.drag(held.from, held.place, cm);
  });

  for (const end of ["pointerup", "pointercancel"]) {
    layer.addEventListener(end, () => {
      if (!held) return;
      held.border.classList.remove("cut-border--held");
      const { from, place } = held;
      held = null;
      on.drop(from, place);
    });
  }

  layer.addEventListener("keydown", (event) => {
    const border = event.target.closest(".cut-border");
    if (!border) return;
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -LARGE_STEPS, PageUp: LARGE_STEPS }[event.key];
    const cm = { Home: -1e6, End: 1e6 }[event.key] ?? (steps ?? 0) * (event.shiftKey ? LARGE_STEPS : 1) * STEP_CM;
    if (!cm) return;
    event.preventDefault();
    on.shift(Number(border.dataset.place), cm);
  });

  new ResizeObserver(() => show(on.now())).observe(svg);
  return { show };
}
