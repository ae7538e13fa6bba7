// "May I do this", live: while somebody fills in what, where and how much, the answer beside the form is asked anew. Without a
// script the button that looks does the same, and the server decides in both cases.
import { withParameters } from "./map/query.js";

const SETTLE_MS = 400;
const ASKED = ["team", "mandate", "kind", "area", "theme", "amount", "days", "addresses", "is_reversible"];

/** Bring a form to life: the panel with the answer stands on the same page. */
export function mount(form, { settle = SETTLE_MS } = {}) {
  const panel = document.querySelector("[data-answer-panel]");
  if (!panel) return;
  const marks = JSON.parse(form.dataset.words);
  let timer = 0;
  let request = null;

  async function ask() {
    request?.abort();
    const mine = new AbortController();
    request = mine;
    try {
      const response = await fetch(withParameters(form.dataset.source, asked(form)), { signal: mine.signal });
      if (response.ok) show(await response.json());
    } catch {
      // The form works without it.
    }
  }

  function show(answer) {
    const box = panel.querySelector("[data-answer]");
    box.className = `answer answer--${answer.answer || "none"}`;
    box.querySelector("[data-answer-sentence] strong").textContent = answer.sentence || form.dataset.none;
    const echo = document.querySelector("[data-answer-echo]");
    if (echo) echo.textContent = answer.sentence || form.dataset.none;
    box.querySelector("[data-answer-sign]").replaceChildren(pictureOf(box, "sign", answer.answer || "none"));
    const lines = answer.checks.map((check) => lineOf(check, marks, pictureOf(box, "mark", check.verdict)));
    box.querySelector("[data-answer-checks]").replaceChildren(listOf(lines));
    const mandate = box.querySelector("[data-answer-mandate]");
    mandate.hidden = !answer.url;
    if (answer.url) {
      mandate.querySelector("a").href = answer.url;
      mandate.querySelector("a").textContent = answer.mandate_sentence;
    }
    for (const part of document.querySelectorAll("[data-answer-when]")) {
      const isDecide = part.dataset.answerWhen === "yes" && form.dataset.granted;
      const isAdvice = part.dataset.answerWhen === "advice" && form.dataset.granted && asksAdvice(answer);
      part.hidden = part.dataset.answerWhen !== answer.answer && !isDecide && !isAdvice;
    }
  }

  function later(event) {
    if (!ASKED.includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, settle);
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);
}

/** Whether somebody has to be asked first, whatever else the answer says. */
function asksAdvice(answer) {
  return answer.checks.some((check) => check.verdict === "advice");
}

/** What the answer depends on, as it stands in the form. */
function asked(form) {
  const values = new FormData(form);
  return new URLSearchParams(ASKED.filter((name) => values.has(name)).map((name) => [name, values.get(name)]));
}

/** A picture that lies ready beside the answer. */
function pictureOf(box, sort, name) {
  return box.querySelector(`template[data-${sort}="${name}"]`).content.cloneNode(true);
}

function listOf(lines) {
  const list = document.createElement("ul");
  list.className = "checks";
  list.setAttribute("role", "list");
  list.append(...lines);
  return list;
}

function lineOf(check, marks, picture) {
  const line = document.createElement("li");
  line.className = `check check--${check.verdict}`;
  const mark = document.createElement("strong");
  mark.textContent = marks[check.verdict];
  const words = document.createElement("span");
  words.append(mark, ` · ${check.label}: ${check.words}`);
  line.append(picture, words);
  return line;
}
