/** Say how many characters are left while somebody types; data-left holds the sentence with a {n} in it. */
export function mount(control) {
  const limit = Number(control.getAttribute("maxlength"));
  const said = document.createElement("p");
  said.className = "field__counter";
  said.setAttribute("role", "status");
  control.after(said);
  const count = () => {
    const left = limit - control.value.length;
    said.textContent = left <= limit / 4 ? control.dataset.left.replace("{n}", left) : "";
    said.classList.toggle("field__counter--over", left < 0);
  };
  control.addEventListener("input", count);
  count();
}
