/**
 * Single keys for the work list: down and up, tick, open, answer, take up, search, and a list of them. They can be turned off
 * on the page with the list, do nothing while somebody types, and leave every key with Ctrl, Alt or Meta to the browser.
 */
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

export function mount(page) {
  const rows = [...page.querySelectorAll(".inbox__row")];
  let at = -1;

  const go = (step) => {
    if (!rows.length) return;
    at = Math.min(Math.max(at + step, 0), rows.length - 1);
    rows[at].querySelector(".inbox__link")?.focus();
  };
  const current = () => rows.find((row) => row.contains(document.activeElement)) ?? rows[at];
  const press = (selector) => current()?.querySelector(selector)?.click();

  const deeds = {
    j: () => go(1),
    k: () => go(-1),
    x: () => press(".inbox__pick input"),
    o: () => press(".inbox__link"),
    a: () => press(".inbox__do a"),
    p: () => press(".inbox__do button"),
    "/": () => {
      const search = page.querySelector("[type=search]");
      const folded = search?.closest("details");
      if (folded) folded.open = true;
      search?.focus();
    },
    "?": () => page.querySelector("[data-shortcuts-list]")?.click(),
  };

  page.addEventListener("focusin", (event) => {
    const row = rows.findIndex((one) => one.contains(event.target));
    if (row >= 0) at = row;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.repeat) return;
    if (event.target.closest?.(TYPING) || document.querySelector("dialog[open]")) return;
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  });
}
