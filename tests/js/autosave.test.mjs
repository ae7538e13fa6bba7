import assert from "node:assert/strict";
import { test } from "node:test";

import { saver, textOf } from "../../static/js/autosave.js";

const answer = (status, body = {}) => ({ ok: status < 400, status, json: async () => body });

function typing(...answers) {
  const typed = [["title", ""], ["version", "1"]];
  const seen = { sent: [], said: [], version: 1 };
  const save = saver({
    read: () => typed.map((pair) => [...pair]),
    send: async (fields) => {
      seen.sent.push(textOf(fields));
      const next = answers.shift();
      if (next instanceof Error) throw next;
      return next;
    },
    say: (state) => seen.said.push(state),
    setVersion: (version) => { seen.version = version; },
  });
  return { save, seen, type: (text) => { typed[0][1] = text; } };
}

test("what did not change is not sent", async () => {
  const { save, seen } = typing();
  await save();
  assert.deepEqual(seen.sent, []);
});

test("what changed is sent once, and the version follows", async () => {
  const { save, seen, type } = typing(answer(200, { version: 2 }));
  type("Een bankje");
  await save();
  await save();
  assert.equal(seen.sent.length, 1);
  assert.equal(seen.version, 2);
  assert.deepEqual(seen.said, ["done"]);
});

test("after a clash nothing is sent any more", async () => {
  const { save, seen, type } = typing(answer(409));
  type("Een");
  await save();
  type("Twee");
  await save();
  assert.equal(seen.sent.length, 1);
  assert.deepEqual(seen.said, ["clash"]);
});

test("what could not be sent is tried again", async () => {
  const { save, seen, type } = typing(new Error("away"), answer(500), answer(200, { version: 2 }));
  type("Een");
  for (let n = 0; n < 3; n += 1) await save();
  assert.deepEqual(seen.said, ["failed", "failed", "done"]);
});
