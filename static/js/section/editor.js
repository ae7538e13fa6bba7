/** The editor of a cross-section: the buttons of the form at once, borders to drag in the drawing, and a way back.
 *  Without this module the same form does the same on the server. */
import { mountBorders } from "./borders.js";
import { draw } from "./drawing.js";
import { add, BadSection, changeKind, mirrored, move, parse, remove, resize, shiftBorder, split, STEP_CM, sumCm, warnings, widen } from "./model.js";
import { paint } from "./picture.js";
import { mountRows } from "./rows.js";
import { fill, metres, sentence, stripName, sumInWords } from "./words.js";

const MOST_STEPS = 200;

const ACTS = {
  wider: (strips, key) => widen(strips, key, STEP_CM),
  narrower: (strips, key) => widen(strips, key, -STEP_CM),
  left: (strips, key) => move(strips, key, -1),
  right: (strips, key) => move(strips, key, 1),
  split,
  remove,
  mirror: (strips) => mirrored(strips),
};

/** Make the editor quick. */
export function mount(root) {
  const words = JSON.parse(root.dataset.words);
  const rules = JSON.parse(root.dataset.rules);
  const minimums = JSON.parse(root.dataset.minimums);
  const held = root.querySelector('input[name="strips"]');
  const svg = root.querySelector(".cross-section__picture");
  const said = root.querySelector("[data-said]");
  const undoButton = root.querySelector("[data-undo]");
  const redoButton = root.querySelector("[data-redo]");
  const room = root.closest("form").querySelector("[data-room]");
  let available = Number(root.dataset.available);
  let strips = parse(JSON.parse(held.value));
  let past = [];
  let future = [];

  const say = (text) => {
    said.textContent = text;
  };

  const name = (key) => stripName(strips, key, words);

  function show() {
    held.value = JSON.stringify(strips);
    const rest = sumInWords(sumCm(strips), available, words);
    const drawing = draw(strips, available, { kinds: words.kinds, width: (cm) => metres(cm, words) }, rules);
    const line = strips.map(({ kind, width_cm: cm }) => `${words.kinds[kind]} ${metres(cm, words)}`).join(", ");
    paint(svg, drawing, fill(words.alt, { strips: line }), rest, root.dataset.sprite);
    showChecks(root, rest, warnings(strips, available, minimums).map((one) => sentence(strips, one, words)));
    rows.show(strips);
    borders.show(strips, drawing);
    undoButton.disabled = past.length === 0;
    redoButton.disabled = future.length === 0;
  }

  function become(next, text, from = strips) {
    if (next === strips && from === strips) return;
    past = [...past.slice(1 - MOST_STEPS), from];
    future = [];
    strips = next;
    show();
    say(text);
  }

  /** Change the strips, or say why that cannot be. */
  function attempt(change, tell) {
    try {
      const next = change(strips);
      const before = strips;
      become(next, "", before);
      say(tell(before));
    } catch (error) {
      if (!(error instanceof BadSection)) throw error;
      say(words.refusals[error.id]);
    }
  }

  function back() {
    if (!past.length) return;
    future = [strips, ...future];
    strips = past.at(-1);
    past = past.slice(0, -1);
    show();
    say(words.live.undone);
  }

  function forth() {
    if (!future.length) return;
    past = [...past, strips];
    strips = future[0];
    future = future.slice(1);
    show();
    say(words.live.redone);
  }

  function tellOf(verb, key) {
    const called = name(key);
    return () => {
      const place = strips.findIndex((strip) => strip.key === key);
      if (verb === "mirror") return words.live.mirrored;
      if (verb === "remove") return fill(words.live.removed, { strip: called });
      if (verb === "left" || verb === "right") {
        return fill(words.live.moved, { strip: words.kinds[strips[place].kind], place: place + 1, count: strips.length });
      }
      return fill(words.live.changed, { strip: name(key), cm: metres(strips[place].width_cm, words) });
    };
  }

  const rows = mountRows(root, words, {
    act: (verb, key) => attempt((now) => ACTS[verb](now, key), tellOf(verb, key)),
    width: (key, cm) => attempt((now) => resize(now, key, cm), tellOf("width", key)),
    kind: (key, kind) => attempt((now) => changeKind(now, key, kind), tellOf("kind", key)),
    place: (key, steps) => attempt((now) => move(now, key, steps), tellOf("left", key)),
  });

  const borders = mountBorders(root, words, {
    shift: (place, cm) => attempt((now) => shiftBorder(now, place, cm), () => bothWidths(place)),
    drag: (from, place, cm) => {
      strips = shiftBorder(from, place, cm);
      show();
    },
    drop: (from, place) => {
      const moved = strips;
      strips = from;
      if (JSON.stringify(from) !== JSON.stringify(moved)) become(moved, bothWidths(place, moved));
      else show();
    },
    now: () => strips,
  });

  function bothWidths(place, of = strips) {
    return of
      .slice(place, place + 2)
      .map(({ kind, width_cm: cm }) => fill(words.live.changed, { strip: words.kinds[kind], cm: metres(cm, words) }))
      .join(" ");
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest('button[name="do"]');
    if (!button) return;
    const [verb, key] = button.value.split(":");
    if (verb !== "add" && !(verb in ACTS)) return;
    event.preventDefault();
    if (verb === "add") {
      const kind = root.querySelector('select[name="new_kind"]').value;
      attempt((now) => add(now, kind, now.length), () => fill(words.live.added, { strip: name(strips.at(-1).key) }));
      return;
    }
    const place = strips.findIndex((strip) => strip.key === key);
    attempt((now) => ACTS[verb](now, key), tellOf(verb, key));
    rows.focus(button, verb, key, place);
  });

  root.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches("input, textarea")) return;
    const letter = event.key.toLowerCase();
    if (letter !== "z" && letter !== "y") return;
    event.preventDefault();
    if (letter === "y" || event.shiftKey) forth();
    else back();
  });

  undoButton.addEventListener("click", back);
  redoButton.addEventListener("click", forth);
  undoButton.parentElement.hidden = false;
  room?.addEventListener("input", () => {
    const typed = Number(room.value);
    if (!Number.isInteger(typed) || typed < 10 || typed > 20_000) return;
    available = typed;
    show();
  });
  show();
}

function showChecks(root, rest, sentences) {
  const checks = root.querySelector("[data-checks]");
  const sum = `${rest[0].toUpperCase()}${rest.slice(1)}`;
  if (checks.querySelector("strong").textContent !== sum) checks.querySelector("strong").textContent = sum;
  const list = checks.querySelector("ul");
  if ([...list.children].map((item) => item.textContent.trim()).join() === sentences.join()) return;
  const icon = root.querySelector("[data-warning-icon]").content;
  list.replaceChildren(
    ...sentences.map((text) => {
      const item = document.createElement("li");
      const words = document.createElement("span");
      words.textContent = text;
      item.append(icon.cloneNode(true), words);
      return item;
    }),
  );
}
