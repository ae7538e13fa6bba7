// Building elements without HTML strings.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (true: present, false and null: absent) and children (text or nodes). */
export function node(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for an SVG element. */
export function svgNode(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** An icon of the sprite, hidden for screen readers; only plain icon names are let through. */
export function icon(sprite, name) {
  const safe = /^[a-z0-9-]+$/.test(name ?? "") ? name : "map-pin";
  return svgNode(
    "svg",
    { class: "icon", "aria-hidden": "true", focusable: "false" },
    svgNode("use", { href: `${sprite}#${safe}` }),
  );
}

/** The address of the icon sprite: what the page says, or the one beside these scripts. */
export function spriteOf(element) {
  return element.dataset.icons || new URL("../../img/icons.svg", import.meta.url).pathname;
}

/** A link target that is http or https, or null. */
export function safeAddress(value) {
  try {
    const address = new URL(value, document.baseURI);
    return ["http:", "https:"].includes(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}
