// Does a drawn shape cross itself? Pure: no DOM, no Leaflet.

function side([ax, ay], [bx, by], [px, py]) {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}

function within([ax, ay], [bx, by], [px, py]) {
  return (
    px >= Math.min(ax, bx) && px <= Math.max(ax, bx) && py >= Math.min(ay, by) && py <= Math.max(ay, by)
  );
}

/** True when the two segments share a point, an end included. */
export function segmentsMeet(a, b, c, d) {
  const abc = side(a, b, c);
  const abd = side(a, b, d);
  const cda = side(c, d, a);
  const cdb = side(c, d, b);
  if (abc !== abd && cda !== cdb) return true;
  return (
    (abc === 0 && within(a, b, c)) ||
    (abd === 0 && within(a, b, d)) ||
    (cda === 0 && within(c, d, a)) ||
    (cdb === 0 && within(c, d, b))
  );
}

/** True when the segments a-b and b-c lie over each other: the path turns straight back. */
function foldsBack(a, b, c) {
  if (side(a, b, c) !== 0) return false;
  return (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]) > 0;
}

function segmentsOf(points, closed) {
  const segments = points.slice(1).map((point, i) => [points[i], point]);
  if (closed && points.length > 2) segments.push([points[points.length - 1], points[0]]);
  return segments;
}

/** True when the open path through these positions meets itself anywhere but at its corners. */
export function pathCrosses(points) {
  return anyMeet(segmentsOf(points, false), false);
}

/** True when the ring through these positions (closing segment included) meets itself. */
export function ringCrosses(points) {
  return anyMeet(segmentsOf(points, true), true);
}

function anyMeet(segments, closed) {
  const last = segments.length - 1;
  for (let i = 0; i < segments.length; i += 1) {
    for (let j = i + 1; j < segments.length; j += 1) {
      const [a, b] = segments[i];
      const [c, d] = segments[j];
      if (j === i + 1) {
        if (foldsBack(a, b, d)) return true;
      } else if (closed && i === 0 && j === last) {
        if (foldsBack(c, d, b)) return true;
      } else if (segmentsMeet(a, b, c, d)) {
        return true;
      }
    }
  }
  return false;
}
