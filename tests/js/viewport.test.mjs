import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createSearch } from "../../static/js/map/address.js";
import { createViewport, featuresIn } from "../../static/js/map/viewport.js";

const PIN = { type: "Feature", properties: { title: "Pluktuin" }, geometry: { type: "Point", coordinates: [5, 52] } };
const VIEW = { bbox: [5, 52, 5.1, 52.1], zoom: 14 };
const OTHER = { bbox: [6, 52, 6.1, 52.1], zoom: 14 };

let server;
let origin;
let asked;
let answer;
let log;

beforeEach(async () => {
  asked = [];
  log = [];
  answer = (request, response) => response.end(JSON.stringify({ type: "FeatureCollection", features: [PIN] }));
  server = createServer((request, response) => {
    asked.push(request.url);
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${server.address().port}`;
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

function viewport() {
  return createViewport({
    source: `${origin}/pins`,
    filters: () => new URLSearchParams("thema=groen"),
    onStart: () => log.push("start"),
    onFeatures: (features, { bbox }) => log.push(`${features.length} at ${bbox[0]}`),
    onFailure: () => log.push("failed"),
    settle: 20,
  });
}

async function until(condition) {
  for (let i = 0; i < 200 && !condition(); i += 1) await wait(10);
  assert.ok(condition());
}

test("several moves in a row cause one request, for the last of them", async () => {
  const view = viewport();
  view.move(OTHER);
  view.move(VIEW);
  await until(() => log.length === 2);
  assert.deepEqual(asked, ["/pins?thema=groen&bbox=5,52,5.1,52.1&zoom=14"]);
  assert.deepEqual(log, ["start", "1 at 5"]);
});

test("settling on the view that is shown asks nothing", async () => {
  const view = viewport();
  view.move(VIEW);
  await until(() => log.length === 2);
  view.move(VIEW);
  await wait(60);
  assert.equal(asked.length, 1);
});

test("a late answer to an older view is never shown", async () => {
  const held = [];
  answer = (request, response) => {
    if (request.url.includes("bbox=5,")) held.push(response);
    else response.end(JSON.stringify({ features: [] }));
  };
  const view = viewport();
  view.move(VIEW);
  await until(() => held.length === 1);
  view.move(OTHER);
  await until(() => log.includes("0 at 6"));
  held[0].end(JSON.stringify({ features: [PIN] }));
  await wait(40);
  assert.deepEqual(log, ["start", "start", "0 at 6"]);
});

test("an error, nonsense and a cut connection are failures, and a retry asks again", async () => {
  const answers = [
    (response) => response.writeHead(500).end(),
    (response) => response.end("<html>"),
    (response) => response.end('{"type":"Problem"}'),
    (response) => response.destroy(),
  ];
  answer = (request, response) => answers.shift()(response);
  const view = viewport();
  view.move(VIEW);
  await until(() => log.length === 2);
  for (let i = 0; i < 3; i += 1) await view.retry();
  assert.deepEqual(log, ["start", "failed", "start", "failed", "start", "failed", "start", "failed"]);
  answers.push((response) => response.end(JSON.stringify({ features: [PIN] })));
  await view.retry();
  assert.equal(log.at(-1), "1 at 5");
});

test("nothing is told after a stop", async () => {
  const view = viewport();
  view.move(VIEW);
  view.stop();
  await wait(60);
  assert.deepEqual(log, []);
});

test("a broken row does not break the others", () => {
  const broken = [null, {}, { geometry: null, properties: {} }, { ...PIN, geometry: { type: "Point", coordinates: ["5", 52] } }, { ...PIN, properties: null }];
  assert.deepEqual(featuresIn({ features: [...broken, PIN] }), [PIN]);
  assert.throws(() => featuresIn({}));
});

test("typing on asks once and leaves out results without a place", async () => {
  answer = (request, response) =>
    response.end(JSON.stringify({ results: [{ label: "Kade", lon: 5, lat: 52 }, { label: "Nergens" }] }));
  const found = [];
  const search = createSearch(`${origin}/adressen`, { onResults: (results) => found.push(results), onFailure: () => log.push("failed"), settle: 20 });
  search.ask("ka");
  search.ask("kade 1&2");
  await until(() => found.length === 1);
  assert.deepEqual(asked, ["/adressen?q=kade+1%262"]);
  assert.deepEqual(found[0].map(({ label }) => label), ["Kade"]);
});

test("a search that goes to pages takes results with an address on this site, and knows no place", async () => {
  answer = (request, response) => response.end(JSON.stringify({ results: [{ label: "Tuin", url: "/t" }, { label: "Nergens" }] }));
  const found = [];
  const search = createSearch(`${origin}/zoeken`, { accepts: ({ url }) => Boolean(url), onResults: (results) => found.push(results), settle: 1 });
  search.ask("tu");
  await until(() => found.length === 1);
  assert.deepEqual(found[0].map(({ label }) => label), ["Tuin"]);
});

test("an address search that fails says so", async () => {
  answer = (request, response) => response.writeHead(503).end();
  const search = createSearch(`${origin}/adressen`, { onResults: () => log.push("results"), onFailure: () => log.push("failed"), settle: 1 });
  search.ask("kade");
  await until(() => log.length === 1);
  assert.deepEqual(log, ["failed"]);
});
