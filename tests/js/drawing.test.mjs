import assert from "node:assert/strict";
import { test } from "node:test";
import * as d from "../../static/js/map/drawing.js";

const draw = (mode, ...points) => points.reduce((drawing, point) => d.addPoint(drawing, point), d.emptyDrawing(mode));
const SQUARE = [[5.0, 52.0], [5.01, 52.0], [5.01, 52.01], [5.0, 52.01]];

test("an empty drawing is no geometry", () => {
  assert.equal(d.toGeometry(d.emptyDrawing("point")), null);
  assert.equal(d.problemOf(d.emptyDrawing("line")), "empty");
});

test("a second point in point mode replaces the first", () => {
  assert.deepEqual(d.toGeometry(draw("point", [5, 52], [5.1, 52.1])), { type: "Point", coordinates: [5.1, 52.1] });
});

test("a line needs two points and tells how many are missing", () => {
  const one = draw("line", [5, 52]);
  assert.equal(d.problemOf(one), "too_few");
  assert.equal(d.missingPoints(one), 1);
  assert.deepEqual(d.toGeometry(d.addPoint(one, [5.1, 52])), { type: "LineString", coordinates: [[5, 52], [5.1, 52]] });
});

test("a line may cross itself", () => {
  assert.equal(d.problemOf(draw("line", [0, 0], [2, 2], [2, 0], [0, 2])), null);
});

test("an area becomes a closed ring that runs counter-clockwise, whichever way it was drawn", () => {
  for (const points of [SQUARE, [...SQUARE].reverse()]) {
    const { type, coordinates } = d.toGeometry(draw("area", ...points));
    const [ring] = coordinates;
    assert.equal(type, "Polygon");
    assert.equal(ring.length, 5);
    assert.deepEqual(ring[0], ring[4]);
    const turns = ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i][0] * y - x * ring[i][1]), 0);
    assert.ok(turns > 0);
  }
});

test("a point that makes the border cross itself is refused and changes nothing", () => {
  const three = draw("area", [0, 0], [2, 2], [2, 0]);
  assert.equal(d.refusalOf(three, [0, 2]), "crossing");
  assert.equal(d.addPoint(three, [0, 2]), three);
});

test("an area whose closing side crosses is a problem until another point mends it", () => {
  const hooked = draw("area", [0, 0], [4, 0], [4, 4], [6, 2]);
  assert.equal(d.problemOf(hooked), "crossing");
  assert.equal(d.toGeometry(hooked), null);
  assert.equal(d.problemOf(draw("area", ...hooked.points, [7, 6], [0, 6])), null);
});

test("moving a corner across the border is refused, elsewhere it is done", () => {
  const square = draw("area", ...SQUARE);
  assert.equal(d.movePoint(square, 0, [5.02, 52.005]), square);
  assert.deepEqual(d.movePoint(square, 0, [4.99, 51.99]).points[0], [4.99, 51.99]);
});

test("undo and redo go back and forth through points, moves and a clearing", () => {
  const line = draw("line", [1, 1], [2, 2]);
  const moved = d.movePoint(line, 1, [3, 3]);
  const cleared = d.clear(moved);
  assert.deepEqual(cleared.points, []);
  const back = d.undo(cleared);
  assert.deepEqual(back.points, [[1, 1], [3, 3]]);
  assert.deepEqual(d.undo(back).points, [[1, 1], [2, 2]]);
  assert.deepEqual(d.redo(d.undo(back)).points, [[1, 1], [3, 3]]);
  assert.deepEqual(d.redo(back).points, []);
});

test("a new point after an undo closes the way forward", () => {
  const after = d.addPoint(d.undo(draw("line", [1, 1], [2, 2])), [4, 4]);
  assert.deepEqual(after.points, [[1, 1], [4, 4]]);
  assert.equal(d.redo(after), after);
});

test("the drawing knows whether its last step was a point, also after undo", () => {
  const line = draw("line", [1, 1], [2, 2]);
  assert.equal(line.last, "add");
  const moved = d.movePoint(line, 0, [0, 1]);
  assert.equal(moved.last, "move");
  assert.equal(d.undo(moved).last, "add");
});

test("undo and redo at their ends change nothing", () => {
  const empty = d.emptyDrawing("line");
  assert.equal(d.undo(empty), empty);
  assert.equal(d.redo(empty), empty);
});

test("a change of mode keeps the points that fit and can be undone", () => {
  const line = draw("line", [1, 1], [2, 1], [2, 2]);
  assert.equal(d.toGeometry(d.changeMode(line, "area")).type, "Polygon");
  const point = d.changeMode(line, "point");
  assert.deepEqual(point.points, [[2, 2]]);
  assert.equal(d.undo(point).mode, "line");
  assert.equal(d.undo(point).points.length, 3);
});

test("the same spot twice is one point", () => {
  const line = draw("line", [1, 1]);
  assert.equal(d.addPoint(line, [1.00000004, 1]), line);
});

test("the five hundred and first point is refused", () => {
  const full = draw("line", ...Array.from({ length: d.POINT_LIMIT }, (_, i) => [i / 1000, 52]));
  assert.equal(full.points.length, 500);
  assert.equal(d.refusalOf(full, [4, 52]), "too_many");
  assert.equal(d.addPoint(full, [4, 52]), full);
});

test("taking away a corner leaves the others", () => {
  assert.deepEqual(d.removePoint(draw("line", [1, 1], [2, 2], [3, 3]), 1).points, [[1, 1], [3, 3]]);
  const line = draw("line", [1, 1]);
  assert.equal(d.removePoint(line, 5), line);
});

test("a stored geometry comes back as the same geometry", () => {
  for (const drawing of [draw("point", [5, 52]), draw("line", [5, 52], [5.1, 52]), draw("area", ...SQUARE)]) {
    const geometry = d.toGeometry(drawing);
    assert.deepEqual(d.toGeometry(d.fromText(JSON.stringify(geometry))), geometry);
  }
});

test("text that holds no drawable geometry starts nothing", () => {
  const texts = [
    "", "null", "nonsense", "{}", "[]", '{"type":"Point"}', '{"type":"Point","coordinates":["a",1]}',
    '{"type":"LineString","coordinates":5}', '{"type":"Polygon","coordinates":[]}', '{"type":"Polygon","coordinates":[7]}',
    '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[[0.2,0.1],[0.3,0.1],[0.3,0.2],[0.2,0.1]]]}',
    '{"type":"MultiPoint","coordinates":[[1,1]]}',
  ];
  for (const text of texts) assert.equal(d.fromText(text), null, text);
});

test("a drawing that leaves the box is noticed", () => {
  const box = [4, 51, 6, 53];
  assert.equal(d.leavesBox(draw("point", [5, 52]), box), false);
  assert.equal(d.leavesBox(draw("line", [5, 52], [6.1, 52]), box), true);
  assert.equal(d.leavesBox(draw("point", [50, 2]), null), false);
});
