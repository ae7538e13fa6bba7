import assert from "node:assert/strict";
import { test } from "node:test";
import { filtersOf, formatBox, listAddress, parseBox, viewportAddress, withParameters } from "../../static/js/map/query.js";

const BOX = [5.1234567, 51.9999991, 5.2, 52.1];

test("a box is read from four numbers and from nothing else", () => {
  assert.deepEqual(parseBox("5.1,51.9,5.2,52.1"), [5.1, 51.9, 5.2, 52.1]);
  assert.deepEqual(parseBox(" 0, 0 ,0,0"), [0, 0, 0, 0]);
  assert.deepEqual(parseBox("[5.1, 51.9, 5.2, 52.1]"), [5.1, 51.9, 5.2, 52.1]);
  for (const text of [null, undefined, "", "1,2,3", "1,2,3,4,5", "a,b,c,d", "5,52,4,53", "5,53,6,52", "-181,0,0,0", "0,0,0,91", "1,,2,3"]) {
    assert.equal(parseBox(text), null, String(text));
  }
});

test("a box is rounded outwards and kept on the globe", () => {
  assert.equal(formatBox(BOX), "5.12345,51.99999,5.2,52.1");
  assert.equal(formatBox([-200, -95, 200, 95]), "-180,-90,180,90");
});

test("the filters of a page go along, those of the map itself and the page number do not", () => {
  const filters = filtersOf("?thema=groen&soort=initiatief&bbox=1,2,3,4&zoom=9&page=3&pagina=2&fase=");
  assert.equal(filters.toString(), "thema=groen&soort=initiatief");
});

test("with a list of allowed filters the others stay behind", () => {
  assert.equal(filtersOf("?thema=groen&utm_source=mail&zoom=2", ["thema", "zoom"]).toString(), "thema=groen");
});

test("a filter with several values keeps them all", () => {
  assert.equal(filtersOf("?thema=groen&thema=water").toString(), "thema=groen&thema=water");
});

test("the pins are asked by box, whole zoom and filters", () => {
  const address = viewportAddress("/api/v1/kaart", { bbox: BOX, zoom: 14.4 }, filtersOf("?thema=groen&vraag=a b%26c"));
  assert.equal(address, "/api/v1/kaart?thema=groen&vraag=a+b%26c&bbox=5.12345,51.99999,5.2,52.1&zoom=14");
});

test("what the source already says stays, what is set again replaces it", () => {
  assert.equal(withParameters("/api?gebied=GM1&thema=x", new URLSearchParams("thema=groen")), "/api?gebied=GM1&thema=groen");
  assert.equal(withParameters("/api#top", new URLSearchParams()), "/api");
});

test("the link to the list has the box and the filters", () => {
  assert.equal(listAddress("/lijst?bbox=0,0,1,1", BOX, filtersOf("?thema=groen")), "/lijst?thema=groen&bbox=5.12345,51.99999,5.2,52.1");
});
