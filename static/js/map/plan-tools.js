// What stands around the map of the editor: the palette, the tools, the hint, the side panel.
import { icon, node } from "./dom.js";

/** Build it all in the element; the frame is where the map comes. */
export function buildParts(element, words, { kinds, order }) {
  const sprite = element.dataset.icons;
  const press = (name, symbol, ...more) => node("button", { type: "button", class: "plan-editor__kind", "aria-label": words(name), title: words(name) }, symbol && icon(sprite, symbol), ...more);
  const tools = {
    undo: press("undo", "arrow-back-up"), redo: press("redo", "arrow-forward-up"),
    rotate: press("rotate", "refresh"), copy: press("copy", "copy"), remove: press("remove", "trash"),
    put: press("put", "crosshair", words("put")), finish: press("finish", "check", words("finish")), snap: press("snap", "grip-vertical", words("snap")),
  };
  tools.snap.setAttribute("aria-pressed", "true");
  const choice = (kind, label) => node("button", { type: "button", class: "plan-editor__kind", "data-kind": kind, "aria-pressed": "false" },
    kind ? node("span", { class: `plan-swatch plan-swatch--${kind}`, "aria-hidden": "true" }) : icon(sprite, "hand-grab"), label);
  const palette = node("div", { class: "plan-editor__palette", role: "group", "aria-label": words("palette") },
    choice("", words("select")), ...order.map((kind) => choice(kind, kinds[kind].label)));
  const state = node("span", { class: "plan-editor__state", role: "status" });
  const bar = node("div", { class: "plan-editor__bar", role: "group", "aria-label": words("tools") }, ...Object.values(tools), state);
  const frame = node("div", { class: "map plan-map" });
  const hint = node("p", { class: "plan-editor__hint" });
  const side = node("div", { class: "plan-editor__side" });
  element.append(palette, bar, node("div", {}, frame, hint), side);
  element.addEventListener("submit", (event) => event.preventDefault());
  return { tools, palette, bar, frame, hint, side, state };
}
