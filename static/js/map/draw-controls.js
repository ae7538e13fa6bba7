// The buttons and sentences around a map that one draws on.
import { icon, node } from "./dom.js";

const MODE_ICONS = { point: "map-pin", line: "line", area: "polygon" };

/** Build them around the map's canvas; `render` shows a state, `refuse` says why something cannot. */
export function buildControls(element, { canvas, sprite, status }, frame, words, actions) {
  const button = (name, symbol, kind = "") =>
    node("button", { type: "button", class: `map-draw__button ${kind}` }, icon(sprite, symbol), node("span", {}, words(name)));
  const modes = actions.modes.map((mode) => {
    const choice = button(mode, MODE_ICONS[mode], "map-draw__mode");
    choice.addEventListener("click", () => actions.onMode(mode));
    return [mode, choice];
  });
  const place = button("place_point", "plus", "map-draw__button--strong");
  const undo = button("undo_point", "arrow-back-up");
  const redo = button("redo", "arrow-back-up", "map-draw__redo");
  const clear = button("clear", "trash");
  const finish = button("finish", "check", "map-draw__button--strong");
  const size = node("p", { class: "map-draw__size" });
  const advice = node("p", { class: "map-draw__advice" });
  const warning = node("p", { class: "map-draw__warning", role: "alert" });
  const wire = (target, action) => target.addEventListener("click", () => target.getAttribute("aria-disabled") !== "true" && action());
  wire(place, actions.onPlace);
  wire(undo, actions.onUndo);
  wire(redo, actions.onRedo);
  wire(clear, actions.onClear);
  wire(finish, actions.onFinish);

  const choices = node("div", { class: "map-draw__modes", role: "group", "aria-label": words("mode") }, ...modes.map(([, choice]) => choice));
  const tools = node("div", { class: "map-draw__tools", role: "group", "aria-label": words("tools") }, place, undo, redo, clear, finish);
  const crosshair = node("div", { class: "map-crosshair", "aria-hidden": "true" });
  canvas.after(crosshair);
  if (modes.length > 1) frame.before(choices);
  frame.after(tools, advice, size, warning);

  function render({ drawing, finished, size: measured, problem, outside }) {
    const { mode, points, past, future } = drawing;
    for (const [name, choice] of modes) choice.setAttribute("aria-pressed", String(name === mode));
    const off = (target, no) => target.setAttribute("aria-disabled", String(no));
    const drawingShape = mode !== "point";
    place.hidden = finished && drawingShape;
    crosshair.hidden = place.hidden;
    off(undo, past.length === 0);
    undo.lastChild.textContent = words(drawing.last === "add" ? "undo_point" : "undo");
    off(redo, future.length === 0);
    off(clear, points.length === 0);
    finish.hidden = !drawingShape;
    off(finish, !finished && problem !== "");
    finish.lastChild.textContent = words(finished ? "resume" : "finish");
    size.textContent = measured;
    advice.textContent = problem;
    warning.textContent = outside;
    element.dataset.mode = mode;
    element.toggleAttribute("data-finished", finished && drawingShape);
  }

  return {
    render,
    refuse(sentence) {
      // Emptied first, so that the same sentence is announced again.
      warning.textContent = "";
      warning.textContent = sentence;
      status.textContent = "";
    },
    focusFinish: () => finish.focus(),
  };
}
