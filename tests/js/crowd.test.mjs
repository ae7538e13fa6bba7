import assert from "node:assert/strict";
import { test } from "node:test";
import { gather } from "../../static/js/map/crowd.js";

const pin = (id, x, y, more = {}) => ({ type: "Feature", id, geometry: { type: "Point", coordinates: [x, y] }, properties: { id, title: `Wens ${id}`, ...more } });
const toPixel = ([x, y]) => ({ x, y });

test("pins that lie apart stay as they are", () => {
  const pins = [pin(1, 0, 0), pin(2, 50, 0)];
  assert.deepEqual(gather(pins, toPixel, 36), pins);
});

test("pins that would overlap become one with all of them in its list", () => {
  const [one, other] = gather([pin(1, 0, 0), pin(2, 10, 0), pin(3, 100, 0)], toPixel, 36);
  assert.equal(one.properties.stack, 2);
  assert.deepEqual(one.properties.items.map(({ id }) => id), [1, 2]);
  assert.deepEqual(one.geometry.coordinates, [0, 0]);
  assert.equal(other.id, 3);
});

test("a spot with several on it brings all of them along", () => {
  const full = pin(2, 5, 5, { stack: 3, items: [{ id: 2 }, { id: 4 }, { id: 5 }] });
  const [one] = gather([pin(1, 0, 0), full], toPixel, 36);
  assert.equal(one.properties.stack, 4);
  assert.deepEqual(one.properties.items.map(({ id }) => id), [1, 2, 4, 5]);
});

test("a number per square that the server made is left alone", () => {
  const square = pin(1, 0, 0, { cluster: true, count: 40 });
  assert.deepEqual(gather([square, pin(2, 3, 0)], toPixel, 36).map(({ id }) => id), [1, 2]);
});

test("no two of what is left lie within reach of each other", () => {
  const many = Array.from({ length: 60 }, (_, n) => pin(n, (n * 37) % 200, (n * 91) % 200));
  const left = gather(many, toPixel, 36).map(({ geometry }) => geometry.coordinates);
  for (const [n, [x, y]] of left.entries()) {
    for (const [ox, oy] of left.slice(n + 1)) assert.ok(Math.hypot(x - ox, y - oy) >= 36);
  }
});
