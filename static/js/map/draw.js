// Choosing a place in a form: a point, a line or an area, with a finger, a mouse or the keyboard.
// What is drawn is written as GeoJSON into the input that `data-input` names.
import { node } from "./dom.js";
import { buildControls } from "./draw-controls.js";
import { createSketch } from "./draw-sketch.js";
import * as drawings from "./drawing.js";
import { emit, nearestMap } from "./events.js";
import { drawOutline } from "./outline.js";
import { areaInWords, areaOf, lengthInWords, lengthOf } from "./measure.js";
import { openSurface } from "./surface.js";
import { goToFound } from "./view.js";
import { wordsOf } from "./words.js";

const MODES = ["point", "line", "area"];

/** Bring the element to life. */
export async function mount(element) {
  const words = wordsOf(element);
  const input = document.querySelector(element.dataset.input);
  const stored = drawings.fromText(input.value);
  const modes = MODES.filter((mode) => (element.dataset.modes ?? "point line area").split(/\s+/).includes(mode));
  const frame = node("div", { class: "map map--panel" });
  element.append(frame);
  const surface = await openSurface(element, words, { frame, doubleClickZoom: false, zoomSnap: element.dataset.outline ? 0.25 : 1 });
  drawOutline(surface, element.dataset.outline);
  const pad = createPad(element, { words, input, surface, frame, modes, start: stored ?? drawings.emptyDrawing(modes[0]) });
  if (stored) pad.fit();
  listenForPlaces(element, surface.map, pad);
  element.dataset.ready = "";
}

function createPad(element, { words, input, surface, frame, modes, start }) {
  const { map, canvas, settings, status } = surface;
  let drawing = start;
  let finished = start.points.length > 0;

  const sketch = createSketch(surface, words, {
    onMove: (index, position) => change(drawings.movePoint(drawing, index, position), { refused: "crossing" }),
    onRemove: (index) => change(drawings.removePoint(drawing, index), { said: words("removed") }),
  });

  const controls = buildControls(element, surface, frame, words, {
    modes,
    onMode: (mode) => change(drawings.changeMode(drawing, mode)),
    onPlace: () => addAt(map.getCenter()),
    onUndo: () => change(drawings.undo(drawing), { said: words("undone") }),
    onRedo: () => change(drawings.redo(drawing), { said: words("redone") }),
    onClear: () => change(drawings.clear(drawing), { said: words("cleared") }),
    onFinish: () => finish(!finished),
  });

  function addAt({ lng, lat }) {
    if (finished && drawing.mode !== "point") return;
    const position = [lng, lat];
    const refused = drawings.refusalOf(drawing, position);
    if (refused) {
      controls.refuse(words(refused, { limit: drawings.POINT_LIMIT }));
      return;
    }
    const after = drawings.addPoint(drawing, position);
    change(after, { said: words("placed", { n: after.points.length }) });
  }

  /** Take over a new state; an unchanged one means that the wish was refused. */
  function change(after, { said = "", refused = "" } = {}) {
    if (after === drawing) {
      sketch.draw(drawing, finished);
      if (refused) controls.refuse(words(refused));
      return;
    }
    drawing = after;
    finished = finished && drawings.problemOf(drawing) === null;
    write();
    render();
    status.textContent = [said, sizeOf(drawing, words)].filter(Boolean).join(" ");
  }

  function write() {
    const geometry = drawings.toGeometry(drawing);
    const text = geometry ? JSON.stringify(geometry) : "";
    if (input.value === text) return;
    input.value = text;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    if (geometry) emit(element, "place:chosen", { geometry });
  }

  function finish(done) {
    if (done && drawings.problemOf(drawing)) return;
    finished = done;
    render();
    if (done) sketch.fit(drawing);
    controls.focusFinish();
  }

  function render() {
    sketch.draw(drawing, finished);
    controls.render({
      drawing, finished,
      size: sizeOf(drawing, words),
      problem: sentenceAbout(drawing, words),
      outside: drawings.leavesBox(drawing, settings.bounds) ? words(element.dataset.outline ? "outside_street" : "outside") : "",
    });
  }

  map.on("click", ({ latlng }) => addAt(latlng));
  map.on("move", () => sketch.stretch(drawing, finished));
  canvas.addEventListener("keydown", (event) => {
    if (event.target !== canvas) return;
    if (event.key === "Enter") addAt(map.getCenter());
    else if (event.key === "Backspace" || event.key === "Delete") change(drawings.undo(drawing), { said: words("undone") });
    else return;
    event.preventDefault();
  });
  render();
  return { addAt, fit: () => sketch.fit(drawing), isEmptyPoint: () => drawing.mode === "point" };
}

function sizeOf(drawing, words) {
  if (drawing.mode === "line" && drawing.points.length > 1) {
    const { key, number } = lengthInWords(lengthOf(drawing.points));
    return words(key, { n: number });
  }
  if (drawing.mode === "area" && drawing.points.length > 2) {
    const { key, number } = areaInWords(areaOf(drawing.points));
    return words(key, { n: number });
  }
  return "";
}

function sentenceAbout(drawing, words) {
  const problem = drawings.problemOf(drawing);
  if (problem === "crossing") return words("crossing");
  if (problem === "empty") return words(`hint_${drawing.mode}`);
  if (problem === "too_few") {
    const missing = drawings.missingPoints(drawing);
    return missing === 1 ? words("missing_one") : words("missing_many", { count: missing });
  }
  return drawing.mode === "point" ? words("done_point") : "";
}

/** An address that was found moves the map; in point mode an exact address also sets the point. */
function listenForPlaces(element, map, pad) {
  document.addEventListener("place:found", (event) => {
    if (nearestMap(event.target) !== element) return;
    const { kind, lon, lat } = event.detail;
    goToFound(map, event.detail);
    if (kind === "address" && pad.isEmptyPoint()) pad.addAt({ lng: lon, lat });
  });
}
