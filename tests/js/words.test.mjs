import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { wordsIn } from "../../static/js/map/words.js";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");

test("names in a text are filled in, numbers as the language writes them", () => {
  const words = wordsIn('{"size": "{n} kilometer bij {place}"}', "nl");
  assert.equal(words("size", { n: 1234.5, place: "Molenwijk" }), "1.234,5 kilometer bij Molenwijk");
});

test("a missing text is empty, a missing value stays visible, broken JSON is no texts", () => {
  const words = wordsIn('{"a": "{x}"}');
  assert.equal(words("b"), "");
  assert.equal(words("a"), "{x}");
  assert.equal(words.has("b"), false);
  for (const json of [undefined, "", "null", "{"]) assert.equal(wordsIn(json)("a"), "");
});

/** The keys in one macro of the template. */
function keysOf(macro) {
  const source = read("templates/components/map_words.html");
  const body = source.split(`macro ${macro}()`)[1].split("endmacro")[0];
  return new Set([...body.matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key));
}

function keysAskedIn(...files) {
  const source = files.map((file) => read(`static/js/map/${file}`)).join("\n");
  return new Set([...source.matchAll(/\bwords\(\s*"(\w+)"/g)].map(([, key]) => key));
}

const SHARED = ["surface.js", "locate.js"];
const LITERAL = { map_words: ["view.js", "card.js", "pins.js", ...SHARED], draw_words: ["draw.js", "draw-controls.js", "draw-sketch.js", ...SHARED], address_words: ["address.js"] };

for (const [macro, files] of Object.entries(LITERAL)) {
  test(`every text that the scripts ask for is in ${macro}`, () => {
    const known = keysOf(macro);
    assert.ok(known.size > 5);
    for (const key of keysAskedIn(...files)) assert.ok(known.has(key), key);
  });
}

test("the keys that are put together while drawing are there too", () => {
  const known = keysOf("draw_words");
  const modes = ["point", "line", "area"];
  const buttons = ["place_point", "undo_point", "redo", "clear", "finish", "zoom_in", "zoom_out", "locate", "crossing", "too_many"];
  const sizes = ["metre", "metres", "kilometres", "square_metres", "hectares"];
  for (const key of [...modes, ...modes.map((mode) => `hint_${mode}`), ...buttons, ...sizes]) assert.ok(known.has(key), key);
});

test("nothing but this folder names Leaflet", () => {
  const outside = readdirSync(new URL("static/js/", root), { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of outside) assert.doesNotMatch(read(`static/js/${name}`), /leaflet|\bL\./i, name);
});
