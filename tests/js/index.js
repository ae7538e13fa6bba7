// `node --test tests/js/` takes a folder as tests on Node 20 and as a module, this one, from Node 22 on.
import { readdirSync } from "node:fs";

const tests = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".test.mjs"));
for (const name of tests.sort()) await import(`./${name}`);
