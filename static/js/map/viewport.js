// Asks the server what lies on the visible part of the map: one request per settled move, the
// older ones aborted. No Leaflet here; the caller says where the map is and gets the features.
import { viewportAddress } from "./query.js";

const SETTLE_MS = 250;

/**
 * A viewport on this source. `filters` is asked at each request; `onStart`, `onFeatures(features,
 * view)` and `onFailure` are told what happens.
 */
export function createViewport({ source, filters, onStart, onFeatures, onFailure, settle = SETTLE_MS }) {
  let timer = 0;
  let request = null;
  let wanted = null;
  let shown = null;

  async function ask() {
    const view = wanted;
    const address = viewportAddress(source, view, filters());
    if (address === shown) return;
    request?.abort();
    const mine = new AbortController();
    request = mine;
    onStart();
    try {
      const response = await fetch(address, { signal: mine.signal, headers: { Accept: "application/geo+json, application/json" } });
      if (!response.ok) throw new Error(`${response.status}`);
      const features = featuresIn(await response.json());
      if (mine.signal.aborted) return;
      shown = address;
      onFeatures(features, view);
    } catch {
      if (mine.signal.aborted) return;
      shown = null;
      onFailure();
    }
  }

  return {
    /** The map shows this { bbox, zoom } now; ask when it has settled there. */
    move(view) {
      wanted = view;
      clearTimeout(timer);
      timer = setTimeout(ask, settle);
    },
    /** Ask again for the same view, at once. */
    retry() {
      clearTimeout(timer);
      shown = null;
      return ask();
    },
    /** Stop: nothing is asked or told any more. */
    stop() {
      clearTimeout(timer);
      request?.abort();
    },
  };
}

/** The point features of an answer; a row that is broken is left out and does not break the others. */
export function featuresIn(collection) {
  if (!Array.isArray(collection?.features)) throw new Error("not a feature collection");
  return collection.features.filter((feature) => {
    const position = feature?.geometry?.type === "Point" ? feature.geometry.coordinates : null;
    return Array.isArray(position) && position.slice(0, 2).filter(Number.isFinite).length === 2 && feature.properties;
  });
}
