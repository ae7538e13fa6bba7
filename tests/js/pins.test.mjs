import assert from "node:assert/strict";
import { test } from "node:test";
import { widthBetween } from "../../static/js/map/basemap.js";
import { keyOf, nameOf, toneOf } from "../../static/js/map/pins.js";
import { wordsIn } from "../../static/js/map/words.js";

const words = wordsIn('{"cluster":"{count} initiatieven, zoom in","stack":"{count} op deze plek","kind_initiative":"Initiatief"}');

test("a pin is named by kind, title and place", () => {
  assert.equal(nameOf({ kind: "initiative", title: "Pluktuin", place: "Molenwijk" }, words), "Initiatief: Pluktuin, Molenwijk");
  assert.equal(nameOf({ kind: "x", kind_label: "Straatplan", title: "Kade" }, words), "Straatplan: Kade");
  assert.equal(nameOf({ title: "Zonder soort" }, words), "Zonder soort");
});

test("a cluster and a stack are named by their number", () => {
  assert.equal(nameOf({ cluster: true, count: 1200 }, words), "1.200 initiatieven, zoom in");
  assert.equal(nameOf({ stack: 3, title: "Een" }, words), "3 op deze plek");
});

test("what is the same in two answers has the same key, what changed has another", () => {
  const item = { id: 7, properties: { title: "Een" }, geometry: { coordinates: [5, 52] } };
  assert.equal(keyOf(item), keyOf({ ...item, properties: { title: "Anders" } }));
  assert.notEqual(keyOf(item), keyOf({ ...item, geometry: { coordinates: [5, 53] } }));
  const cluster = (count) => keyOf({ properties: { cluster: true, count }, geometry: { coordinates: [5, 52] } });
  assert.notEqual(cluster(3), cluster(4));
});

test("an unknown tone becomes the river's, so that no class name comes from outside", () => {
  assert.equal(toneOf({ tone: "brick" }), "brick");
  assert.equal(toneOf({ tone: "x y" }), "river");
});

test("a road grows between its stops and keeps its width beyond them", () => {
  const width = widthBetween([[10, 1], [12, 4]]);
  assert.equal(width(8), 1);
  assert.equal(width(11), 2);
  assert.equal(width(12), 4);
  assert.equal(width(19), 4);
});
