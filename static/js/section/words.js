/** Sentences about a cross-section from the table that the server hands over with the page. */

/** Put values in the gaps of a sentence: {name}. */
export const fill = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (gap, name) => (name in values ? String(values[name]) : gap));

/** A width as people write it. */
export function metres(widthCm, words) {
  return `${(widthCm / 100).toFixed(2).replace(".", words.decimal)} m`;
}

/** How a sentence calls a strip: its kind, and its place from the left. */
export function stripName(strips, key, words) {
  const place = strips.findIndex((strip) => strip.key === key);
  return place < 0 ? "" : fill(words.strip, { kind: words.kinds[strips[place].kind], n: place + 1 });
}

/** A warning in words. */
export const sentence = (strips, { id, key, cm }, words) =>
  fill(words.warnings[id], { strip: stripName(strips, key, words), cm: metres(cm, words) });

/** How much of the room is used. */
export function sumInWords(sum, available, words) {
  const values = { sum: metres(sum, words), over: metres(sum - available, words), rest: metres(available - sum, words) };
  return fill(words.sums[sum > available ? "over" : sum < available ? "rest" : "good"], values);
}
