/** Tell the server that what is new about a subject was read, once its page is really on the screen and not opened ahead. */
export function mount(form) {
  let isTold = false;

  function tell() {
    if (isTold || document.visibilityState !== "visible") return;
    isTold = navigator.sendBeacon(form.action, new FormData(form));
    if (isTold) document.removeEventListener("visibilitychange", tell);
  }

  document.addEventListener("visibilitychange", tell);
  tell();
}
