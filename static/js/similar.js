// While somebody writes a new initiative: what is like it nearby appears below the sentence. The check before placing shows
// the same without a script.
import { withParameters } from "./map/query.js";

const SETTLE_MS = 700;
const MIN_LENGTH = 4;

/** Bring the element to life: it stands in the form with `title` and `lead`. */
export function mount(element, { settle = SETTLE_MS } = {}) {
  const { title, lead } = element.closest("form").elements;
  let timer = 0;
  let request = null;
  let shown = "";

  async function ask() {
    const asked = new URLSearchParams({ titel: title.value.trim(), zin: lead.value.trim() });
    const mine = new AbortController();
    request = mine;
    try {
      const response = await fetch(withParameters(element.dataset.source, asked), { signal: mine.signal });
      if (response.ok) show(await response.text());
    } catch {
      // Writing goes on without it.
    }
  }

  function show(html) {
    const found = new DOMParser().parseFromString(html, "text/html").querySelector("[data-similar]");
    const key = found?.textContent ?? "";
    if (key === shown) return;
    shown = key;
    element.replaceChildren(...(found ? cardsOf(found) : []));
  }

  function later() {
    clearTimeout(timer);
    request?.abort();
    if (title.value.trim().length >= MIN_LENGTH) timer = setTimeout(ask, settle);
  }

  title.addEventListener("input", later);
  lead.addEventListener("input", later);
  later();
}

/** The heading and the cards. Their buttons are forms, which cannot stand in a form: the pages of the cards have them too. */
function cardsOf(found) {
  const heading = document.createElement("p");
  heading.className = "similar__heading";
  heading.textContent = found.dataset.similar;
  found.querySelectorAll(".similar__do").forEach((buttons) => buttons.remove());
  return [heading, ...found.children];
}
