const LARGEST = 10 * 1024 * 1024;
const KINDS = ["image/jpeg", "image/png", "image/webp"];

/** Show the chosen photos before they are sent, and say at once which one cannot be used. */
export function mount(upload) {
  const input = upload.querySelector("input[type=file]");
  const list = upload.querySelector("[data-photo-list]");
  input.addEventListener("change", () => {
    for (const image of list.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    list.replaceChildren(...[...input.files].slice(0, Number(upload.dataset.max)).map((file) => shown(file, upload.dataset)));
  });
}

/** One list item: the photo with its name, or the sentence about what is wrong with it. */
function shown(file, sentences) {
  const item = document.createElement("li");
  item.className = "photo-upload__photo";
  const refused = !KINDS.includes(file.type) ? sentences.wrong : file.size > LARGEST ? sentences.tooBig : "";
  if (refused) {
    item.classList.add("photo-upload__photo--refused");
    item.textContent = `${file.name}: ${refused}`;
    return item;
  }
  const image = document.createElement("img");
  image.src = URL.createObjectURL(file);
  image.alt = "";
  item.append(image, file.name);
  return item;
}
