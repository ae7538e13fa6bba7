// Draws elements of a street to scale on a canvas. Knows no map: it gets a way from metres to pixels.
import { rectangle } from "./plan-frame.js";
import { disc, STAMPS } from "./plan-stamps.js";

const TINTS = ["leaf", "crown", "trunk", "grass", "stone", "road", "white", "wood", "brick", "steel", "lamp", "play", "power", "ink", "choice", "added", "gone", "changed"];

/** The colours of a drawing, from the page's own custom properties. */
export function readTints(element) {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.setProperty("forced-color-adjust", "none");
  element.append(probe);
  const tints = {};
  for (const name of TINTS) {
    probe.style.color = `var(--plan-${name})`;
    tints[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return tints;
}

/** Below everything: grass and stone; then paths, markings, things, and crowns of trees on top. */
const ORDER = ["paving", "green", "cycle_path", "parking", "crossing", "threshold", "play", "other", "bicycle_rack", "bench", "container", "charging_point", "lamp", "tree"];
const RANK = new Map(ORDER.map((kind, rank) => [kind, rank]));

/** Elements in the order in which they are painted. */
export function inOrder(things) {
  return [...things].sort((one, other) => (RANK.get(one.kind) ?? 7) - (RANK.get(other.kind) ?? 7));
}

/** Paint one element. `to([x, y])` gives pixels, `scale` pixels per metre, `kinds` the sizes in centimetres. */
export function paint(context, thing, { to, scale, tints, kinds }) {
  const points = thing.points.map(to);
  if (thing.type === "Polygon") return paintArea(context, thing, points, scale, tints);
  if (thing.type === "LineString") return paintLine(context, thing, points, scale, tints);
  const { length = 100, width = 100 } = kinds[thing.kind] ?? {};
  const least = 5 / scale; // nothing becomes smaller than five pixels
  const size = { length: Math.max(length / 100, least), width: Math.max(width / 100, least) };
  const draw = STAMPS[thing.kind] ?? STAMPS.other;
  const angle = turnOf(to, thing);
  context.save();
  context.translate(...points[0]);
  context.rotate(angle);
  draw(context, size.length * scale, size.width * scale, tints, scale, angle);
  context.restore();
}

/** The direction of an element on the screen: the map lies a little askew to the grid. */
function turnOf(to, { points: [[x, y]], rotation }) {
  const [ax, ay] = to([x, y]);
  const angle = (rotation * Math.PI) / 180;
  const [bx, by] = to([x + Math.sin(angle) * 10, y + Math.cos(angle) * 10]);
  return Math.atan2(bx - ax, -(by - ay));
}

/** A line around an element that was chosen or that changed. */
export function paintOutline(context, thing, { to, scale, kinds }, colour, wide = 3) {
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = wide;
  context.lineJoin = "round";
  if (thing.type === "Point") {
    const { length = 100, width = 100 } = kinds[thing.kind] ?? {};
    const room = 5 / scale + Math.max(0, 14 / scale - Math.min(length, width) / 100) / 2;
    trace(context, rectangle(thing.points[0], length / 100 + 2 * room, width / 100 + 2 * room, thing.rotation).map(to), true);
  } else {
    trace(context, thing.points.map(to), thing.type === "Polygon");
  }
  context.stroke();
  context.restore();
}

/** The corners of a line or area that was chosen, to take hold of. */
export function paintCorners(context, thing, { to, tints }) {
  for (const point of thing.points) {
    context.save();
    context.translate(...to(point));
    disc(context, 6, tints.white, tints.choice);
    context.restore();
  }
}

function trace(context, points, close) {
  context.beginPath();
  points.forEach(([x, y], n) => (n ? context.lineTo(x, y) : context.moveTo(x, y)));
  if (close) context.closePath();
}

function paintArea(context, thing, points, scale, tints) {
  const look = { green: ["grass", "leaf"], paving: ["stone", "road"], play: ["play", "play"], parking: ["road", "white"] }[thing.kind] ?? ["stone", "ink"];
  context.save();
  trace(context, points, true);
  context.fillStyle = tints[look[0]];
  context.globalAlpha = thing.kind === "play" ? 0.35 : 0.92;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = Math.max(1, 0.12 * scale);
  context.strokeStyle = tints[look[1]];
  context.stroke();
  if (scale > 2.5) texture(context, thing, points, scale, tints);
  context.restore();
}

/** Tufts in the grass, joints in the stone: the same on every redraw, because they hang on metres, not on chance. */
function texture(context, thing, points, scale, tints) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const step = (thing.kind === "green" ? 1.9 : 1) * scale;
  if (((right - left) / step) * ((bottom - top) / step) > 3000) return;
  context.clip();
  context.beginPath();
  if (thing.kind === "green") {
    for (let row = 0, y = top; y < bottom; y += step, row += 1) {
      for (let x = left + (row % 2 ? step / 2 : 0); x < right; x += step) {
        context.moveTo(x - 0.16 * scale, y - 0.22 * scale);
        context.lineTo(x, y);
        context.lineTo(x + 0.16 * scale, y - 0.22 * scale);
      }
    }
    context.globalAlpha = 0.4;
    context.strokeStyle = tints.leaf;
  } else {
    for (let y = top; y < bottom; y += step) {
      context.moveTo(left, y);
      context.lineTo(right, y);
    }
    context.globalAlpha = 0.25;
    context.strokeStyle = tints.road;
  }
  context.lineWidth = Math.max(0.75, 0.06 * scale);
  context.stroke();
}

function paintLine(context, thing, points, scale, tints) {
  const wide = Math.max(3, (thing.kind === "cycle_path" ? 2 : 1) * scale);
  context.save();
  context.lineJoin = context.lineCap = "round";
  trace(context, points, false);
  context.strokeStyle = tints.white;
  context.lineWidth = wide + 2;
  context.stroke();
  context.strokeStyle = thing.kind === "cycle_path" ? tints.brick : tints.steel;
  context.lineWidth = wide;
  context.stroke();
  if (thing.kind === "cycle_path" && scale > 2) {
    context.setLineDash([1.2 * scale, 1.2 * scale]);
    context.lineCap = "butt";
    context.strokeStyle = tints.white;
    context.lineWidth = Math.max(1, 0.1 * scale);
    context.stroke();
  }
  context.restore();
}
