/** Typing slips at speed: Enter goes from field to field and sends from the last, and the number of a spot shows what it is. */
export function mount(form) {
  const fields = [...form.querySelectorAll("input:not([type=hidden]), select")];
  const said = form.querySelector("[data-slip-label]");
  const place = form.querySelector("[data-slip-place]");

  /** The words for what was typed as a place. */
  const tell = () => {
    const options = document.getElementById("plekken")?.options ?? [];
    const known = [...options].find((option) => option.value === place.value.trim());
    said.textContent = known?.textContent ?? "";
  };

  form.addEventListener("keydown", (event) => {
    const at = fields.indexOf(event.target);
    const isStep = event.key === "Enter" && !event.ctrlKey && !event.isComposing && at >= 0;
    const needsMore = at < fields.findIndex((field) => field.name === "title");
    if (!isStep || !needsMore) return;
    event.preventDefault();
    fields[at + 1].focus();
  });
  place.addEventListener("input", tell);
  tell();
  form.querySelector("[aria-invalid=true]")?.focus();
}
