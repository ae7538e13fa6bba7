/** The rows of the editor: one per strip, made from the row that the server sends as a template. */
import { NARROWEST_CM, WIDEST_CM } from "./model.js";
import { fill, stripName } from "./words.js";

/** Keep the rows as the strips are; `on` = {act(verb, key), width(key, cm), kind(key, kind), place(key, steps)}. */
export function mountRows(root, words, on) {
  const list = root.querySelector(".strip-rows");
  const pattern = root.querySelector("template[data-row]");

  function made(key) {
    const row = pattern.content.firstElementChild.cloneNode(true);
    row.dataset.key = key;
    for (const element of row.querySelectorAll("[name], [id]")) {
      for (const attribute of ["name", "id", "value"]) {
        if (element.getAttribute(attribute)?.includes("__key__")) {
          element.setAttribute(attribute, element.getAttribute(attribute).replace("__key__", key));
        }
      }
    }
    return row;
  }

  function show(strips) {
    const known = new Map([...list.children].map((row) => [row.dataset.key, row]));
    const wanted = strips.map(({ key }) => known.get(key) ?? made(key));
    if (wanted.some((row, place) => list.children[place] !== row) || wanted.length !== list.children.length) {
      const focused = document.activeElement;
      list.replaceChildren(...wanted);
      if (list.contains(focused)) focused.focus();
    }
    strips.forEach((strip, place) => fillRow(wanted[place], strip, place, strips));
  }

  function fillRow(row, { key, kind, width_cm: width }, place, strips) {
    row.className = `strip-row strip-row--${kind}${row.classList.contains("strip-row--lifted") ? " strip-row--lifted" : ""}`;
    row.querySelector(".strip-row__number").textContent = place + 1;
    row.querySelector("select").value = kind;
    const input = row.querySelector("input");
    if (input.value !== String(width) && !(input === document.activeElement && Number(input.value) === width)) {
      input.value = width;
    }
    forget(row);
    row.querySelector("[data-grip]").hidden = false;
    for (const element of row.querySelectorAll("[data-label]")) {
      const text = fill(words.live[element.dataset.label], { strip: stripName(strips, key, words) });
      if (element.tagName === "BUTTON") element.querySelector("span").textContent = text;
      else element.setAttribute("aria-label", text);
    }
    row.querySelector('[data-label="left"]').disabled = place === 0;
    row.querySelector('[data-label="right"]').disabled = place === strips.length - 1;
  }

  function forget(row) {
    row.querySelector(".strip-row__error")?.remove();
    const input = row.querySelector("input");
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }

  function wrong(row, text) {
    forget(row);
    const input = row.querySelector("input");
    const error = document.createElement("p");
    error.className = "field__error strip-row__error";
    error.id = `${input.id}-error`;
    error.textContent = text;
    row.append(error);
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", error.id);
  }

  list.addEventListener("change", (event) => {
    const row = event.target.closest("li");
    if (event.target.matches("select")) on.kind(row.dataset.key, event.target.value);
    if (!event.target.matches("input")) return;
    const typed = event.target.value.trim();
    const width = Number(typed);
    if (!/^\d{1,5}$/.test(typed) || width < NARROWEST_CM || width > WIDEST_CM) wrong(row, words.refusals.bad_width);
    else on.width(row.dataset.key, width);
  });

  list.addEventListener("keydown", (event) => {
    if (!event.target.matches("input")) return;
    const step = { ArrowUp: "wider", ArrowDown: "narrower" }[event.key];
    if (step) event.preventDefault();
    if (step) on.act(step, event.target.closest("li").dataset.key);
    if (event.key === "Enter") {
      event.preventDefault(); // Enter counts again, it does not send
      event.target.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    drag(grip.closest("li"), event, on);
  });

  return { show, focus };
}

/** Lift a row, and put it down where the finger lets it go. */
function drag(row, event, on) {
  const rows = [...row.parentElement.children];
  const from = rows.indexOf(row);
  const middles = rows.map((one) => {
    const box = one.getBoundingClientRect();
    return box.top + box.height / 2 + window.scrollY;
  });
  row.classList.add("strip-row--lifted");
  row.setPointerCapture(event.pointerId);
  const placeAt = (y) => middles.filter((middle, place) => place !== from && middle < y + window.scrollY).length;
  const follow = (moved) => {
    row.style.translate = `0 ${moved.clientY - event.clientY}px`;
  };
  const end = (last) => {
    row.removeEventListener("pointermove", follow);
    row.classList.remove("strip-row--lifted");
    row.style.translate = "";
    if (last.type === "pointerup" && placeAt(last.clientY) !== from) on.place(row.dataset.key, placeAt(last.clientY) - from);
  };
  row.addEventListener("pointermove", follow);
  row.addEventListener("pointerup", end, { once: true });
  row.addEventListener("pointercancel", end, { once: true });
}

/** After a button was pressed: stay on it, or on its neighbour when it is gone or has nothing left to do. */
function focus(button, verb, key, place) {
  if (button.isConnected && !button.disabled) {
    button.focus();
    return;
  }
  const other = { left: "right", right: "left" }[verb];
  const list = document.querySelector(".strip-rows");
  const row = button.isConnected ? button.closest("li") : list.children[Math.min(place, list.children.length - 1)];
  row?.querySelector(`[data-label="${other ?? "remove"}"]`)?.focus();
}
