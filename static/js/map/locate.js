// "Where am I": asks the browser for a position only when somebody presses the button.
import { emit } from "./events.js";

const CLOSE_ZOOM = 16;
const SECRET = 1; // PositionError.PERMISSION_DENIED

/** Wire the map's own button and the buttons in the page that name this map (`data-map-locate`). */
export function addLocate(L, map, { element, words, button, tell, status }) {
  let dot = null;
  const show = ({ coords }) => {
    tell("locate", null);
    const place = [coords.latitude, coords.longitude];
    dot?.remove();
    dot = L.circleMarker(place, { radius: 8, className: "map-here", interactive: false }).addTo(map);
    map.setView(place, Math.max(map.getZoom(), CLOSE_ZOOM));
    status.textContent = words("you_are_here");
    emit(element, "map:located", { lon: coords.longitude, lat: coords.latitude });
  };
  const fail = (error) => tell("locate", words(error.code === SECRET ? "locate_denied" : "locate_failed"));
  const ask = () => {
    if (!navigator.geolocation) {
      fail({});
      return;
    }
    tell("locate", words("locating"));
    navigator.geolocation.getCurrentPosition(show, fail, { timeout: 10000, maximumAge: 60000 });
  };
  button.addEventListener("click", ask);
  for (const other of document.querySelectorAll(`[data-map-locate="#${CSS.escape(element.id)}"]`)) {
    other.hidden = false;
    other.addEventListener("click", ask);
  }
}
