// Street names that follow the bend of their street. The painter's own line labels need a straight
// stretch; in an old town most streets have none. The placing is pure, only `draw` needs a canvas.

const MAX_STEP = Math.PI / 7; // between two letters
const MAX_TURN = Math.PI / 1.6; // from the first letter to the last
const SHIFTS = [0, 0.2, -0.2, 0.36, -0.36];

/** The distance from the start of the line to each of its points. */
function distancesOf(line) {
  const distances = [0];
  for (let i = 1; i < line.length; i += 1) {
    distances.push(distances[i - 1] + Math.hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y));
  }
  return distances;
}

function pointAt(line, distances, distance) {
  let i = 1;
  while (i < line.length - 1 && distances[i] < distance) i += 1;
  const share = (distance - distances[i - 1]) / (distances[i] - distances[i - 1] || 1);
  return { x: line[i - 1].x + share * (line[i].x - line[i - 1].x), y: line[i - 1].y + share * (line[i].y - line[i - 1].y) };
}

function turnBetween(a, b) {
  const turn = Math.abs(a - b) % (2 * Math.PI);
  return Math.min(turn, 2 * Math.PI - turn);
}

/** Middle and angle of each letter when the text starts here; null where the street bends too much. */
function lettersFrom(line, distances, edges, start) {
  const letters = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const from = pointAt(line, distances, start + edges[i]);
    const to = pointAt(line, distances, start + edges[i + 1]);
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    if (i > 0 && turnBetween(angle, letters[i - 1].angle) > MAX_STEP) return null;
    letters.push({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, angle });
  }
  return turnBetween(letters[0].angle, letters[letters.length - 1].angle) > MAX_TURN ? null : letters;
}

/**
 * Where the letters of a text come along a line, in pixels: a list of placings, each a list of
 * { x, y, angle }. `edges` are the distances of the letters' edges from the start of the text.
 */
export function lettersAlong(line, edges, { margin, repeat }) {
  const width = edges[edges.length - 1];
  const distances = distancesOf(line);
  const length = distances[distances.length - 1];
  if (length < width + 2 * margin) return [];
  const times = Math.max(1, Math.floor(length / repeat));
  const placings = [];
  for (let k = 0; k < times; k += 1) {
    const share = length / times;
    for (const shift of SHIFTS) {
      const start = share * (k + 0.5 + shift) - width / 2;
      if (start < margin || start + width > length - margin) continue;
      const letters = readable(line, distances, edges, start, length);
      if (letters) {
        placings.push(letters);
        break;
      }
    }
  }
  return placings;
}

/** The letters from left to right: along the line, or against it when it runs to the left. */
function readable(line, distances, edges, start, length) {
  const letters = lettersFrom(line, distances, edges, start);
  if (!letters || letters[letters.length - 1].x >= letters[0].x) return letters;
  const backwards = [...line].reverse();
  return lettersFrom(backwards, distancesOf(backwards), edges, length - start - edges[edges.length - 1]);
}

/** A label symbolizer for the painter: names in this font, with a halo. */
export function streetNames({ font, size, fill, halo, haloWidth = 3, repeat = 380 }) {
  return {
    place({ scratch, zoom }, lines, feature) {
      const { name } = feature.props;
      if (typeof name !== "string" || name === "") return undefined;
      const pixels = typeof size === "function" ? size(zoom) : size;
      scratch.font = font(pixels);
      const letters = Array.from(name);
      const edges = letters.map((_, i) => scratch.measureText(letters.slice(0, i).join("")).width);
      edges.push(scratch.measureText(name).width);
      const placings = lines.flatMap((line) => lettersAlong(line, edges, { margin: pixels, repeat }));
      return placings.map((placing) => labelOf(placing, letters, { first: lines[0][0], name, pixels, repeat }));
    },
  };

  function labelOf(placing, letters, { first, name, pixels, repeat: distance }) {
    const anchor = first.clone();
    const middle = placing[Math.floor(placing.length / 2)];
    Object.assign(anchor, { x: middle.x, y: middle.y });
    const half = pixels * 0.62;
    return {
      anchor,
      bboxes: placing.map(({ x, y }) => ({ minX: x - half, minY: y - half, maxX: x + half, maxY: y + half })),
      draw: (context) => drawLetters(context, placing, letters, anchor, pixels),
      deduplicationKey: name,
      deduplicationDistance: distance * 0.7,
    };
  }

  function drawLetters(context, placing, letters, anchor, pixels) {
    Object.assign(context, {
      globalAlpha: 1, font: font(pixels), textAlign: "center", lineJoin: "round",
      strokeStyle: halo, lineWidth: haloWidth, fillStyle: fill,
    });
    // All halos first: the halo of a letter must not lie over the letter before it.
    for (const paint of ["strokeText", "fillText"]) {
      placing.forEach(({ x, y, angle }, i) => {
        context.save();
        context.translate(x - anchor.x, y - anchor.y);
        context.rotate(angle);
        context[paint](letters[i], 0, pixels * 0.34);
        context.restore();
      });
    }
  }
}
