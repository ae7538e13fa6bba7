// Between degrees and metres around the middle of a plan. Over one street the national grid is straight enough.

/** Both ways, from the numbers that the page gives: x to the east and y to the north of the middle, in metres. */
export function frameOf({ lon, lat, x, y, x_per_lon: a, y_per_lon: c, x_per_lat: b, y_per_lat: d }) {
  const det = a * d - b * c;
  return {
    /** [lon, lat] as [x, y] in metres from the middle. */
    toMetres([east, north]) {
      const [u, v] = [east - lon, north - lat];
      return [a * u + b * v, c * u + d * v];
    },
    /** [x, y] in metres from the middle as [lon, lat]. */
    toDegrees([mx, my]) {
      return [lon + (d * mx - b * my) / det, lat + (a * my - c * mx) / det];
    },
    /** Metres from the middle as x and y of the national grid, and back. */
    toGrid: ([mx, my]) => [x + mx, y + my],
    fromGrid: ([gx, gy]) => [gx - x, gy - y],
  };
}

/** The corners of a rectangle in metres: length along its direction, rotation in degrees clockwise from north. */
export function rectangle([x, y], length, width, rotation) {
  const angle = (rotation * Math.PI) / 180;
  const [ax, ay] = [(Math.sin(angle) * length) / 2, (Math.cos(angle) * length) / 2];
  const [bx, by] = [(Math.cos(angle) * width) / 2, (-Math.sin(angle) * width) / 2];
  return [
    [x + ax - bx, y + ay - by],
    [x + ax + bx, y + ay + by],
    [x - ax + bx, y - ay + by],
    [x - ax - bx, y - ay - by],
  ];
}

/** The positions of a geometry, in one list. */
export function positionsOf({ type, coordinates }) {
  if (type === "Point") return [coordinates];
  return type === "Polygon" ? coordinates[0] : coordinates;
}

/** The same geometry with other positions. */
export function withPositions({ type }, positions) {
  if (type === "Point") return { type, coordinates: positions[0] };
  return { type, coordinates: type === "Polygon" ? [positions] : positions };
}

/** The middle of the positions of an element. */
export function middleOf(points) {
  const closed = points.length > 2 && points[0][0] === points.at(-1)[0] && points[0][1] === points.at(-1)[1];
  const own = closed ? points.slice(0, -1) : points;
  const sum = own.reduce(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0]);
  return [sum[0] / own.length, sum[1] / own.length];
}

/** How far a spot lies from an element, in metres; 0 inside it. `thing`: {points, type, kind, rotation}, all in metres. */
export function distanceTo(thing, spot, kinds) {
  if (thing.type === "Point") {
    const { length, width } = kinds[thing.kind] ?? {};
    const [dx, dy] = [spot[0] - thing.points[0][0], spot[1] - thing.points[0][1]];
    const angle = (thing.rotation * Math.PI) / 180;
    const along = Math.abs(dx * Math.sin(angle) + dy * Math.cos(angle)) - (length || 100) / 200;
    const across = Math.abs(dx * Math.cos(angle) - dy * Math.sin(angle)) - (width || 100) / 200;
    return Math.hypot(Math.max(0, along), Math.max(0, across));
  }
  if (thing.type === "Polygon" && isInside(thing.points, spot)) return 0;
  let nearest = Infinity;
  for (let n = 1; n < thing.points.length; n += 1) nearest = Math.min(nearest, toSegment(spot, thing.points[n - 1], thing.points[n]));
  return nearest;
}

/** Whether a spot lies inside a ring. */
export function isInside(ring, [x, y]) {
  let inside = false;
  for (let n = 0, m = ring.length - 1; n < ring.length; m = n, n += 1) {
    const [[ax, ay], [bx, by]] = [ring[n], ring[m]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function toSegment([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const share = dx || dy ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

/** The element under a spot: the smallest of those within reach, so that a bench on the grass can be chosen. */
export function thingAt(things, spot, kinds, reach) {
  let best = null;
  for (const thing of things) {
    const away = distanceTo(thing, spot, kinds);
    if (away > reach) continue;
    const rank = away + (thing.type === "Polygon" ? reach * 2 : thing.type === "LineString" ? reach : 0);
    if (!best || rank <= best.rank) best = { rank, thing };
  }
  return best?.thing ?? null;
}

/** The affine way that lays three spots of a sheet (shares) on three places: [a, b, c, d, e, f], or null on a line. */
export function affineOf(from, to) {
  const [[x1, y1], [x2, y2], [x3, y3]] = from;
  const det = (x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1);
  if (Math.abs(det) < 1e-9) return null;
  const solve = (v1, v2, v3) => {
    const a = ((v2 - v1) * (y3 - y1) - (v3 - v1) * (y2 - y1)) / det;
    const c = ((x2 - x1) * (v3 - v1) - (x3 - x1) * (v2 - v1)) / det;
    return [a, c, v1 - a * x1 - c * y1];
  };
  const [a, c, e] = solve(to[0][0], to[1][0], to[2][0]);
  const [b, d, f] = solve(to[0][1], to[1][1], to[2][1]);
  return [a, b, c, d, e, f];
}

/** How flat a triangle is: its height over its longest side. Three points on a line give 0. */
export function flatness([a, b, c]) {
  const longest = Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), Math.hypot(b[0] - c[0], b[1] - c[1]), Math.hypot(a[0] - c[0], a[1] - c[1]));
  const twice = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  return longest > 0 ? twice / longest ** 2 : 0;
}
