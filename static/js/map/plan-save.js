// Keeps a draft saved while somebody draws. When another designer saved meanwhile, the two drawings are put together.
import { merge, toCollection } from "./plan-sketch.js";

const PATIENCE_MS = 900;
const AGAIN_MS = 8000;

/** `things()` gives the drawing, `onMerged(things, both)` takes over one that was put together with another's. */
export function createSaver(form, { things, frame, fetchTheirs, onState, onMerged }) {
  let base = [];
  let revision = 0;
  let saved = null; // the very list that was saved last: states are never changed in place
  let timer = 0;
  let busy = false;

  function soon(after = PATIENCE_MS) {
    clearTimeout(timer);
    timer = setTimeout(save, after);
  }

  async function save() {
    if (busy) return soon();
    const mine = things();
    if (mine === saved) return undefined;
    busy = true;
    onState("saving");
    try {
      const answer = await send(mine);
      if (answer.ok) {
        ({ revision } = await answer.json());
        base = saved = mine;
        if (things() === mine) onState("saved");
        else soon();
      } else if (answer.status === 409) {
        await join(mine);
      } else if (answer.status === 422) {
        onState("refused", (await answer.json()).detail);
      } else {
        throw new Error(String(answer.status));
      }
    } catch {
      onState("save_failed");
      soon(AGAIN_MS);
    } finally {
      busy = false;
    }
    return undefined;
  }

  function send(mine) {
    const body = new FormData(form);
    for (const name of [...new Set(body.keys())]) if (!["csrf_token", "form_key"].includes(name)) body.delete(name);
    body.set("revision", String(revision));
    body.set("elements", new Blob([JSON.stringify(toCollection(mine, frame))], { type: "application/geo+json" }), "elements.geojson");
    return fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
  }

  async function join(mine) {
    const theirs = await fetchTheirs();
    const joined = merge(base, mine, theirs.things);
    base = theirs.things;
    ({ revision } = theirs);
    onMerged(joined.things, joined.both);
    soon(0);
  }

  addEventListener("beforeunload", (event) => {
    if (things() !== saved) event.preventDefault();
  });

  return {
    begin(loaded, its) {
      base = saved = loaded;
      revision = its;
      onState("saved");
    },
    changed() {
      if (things() === saved) return;
      onState("unsaved");
      soon();
    },
  };
}
