// How the parts of a page talk: bubbling events, and which map an event is meant for.

const MAPS = '[data-module~="map/draw"], [data-module~="map/view"]';

/** Tell whoever listens above this element. */
export function emit(element, name, detail) {
  element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}

/** The map closest to this element: in the smallest ancestor that holds one. */
export function nearestMap(element) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const map = around.querySelector(MAPS);
    if (map) return map;
  }
  return null;
}
