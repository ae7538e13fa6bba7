// What is being drawn, as layers on the map: the shape, a handle at each corner, and a dashed line
// from the last point to the crosshair.
import { node } from "./dom.js";
import { disc, elementIcon } from "./pins.js";

const HANDLES = 120; // more would make the page slow; undo and the whole shape still work
const STEP_PX = 10;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const toLatLng = ([lon, lat]) => [lat, lon];

/** Draws states; `onMove(index, position)` and `onRemove(index)` are told what a handle did. */
export function createSketch({ L, map, sprite }, words, { onMove, onRemove }) {
  const shape = L.featureGroup().addTo(map);
  const rubber = L.polyline([], { className: "map-rubber", interactive: false }).addTo(map);
  let handles = [];

  function handleAt(index, isPoint) {
    const kind = isPoint ? "map-pin map-pin--river" : "map-vertex";
    const inside = isPoint ? disc(sprite, { icon: "map-pin" }) : null;
    const element = node("button", { type: "button", class: kind, "aria-label": words("vertex", { n: index + 1 }) }, inside);
    const marker = L.marker([0, 0], { icon: elementIcon(L, element, isPoint ? "pin" : "disc"), keyboard: false, draggable: true, autoPan: true });
    marker.on("dragend", () => moveTo(marker.getLatLng()));
    // A press on a handle is not a press on the map.
    marker.on("click", (event) => L.DomEvent.stopPropagation(event));
    element.addEventListener("keydown", (event) => {
      const arrow = ARROWS[event.key];
      if (arrow) moveTo(shifted(marker, arrow, event.shiftKey ? 1 : STEP_PX));
      else if (event.key === "Delete" || event.key === "Backspace") removeAt(index);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    const moveTo = ({ lng, lat }) => onMove(index, [lng, lat]);
    return { marker, element, isPoint };
  }

  function shifted(marker, [dx, dy], pixels) {
    const at = map.latLngToContainerPoint(marker.getLatLng());
    return map.containerPointToLatLng(at.add([dx * pixels, dy * pixels]));
  }

  function removeAt(index) {
    onRemove(index);
    (handles[Math.min(index, handles.length - 1)]?.element ?? map.getContainer()).focus({ preventScroll: true });
  }

  /** Handles are kept and moved, not made anew: a new element would lose the focus. */
  function drawHandles(points, isPoint) {
    const wanted = points.length > HANDLES ? 0 : points.length;
    if (handles.some((handle) => handle.isPoint !== isPoint)) dropHandles(0);
    dropHandles(wanted);
    while (handles.length < wanted) {
      const handle = handleAt(handles.length, isPoint);
      handle.marker.addTo(map);
      handles.push(handle);
    }
    handles.forEach(({ marker, element }, i) => {
      marker.setLatLng(toLatLng(points[i]));
      element.toggleAttribute("data-last", i === handles.length - 1);
    });
  }

  function dropHandles(from) {
    handles.slice(from).forEach(({ marker }) => marker.remove());
    handles = handles.slice(0, from);
  }

  function stretch({ mode, points }, finished) {
    if (finished || mode === "point" || points.length === 0) {
      rubber.setLatLngs([]);
      return;
    }
    const ends = mode === "area" && points.length > 1 ? [points[0]] : [];
    rubber.setLatLngs([toLatLng(points[points.length - 1]), map.getCenter(), ...ends.map(toLatLng)]);
  }

  return {
    draw(drawing, finished) {
      const { mode, points } = drawing;
      shape.clearLayers();
      const style = { className: "map-shape map-shape--river", weight: 4, interactive: false };
      const corners = points.map(toLatLng);
      if (mode === "line") L.polyline(corners, style).addTo(shape);
      else if (mode === "area") (finished ? L.polygon(corners, style) : openArea(L, corners, style)).addTo(shape);
      drawHandles(finished && mode !== "point" ? [] : points, mode === "point");
      stretch(drawing, finished);
    },
    stretch,
    /** Bring the whole drawing in sight. */
    fit({ points }) {
      if (points.length > 0) map.fitBounds(L.latLngBounds(points.map(toLatLng)), { maxZoom: 17, padding: [48, 48] });
    },
  };
}

/** An area that is still being drawn: filled when it can be, its closing side left to the rubber line. */
function openArea(L, corners, style) {
  const filled = L.polygon(corners, { ...style, stroke: false });
  return L.layerGroup([filled, L.polyline(corners, style)]);
}
