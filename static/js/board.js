/** Drag a task to another column: it presses the button of that column, which is there without this too. */
export function mount(board) {
  let dragged = null;
  for (const task of board.querySelectorAll("[data-task]")) {
    task.draggable = true;
    task.addEventListener("dragstart", () => {
      dragged = task;
    });
    task.addEventListener("dragend", () => {
      dragged = null;
      mark(null);
    });
  }

  const mark = (chosen) => {
    for (const column of board.querySelectorAll("[data-column]")) {
      column.classList.toggle("board__column--over", column === chosen);
    }
  };

  board.addEventListener("dragover", (event) => {
    const column = dragged && event.target.closest("[data-column]");
    if (!column) return;
    event.preventDefault();
    mark(column);
  });
  board.addEventListener("drop", (event) => {
    const column = dragged && event.target.closest("[data-column]");
    if (!column) return;
    event.preventDefault();
    dragged.querySelector(`[data-to="${column.dataset.column}"]`)?.click();
  });
}
