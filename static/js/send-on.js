/** Send the one button of this page by itself: who has scripts need not click it. */
export function mount(element) {
  element.querySelector("form").requestSubmit();
}
