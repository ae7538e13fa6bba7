// Beside the map of the editor: the chosen element in words and numbers, and the list of all. Together the map's equal.
import { node } from "./dom.js";
import { middleOf } from "./plan-frame.js";
import { moved } from "./plan-sketch.js";

const SHOWN = 100;

/** `onChange(key, values)` and `onSelect(key)` are told what somebody does here. */
export function createPanel(side, words, { settings, frame, nameOf, onChange, onSelect }) {
  const kinds = settings.order.map((kind) => [kind, settings.kinds[kind]]);
  const inputs = {
    kind: node("select", { name: "kind" }, ...kinds.map(([kind, { label }]) => node("option", { value: kind }, label))),
    label: node("input", { type: "text", name: "label", maxlength: "80", autocomplete: "off" }),
    x: number("x"), y: number("y"),
    rotation: number("rotation"), quantity: number("quantity"),
    unit_cost: number("unit_cost"), upkeep: number("upkeep"),
  };
  const fields = Object.entries(inputs).map(([name, input]) =>
    node("label", { class: `plan-editor__field${["kind", "label"].includes(name) ? " plan-editor__field--wide" : ""}` }, words(name), input));
  const form = node("div", { class: "plan-editor__form", role: "group", hidden: true }, ...fields);
  const search = node("input", { type: "search", class: "utrecht-textbox", "aria-label": words("search"), placeholder: words("search"), autocomplete: "off" });
  const count = node("p", { class: "muted small", role: "status" });
  const list = node("ul", { class: "plan-editor__list", "aria-label": words("list") });
  side.append(form, search, count, list);
  let things = [];
  let chosen = null;

  for (const [name, input] of Object.entries(inputs)) {
    input.addEventListener("change", () => {
      const values = chosen && valuesOf(name, input.value, chosen);
      input.toggleAttribute("aria-invalid", !values);
      if (!values) input.setAttribute("aria-invalid", "true");
      else onChange(chosen.key, values);
    });
  }
  search.addEventListener("input", drawList);
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[data-key]");
    if (item) onSelect(item.dataset.key);
  });

  /** What a typed value means; null when it means nothing. */
  function valuesOf(name, text, thing) {
    if (name === "label") return { label: text.trim().slice(0, 80) };
    if (name === "kind") {
      const { unit } = settings.kinds[text];
      const fits = unit === "piece" || (unit === "metre" && thing.type === "LineString") || (unit === "square_metre" && thing.type === "Polygon");
      return fits ? { kind: text } : null;
    }
    const value = Number(text.replace(",", "."));
    if (text.trim() === "" || !Number.isFinite(value)) return null;
    if (name === "rotation") return { rotation: ((Math.round(value) % 360) + 360) % 360 };
    if (name === "quantity") return value >= 1 && value <= 10_000 ? { quantity: Math.round(value) } : null;
    if (name === "unit_cost" || name === "upkeep") return value >= 0 && value <= 1_000_000 ? { [`${name}_cents`]: Math.round(value * 100) } : null;
    const [x, y] = frame.toGrid(middleOf(thing.points));
    const other = moved(thing, name === "x" ? value - x : 0, name === "y" ? value - y : 0);
    return Math.abs(name === "x" ? value - x : value - y) < 5000 ? { points: other.points } : null;
  }

  function drawForm() {
    form.hidden = !chosen;
    if (!chosen) return;
    const [x, y] = frame.toGrid(middleOf(chosen.points));
    const shown = {
      kind: chosen.kind, label: chosen.label ?? "", x: x.toFixed(2), y: y.toFixed(2),
      rotation: String(chosen.rotation), quantity: String(chosen.quantity ?? 1),
      unit_cost: euros(chosen.unit_cost_cents), upkeep: euros(chosen.upkeep_cents),
    };
    for (const [name, input] of Object.entries(inputs)) {
      input.removeAttribute("aria-invalid");
      if (input !== document.activeElement || input.value === "") input.value = shown[name];
    }
    form.setAttribute("aria-label", nameOf(chosen));
  }

  function drawList() {
    const wanted = search.value.trim().toLowerCase();
    const found = things.filter((thing) => !wanted || `${nameOf(thing)} ${settings.kinds[thing.kind]?.label}`.toLowerCase().includes(wanted));
    const from = Math.max(0, Math.min(found.findIndex(({ key }) => key === chosen?.key) - 20, found.length - SHOWN));
    const shown = found.slice(from, from + SHOWN);
    count.textContent = things.length ? words("showing", { n: shown.length, total: things.length }) : words("empty");
    list.hidden = !shown.length;
    list.replaceChildren(...shown.map(itemOf));
    const current = list.querySelector('[aria-current="true"]');
    if (current) list.scrollTop = Math.max(0, current.parentElement.offsetTop - list.offsetTop - list.clientHeight / 2);
  }

  function itemOf(thing) {
    const { key, kind } = thing;
    const swatch = node("span", { class: `plan-swatch plan-swatch--${kind}`, "aria-hidden": "true" });
    const current = key === chosen?.key ? "true" : null;
    return node("li", {}, node("button", { type: "button", class: "plan-editor__item", "data-key": key, "aria-current": current }, swatch, nameOf(thing)));
  }

  return {
    show(all, thing) {
      things = all;
      chosen = thing;
      const focused = document.activeElement?.dataset?.key;
      drawForm();
      drawList();
      if (focused) list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    },
  };
}

function number(name) {
  return node("input", { type: "text", inputmode: "decimal", name, autocomplete: "off" });
}

function euros(cents = 0) {
  return cents % 100 ? (cents / 100).toFixed(2).replace(".", ",") : String(cents / 100);
}
