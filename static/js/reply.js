/** Open the form right under the post that somebody answers, and put it back; without this the link leads to the form below. */
export function mount(thread) {
  const home = thread.querySelector("[data-reply-home]");
  const form = thread.querySelector("[data-reply-form]");
  if (!form) return;
  const title = form.querySelector("[data-reply-title]");
  const parent = form.querySelector("[name=parent_id]");
  const cancel = form.querySelector("[data-reply-cancel]");

  const answer = (link, postId) => {
    const post = thread.querySelector(`#bericht-${postId}`);
    title.textContent = title.dataset.reply.replace("{name}", post.querySelector(".post__name").textContent.trim());
    parent.value = postId;
    cancel.hidden = false;
    link.closest(".post__actions").after(form);
    form.querySelector("textarea").focus();
  };

  const writeAlone = () => {
    title.textContent = title.dataset.alone;
    parent.value = "";
    cancel.hidden = true;
    home.append(form);
    form.querySelector("textarea").focus();
  };

  thread.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const postId = link.matches(".post__action") && new URL(link.href).searchParams.get("reageer");
    if (postId) answer(link, postId);
    else if (link === cancel) writeAlone();
    else return;
    event.preventDefault();
  });
}
