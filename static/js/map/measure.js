// Lengths and areas of drawn shapes, in metres. Pure: no DOM, no Leaflet.
// A position is [longitude, latitude] in degrees, as in GeoJSON.

/** Metres in one degree of longitude and of latitude at this latitude (WGS84 series). */
export function metresPerDegree(latitude) {
  const phi = (latitude * Math.PI) / 180;
  return [
    111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
    111132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
  ];
}

/** Length of the path through these positions, in metres. */
export function lengthOf(points) {
  let total = 0;
  for (let i = 1; i < points.length; i += 1) {
    const [ax, ay] = points[i - 1];
    const [bx, by] = points[i];
    const [perLon, perLat] = metresPerDegree((ay + by) / 2);
    total += Math.hypot((bx - ax) * perLon, (by - ay) * perLat);
  }
  return total;
}

/** Twice the area under the shoelace formula, in square degrees; positive when counter-clockwise. */
export function signedArea(points) {
  let total = 0;
  for (let i = 0; i < points.length; i += 1) {
    const [ax, ay] = points[i];
    const [bx, by] = points[(i + 1) % points.length];
    total += ax * by - bx * ay;
  }
  return total;
}

/** Area within the ring of these positions, in square metres; the ring may be open or closed. */
export function areaOf(points) {
  if (points.length < 3) return 0;
  const [originLon, originLat] = points[0];
  const middle = points.reduce((sum, point) => sum + point[1], 0) / points.length;
  const [perLon, perLat] = metresPerDegree(middle);
  const local = points.map(([lon, lat]) => [(lon - originLon) * perLon, (lat - originLat) * perLat]);
  return Math.abs(signedArea(local)) / 2;
}

/** The key of the sentence and the rounded number for a length: metres, or kilometres from 1000. */
export function lengthInWords(metres) {
  const whole = Math.round(metres);
  if (whole >= 1000) return { key: "kilometres", number: Math.round(metres / 100) / 10 };
  return { key: whole === 1 ? "metre" : "metres", number: whole };
}

/** The key of the sentence and the rounded number for an area: square metres, or hectares from 10,000. */
export function areaInWords(squareMetres) {
  const whole = Math.round(squareMetres);
  if (whole >= 10000) return { key: "hectares", number: Math.round(squareMetres / 1000) / 10 };
  return { key: "square_metres", number: whole };
}
