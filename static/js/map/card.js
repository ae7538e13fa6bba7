// The card that opens at a pin. Built from nodes with text only; focus goes in and comes back.
import { icon, node, safeAddress } from "./dom.js";
import { kindOf, toneOf } from "./pins.js";

const LIST_MIN_PX = 96;
const AROUND_LIST_PX = 165; // title, padding, the pin below and a little air
let count = 0;

function link({ url }, ...content) {
  const href = safeAddress(url);
  const lang = document.documentElement.dataset.contentLang; // what residents wrote, on a page in another language
  return href ? node("a", { href, lang }, ...content) : node("span", { lang }, ...content);
}

function itemBody(properties, words, id) {
  const where = [kindOf(properties, words), properties.place].filter(Boolean).join(" · ");
  const state = properties.state
    ? node("p", { class: `map-popup__state map-popup__state--${toneOf(properties)}` }, String(properties.state))
    : null;
  return [
    state,
    node("h3", { class: "map-popup__title", id }, link(properties, String(properties.title ?? ""))),
    where && node("p", { class: "map-popup__meta" }, where),
    properties.reason && node("p", { class: "map-popup__reason", lang: document.documentElement.dataset.contentLang }, String(properties.reason)),
  ].filter(Boolean);
}

function stackBody(properties, words, sprite, id) {
  const items = (properties.items ?? []).map((item) => {
    const entry = link(item, icon(sprite, item.icon), node("span", {}, String(item.title ?? "")));
    return node("li", {}, entry, node("span", { class: "map-popup__meta" }, kindOf(item, words)));
  });
  return [
    node("h3", { class: "map-popup__title", id }, words("stack", { count: properties.stack })),
    node("ul", { class: "map-stack" }, ...items),
  ];
}

/** Opens cards on this map, one at a time. */
export function createCards(L, map, { words, sprite, canvas, inset }) {
  let open = null;

  function close() {
    open?.popup.remove();
  }

  function show(feature, origin) {
    close();
    count += 1;
    const id = `map-card-${count}`;
    const { properties } = feature;
    const body = properties.stack > 1 ? stackBody(properties, words, sprite, id) : itemBody(properties, words, id);
    const shut = node("button", { type: "button", class: "map-popup__close", "aria-label": words("close") }, icon(sprite, "x"));
    const card = node("div", { class: "map-popup", role: "dialog", "aria-labelledby": id }, ...body, shut);
    const list = card.querySelector(".map-stack");
    if (list) list.style.maxHeight = `${Math.max(LIST_MIN_PX, map.getSize().y - AROUND_LIST_PX)}px`;
    const [lon, lat] = feature.geometry.coordinates;
    const popup = L.popup({
      closeButton: false, closeOnEscapeKey: false, minWidth: 208, maxWidth: 288, offset: [0, -40],
      autoPanPaddingTopLeft: [inset() + 12, 12], autoPanPaddingBottomRight: [64, 12],
    }).setLatLng([lat, lon]).setContent(card);
    open = { popup, origin, card };
    shut.addEventListener("click", close);
    popup.on("remove", () => giveFocusBack(popup));
    popup.openOn(map);
    (card.querySelector("a[href]") ?? shut).focus({ preventScroll: true });
  }

  function giveFocusBack(popup) {
    if (open?.popup !== popup) return;
    const { origin, card } = open;
    open = null;
    if (!card.contains(document.activeElement) && document.activeElement !== document.body) return;
    (origin.isConnected ? origin : canvas).focus({ preventScroll: true });
  }

  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    close();
  });

  return { show, close };
}
