import assert from "node:assert/strict";
import { test } from "node:test";
import { distanceTo, rectangle } from "../../static/js/map/plan-frame.js";
import { turned } from "../../static/js/map/plan-sketch.js";

const near = (one, other) => assert.ok(Math.hypot(one[0] - other[0], one[1] - other[1]) < 1e-9, `${one} is not ${other}`);
const middle = ([ax, ay], [bx, by]) => [(ax + bx) / 2, (ay + by) / 2];
const KINDS = { parking: { length: 500, width: 200 } };

/** Where the front of a rectangle lies: the middle of the side that the bearing points at. */
function frontOf(rotation) {
  const [leftFront, rightFront] = rectangle([0, 0], 5, 2, rotation);
  return middle(leftFront, rightFront);
}

test("the long side lies along the bearing, in degrees clockwise from north", () => {
  near(frontOf(0), [0, 2.5]);
  near(frontOf(90), [2.5, 0]);
  near(frontOf(180), [0, -2.5]);
  near(frontOf(270), [-2.5, 0]);
});

test("what is hit is the footprint as it is drawn", () => {
  const space = { kind: "parking", type: "Point", points: [[0, 0]], rotation: 90 };
  assert.equal(distanceTo(space, [2.4, 0], KINDS), 0);
  assert.ok(distanceTo(space, [0, 2.4], KINDS) > 1);
});

test("a turn in the editor is clockwise, for a thing as for an area", () => {
  assert.equal(turned({ type: "Point", points: [[0, 0]], rotation: 350 }, 15).rotation, 5);
  const { points } = turned({ type: "LineString", points: [[0, -1], [0, 1]], rotation: 0 }, 90);
  near(points[1], [1, 0]);
});
