/** Bring the reader to what just appeared, such as the list of errors above a form. */
export function mount(element) {
  element.focus({ preventScroll: false });
}
