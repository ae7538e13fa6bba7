// The ground under the pins: vector tiles, image tiles, or the bare boundaries when those fail.
// `data-ground` on the element says which of them is seen.
import { labelRules, paintRules } from "./basemap.js";
import { loadPainter } from "./leaflet.js";
import { fontsReady, onSchemeChange, readPalette } from "./palette.js";

const PATIENCE_MS = 5000;
const FAILURES = 3;

/** Put the ground under this map; `onMissing` is told when only boundaries are left to show. */
export function addBackground(L, map, { element, basemap, boundariesUrl, onMissing }) {
  const bare = bareBoundaries(L, map, basemap?.kind === "boundaries" ? basemap.url : boundariesUrl);
  const show = (ground) => {
    element.dataset.ground = ground;
  };
  const watch = {
    arrived() {
      clearTimeout(timer);
      bare.hide();
      show(basemap.kind);
      onMissing(false);
    },
    failed() {
      clearTimeout(timer);
      bare.show();
      show("boundaries");
      onMissing(true);
    },
  };
  show("loading");
  if (basemap?.kind !== "pmtiles" && basemap?.kind !== "xyz") {
    bare.show();
    show("boundaries");
    return;
  }
  // A slow ground is not a lost one: the boundaries come first and go when it arrives.
  const timer = setTimeout(watch.failed, PATIENCE_MS);
  const add = basemap.kind === "pmtiles" ? addVectorTiles : addImageTiles;
  add(L, map, element, basemap, watch).catch(watch.failed);
}

async function addVectorTiles(L, map, element, { url, maxDataZoom = 15 }, watch) {
  const painter = await loadPainter();
  const source = new painter.PmtilesSource(url, true);
  await source.p.getHeader();
  let palette = readPalette(element);
  const layer = painter.leafletLayer({
    url: source.p,
    attribution: "",
    maxDataZoom,
    maxZoom: 19,
    paintRules: paintRules(painter, palette),
    labelRules: labelRules(painter, palette),
    backgroundColor: palette.land,
    tasks: [fontsReady(palette)],
  });
  reportFailures(layer, watch);
  layer.addTo(map);
  onSchemeChange(() => {
    palette = readPalette(element);
    Object.assign(layer, {
      paintRules: paintRules(painter, palette),
      labelRules: labelRules(painter, palette),
      backgroundColor: palette.land,
    });
    layer.clearLayout();
    layer.rerenderTiles();
  });
}

/** Count tiles that cannot be read; the painter itself would only write them to the console. */
function reportFailures(layer, watch) {
  let failures = 0;
  const cache = [...layer.views.values()][0].tileCache;
  const { source } = cache;
  cache.source = {
    async get(coordinates, size) {
      try {
        const tile = await source.get(coordinates, size);
        failures = 0;
        watch.arrived();
        return tile;
      } catch (error) {
        if (error.name !== "AbortError" && (failures += 1) === FAILURES) watch.failed();
        // The painter is silent about aborted tiles and asks for them again later: what we want.
        throw error.name === "AbortError" ? error : new DOMException(error.message, "AbortError");
      }
    },
  };
}

async function addImageTiles(L, map, element, { url, minZoom = 0, maxZoom = 19 }, watch) {
  let failures = 0;
  const layer = L.tileLayer(url, { minNativeZoom: minZoom, maxNativeZoom: maxZoom, maxZoom: 19, attribution: "" });
  layer.on("tileload", () => {
    failures = 0;
    watch.arrived();
  });
  layer.on("tileerror", () => {
    failures += 1;
    if (failures === FAILURES) watch.failed();
  });
  layer.addTo(map);
}

function bareBoundaries(L, map, url) {
  let layer = null;
  let wanted = false;
  const load = async () => {
    const response = await fetch(url, { headers: { Accept: "application/geo+json, application/json" } });
    if (!response.ok) return;
    layer = L.geoJSON(await response.json(), {
      interactive: false,
      style: { className: "map-boundary", weight: 1.5 },
      pointToLayer: () => null,
    });
    if (wanted) layer.addTo(map).bringToBack();
  };
  return {
    show() {
      if (wanted) return;
      wanted = true;
      if (layer) layer.addTo(map).bringToBack();
      // Without boundaries there is still the land colour, the pins and the list.
      else if (url) load().catch(() => {});
    },
    hide() {
      wanted = false;
      layer?.remove();
    },
  };
}
