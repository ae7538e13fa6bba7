// Taking hold of an element on the map, or of a corner of it, and putting it somewhere else.
import { distanceTo, thingAt } from "./plan-frame.js";
import * as sketch from "./plan-sketch.js";

export const REACH_PX = 14;

/** A hand on the map: what it holds follows it, and `onMoved(thing)` hears where it was let go. */
export function createHand(layer, { map, canvas }, { kinds, isFree, held, things, snaps, select, say, render, onMoved }) {
  let drag = null;

  function begins(event) {
    if (event.button > 0 || !isFree() || !event.isPrimary) return;
    const spot = layer.toMetres(map.mouseEventToLatLng(event));
    const reach = REACH_PX / layer.scale();
    const before = held();
    const corner = before && before.type !== "Point" ? before.points.findIndex(([x, y]) => Math.hypot(x - spot[0], y - spot[1]) < reach) : -1;
    const isOnHeld = before && distanceTo(before, spot, kinds) <= reach;
    const hit = isOnHeld ? before : thingAt(things(), spot, kinds, reach);
    if (!hit) return;
    map.dragging.disable();
    canvas.setPointerCapture(event.pointerId);
    if (hit.key !== before?.key) select(hit.key);
    drag = { thing: hit, from: spot, corner: hit === before ? corner : -1, now: hit, moved: false };
  }

  function follows(event) {
    if (!drag) return;
    const spot = layer.toMetres(map.mouseEventToLatLng(event));
    const [dx, dy] = [spot[0] - drag.from[0], spot[1] - drag.from[1]];
    if (!drag.moved && Math.hypot(dx, dy) * layer.scale() < 4) return;
    drag.now = drag.corner >= 0 ? bent(drag.thing, drag.corner, spot) : placedAt(drag.thing, dx, dy);
    layer.setMoving([drag.now], { begins: !drag.moved });
    drag.moved = true;
  }

  function placedAt(one, dx, dy) {
    const other = sketch.moved(one, dx, dy);
    if (!snaps() || one.type !== "Point") return other;
    const { point, rotation } = sketch.snap(other, other.points[0], things(), kinds, REACH_PX / layer.scale() / 2);
    return { ...other, points: [point], rotation };
  }

  function bent(one, corner, spot) {
    const last = one.points.length - 1;
    const both = one.type === "Polygon" && (corner === 0 || corner === last);
    return { ...one, points: one.points.map((point, n) => (n === corner || (both && (n === 0 || n === last)) ? spot : point)) };
  }

  function ends() {
    if (!drag) return;
    const { now, moved, corner } = drag;
    drag = null;
    map.dragging.enable();
    if (!moved) return;
    if (corner >= 0 && now.type === "Polygon" && sketch.crosses(now.points.slice(0, -1))) {
      render();
      say("crossing");
      return;
    }
    onMoved(now);
  }

  return {
    /** Follow the finger or the mouse from now on. */
    listen() {
      canvas.addEventListener("pointerdown", begins, true);
      canvas.addEventListener("pointermove", follows);
      canvas.addEventListener("pointerup", ends);
      canvas.addEventListener("pointercancel", ends);
    },
  };
}
