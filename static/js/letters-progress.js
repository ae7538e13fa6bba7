/** Look every two seconds how far the letters are, until they are made. Without it there is a button that does the same. */
const EVERY = 2000;

async function refreshed(id) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
}

export function mount(element) {
  const shown = element;
  shown.setAttribute("aria-live", "polite");
  const timer = setInterval(async () => {
    const fresh = await refreshed(shown.id).catch(() => null);
    if (!fresh) return;
    const isBusy = fresh.matches("[data-module]");
    shown.replaceChildren(...fresh.childNodes);
    if (!isBusy) clearInterval(timer);
  }, EVERY);
}
