// Loads Leaflet and the vector painter when the first map of a page needs them, never before.

const loading = new Map();

function script(path) {
  if (!loading.has(path)) {
    loading.set(
      path,
      new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = new URL(`../../vendor/${path}`, import.meta.url).href;
        element.addEventListener("load", resolve);
        element.addEventListener("error", () => {
          loading.delete(path);
          element.remove();
          reject(new Error(`cannot load ${path}`));
        });
        document.head.append(element);
      }),
    );
  }
  return loading.get(path);
}

/** Leaflet itself. */
export async function loadLeaflet() {
  if (!globalThis.L) await script("leaflet/leaflet.js");
  return globalThis.L;
}

/** The painter of vector tiles; it needs Leaflet. */
export async function loadPainter() {
  await loadLeaflet();
  if (!globalThis.protomapsL) await script("protomaps-leaflet/protomaps-leaflet.js");
  return globalThis.protomapsL;
}
