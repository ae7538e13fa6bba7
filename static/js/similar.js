// While somebody writes a new initiative: what is like it nearby appears below the title. The next step shows the same
// without a script. What is typed is sent in a body and kept nowhere; who follows a link finds it saved by `autosave`.
const SETTLE_MS = 700;
const MIN_LENGTH = 4;

/** Bring the element to life: it stands in the form with `title` and `lead`. */
export function mount(element, { settle = SETTLE_MS } = {}) {
  const { title, lead, csrf_token: token } = element.closest("form").elements;
  let timer = 0;
  let request = null;
  let shown = "";

  async function ask() {
    const body = new URLSearchParams({ title: title.value.trim(), lead: lead.value.trim(), csrf_token: token?.value ?? "" });
    const mine = new AbortController();
    request = mine;
    try {
      const response = await fetch(element.dataset.source, { method: "POST", body, signal: mine.signal });
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
    element.replaceChildren(...(found ? [headingOf(found), ...found.children] : []));
  }

  function later() {
    clearTimeout(timer);
    request?.abort();
    if (title.value.trim().length >= MIN_LENGTH) timer = setTimeout(ask, settle);
    else show("");
  }

  title.addEventListener("input", later);
  lead.addEventListener("input", later);
  later();
}

function headingOf(found) {
  const heading = document.createElement("p");
  heading.className = "similar__heading";
  heading.textContent = found.dataset.similar;
  return heading;
}
