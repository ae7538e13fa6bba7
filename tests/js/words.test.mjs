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

const TEMPLATES = ["map_words.html", "plan_words.html"].map((name) => read(`templates/components/${name}`)).join("\n");

/** The keys in one macro of the templates, with those that it takes over from the words of every map. */
function keysOf(macro) {
  const body = TEMPLATES.split(`macro ${macro}(`)[1].split("endmacro")[0];
  const own = [...body.matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key);
  return new Set(body.includes("surface_words(") ? [...own, ...keysOf("surface_words")] : own);
}

function keysAskedIn(...files) {
  const source = files.map((file) => read(`static/js/map/${file}`)).join("\n");
  return new Set([...source.matchAll(/\bwords\(\s*"(\w+)"/g)].map(([, key]) => key));
}

const SHARED = ["surface.js", "locate.js"];
const LITERAL = { map_words: ["view.js", "card.js", "pins.js", ...SHARED], draw_words: ["draw.js", "draw-controls.js", "draw-sketch.js", ...SHARED], address_words: ["address.js"],
  voice_words: ["view.js", "card.js", "pins.js", ...SHARED], plan_words: ["plan-view.js", "plan-pins.js", "plan-bounds.js", "plan-compare.js", "plan-place.js", "card.js", "pins.js", ...SHARED], editor_words: ["plan-editor.js", "plan-drag.js", "plan-tools.js", "plan-panel.js", "plan-save.js", ...SHARED] };

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

test("no words of every map are written twice", () => {
  const shared = keysOf("surface_words");
  for (const macro of ["map_words", "draw_words", "plan_words", "editor_words"]) {
    const body = TEMPLATES.split(`macro ${macro}(`)[1].split("endmacro")[0];
    for (const key of shared) assert.ok(!body.includes(`"${key}":`), `${macro}: ${key}`);
  }
});

test("nothing but this folder names Leaflet", () => {
  const outside = readdirSync(new URL("static/js/", root), { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of outside) assert.doesNotMatch(read(`static/js/${name}`), /leaflet|\bL\./i, name);
});
