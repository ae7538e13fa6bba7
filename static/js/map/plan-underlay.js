// The designer's sheet on the map, laid by three points, with an opacity.
import { affineOf } from "./plan-frame.js";

/** A layer with the picture. `points`: three of [u, v, lon, lat]; u and v are shares of the sheet from its top left. */
export function createUnderlay(L, map, { url, points, opacity = 70 }) {
  if (!map.getPane("sheet")) {
    map.createPane("sheet");
    map.getPane("sheet").classList.add("plan-sheet-pane");
  }
  const picture = document.createElement("img");
  picture.className = "leaflet-zoom-animated plan-sheet";
  picture.alt = "";
  picture.src = url;
  let pins = points;

  function lay(toPoint) {
    const [width, height] = [picture.naturalWidth || 1, picture.naturalHeight || 1];
    const way = pins && affineOf(
      pins.map(([u, v]) => [u * width, v * height]),
      pins.map(([, , lon, lat]) => {
        const { x, y } = toPoint([lat, lon]);
        return [x, y];
      }),
    );
    picture.hidden = !way;
    if (way) picture.style.transform = `matrix(${way.join(",")})`;
  }

  const still = () => lay((at) => map.latLngToLayerPoint(at));
  picture.addEventListener("load", still);
  map.on("zoomend viewreset moveend", still);
  map.on("zoomanim", ({ zoom, center }) => lay((at) => map._latLngToNewLayerPoint(at, zoom, center)));
  map.getPane("sheet").append(picture);
  picture.style.opacity = String(opacity / 100);
  still();
  return {
    setPoints(next) {
      pins = next;
      still();
    },
    setOpacity(percents) {
      picture.style.opacity = String(percents / 100);
    },
  };
}
