// What people said about a street, as pins that one can tell apart: those that would overlap are one pin with a list.
import { createCards } from "./card.js";
import { gather } from "./crowd.js";
import { createPins } from "./pins.js";
import { boxOf, goTo } from "./surface.js";

const LEAST_ZOOM = 14;
const APART_PX = 36;
const WAIT_MS = 150;

/** Show the pins of `source` where the map is; gives {setShown}. */
export function createVoices({ L, map, canvas, sprite, inset }, words, source) {
  const cards = createCards(L, map, { words, sprite, canvas, inset });
  const pins = createPins(L, map, {
    words, sprite, inset,
    onChoose(feature, button) {
      const { cluster, bbox } = feature.properties;
      if (cluster && bbox) goTo(map, bbox, { maxZoom: map.getMaxZoom() });
      else cards.show(feature, button);
    },
  });
  let isShown = true;
  let asked = 0;
  let waiting = 0;

  const lay = (features) => pins.show(gather(features, ([lon, lat]) => map.latLngToContainerPoint([lat, lon]), APART_PX), boxOf(map));

  async function refresh() {
    asked += 1;
    const turn = asked;
    if (!isShown || map.getZoom() < LEAST_ZOOM) return lay([]);
    const box = boxOf(map).map((side) => side.toFixed(6)).join(",");
    const answer = await fetch(`${source}?bbox=${box}`).catch(() => null);
    if (!answer?.ok || turn !== asked) return undefined;
    const { features } = await answer.json();
    return turn === asked && isShown ? lay(features) : undefined;
  }

  map.on("moveend resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, WAIT_MS);
  });
  refresh();
  return {
    setShown(wanted) {
      if (wanted === isShown) return;
      isShown = wanted;
      refresh();
    },
  };
}
