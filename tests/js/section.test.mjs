import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { draw } from "../../static/js/section/drawing.js";
import * as model from "../../static/js/section/model.js";
import { fill, metres, sumInWords } from "../../static/js/section/words.js";

const cases = JSON.parse(readFileSync(new URL("../streets/section_cases.json", import.meta.url)));
const camel = (name) => name.replace(/_(\w)/g, (_all, letter) => letter.toUpperCase());
const refused = (id) => (error) => error instanceof model.BadSection && error.id === id;

for (const { name, value, error } of cases.parse) {
  test(`parse: ${name}`, () => {
    if (error) assert.throws(() => model.parse(value), refused(error));
    else assert.deepEqual(model.parse(value), value);
  });
}

for (const { name, do: [verb, ...rest], strips, expected, error } of cases.operations) {
  test(`operation: ${name}`, () => {
    const before = structuredClone(strips);
    const act = () => model[camel(verb)](strips, ...rest);
    if (error) assert.throws(act, refused(error));
    else assert.deepEqual(act(), expected);
    assert.deepEqual(strips, before, "the given strips stay as they were");
  });
}

for (const { name, strips, available_cm: available, minimums, expected } of cases.warnings) {
  test(`warnings: ${name}`, () => {
    assert.deepEqual(model.warnings(strips, available, minimums).map(({ id, key, cm }) => [id, key, cm]), expected);
  });
}

for (const { name, strips, available_cm: available, labels, figures } of cases.drawing) {
  test(`drawing: ${name}`, () => {
    const words = { kinds: cases.names, width: (cm) => `${(cm / 100).toFixed(2).replace(".", ",")} m` };
    const drawn = draw(strips, available, words, cases.rules);
    assert.deepEqual(drawn.surfaces.map(({ label }) => label), labels);
    assert.deepEqual(drawn.figures.map(({ symbol, x, y, tone }) => [symbol, x, y, tone]), figures);
  });
}

test("any row of steps keeps a section that can be read, and borders keep its sum", () => {
  let seed = 7;
  const chance = (n) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % n;
  };
  let strips = cases.operations[0].strips;
  for (let step = 0; step < 2000; step += 1) {
    const key = strips[chance(strips.length)].key;
    const before = model.sumCm(strips);
    const next = [
      () => model.widen(strips, key, chance(400) - 200),
      () => model.shiftBorder(strips, chance(strips.length), chance(400) - 200),
      () => model.move(strips, key, chance(9) - 4),
      () => model.split(strips, key),
      () => model.remove(strips, key),
      () => model.add(strips, model.KINDS[chance(9)], chance(40)),
      () => model.mirrored(strips),
    ];
    const verb = chance(next.length);
    try {
      strips = model.parse(next[verb]());
    } catch (error) {
      assert.ok(error instanceof model.BadSection);
      continue;
    }
    if ([1, 2, 3, 6].includes(verb)) assert.equal(model.sumCm(strips), before);
  }
});

test("widths and sums are written as people write them", () => {
  const words = { decimal: ",", sums: { good: "samen {sum}", rest: "nog {rest}", over: "{over} te breed" } };
  assert.equal(metres(185, words), "1,85 m");
  assert.equal(sumInWords(900, 900, words), "samen 9,00 m");
  assert.equal(sumInWords(900, 860, words), "0,40 m te breed");
  assert.equal(sumInWords(900, 1000, words), "nog 1,00 m");
  assert.equal(fill("{strip} en {gap}", { strip: "Stoep" }), "Stoep en {gap}");
});
