import assert from "node:assert/strict";
import { test } from "node:test";
import { readingOrder } from "../../static/js/map/order.js";

const at = (name, lon, lat) => ({ name, geometry: { type: "Point", coordinates: [lon, lat] } });
const names = (features, box) => readingOrder(features, box).map(({ name }) => name).join(" ");

test("pins are visited from the north-west to the south-east, row by row", () => {
  const features = [at("se", 9, 1), at("nw", 1, 9), at("sw", 1, 1), at("ne", 9, 9), at("middle", 5, 5)];
  assert.equal(names(features, [0, 0, 10, 10]), "nw ne middle sw se");
});

test("a small difference in height does not break a row", () => {
  assert.equal(names([at("east", 6, 9.9), at("west", 2, 9.6)], [0, 0, 10, 10]), "west east");
});

test("pins straight above each other go from north to south", () => {
  assert.equal(names([at("low", 5, 9.1), at("high", 5, 9.2)], [0, 0, 10, 10]), "high low");
});

test("a box without height still gives an order, and the given list stays as it was", () => {
  const features = [at("east", 2, 0), at("west", 1, 0)];
  assert.equal(names(features, [0, 0, 0, 0]), "west east");
  assert.equal(features[0].name, "east");
});
