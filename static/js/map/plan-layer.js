// The elements of a version on a Leaflet map: one canvas for what lies still, one for what moves, so that dragging one
// element among two thousand redraws only that one.
import { inOrder, paint, paintCorners, paintOutline, readTints } from "./plan-paint.js";
import { onSchemeChange } from "./palette.js";
import { frameOf, positionsOf } from "./plan-frame.js";

const AROUND = 0.3; // how far past the window is drawn, so that a small shift shows no bare edge

/** An element of the GeoJSON as the painter wants it: its positions in metres. */
export function thingOf(feature, frame) {
  const { key, kind, ...rest } = feature.properties;
  return { key, kind, rotation: 0, quantity: 1, label: "", ...rest, type: feature.geometry.type, points: positionsOf(feature.geometry).map(frame.toMetres) };
}

/** A layer that paints things; `setThings`, `setMoving`, `setMarks` and `setHidden` say what. */
export function createPlanLayer(L, map, { settings, element, pane = "elements" }) {
  if (!map.getPane(pane)) {
    map.createPane(pane);
    map.getPane(pane).classList.add("plan-pane");
  }
  const frame = frameOf(settings.frame);
  let things = [];
  let moving = [];
  let marks = new Map();
  let chosen = null;
  let hidden = new Set();
  let tints = readTints(element);
  let ask = 0;

  const canvases = [0, 1].map(() => {
    const canvas = document.createElement("canvas");
    canvas.className = "leaflet-zoom-animated plan-canvas";
    canvas.setAttribute("aria-hidden", "true");
    map.getPane(pane).append(canvas);
    return canvas;
  });
  let drawn = null; // the box of the last drawing: {corner, bounds, size}

  /** The way from metres to pixels of the canvas, at this moment. Straight, as the map is over one street. */
  function view() {
    const zero = map.latLngToLayerPoint(flip(frame.toDegrees([0, 0]))).subtract(drawn.corner);
    const east = map.latLngToLayerPoint(flip(frame.toDegrees([1000, 0]))).subtract(drawn.corner);
    const north = map.latLngToLayerPoint(flip(frame.toDegrees([0, 1000]))).subtract(drawn.corner);
    const [ax, ay, bx, by] = [(east.x - zero.x) / 1000, (east.y - zero.y) / 1000, (north.x - zero.x) / 1000, (north.y - zero.y) / 1000];
    return { to: ([x, y]) => [zero.x + ax * x + bx * y, zero.y + ay * x + by * y], scale: Math.hypot(ax, ay), tints, kinds: settings.kinds };
  }

  function place() {
    const size = map.getSize();
    const margin = size.multiplyBy(AROUND).round();
    const corner = map.containerPointToLayerPoint([0, 0]).subtract(margin).round();
    const full = size.add(margin.multiplyBy(2));
    const bounds = L.latLngBounds(map.layerPointToLatLng(corner), map.layerPointToLatLng(corner.add(full)));
    drawn = { corner, bounds, size: full };
    const density = Math.min(2, globalThis.devicePixelRatio || 1);
    for (const canvas of canvases) {
      canvas.width = full.x * density;
      canvas.height = full.y * density;
      canvas.style.inlineSize = `${full.x}px`;
      canvas.style.blockSize = `${full.y}px`;
      canvas.getContext("2d").setTransform(density, 0, 0, density, 0, 0);
      L.DomUtil.setTransform(canvas, corner, 1);
    }
  }

  function clear(context) {
    context.clearRect(0, 0, drawn.size.x, drawn.size.y);
  }

  function isNear(thing, at) {
    const reach = 12 * at.scale + 20;
    return thing.points.some((point, n) => {
      const [x, y] = at.to(point);
      if (x > -reach && y > -reach && x < drawn.size.x + reach && y < drawn.size.y + reach) return true;
      return n > 0 && thing.type !== "Point";
    });
  }

  function drawStill() {
    const [context] = canvases.map((canvas) => canvas.getContext("2d"));
    clear(context);
    const at = view();
    const away = new Set(moving.map(({ key }) => key));
    for (const thing of things) {
      if (away.has(thing.key) || hidden.has(thing.kind) || !isNear(thing, at)) continue;
      paint(context, thing, at);
      const mark = marks.get(thing.key);
      if (mark) paintOutline(context, thing, at, tints[mark]);
    }
  }

  function drawMoving() {
    const context = canvases[1].getContext("2d");
    clear(context);
    const at = view();
    for (const thing of moving) paint(context, thing, at);
    const outlined = moving.find(({ key }) => key === chosen) ?? things.find(({ key }) => key === chosen);
    if (!outlined) return;
    paintOutline(context, outlined, at, tints.choice);
    if (outlined.type !== "Point") paintCorners(context, outlined, at);
  }

  function redraw() {
    place();
    drawStill();
    drawMoving();
  }

  /** At most one drawing of what moves per frame. */
  function soon() {
    if (ask) return;
    ask = requestAnimationFrame(() => {
      ask = 0;
      drawMoving();
    });
  }

  map.on("moveend zoomend resize viewreset", redraw);
  map.on("zoomanim", ({ zoom, center }) => {
    const scale = map.getZoomScale(zoom);
    const offset = map._latLngBoundsToNewLayerBounds(drawn.bounds, zoom, center).min;
    for (const canvas of canvases) L.DomUtil.setTransform(canvas, offset, scale);
  });
  onSchemeChange(() => {
    tints = readTints(element);
    redraw();
  });
  place();

  return {
    frame, canvases,
    /** All elements, in metres. */
    setThings(all) {
      things = inOrder(all);
      drawStill();
      drawMoving();
    },
    /** Those that follow the finger now; drawn instead of their resting selves. */
    setMoving(some, { begins = false } = {}) {
      moving = some;
      if (begins) drawStill();
      soon();
    },
    choose(key) {
      chosen = key;
      soon();
    },
    /** A colour around some elements: Map of key to the name of a tint. */
    setMarks(coloured) {
      marks = coloured;
      drawStill();
    },
    setHidden(kinds) {
      hidden = kinds;
      drawStill();
    },
    isHidden: (kind) => hidden.has(kind),
    things: () => things,
    /** How many pixels a metre is now. */
    scale: () => view().scale,
    toMetres: ({ lat, lng }) => frame.toMetres([lng, lat]),
    toLatLng: (point) => flip(frame.toDegrees(point)),
    redraw,
  };
}

function flip([lon, lat]) {
  return [lat, lon];
}

/** The perimeter as a dotted line on the map. */
export function addPerimeter(L, map, perimeter) {
  return L.geoJSON(perimeter, {
    pane: "elements", interactive: false, style: { className: "plan-perimeter", fill: false, weight: 3 } }).addTo(map);
}
