/** Sends what is typed to the server every twenty seconds and when a field is left. Without it there is a button that does the same. */
const EVERY_MS = 20_000;

/** What would be sent, but for tokens and the version: equal texts need no second save. */
export function textOf(fields) {
  return JSON.stringify([...fields].filter(([name]) => !/^(csrf_token|form_key|version)$/.test(name)));
}

/** Saves fields by `send(fields)`, one at a time; `say(state)` hears done, clash or failed. After a clash nothing is sent. */
export function saver({ read, send, say, setVersion }) {
  let saved = textOf(read());
  let isBusy = false;
  let hasClashed = false;
  return async function save() {
    const fields = read();
    const text = textOf(fields);
    if (isBusy || hasClashed || text === saved) return;
    isBusy = true;
    try {
      const answer = await send(fields);
      if (answer.ok) {
        saved = text;
        setVersion((await answer.json()).version);
        say("done");
      } else {
        hasClashed = answer.status === 409;
        say(hasClashed ? "clash" : "failed");
      }
    } catch {
      say("failed");
    } finally {
      isBusy = false;
    }
  };
}

export function mount(form) {
  const says = form.querySelector("[data-autosave-says]");
  const words = form.dataset;
  const save = saver({
    read: () => new FormData(form),
    // keepalive: who leaves by a link takes nothing with them, so what they typed last has to arrive after they are gone
    send: (body) => fetch(words.autosave, { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } }),
    setVersion: (version) => { form.elements.version.value = version; },
    say: (state) => {
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      says.textContent = { done: words.autosaveDone.replace("{time}", time), clash: words.autosaveClash, failed: words.autosaveFailed }[state];
    },
  });
  let underway = null;
  let isSent = false;
  const keep = () => {
    if (!isSent) underway ??= save().finally(() => { underway = null; });
  };
  const timer = setInterval(keep, EVERY_MS);
  form.addEventListener("focusout", keep);
  addEventListener("pagehide", keep);
  form.addEventListener("submit", (event) => {
    isSent = true;
    clearInterval(timer);
    if (underway === null) return;
    event.preventDefault(); // what is being saved has to be there first, or the server sees two versions at once
    underway.then(() => form.requestSubmit(event.submitter));
  });
}
