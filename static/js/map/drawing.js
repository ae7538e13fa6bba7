// What somebody is drawing: a mode, its points, and the way back and forth. Pure: every function
// returns a new state, or the same object when nothing changed. No DOM, no Leaflet.
import { pathCrosses, ringCrosses } from "./crossing.js";
import { signedArea } from "./measure.js";

export const POINT_LIMIT = 500;
const DECIMALS = 1e6; // about ten centimetres
const TYPES = { point: "Point", line: "LineString", area: "Polygon" };

/** An empty drawing in this mode: "point", "line" or "area". */
export function emptyDrawing(mode) {
  return { mode, points: [], past: [], future: [], last: null };
}

function round([lon, lat]) {
  return [Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
}

function same(a, b) {
  return a[0] === b[0] && a[1] === b[1];
}

function next(drawing, change, last) {
  const { mode, points, past } = drawing;
  return { mode, points, ...change, past: [...past, { mode, points, last: drawing.last }], future: [], last };
}

/** Why this point cannot be added: "too_many", "crossing", or null when it can. */
export function refusalOf(drawing, position) {
  if (drawing.mode === "point") return null;
  if (drawing.points.length >= POINT_LIMIT) return "too_many";
  if (drawing.mode === "area" && pathCrosses([...drawing.points, round(position)])) return "crossing";
  return null;
}

/** Add a point at the end; in point mode it replaces the one that was there. */
export function addPoint(drawing, position) {
  const point = round(position);
  const { mode, points } = drawing;
  if (points.length > 0 && same(points[points.length - 1], point)) return drawing;
  if (refusalOf(drawing, point)) return drawing;
  return next(drawing, { points: mode === "point" ? [point] : [...points, point] }, "add");
}

/** Move one point; an area stays as it was when the move would make it cross itself. */
export function movePoint(drawing, index, position) {
  const { mode, points } = drawing;
  const point = round(position);
  if (index < 0 || index >= points.length || same(points[index], point)) return drawing;
  const moved = points.map((old, i) => (i === index ? point : old));
  if (mode === "area" && [pathCrosses, ringCrosses].some((crosses) => !crosses(points) && crosses(moved))) return drawing;
  return next(drawing, { points: moved }, "move");
}

/** Take one point away. */
export function removePoint(drawing, index) {
  if (index < 0 || index >= drawing.points.length) return drawing;
  return next(drawing, { points: drawing.points.filter((_, i) => i !== index) }, "remove");
}

/** Take all points away; undo brings them back. */
export function clear(drawing) {
  return drawing.points.length === 0 ? drawing : next(drawing, { points: [] }, "clear");
}

/** Change the mode and keep what can be kept: a line becomes an area, a point becomes a first point. */
export function changeMode(drawing, mode) {
  if (mode === drawing.mode) return drawing;
  const { points } = drawing;
  return next(drawing, { mode, points: mode === "point" ? points.slice(-1) : points }, "mode");
}

/** One step back. */
export function undo(drawing) {
  if (drawing.past.length === 0) return drawing;
  const before = drawing.past[drawing.past.length - 1];
  const { mode, points, last } = drawing;
  return { ...before, past: drawing.past.slice(0, -1), future: [{ mode, points, last }, ...drawing.future] };
}

/** One step forward again. */
export function redo(drawing) {
  if (drawing.future.length === 0) return drawing;
  const [after, ...future] = drawing.future;
  const { mode, points, last } = drawing;
  return { ...after, past: [...drawing.past, { mode, points, last }], future };
}

/** How many points are still needed before there is a shape. */
export function missingPoints(drawing) {
  const needed = { point: 1, line: 2, area: 3 }[drawing.mode];
  return Math.max(0, needed - drawing.points.length);
}

/** Why this is not a shape yet: "empty", "too_few", "crossing", or null when it is one. */
export function problemOf(drawing) {
  if (drawing.points.length === 0) return "empty";
  if (missingPoints(drawing) > 0) return "too_few";
  if (drawing.mode === "area" && ringCrosses(drawing.points)) return "crossing";
  return null;
}

/** The GeoJSON geometry (ring closed and counter-clockwise), or null while there is a problem. */
export function toGeometry(drawing) {
  if (problemOf(drawing)) return null;
  const { mode, points } = drawing;
  if (mode === "point") return { type: TYPES.point, coordinates: points[0] };
  if (mode === "line") return { type: TYPES.line, coordinates: points };
  const ring = signedArea(points) < 0 ? [...points].reverse() : points;
  return { type: TYPES.area, coordinates: [[...ring, ring[0]]] };
}

/** A drawing that starts from a stored geometry; null when it is none that can be drawn here. */
export function fromGeometry(geometry) {
  const mode = Object.keys(TYPES).find((key) => TYPES[key] === geometry?.type);
  if (!mode) return null;
  const { coordinates } = geometry;
  let points = mode === "point" ? [coordinates] : coordinates;
  if (mode === "area") {
    if (!Array.isArray(coordinates) || coordinates.length !== 1) return null;
    [points] = coordinates;
    if (Array.isArray(points) && points.length > 1 && samePair(points[0], points[points.length - 1])) {
      points = points.slice(0, -1);
    }
  }
  if (!Array.isArray(points) || points.length > POINT_LIMIT || !points.every(isPosition)) return null;
  return { ...emptyDrawing(mode), points: points.map(round) };
}

/** A drawing from the text of a form field; null when the text holds no geometry. */
export function fromText(text) {
  try {
    return fromGeometry(JSON.parse(text));
  } catch {
    return null;
  }
}

function isPosition(value) {
  return Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every(Number.isFinite);
}

function samePair(a, b) {
  return isPosition(a) && isPosition(b) && same(a, b);
}

/** True when one of the points lies outside the box [west, south, east, north]. */
export function leavesBox(drawing, box) {
  if (!box) return false;
  const [west, south, east, north] = box;
  return drawing.points.some(([lon, lat]) => lon < west || lon > east || lat < south || lat > north);
}
