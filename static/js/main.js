/** Wake the parts of the page that a script makes better; each works without. */
import { start } from "./typed.js";

const modules = new Map();

/** Import a module once, however many elements ask for it. */
function load(name) {
  if (!modules.has(name)) modules.set(name, import(`./${name}.js`));
  return modules.get(name);
}

/** Mount one module on one element; a broken one leaves the page as it was. Resolves when it has begun, not when it is done. */
async function mount(name, element) {
  const report = (error) => console.error(`Module ${name} did not start`, error);
  try {
    const module = await load(name);
    Promise.resolve(module.mount(element)).catch(report);
  } catch (error) {
    report(error);
  }
}

/** Mount every module named in data-module on each element inside the root that has not been woken yet. */
export async function mountAll(root) {
  const asleep = [...root.querySelectorAll("[data-module]:not([data-mounted])")];
  for (const element of asleep) element.dataset.mounted = "";
  await Promise.all(
    asleep.flatMap((element) => element.dataset.module.split(/\s+/).map((name) => mount(name, element))),
  );
}

const page = document.documentElement;
page.classList.add("js");
try {
  start(document); // before the maps, which read the place from its field
} catch (error) {
  console.error("What was typed is not kept", error); // a browser may refuse to keep anything
}
load("dialog").then((module) => module.listen(document));
mountAll(document).then(() => {
  page.dataset.awake = "";
});
