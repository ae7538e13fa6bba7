import assert from "node:assert/strict";
import { test } from "node:test";
import { lettersAlong } from "../../static/js/map/street-label.js";

const EDGES = [0, 10, 20, 30, 40, 50];
const along = (line, repeat = 1000) => lettersAlong(line, EDGES, { margin: 5, repeat });
const at = (...pairs) => pairs.map(([x, y]) => ({ x, y }));
const arc = (from, to, radius) =>
  Array.from({ length: 31 }, (_, i) => {
    const angle = from + ((to - from) * i) / 30;
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });

test("a name stands in the middle of a straight street", () => {
  const [letters] = along(at([0, 0], [100, 0]));
  assert.deepEqual(letters.map(({ x }) => Math.round(x)), [30, 40, 50, 60, 70]);
  assert.ok(letters.every(({ y, angle }) => y === 0 && angle === 0));
});

test("a name reads from left to right, whichever way the street was drawn", () => {
  for (const line of [at([0, 0], [100, 0]), at([100, 0], [0, 0]), arc(Math.PI, 2 * Math.PI, 60), arc(2 * Math.PI, Math.PI, 60)]) {
    const [letters] = along(line);
    assert.ok(letters.every(({ x }, i) => i === 0 || x > letters[i - 1].x));
    assert.ok(letters.every(({ angle }) => Math.abs(angle) < Math.PI / 2));
  }
});

test("a name follows a gentle bend", () => {
  const [letters] = along(arc(Math.PI, 2 * Math.PI, 60));
  assert.ok(letters[0].angle < 0 && letters[4].angle > 0);
  for (const { x, y } of letters) assert.ok(Math.abs(Math.hypot(x, y) - 60) < 2);
});

test("a name is not bent around a corner: it moves along, or stays away", () => {
  const [letters] = along(at([0, 0], [50, 0], [50, 120]));
  assert.ok(letters.every(({ x }) => Math.round(x) === 50));
  assert.deepEqual(along(at([0, 0], [35, 0], [35, 35], [70, 35])), []);
});

test("a street that is too short has no name on the map", () => {
  assert.deepEqual(along(at([0, 0], [55, 0])), []);
  assert.deepEqual(along(at([0, 0], [0, 0])), []);
});

test("a long street has its name more than once", () => {
  assert.equal(along(at([0, 0], [1000, 0]), 300).length, 3);
});
