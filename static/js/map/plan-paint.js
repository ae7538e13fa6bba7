// Draws elements of a street to scale on a canvas. Knows no map: it gets a way from metres to pixels.
import { rectangle } from "./plan-frame.js";

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

/** A rectangle around the middle, with round corners. Length goes up, width across. */
function box(context, length, width, corner = 0) {
  context.beginPath();
  context.roundRect(-width / 2, -length / 2, width, length, Math.min(corner, width / 2, length / 2));
}

function letter(context, text, size, colour) {
  if (size < 7) return;
  context.fillStyle = colour;
  context.font = `700 ${size}px sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, 0, size * 0.04);
}

/** How each kind looks from above, at its real size. */
const STAMPS = {
  tree(context, length, _width, tints) {
    const radius = length / 2;
    context.beginPath();
    const lobes = radius > 9 ? 9 : 0;
    if (lobes) {
      for (let n = 0; n <= lobes * 8; n += 1) {
        const angle = (n / (lobes * 8)) * 2 * Math.PI;
        const reach = radius * (0.95 + 0.07 * Math.cos(angle * lobes));
        const at = [Math.cos(angle) * reach, Math.sin(angle) * reach];
        if (n) context.lineTo(...at);
        else context.moveTo(...at);
      }
    } else {
      context.arc(0, 0, radius, 0, 2 * Math.PI);
    }
    context.globalAlpha = 0.86;
    context.fillStyle = tints.crown;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = Math.max(1, radius * 0.07);
    context.strokeStyle = tints.leaf;
    context.stroke();
    if (radius < 6) return;
    context.beginPath();
    context.globalAlpha = 0.35;
    context.fillStyle = tints.white;
    context.arc(-radius * 0.3, -radius * 0.32, radius * 0.34, 0, 2 * Math.PI);
    context.fill();
    context.globalAlpha = 1;
    context.beginPath();
    context.fillStyle = tints.trunk;
    context.arc(0, 0, radius * 0.13, 0, 2 * Math.PI);
    context.fill();
  },
  parking(context, length, width, tints, scale, angle) {
    box(context, length, width);
    context.fillStyle = tints.road;
    context.globalAlpha = 0.85;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = Math.max(1, 0.1 * scale);
    context.strokeStyle = tints.white;
    context.stroke();
    context.rotate(-angle);
    letter(context, "P", Math.min(length, width) * 0.62, tints.white);
  },
  bench(context, length, width, tints) {
    box(context, length, width, 2);
    context.fillStyle = tints.wood;
    context.fill();
    if (width < 5) return;
    context.beginPath();
    for (const share of [-0.17, 0.17]) {
      context.moveTo(width * share, -length / 2);
      context.lineTo(width * share, length / 2);
    }
    context.strokeStyle = tints.white;
    context.globalAlpha = 0.6;
    context.lineWidth = 1;
    context.stroke();
    context.globalAlpha = 1;
  },
  threshold(context, length, width, tints) {
    box(context, length, width);
    context.fillStyle = tints.stone;
    context.fill();
    context.strokeStyle = tints.steel;
    context.lineWidth = 1;
    context.stroke();
    const teeth = Math.max(2, Math.round(length / Math.max(6, width * 0.4)));
    context.fillStyle = tints.white;
    for (const side of [-1, 1]) {
      for (let n = 0; n < teeth; n += 1) {
        const from = -length / 2 + (n / teeth) * length;
        context.beginPath();
        context.moveTo((side * width) / 2, from);
        context.lineTo((side * width) / 2, from + length / teeth);
        context.lineTo(side * width * 0.14, from + length / teeth / 2);
        context.fill();
      }
    }
  },
  crossing(context, length, width, tints) {
    box(context, length, width);
    context.fillStyle = tints.road;
    context.globalAlpha = 0.9;
    context.fill();
    context.globalAlpha = 1;
    context.fillStyle = tints.white;
    const stripes = Math.max(3, Math.round(width / Math.max(3, length * 0.25)));
    for (let n = 0; n < stripes; n += 1) context.fillRect(-width / 2 + ((n + 0.2) / stripes) * width, -length / 2, (0.6 * width) / stripes, length);
  },
  lamp(context, length, _width, tints, scale) {
    const radius = Math.max(3, length / 2);
    context.beginPath();
    context.arc(0, 0, Math.max(radius * 1.6, 1.1 * scale), 0, 2 * Math.PI);
    context.fillStyle = tints.lamp;
    context.globalAlpha = 0.35;
    context.fill();
    context.globalAlpha = 1;
    disc(context, radius, tints.lamp, tints.ink);
  },
  bicycle_rack(context, length, width, tints) {
    box(context, length, width, 2);
    context.fillStyle = tints.stone;
    context.fill();
    context.beginPath();
    const bars = Math.max(2, Math.min(8, Math.round(length / 5)));
    for (let n = 0; n < bars; n += 1) {
      const at = -length / 2 + ((n + 0.5) / bars) * length;
      context.moveTo(-width * 0.42, at);
      context.lineTo(width * 0.42, at);
    }
    context.strokeStyle = tints.steel;
    context.lineWidth = Math.max(1.2, length * 0.035);
    context.stroke();
  },
  play(context, length, width, tints) {
    box(context, length, width, length * 0.3);
    context.globalAlpha = 0.35;
    context.fillStyle = tints.play;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = Math.max(1, length * 0.05);
    context.strokeStyle = tints.play;
    context.stroke();
    context.beginPath();
    for (let n = 0; n < 10; n += 1) {
      const reach = (n % 2 ? 0.14 : 0.32) * Math.min(length, width);
      const angle = (n / 10) * 2 * Math.PI - Math.PI / 2;
      context.lineTo(Math.cos(angle) * reach, Math.sin(angle) * reach);
    }
    context.closePath();
    context.fillStyle = tints.play;
    context.fill();
  },
  charging_point(context, length, width, tints) {
    const size = Math.max(6, Math.max(length, width));
    box(context, size, size, size * 0.25);
    context.fillStyle = tints.power;
    context.fill();
    context.beginPath();
    for (const [x, y] of [[0.08, -0.38], [-0.22, 0.06], [-0.02, 0.06], [-0.08, 0.38], [0.22, -0.08], [0.02, -0.08]]) context.lineTo(x * size, y * size);
    context.closePath();
    context.fillStyle = tints.white;
    context.fill();
  },
  container(context, length, width, tints) {
    box(context, length, width, 3);
    context.fillStyle = tints.steel;
    context.fill();
    context.strokeStyle = tints.white;
    context.lineWidth = 1;
    context.stroke();
    disc(context, Math.min(length, width) * 0.22, tints.white, tints.steel);
  },
  other(context, length, width, tints) {
    const size = Math.max(6, Math.min(length, width));
    context.rotate(Math.PI / 4);
    box(context, size * 0.8, size * 0.8, 1);
    context.fillStyle = tints.white;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = tints.ink;
    context.stroke();
  },
};

function disc(context, radius, fill, line) {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = 1.2;
  context.strokeStyle = line;
  context.stroke();
}

