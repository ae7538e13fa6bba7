// The legend of a map of a street plan becomes a row of switches: what is pressed is on the map.
import { node } from "./dom.js";

/** Make switches of the rows in the legend of this map. `onChange({kind, layer})` hears the sets of what is switched off. */
export function wireLegend(element, onChange) {
  const legend = document.querySelector(`[data-plan-legend="#${element.id}"]`);
  const off = { kind: new Set(), layer: new Set() };
  for (const row of legend?.querySelectorAll("[data-kind], [data-layer]") ?? []) {
    const group = row.dataset.kind ? "kind" : "layer";
    const name = row.dataset[group];
    const isOn = row.dataset.off === undefined;
    if (!isOn) off[group].add(name);
    const button = node("button", { type: "button", class: `${row.className} plan-legend__switch`, "aria-pressed": String(isOn) });
    button.append(...row.childNodes);
    row.replaceWith(button);
    button.addEventListener("click", () => {
      if (off[group].has(name)) off[group].delete(name);
      else off[group].add(name);
      button.setAttribute("aria-pressed", String(!off[group].has(name)));
      onChange(off);
    });
  }
  onChange(off);
}
