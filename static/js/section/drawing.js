/** From strips to a drawing to scale: the same as participatie/streets/section_drawing.py, which says why.
 *  `rules` (levels, figures and sizes) come from there with the page, so that they stand in one place. */
import { sumCm } from "./model.js";

/** Lay the strips out: surfaces and figures in centimetres. `words` are {kinds, width(cm)}. */
export function draw(strips, availableCm, words, rules) {
  const surfaces = [];
  const figures = [];
  const half = Math.floor(sumCm(strips) / 2);
  let x = 0;
  strips.forEach(({ key, kind, width_cm: width }, number) => {
    const [name, widthText] = [words.kinds[kind], words.width(width)];
    const label = labelFit(width, name, widthText, rules);
    surfaces.push({ key, kind, x, width, y: rules.levels[kind], name, width_text: widthText, label });
    figures.push(...figuresOn(kind, x, width, number, half, rules));
    x += width;
  });
  return { surfaces, figures, sum_cm: x, available_cm: availableCm };
}

/** Whether the words fit beside each other, turned, or not at all. */
export function labelFit(widthCm, name, widthText, { letter }) {
  const needed = Math.max([...name].length * letter.name, [...widthText].length * letter.width);
  return needed <= widthCm + 16 ? "wide" : widthCm >= 50 ? "tall" : "none";
}

/** The figures on one strip that begins at `x`; right of `half` traffic goes away from us. */
export function figuresOn(kind, x, widthCm, number, half, { figures, levels, module_cm: moduleCm, two_ways: twoWays, tones }) {
  const modules = Math.max(1, Math.floor(widthCm / moduleCm));
  const found = [];
  for (let module = 0; module < modules; module += 1) {
    const left = x + Math.floor((widthCm * module) / modules);
    const right = x + Math.floor((widthCm * (module + 1)) / modules);
    const shown = figures[kind].filter(([least]) => least <= right - left).at(-1);
    for (const [symbol, percent] of shown ? shown[1] : []) {
      const spot = left + Math.floor(((right - left) * percent) / 100);
      const way = twoWays.includes(symbol) ? (spot <= half ? "-front" : "-rear") : "";
      found.push({ symbol: symbol + way, x: spot, y: levels[kind], tone: (number + found.length) % tones });
    }
  }
  return found;
}
