// Suggestions under a field for an address or for a search: a combobox as the ARIA Authoring Practices describe it.
// Without this script the field is a plain part of its form.
import { node } from "./dom.js";
import { emit } from "./events.js";
import { withParameters } from "./query.js";
import { wordsOf } from "./words.js";

const SETTLE_MS = 200;
const MIN_LENGTH = 2;
const PLACES = ["street", "address", "area"];
const SOURCE = "/api/v1/adressen";
let count = 0;

/** Bring the element to life: it holds one text field. */
export function mount(element) {
  const input = element.querySelector("input[type=search], input[type=text], input:not([type])");
  const words = wordsOf(element);
  count += 1;
  const id = `address-list-${count}`;
  const list = node("ul", { class: "address__list", id, role: "listbox", "aria-label": words("suggestions"), hidden: true });
  const status = node("p", { class: "address__status", role: "status" });
  input.after(list);
  element.append(status);
  for (const [name, value] of Object.entries({
    role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
  })) input.setAttribute(name, value);

  const box = createBox(input, list);
  const goes = element.dataset.then === "go";
  const search = createSearch(element.dataset.source ?? SOURCE, {
    accepts: goes ? ({ url }) => isLocal(url) : hasPlace,
    onResults(results) {
      box.show(results, words);
      status.textContent = countText(results.length, words);
    },
    onFailure() {
      box.close();
      status.textContent = words("suggestions_failed");
    },
  });

  function choose(result) {
    input.value = result.label;
    search.stop();
    box.close();
    status.textContent = words("address_chosen", { label: result.label });
    if (goes) {
      location.assign(result.url);
      return;
    }
    const { label, kind, lon, lat, bbox } = result;
    emit(element, "place:found", { label, kind, lon, lat, bbox });
  }

  input.addEventListener("input", () => {
    const text = input.value.trim();
    status.textContent = "";
    if (text.length < MIN_LENGTH) {
      search.stop();
      box.close();
    } else search.ask(text);
  });
  input.addEventListener("keydown", (event) => onKey(event, box, choose));
  input.addEventListener("blur", () => box.close());
  // Pressing the mouse on the list must not take the focus from the field, which would close it.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const result = box.resultAt(event.target.closest("[role=option]"));
    if (result) choose(result);
  });
}

function onKey(event, box, choose) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && box.isFilled()) box.step(steps[event.key]);
  else if (event.key === "Enter" && box.active()) choose(box.active());
  else if (event.key === "Escape" && box.isOpen()) box.close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function createBox(input, list) {
  let results = [];
  let current = -1;

  function mark(index) {
    current = index;
    [...list.children].forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === index));
      if (i === index) option.scrollIntoView({ block: "nearest" });
    });
    if (index >= 0) input.setAttribute("aria-activedescendant", list.children[index].id);
    else input.removeAttribute("aria-activedescendant");
  }

  function setOpen(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) mark(-1);
  }

  return {
    show(found, words) {
      results = found;
      list.replaceChildren(...found.map(({ label, kind }, i) =>
        node("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false", class: "address__option" },
          node("span", {}, String(label)), node("span", { class: "address__kind" }, kindText(kind, words)))));
      setOpen(found.length > 0);
      mark(-1);
    },
    step(by) {
      setOpen(true);
      const size = results.length + 1; // one more: back in the field itself
      mark(((current + 1 + by + size) % size) - 1);
    },
    close: () => setOpen(false),
    isOpen: () => !list.hidden,
    isFilled: () => results.length > 0,
    active: () => (list.hidden ? undefined : results[current]),
    resultAt: (option) => results[[...list.children].indexOf(option)],
  };
}

/** Asks after a pause in typing; a newer question aborts the older one. */
export function createSearch(source, { onResults, onFailure, accepts = hasPlace, settle = SETTLE_MS }) {
  let timer = 0;
  let request = null;

  async function fetchResults(text) {
    const mine = new AbortController();
    request = mine;
    try {
      const address = withParameters(source, new URLSearchParams({ q: text }));
      const response = await fetch(address, { signal: mine.signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(`${response.status}`);
      const { results } = await response.json();
      if (!mine.signal.aborted) onResults(results.filter((result) => result.label && accepts(result)));
    } catch {
      if (!mine.signal.aborted) onFailure();
    }
  }

  function stop() {
    clearTimeout(timer);
    request?.abort();
  }

  return {
    ask(text) {
      stop();
      timer = setTimeout(fetchResults, settle, text);
    },
    stop,
  };
}

function hasPlace({ lon, lat }) {
  return [lon, lat].every(Number.isFinite);
}

/** The sorts of places have words of their own; other sorts come with theirs. */
function kindText(kind, words) {
  return PLACES.includes(kind) ? words(`address_${kind}`) : String(kind ?? "");
}

function countText(number, words) {
  if (number === 0) return words("suggestions_none");
  return number === 1 ? words("suggestions_one") : words("suggestions_many", { count: number });
}

/** A path on this site: the answer may not send anybody elsewhere. */
function isLocal(url) {
  return typeof url === "string" && new URL(url, location.href).origin === location.origin;
}
