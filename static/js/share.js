/** Copy the link or print; says so to everybody. */
export function mount(share) {
  const said = share.querySelector(".share__said");
  share.querySelector("[data-share=print]").addEventListener("click", () => window.print());
  share.querySelector("[data-share=link]").addEventListener("click", async () => {
    const { url, title } = share.dataset;
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      await navigator.share({ url, title }).catch(() => {});
      return;
    }
    await navigator.clipboard.writeText(url).then(
      () => { said.textContent = said.dataset.said; },
      () => { said.textContent = url; },
    );
  });
}
