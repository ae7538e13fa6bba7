/** Say how many lines are ticked, and tick all of a page without opening it anew; without this a link does that. */
export function mount(list) {
  const boxes = [...list.querySelectorAll(".inbox__pick input")];
  const count = list.querySelector("[data-picked]");
  const all = list.querySelector("[data-pick-all]");
  if (!boxes.length || !count || !all) return;

  const say = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    const words = ticked === 0 ? count.dataset.none : ticked === 1 ? count.dataset.one : count.dataset.many;
    count.textContent = words.replace("{n}", ticked);
    const label = all.querySelector("span") ?? all;
    label.textContent = ticked === boxes.length ? all.dataset.pickAll : all.dataset.pickNone;
  };

  list.addEventListener("change", (event) => {
    if (boxes.includes(event.target)) say();
  });
  all.addEventListener("click", (event) => {
    event.preventDefault();
    const tick = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = tick;
    say();
  });
  say();
}
