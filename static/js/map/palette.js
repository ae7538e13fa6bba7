// The colours and fonts of the map, read from the page's own custom properties: a theme that
// changes `--map-...` recolours the map, and the dark scheme brings the night palette.

const COLOURS = [
  "land", "green", "grass", "wood", "field", "sport", "water", "water-edge", "building", "building-edge",
  "road", "road-main", "casing", "casing-main", "path", "rail", "ferry", "boundary", "label", "label-minor",
  "halo", "water-label", "green-label", "settlement",
];

/** All colours by name, and the two font families, as the canvas understands them. */
export function readPalette(element) {
  const probe = document.createElement("span");
  probe.hidden = true;
  // High contrast modes replace the colours of elements; the map on the canvas keeps its own.
  probe.style.setProperty("forced-color-adjust", "none");
  element.append(probe);
  const palette = {};
  for (const name of COLOURS) {
    probe.style.color = `var(--map-${name})`;
    palette[name] = getComputedStyle(probe).color;
  }
  probe.style.fontFamily = "var(--map-font)";
  palette.font = getComputedStyle(probe).fontFamily;
  probe.style.fontFamily = "var(--map-font-water)";
  palette.fontWater = getComputedStyle(probe).fontFamily;
  probe.remove();
  return palette;
}

/** Call back when the colour scheme changes: by the system, or by a class or attribute on the root. */
export function onSchemeChange(callback) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", callback);
  new MutationObserver(callback).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["class", "data-theme", "data-scheme", "data-color-scheme"],
  });
}

/** Resolves when the two fonts can be drawn, or after a moment: labels do not wait for a slow network. */
export function fontsReady({ font, fontWater }) {
  const wanted = [`600 13px ${font}`, `italic 500 15px ${fontWater}`];
  const loaded = Promise.all(wanted.map((name) => document.fonts.load(name)));
  const patience = new Promise((resolve) => {
    setTimeout(resolve, 1500);
  });
  return Promise.race([loaded, patience]);
}
