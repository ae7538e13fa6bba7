// What somebody types stays in this browser until it is sent: per form, and per person who is signed in.
// A form says with `data-typed` whose it is and where it is sent. Passwords, addresses and codes are never kept.

const PREFIX = "participatie.typed ";
const SENT = "participatie.sent";
const LIFE_MS = 30 * 24 * 3600 * 1000;
const SETTLE_MS = 400;
const NEVER = new Set(["password", "email", "file", "submit", "button", "reset", "image"]);
const NEVER_NAMED = /^(csrf_token|form_key|version|next|code|password.*|email)$/;

/** Whether the text of this control may stay in the browser. Hidden ones only when they say so. */
export function isKept({ name, type, autocomplete, dataset = {} }) {
  if (!name || NEVER.has(type) || NEVER_NAMED.test(name) || /one-time-code|email|password/.test(autocomplete ?? "")) return false;
  return type !== "hidden" || "kept" in dataset;
}

/** The values of a form: a list of [name, value], ticked choices only. */
export function valuesOf(controls) {
  return [...controls].filter(isKept).filter(({ type, checked }) => (type !== "radio" && type !== "checkbox") || checked)
    .map(({ name, value }) => [name, value]);
}

/** Put values into the controls; gives whether anything became different. */
export function putInto(controls, values) {
  const before = JSON.stringify(valuesOf(controls));
  for (const control of [...controls].filter(isKept)) {
    const wanted = values.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "radio" || control.type === "checkbox") {
      if (wanted.length > 0) control.checked = wanted.includes(control.value);
    } else if (wanted.length > 0) [control.value] = wanted;
  }
  return JSON.stringify(valuesOf(controls)) !== before;
}

/** The store of what was typed, in a Storage; a browser that refuses to keep anything is no error. */
export function typedIn(storage, now = Date.now) {
  const safely = (action, otherwise) => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };
  const keys = () => safely(() => Object.keys(storage).filter((key) => key.startsWith(PREFIX)), []);
  const read = (key) => safely(() => JSON.parse(storage.getItem(key)), null);
  return {
    keep: (form, values) => safely(() => storage.setItem(PREFIX + form, JSON.stringify({ at: now(), values }))),
    find: (form) => read(PREFIX + form)?.values ?? null,
    forget: (form) => safely(() => storage.removeItem(PREFIX + form)),
    forgetAll: () => keys().forEach((key) => safely(() => storage.removeItem(key))),
    forgetOld: () => keys().filter((key) => !(now() - read(key)?.at < LIFE_MS)).forEach((key) => safely(() => storage.removeItem(key))),
  };
}

/** The form that was sent by the page before; forgotten here unless this page says that it did not arrive. */
export function settle(page, store, session, cameBack) {
  const sent = session.getItem(SENT);
  session.removeItem(SENT);
  if (sent && !cameBack && !page.querySelector(".error-page, .error-summary")) store.forget(sent);
}

/** Bring the forms of this page to life. */
export function start(page) {
  const store = typedIn(localStorage);
  store.forgetOld();
  const [visit] = performance.getEntriesByType("navigation");
  settle(page, store, sessionStorage, visit?.type === "back_forward");
  page.addEventListener("submit", ({ target }) => {
    if (/\/(uitloggen|overal-uitloggen)$/.test(new URL(target.action, location.href).pathname)) store.forgetAll();
    if (target.dataset.typed) sessionStorage.setItem(SENT, target.dataset.typed);
  });
  for (const form of page.querySelectorAll("form[data-typed]")) watch(form, store);
}

function watch(form, store) {
  const name = form.dataset.typed;
  const first = valuesOf(form.elements);
  const typed = store.find(name);
  if (typed && !form.querySelector("[aria-invalid]") && putInto(form.elements, typed)) tell(form, () => {
    store.forget(name);
    putInto(form.elements, first);
    form.querySelector("textarea, input[type=text]")?.focus();
  });
  let timer = 0;
  const save = () => {
    clearTimeout(timer);
    timer = 0;
    if (JSON.stringify(valuesOf(form.elements)) === JSON.stringify(first)) store.forget(name);
    else store.keep(name, valuesOf(form.elements));
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SETTLE_MS);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  addEventListener("pagehide", () => timer && save());
}

/** Say that the text is back, with a button to begin with an empty form. */
function tell(form, clear) {
  const notice = document.createElement("div");
  notice.className = "utrecht-alert utrecht-alert--info notice typed-notice";
  notice.setAttribute("role", "status");
  const sentence = document.createElement("p");
  sentence.textContent = form.dataset.typedBack;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "utrecht-button utrecht-button--subtle button button--s";
  button.textContent = form.dataset.typedClear;
  button.addEventListener("click", () => {
    clear();
    notice.remove();
  });
  notice.append(sentence, button);
  form.prepend(notice);
}
