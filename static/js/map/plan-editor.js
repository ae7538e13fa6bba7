// Drawing a street: pick a kind, put it on the map, move, turn, copy and remove it, by finger, mouse or keyboard.
import { createHand, REACH_PX } from "./plan-drag.js";
import { middleOf, thingAt } from "./plan-frame.js";
import { addPerimeter, createPlanLayer, thingOf } from "./plan-layer.js";
import { createPanel } from "./plan-panel.js";
import { createSaver } from "./plan-save.js";
import * as sketch from "./plan-sketch.js";
import { buildParts } from "./plan-tools.js";
import { addSheet, MAX_ZOOM, ZOOM_SNAP } from "./plan-view.js";
import { openSurface, parse } from "./surface.js";
import { wordsOf } from "./words.js";

const NUDGE_M = 0.1;
const TURN = 15;
const ARROWS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** Bring the element to life. */
export async function mount(element) {
  const words = wordsOf(element);
  const settings = parse(element.dataset.plan) ?? {};
  const parts = buildParts(element, words, settings);
  const surface = await openSurface(element, words, { frame: parts.frame, maxZoom: MAX_ZOOM, zoomSnap: ZOOM_SNAP, doubleClickZoom: false });
  const { L, map, tell } = surface;
  const layer = createPlanLayer(L, map, { settings, element });
  addPerimeter(L, map, settings.perimeter);
  if (settings.underlay) addSheet(surface, words, settings.underlay);
  const editor = createEditor(element, { words, settings, surface, layer, parts });
  element.dataset.ready = "";
  try {
    editor.open(await fetchElements(settings, layer.frame));
    element.dataset.loaded = "";
  } catch {
    tell("elements", words("failed"));
  }
}

async function fetchElements({ elements }, frame) {
  const answer = await fetch(elements, { cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  const { features, revision } = await answer.json();
  return { things: features.map((feature) => thingOf(feature, frame)), revision };
}

function createEditor(element, { words, settings, surface, layer, parts }) {
  const { map, canvas, status } = surface;
  const { kinds } = settings;
  const { tools } = parts;
  let drawing = sketch.begin([]);
  let chosen = null;
  let kind = ""; // what the next tap puts down; empty: select
  let corners = []; // of the line or area that is being drawn
  let snaps = true;
  let leaves = false; // the next Tab leaves the map

  const thing = (key) => drawing.things.find((one) => one.key === key) ?? null;
  const nameOf = (one) => one.label || kinds[one.kind]?.label || one.kind;
  const say = (text) => {
    status.textContent = text;
  };
  const panel = createPanel(parts.side, words, {
    settings, frame: layer.frame, nameOf,
    onChange: (key, values) => commit(sketch.change(drawing.things, key, values), words("changed", { name: nameOf({ ...thing(key), ...values }) })),
    onSelect: (key) => select(key, { look: true }),
  });
  const saver = createSaver(element, {
    things: () => drawing.things,
    frame: layer.frame,
    fetchTheirs: () => fetchElements(settings, layer.frame),
    onState(state, message = "") {
      parts.state.textContent = words(state, { message });
      parts.state.dataset.state = state === "refused" || state === "save_failed" ? "failed" : state;
    },
    onMerged(things, both) {
      drawing = sketch.step(drawing, things);
      render();
      say(both.length ? words("both", { names: both.map((key) => nameOf(thing(key) ?? { kind: "other" })).join(", ") }) : words("merged"));
    },
  });

  function commit(things, said) {
    if (things.length > sketch.LIMIT) return say(words("too_many", { limit: sketch.LIMIT }));
    drawing = sketch.step(drawing, things);
    render();
    saver.changed();
    return say(said);
  }

  function render() {
    if (chosen && !thing(chosen)) chosen = null;
    layer.setMoving([]);
    layer.setThings(drawing.things);
    layer.choose(chosen);
    panel.show(drawing.things, thing(chosen));
    enable();
  }

  function enable() {
    const can = { undo: drawing.past.length, redo: drawing.future.length, rotate: chosen, copy: chosen, remove: chosen, put: kind, finish: corners.length > 1, snap: true };
    for (const [name, button] of Object.entries(tools)) button.disabled = !can[name];
    tools.put.hidden = !kind;
    tools.finish.hidden = !kind || kinds[kind].shape === "Point";
  }

  function select(key, { look = false } = {}) {
    chosen = key;
    layer.choose(key);
    panel.show(drawing.things, thing(key));
    enable();
    if (!key) return;
    const at = layer.toLatLng(middleOf(thing(key).points));
    if (look || !map.getBounds().contains(at)) map.panTo(at, { animate: false });
    const n = drawing.things.findIndex((one) => one.key === key) + 1;
    say(words("selected", { name: nameOf(thing(key)), n, total: drawing.things.length }));
  }

  function use(next) {
    kind = next;
    corners = [];
    layer.setMoving([]);
    element.dataset.tool = kind ? "draw" : "select";
    for (const button of parts.palette.children) button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
    parts.hint.textContent = words(kind ? `hint_${kinds[kind].shape}` : "hint_select");
    enable();
  }

  /** Put down what the palette says: a thing, or the next corner of a line or area. */
  function put(point) {
    const blank = { key: sketch.newKey(), kind, rotation: thing(chosen)?.kind === kind ? thing(chosen).rotation : 0, quantity: 1, label: "", ...pricesOf(kind) };
    const free = { ...blank, type: "Point", points: [point] };
    const at = snaps ? sketch.snap(free, point, drawing.things, kinds, REACH_PX / layer.scale()) : { point, rotation: blank.rotation };
    if (kinds[kind].shape === "Point") {
      chosen = blank.key;
      return commit([...drawing.things, { ...free, points: [at.point], rotation: at.rotation }], words("placed", { name: nameOf(blank) }));
    }
    corners = [...corners, at.point];
    layer.setMoving([shaped(blank, corners)]);
    return enable();
  }

  /** A new thing costs what the last one of its kind costs. */
  function pricesOf(wanted) {
    const last = drawing.things.findLast((one) => one.kind === wanted);
    return { unit_cost_cents: last?.unit_cost_cents ?? 0, upkeep_cents: last?.upkeep_cents ?? 0 };
  }

  function shaped(blank, points) {
    const area = kinds[blank.kind].shape === "Polygon" && points.length > 2;
    return { ...blank, type: area ? "Polygon" : "LineString", points: area ? sketch.closed(points) : points };
  }

  function finish() {
    const least = kinds[kind]?.shape === "Polygon" ? 3 : 2;
    const distinct = corners.filter(([x, y], n) => !n || Math.hypot(x - corners[n - 1][0], y - corners[n - 1][1]) > 0.02);
    if (distinct.length < least) return;
    const made = shaped({ key: sketch.newKey(), kind, rotation: 0, quantity: 1, label: "", ...pricesOf(kind) }, distinct);
    if (made.type === "Polygon" && sketch.crosses(distinct)) return say(words("crossing"));
    chosen = made.key;
    corners = [];
    return commit([...drawing.things, made], words("placed", { name: nameOf(made) }));
  }

  const hand = createHand(layer, surface, {
    kinds, say: (name) => say(words(name)), select, render,
    isFree: () => !kind,
    held: () => thing(chosen),
    things: () => drawing.things,
    snaps: () => snaps,
    onMoved: (now) => commit(sketch.change(drawing.things, now.key, now), words("moved", { name: nameOf(now) })),
  });

  const acts = {
    undo() {
      drawing = sketch.undo(drawing);
      after("undone");
    },
    redo() {
      drawing = sketch.redo(drawing);
      after("redone");
    },
    rotate: (by = TURN) => {
      const other = sketch.turned(thing(chosen), by);
      commit(sketch.change(drawing.things, chosen, other), words("turned", { name: nameOf(other), n: other.rotation }));
    },
    copy() {
      const other = sketch.copied(thing(chosen), kinds);
      chosen = other.key;
      commit([...drawing.things, other], words("copied", { name: nameOf(other) }));
    },
    remove() {
      const gone = thing(chosen);
      const at = drawing.things.indexOf(gone);
      const left = sketch.remove(drawing.things, chosen);
      chosen = left[Math.min(at, left.length - 1)]?.key ?? null;
      commit(left, words("removed", { name: nameOf(gone) }));
    },
    put: () => put(layer.toMetres(map.getCenter())),
    finish,
    snap() {
      snaps = !snaps;
      tools.snap.setAttribute("aria-pressed", String(snaps));
    },
  };

  function after(said) {
    render();
    saver.changed();
    say(words(said));
  }

  function nudge([dx, dy], step) {
    const other = sketch.moved(thing(chosen), dx * step, dy * step);
    commit(sketch.change(drawing.things, chosen, other), words("moved", { name: nameOf(other) }));
  }

  /** Tab goes from one to the next, and out of the map after the last or after Escape. */
  function next(back) {
    const here = drawing.things.findIndex((one) => one.key === chosen);
    const to = here < 0 ? (back ? drawing.things.length - 1 : 0) : here + (back ? -1 : 1);
    if (leaves || !drawing.things[to]) return false;
    select(drawing.things[to].key);
    return true;
  }

  function keyed(event) {
    const { key, shiftKey: shift } = event;
    const control = event.ctrlKey || event.metaKey;
    const onMap = event.target === canvas;
    const done = () => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    if (event.target.matches("input, select")) return;
    if (control && key.toLowerCase() === "z") done(acts[shift ? "redo" : "undo"]());
    else if (control && key.toLowerCase() === "y") done(acts.redo());
    else if (control && key.toLowerCase() === "d" && chosen) done(acts.copy());
    else if (control || !onMap) return;
    else if (key === "Tab") {
      if (next(shift)) done();
    } else if (key === "Escape") {
      leaves = true;
      if (corners.length) use(kind);
      else if (kind) use("");
      else select(null);
      done();
    } else if (key === "Enter" && kind) done(acts.put());
    else if (!chosen) return;
    else if (ARROWS[key]) done(nudge(ARROWS[key], shift ? 10 * NUDGE_M : NUDGE_M));
    else if (key.toLowerCase() === "r") done(acts.rotate(shift ? -TURN : TURN));
    else if (key === "Delete" || key === "Backspace") done(acts.remove());
  }

  hand.listen();
  canvas.addEventListener("focus", () => {
    leaves = false;
  });
  element.addEventListener("keydown", keyed, true);
  map.on("click", ({ latlng }) => (kind ? put(layer.toMetres(latlng)) : tapped(latlng)));
  map.on("dblclick", finish);
  for (const [name, button] of Object.entries(tools)) button.addEventListener("click", () => acts[name]());
  parts.palette.addEventListener("click", (event) => {
    const button = event.target.closest("[data-kind]");
    if (button) use(button.dataset.kind);
  });

  function tapped(latlng) {
    const hit = thingAt(drawing.things, layer.toMetres(latlng), kinds, REACH_PX / layer.scale());
    if (!hit) select(null);
  }

  use("");
  return {
    open({ things, revision }) {
      drawing = sketch.begin(things);
      saver.begin(things, revision);
      render();
    },
  };
}
