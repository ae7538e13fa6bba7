/** The picture of a cross-section, drawn as templates/components/cross_section.html draws it. */

const SVG = "http://www.w3.org/2000/svg";
export const HOUSE_CM = 230;
const SKY_CM = 830;
const HEIGHT_CM = SKY_CM + 128 + 204;
const PX_PER_CM = 0.29;
const JOINTED = new Set(["walk", "cycle", "park", "furniture"]);

function shape(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const path = (className, d) => shape("path", { class: className, d });

/** Where the facade on the right stands. */
export const endOf = ({ sum_cm: sum, available_cm: available }) => Math.max(sum, available);

/** Draw into the <svg>. `alt` is the same in words, `rest` says how much of the room is used. */
export function paint(svg, drawing, alt, rest, sprite) {
  const end = endOf(drawing);
  const use = (symbol, transform, className = null) =>
    shape("use", { class: className, href: `${sprite}#${symbol}`, transform });
  svg.setAttribute("viewBox", `${-HOUSE_CM} ${-SKY_CM} ${end + 2 * HOUSE_CM} ${HEIGHT_CM}`);
  svg.setAttribute("width", Math.round((end + 2 * HOUSE_CM) * PX_PER_CM));
  svg.setAttribute("aria-label", alt);
  svg.replaceChildren(
    shape("g", { class: "cut-back" }, ...horizon(end, use)),
    use("house", "translate(0 -14)"),
    use("house", `translate(${end} -14) scale(-1 1)`),
    path("cut-soil", `M-1900 24H${end + 1900}V128H-1900Z`),
    path("cut-soil cut-soil--deep", `M-1900 84H${end + 1900}V128H-1900Z`),
    ...drawing.surfaces.map(surface),
    ...(drawing.available_cm > drawing.sum_cm ? [path("cut-rest", `M${drawing.sum_cm} -8H${end}V30H${drawing.sum_cm}Z`)] : []),
    ...drawing.surfaces
      .filter(({ kind }) => kind === "trees")
      .map((one) => use("roots", `translate(${middle(one)} ${one.y + 8})`)),
    ...drawing.figures.map(({ symbol, x, y, tone }) => use(symbol, `translate(${x} ${y})`, `cut-tone-${tone}`)),
    path("cut-sheet", `M-1900 128H${end + 1900}V900H-1900Z`),
    ...drawing.surfaces.flatMap(label),
    path("cut-tick", `M${drawing.sum_cm} 128v26`),
    ...measure(drawing, rest),
  );
}

const middle = ({ x, width }) => x + Math.floor(width / 2);

function horizon(end, use) {
  const found = [];
  for (let n = -2; n < Math.floor(end / 1000) + 3; n += 1) found.push(use("horizon", `translate(${n * 1000} 0)`));
  for (let n = -2; n < Math.floor(end / 900) + 3; n += 1) {
    found.push(use("cloud", `translate(${330 + n * 900} ${-690 + (n & 1) * 70})`));
  }
  return found;
}

function surface({ key, kind, x, y, width }) {
  const parts = [];
  const kerb = (height) => path("cut-kerb", `M${x} -14h8v${height}h-8zM${x + width - 8} -14h8v${height}h-8z`);
  if (kind === "water") {
    parts.push(path("cut-top", `M${x} ${y}h${width}v${96 - y}h-${width}Z`));
    parts.push(path("cut-wave", `M${x} ${y + 14}h${width}M${x} ${y + 36}h${width}`), kerb(110));
  } else {
    parts.push(path("cut-top", `M${x} ${y}h${width}V34h-${width}Z`));
    if (JOINTED.has(kind)) parts.push(path("cut-joints", `M${x} ${Math.floor((y + 34) / 2)}h${width}`));
    if (y === -14) parts.push(kerb(48));
  }
  return shape("g", { class: `cut-strip cut-strip--${kind}`, "data-key": key }, ...parts);
}

function label(one) {
  const found = [path("cut-tick", `M${one.x} 128v26`)];
  const at = middle(one);
  if (one.label === "wide") {
    found.push(shape("text", { class: "cut-name", x: at, y: 182 }, one.name));
    found.push(shape("text", { class: "cut-width", x: at, y: 224 }, one.width_text));
  } else if (one.label === "tall") {
    const transform = `translate(${at + 12} 138) rotate(90)`;
    found.push(shape("text", { class: "cut-name cut-name--tall", transform }, one.name));
  }
  return found;
}

function measure({ sum_cm: sum, available_cm: available }, rest) {
  const off = sum === available ? "" : " cut-measure--off";
  const found = [path(`cut-measure${off}`, `M0 292H${available}M0 279v26M${available} 279v26`)];
  if (sum > available) found.push(path("cut-over", `M${available} 292H${sum}`));
  return [...found, shape("text", { class: "cut-sum", x: Math.floor(available / 2), y: 304 }, rest)];
}
