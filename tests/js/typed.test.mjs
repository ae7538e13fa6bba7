import assert from "node:assert/strict";
import { test } from "node:test";
import { isKept, putInto, settle, typedIn, valuesOf } from "../../static/js/typed.js";

/** A Storage as far as it is used. */
function storage() {
  const held = {};
  Object.defineProperties(held, {
    getItem: { value: (key) => held[key] ?? null },
    setItem: { value: (key, value) => { held[key] = value; } },
    removeItem: { value: (key) => { delete held[key]; } },
  });
  return held;
}

const control = (name, value, more = {}) => ({ name, value, type: "text", dataset: {}, ...more });

test("passwords, addresses, codes and tokens are never kept", () => {
  for (const never of [
    control("password", "x", { type: "password" }), control("email", "a@b.nl"), control("wie", "a@b.nl", { type: "email" }),
    control("code", "123456"), control("n", "1", { autocomplete: "one-time-code" }), control("csrf_token", "x", { type: "hidden" }),
    control("photos", "x", { type: "file" }), control("parent_id", "3", { type: "hidden" }),
  ]) assert.equal(isKept(never), false, never.name);
  assert.equal(isKept(control("geometry", "{}", { type: "hidden", dataset: { kept: "" } })), true);
});

test("what was typed and chosen comes back", () => {
  const make = () => [control("title", ""), control("kind", "a", { type: "radio", checked: true }), control("kind", "b", { type: "radio", checked: false })];
  const typed = make();
  typed[0].value = "Een bankje";
  typed[1].checked = false;
  typed[2].checked = true;
  const back = make();
  assert.equal(putInto(back, valuesOf(typed)), true);
  assert.deepEqual(back.map(({ value, checked }) => checked ?? value), ["Een bankje", false, true]);
  assert.equal(putInto(back, valuesOf(typed)), false, "nothing new is no news");
});

test("a form is forgotten when it arrived, and only then", () => {
  const page = (broken) => ({ querySelector: () => broken });
  for (const [broken, back, left] of [[null, false, null], [{}, false, [["a", "1"]]], [null, true, [["a", "1"]]]]) {
    const store = typedIn(storage());
    const session = storage();
    store.keep("p1 /x", [["a", "1"]]);
    session.setItem("participatie.sent", "p1 /x");
    settle(page(broken), store, session, back);
    assert.deepEqual(store.find("p1 /x"), left);
  }
});

test("signing out forgets everything, age forgets what is old, and other things of the site stay", () => {
  const held = storage();
  held.setItem("iets anders", "blijft");
  let time = 0;
  const store = typedIn(held, () => time);
  store.keep("oud", [["a", "1"]]);
  time = 31 * 24 * 3600 * 1000;
  store.keep("nieuw", [["a", "2"]]);
  store.forgetOld();
  assert.equal(store.find("oud"), null);
  assert.deepEqual(store.find("nieuw"), [["a", "2"]]);
  store.forgetAll();
  assert.deepEqual(Object.keys(held), ["iets anders"]);
});

test("a browser that keeps nothing is no error", () => {
  const refuses = new Proxy({}, { get: () => () => { throw new Error("no"); }, ownKeys: () => { throw new Error("no"); } });
  const store = typedIn(refuses);
  store.keep("x", []);
  store.forgetOld();
  assert.equal(store.find("x"), null);
});
