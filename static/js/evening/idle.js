/** Whoever walks away leaves nothing behind: without a touch or a key the tablet goes back to its start. */
export function mount(element) {
  const { start, seconds } = element.dataset;
  let timer;

  /** Leave for the start, so that the way back shows nobody's words. */
  const leave = () => {
    for (const form of element.querySelectorAll("form")) form.reset();
    if (location.pathname === start && !location.search) return wait();
    location.replace(start);
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(leave, Number(seconds) * 1000);
  };
  for (const touch of ["pointerdown", "keydown", "input", "scroll"]) {
    addEventListener(touch, wait, { passive: true });
  }
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.replace(start);
  });
  wait();
}
