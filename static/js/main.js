/** Wake the parts of the page that a script makes better; each works without. */

const modules = new Map();

/** Import a module once, however many elements ask for it. */
function load(name) {
  if (!modules.has(name)) modules.set(name, import(`./${name}.js`));
  return modules.get(name);
}

/** Mount every module named in data-module on each element inside the root; a broken one leaves the page as it was. */
export function mountAll(root) {
  for (const element of root.querySelectorAll("[data-module]")) {
    if (element.dataset.mounted !== undefined) continue;
    element.dataset.mounted = "";
    for (const name of element.dataset.module.split(/\s+/).filter(Boolean)) {
      load(name)
        .then((module) => module.mount(element))
        .catch((error) => console.error(`Module ${name} did not start`, error));
    }
  }
}

document.documentElement.classList.add("js");
import("./dialog.js").then((module) => module.listen(document));
mountAll(document);
