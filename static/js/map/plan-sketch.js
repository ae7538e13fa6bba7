// What a designer does with the elements of a draft, without map or page: steps back and forth, snapping, two drawings in one.
// A thing: {key, kind, type, points (metres), rotation, quantity, unit_cost_cents, upkeep_cents, label}. Nothing is changed in place.
import { ringCrosses } from "./crossing.js";
import { middleOf, positionsOf, withPositions } from "./plan-frame.js";

export const LIMIT = 5000;
const STEPS = 200;
const GRID_M = 0.5;

/** A drawing with the steps that led to it. */
export function begin(things) {
  return { things, past: [], future: [] };
}

/** The next state; the one before can be had back. */
export function step(state, things) {
  if (things === state.things) return state;
  return { things, past: [...state.past.slice(-STEPS + 1), state.things], future: [] };
}

/** One step back, or the same state when there is none. */
export function undo({ things, past, future }) {
  if (!past.length) return { things, past, future };
  return { things: past.at(-1), past: past.slice(0, -1), future: [things, ...future] };
}

/** One step forth again. */
export function redo({ things, past, future }) {
  if (!future.length) return { things, past, future };
  return { things: future[0], past: [...past, things], future: future.slice(1) };
}

/** The drawing with one thing changed. */
export function change(things, key, values) {
  return things.map((thing) => (thing.key === key ? { ...thing, ...values } : thing));
}

/** The drawing without one thing. */
export function remove(things, key) {
  return things.filter((thing) => thing.key !== key);
}

/** A thing somewhere else. */
export function moved(thing, dx, dy) {
  return { ...thing, points: thing.points.map(([x, y]) => [x + dx, y + dy]) };
}

/** A thing turned around its middle, clockwise. */
export function turned(thing, degrees) {
  const rotation = (((thing.rotation + degrees) % 360) + 360) % 360;
  if (thing.type === "Point") return { ...thing, rotation };
  const [mx, my] = middleOf(thing.points);
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const points = thing.points.map(([x, y]) => [mx + (x - mx) * cos + (y - my) * sin, my - (x - mx) * sin + (y - my) * cos]);
  return { ...thing, points };
}

/** A new key; random, because two designers may draw in one draft. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `e${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The same thing again, beside the one it was made of. */
export function copied(thing, kinds) {
  const { width = 100 } = kinds[thing.kind] ?? {};
  const angle = (thing.rotation * Math.PI) / 180;
  const aside = thing.type === "Point" ? width / 100 : 3;
  return { ...moved(thing, Math.cos(angle) * aside, -Math.sin(angle) * aside), key: newKey() };
}

/** Where a thing goes that is let go near others: beside one of its kind, on an edge, or else on the grid.
 *  Gives {point, rotation}; the rotation is that of the neighbour it joins. */
export function snap(thing, point, things, kinds, reach) {
  return besideNeighbour(thing, point, things, kinds, reach) ?? onEdge(thing, point, things, reach) ?? onGrid(point, thing.rotation);
}

function besideNeighbour(thing, [x, y], things, kinds, reach) {
  const { length = 100, width = 100 } = kinds[thing.kind] ?? {};
  let best = null;
  for (const other of things) {
    if (other.key === thing.key || other.kind !== thing.kind || other.type !== "Point") continue;
    const [ox, oy] = other.points[0];
    if (Math.hypot(ox - x, oy - y) > (length + width) / 100 + reach) continue;
    const angle = (other.rotation * Math.PI) / 180;
    const [along, across] = [[Math.sin(angle), Math.cos(angle)], [Math.cos(angle), -Math.sin(angle)]];
    for (const [[ux, uy], far] of [[along, length / 100], [across, width / 100]]) {
      for (const side of [-1, 1]) {
        const point = [ox + ux * far * side, oy + uy * far * side];
        const away = Math.hypot(point[0] - x, point[1] - y);
        if (away <= reach && (!best || away < best.away)) best = { away, point, rotation: other.rotation };
      }
    }
  }
  return best && { point: best.point, rotation: best.rotation };
}

function onEdge(thing, [x, y], things, reach) {
  let best = null;
  for (const other of things) {
    if (other.key === thing.key || other.type === "Point") continue;
    for (let n = 1; n < other.points.length; n += 1) {
      const [[ax, ay], [bx, by]] = [other.points[n - 1], other.points[n]];
      const [dx, dy] = [bx - ax, by - ay];
      const share = dx || dy ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
      const point = [ax + share * dx, ay + share * dy];
      const away = Math.hypot(point[0] - x, point[1] - y);
      if (away <= reach && (!best || away < best.away)) best = { away, point };
    }
  }
  return best && { point: best.point, rotation: thing.rotation };
}

function onGrid([x, y], rotation) {
  return { point: [Math.round(x / GRID_M) * GRID_M, Math.round(y / GRID_M) * GRID_M], rotation };
}

/** Two drawings that began from one: what only one of them changed is as it made it, what both changed is as mine.
 *  `both` names what both changed, each in another way. */
export function merge(base, mine, theirs) {
  const was = byKey(base);
  const [own, other] = [byKey(mine), byKey(theirs)];
  const both = [];
  const pick = (key) => {
    const [before, here, there] = [was.get(key), own.get(key), other.get(key)];
    if (isSame(here, there) || isSame(before, there)) return here;
    if (isSame(before, here)) return there;
    both.push(key);
    return here ?? there; // what one threw away while the other changed it stays
  };
  const keys = [...new Set([...theirs, ...mine].map(({ key }) => key))];
  return { things: keys.map(pick).filter(Boolean), both };
}

const byKey = (things) => new Map(things.map((thing) => [thing.key, thing]));

function isSame(one, other) {
  return one === other || (Boolean(one) && Boolean(other) && textOf(one) === textOf(other));
}

function textOf({ key, kind, type, points, rotation, quantity, unit_cost_cents: cost, upkeep_cents: upkeep, label }) {
  return JSON.stringify([key, kind, type, points.map((point) => point.map((metres) => Math.round(metres * 50))), rotation, quantity, cost ?? 0, upkeep ?? 0, label]);
}

/** The drawing as the GeoJSON that the server reads. */
export function toCollection(things, frame) {
  const features = things.map((thing) => ({
    type: "Feature",
    geometry: withPositions(thing, thing.points.map(frame.toDegrees).map((at) => at.map((degrees) => Number(degrees.toFixed(8))))),
    properties: {
      key: thing.key,
      kind: thing.kind,
      rotation: Math.round(thing.rotation) % 360,
      quantity: thing.quantity ?? 1,
      unit_cost_cents: thing.unit_cost_cents ?? 0,
      upkeep_cents: thing.upkeep_cents ?? 0,
      label: thing.label ?? "",
    },
  }));
  return { type: "FeatureCollection", features };
}

/** Whether the edge of an area through these corners crosses itself. */
export const crosses = (corners) => ringCrosses(corners);

/** A closed ring needs its first corner again at the end. */
export function closed(points) {
  const positions = positionsOf({ type: "LineString", coordinates: points });
  return [...positions, positions[0]];
}
