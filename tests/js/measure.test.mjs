import assert from "node:assert/strict";
import { test } from "node:test";
import { areaInWords, areaOf, lengthInWords, lengthOf } from "../../static/js/map/measure.js";

const near = (actual, expected, share) => assert.ok(Math.abs(actual - expected) <= expected * share, `${actual} is not near ${expected}`);

test("a minute of latitude at 45 degrees is the 1852 metres of a nautical mile", () => {
  near(lengthOf([[5, 45], [5, 45 + 1 / 60]]), 1852.2, 0.001);
});

test("a degree of longitude at 52 degrees north is the 68.7 kilometres of the ellipsoid", () => {
  near(lengthOf([[5, 52], [6, 52]]), 68677, 0.001);
});

test("the area of a block is its width times its height", () => {
  const block = [[5, 52], [5.001, 52], [5.001, 52.001], [5, 52.001]];
  near(areaOf(block), 68.677 * 111.26, 0.002);
  near(areaOf([...block].reverse()), areaOf(block), 1e-9);
  near(areaOf([...block, block[0]]), areaOf(block), 1e-5);
});

test("fewer points than a shape needs measure nothing", () => {
  assert.equal(lengthOf([[5, 52]]), 0);
  assert.equal(areaOf([[5, 52], [6, 52]]), 0);
});

test("lengths are said in metres and from a thousand in kilometres", () => {
  assert.deepEqual(lengthInWords(119.6), { key: "metres", number: 120 });
  assert.deepEqual(lengthInWords(1.2), { key: "metre", number: 1 });
  assert.deepEqual(lengthInWords(999.4), { key: "metres", number: 999 });
  assert.deepEqual(lengthInWords(999.6), { key: "kilometres", number: 1 });
  assert.deepEqual(lengthInWords(1234), { key: "kilometres", number: 1.2 });
});

test("areas are said in square metres and from ten thousand in hectares", () => {
  assert.deepEqual(areaInWords(180.3), { key: "square_metres", number: 180 });
  assert.deepEqual(areaInWords(25400), { key: "hectares", number: 2.5 });
});
