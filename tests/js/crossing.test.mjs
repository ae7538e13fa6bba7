import assert from "node:assert/strict";
import { test } from "node:test";
import { pathCrosses, ringCrosses, segmentsMeet } from "../../static/js/map/crossing.js";

test("two segments meet when they cross, touch or lie over each other", () => {
  assert.ok(segmentsMeet([0, 0], [2, 2], [0, 2], [2, 0]));
  assert.ok(segmentsMeet([0, 0], [2, 0], [1, 0], [1, 2]));
  assert.ok(segmentsMeet([0, 0], [2, 0], [1, 0], [3, 0]));
});

test("two segments apart do not meet, also in line with each other", () => {
  assert.ok(!segmentsMeet([0, 0], [1, 0], [2, 0], [3, 0]));
  assert.ok(!segmentsMeet([0, 0], [2, 2], [3, 0], [2.1, 1]));
  assert.ok(!segmentsMeet([0, 0], [1, 1], [0, 1], [1, 2]));
});

test("a bow tie crosses, a square and an L do not", () => {
  assert.ok(ringCrosses([[0, 0], [2, 2], [2, 0], [0, 2]]));
  assert.ok(!ringCrosses([[0, 0], [2, 0], [2, 2], [0, 2]]));
  assert.ok(!ringCrosses([[0, 0], [2, 0], [2, 1], [1, 1], [1, 2], [0, 2]]));
});

test("a ring that touches itself in one of its own corners crosses", () => {
  assert.ok(ringCrosses([[0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 1]]));
});

test("three corners never cross unless they lie in one line", () => {
  assert.ok(!ringCrosses([[0, 0], [1, 0], [0, 1]]));
  assert.ok(ringCrosses([[0, 0], [1, 0], [2, 0]]));
});

test("a path that turns straight back over itself crosses", () => {
  assert.ok(pathCrosses([[0, 0], [2, 0], [1, 0]]));
  assert.ok(!pathCrosses([[0, 0], [1, 0], [2, 0]]));
});
