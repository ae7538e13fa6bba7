// The texts of a map. They come from the page (`data-i18n`, JSON), so that they are translated there.

/** A function that looks up a text and fills in its {names}. */
export function wordsIn(json, language = "nl") {
  const texts = parse(json);
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const say = (key, values = {}) =>
    (texts[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      if (typeof value === "number") return numbers.format(value);
      return value === undefined || value === null ? whole : String(value);
    });
  say.has = (key) => typeof texts[key] === "string";
  return say;
}

/** The texts that the page gave this element. */
export function wordsOf(element) {
  return wordsIn(element.dataset.i18n, document.documentElement.lang || "nl");
}

function parse(json) {
  try {
    return JSON.parse(json) ?? {};
  } catch {
    return {};
  }
}
