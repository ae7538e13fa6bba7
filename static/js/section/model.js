/** A cross-section as a list of strips {key, kind, width_cm}: the same as participatie/streets/section.py, which says why.
 *  What the two must agree on stands in tests/streets/section_cases.json. */

export const KINDS = ["front_garden", "walk", "cycle", "drive", "park", "green", "trees", "water", "furniture"];
export const FIRST_WIDTH_CM = {
  front_garden: 150, walk: 200, cycle: 200, drive: 330, park: 200, green: 150, trees: 180, water: 400, furniture: 90,
};
export const FEWEST = 2;
export const MOST = 40;
export const NARROWEST_CM = 10;
export const WIDEST_CM = 5000;
export const STEP_CM = 10;

const ROOTED = new Set(["trees", "green", "front_garden"]);
const DRIVEN = new Set(["drive", "cycle"]);
const WALKED = new Set(["drive", "cycle", "walk"]);

/** These are no strips, or this cannot be done with them; `id` names the sentence. */
export class BadSection extends Error {
  constructor(id) {
    super(id);
    this.id = id;
  }
}

const refuse = (id) => {
  throw new BadSection(id);
};
const between = (least, value, most) => Math.max(least, Math.min(most, value));

/** Read strips from what came as JSON; nothing is guessed. */
export function parse(value) {
  if (!Array.isArray(value)) refuse("not_a_list");
  return checked(value.slice(0, MOST + 1).map(strip));
}

function strip(item) {
  const isThing = typeof item === "object" && item !== null && !Array.isArray(item);
  if (!isThing || Object.keys(item).sort().join() !== "key,kind,width_cm") refuse("not_a_strip");
  const { key, kind, width_cm } = item;
  if (typeof key !== "string" || typeof kind !== "string" || !Number.isInteger(width_cm)) refuse("not_a_strip");
  return { key, kind, width_cm };
}

/** The same strips, when they may be together. */
export function checked(strips) {
  if (strips.length < FEWEST) refuse("too_few");
  if (strips.length > MOST) refuse("too_many");
  for (const { key, kind, width_cm } of strips) {
    if (!/^[a-z0-9-]{1,24}$/.test(key)) refuse("bad_key");
    if (!KINDS.includes(kind)) refuse("bad_kind");
    if (!Number.isInteger(width_cm) || width_cm < NARROWEST_CM || width_cm > WIDEST_CM) refuse("bad_width");
  }
  if (new Set(strips.map(({ key }) => key)).size < strips.length) refuse("double_key");
  return strips;
}

/** From facade to facade, all strips together. */
export const sumCm = (strips) => strips.reduce((sum, { width_cm }) => sum + width_cm, 0);

function at(strips, key) {
  const place = strips.findIndex((one) => one.key === key);
  return place >= 0 ? place : refuse("no_strip");
}

const swapped = (strips, place, ...instead) => checked(strips.toSpliced(place, 1, ...instead));

/** Give one strip this width. */
export function resize(strips, key, widthCm) {
  const place = at(strips, key);
  return swapped(strips, place, { ...strips[place], width_cm: widthCm });
}

/** Make one strip wider, or narrower with less than nothing, as far as it goes. */
export function widen(strips, key, byCm) {
  const widthCm = strips[at(strips, key)].width_cm + byCm;
  return resize(strips, key, between(NARROWEST_CM, widthCm, WIDEST_CM));
}

/** Move the border to the right of a strip: its neighbour gives or takes the same, as far as both can. */
export function shiftBorder(strips, place, byCm) {
  if (!(place >= 0 && place < strips.length - 1)) refuse("no_strip");
  const [left, right] = [strips[place], strips[place + 1]];
  const least = Math.max(NARROWEST_CM - left.width_cm, right.width_cm - WIDEST_CM);
  const most = Math.min(WIDEST_CM - left.width_cm, right.width_cm - NARROWEST_CM);
  const by = between(least, byCm, most);
  const moved = [
    { ...left, width_cm: left.width_cm + by },
    { ...right, width_cm: right.width_cm - by },
  ];
  return checked(strips.toSpliced(place, 2, ...moved));
}

/** Move one strip so many places to the right, or to the left with less than nothing, as far as it goes. */
export function move(strips, key, steps) {
  const place = at(strips, key);
  const others = strips.toSpliced(place, 1);
  return checked(others.toSpliced(between(0, place + steps, others.length), 0, strips[place]));
}

/** Make two strips of one; the left half keeps the key. */
export function split(strips, key) {
  const place = at(strips, key);
  const whole = strips[place];
  const left = Math.floor(whole.width_cm / 2);
  const right = { key: freshKey(strips), kind: whole.kind, width_cm: whole.width_cm - left };
  return swapped(strips, place, { ...whole, width_cm: left }, right);
}

/** Take one strip away. */
export const remove = (strips, key) => swapped(strips, at(strips, key));

/** Put a strip of this kind at this place, as wide as such a strip begins. */
export function add(strips, kind, place) {
  const fresh = { key: freshKey(strips), kind, width_cm: FIRST_WIDTH_CM[kind] ?? NARROWEST_CM };
  return checked(strips.toSpliced(between(0, place, strips.length), 0, fresh));
}

/** Make it another kind of strip, as wide as it was. */
export function changeKind(strips, key, kind) {
  const place = at(strips, key);
  return swapped(strips, place, { ...strips[place], kind });
}

/** Left becomes right. */
export const mirrored = (strips) => strips.toReversed();

/** A key that none of these strips has: one above the highest number. */
export function freshKey(strips) {
  const numbers = strips.map(({ key }) => (/^s\d{1,7}$/.test(key) ? Number(key.slice(1)) : 0));
  return `s${Math.max(0, ...numbers) + 1}`;
}

/** What to look at before somebody builds this: [{id, key, cm}]; `minimums` are those that the municipality set. */
export function warnings(strips, availableCm, minimums) {
  const found = [];
  const over = sumCm(strips) - availableCm;
  if (over) found.push({ id: over > 0 ? "too_wide" : "too_narrow", key: null, cm: Math.abs(over) });
  for (const { key, kind, width_cm } of strips) {
    if (width_cm < (minimums[kind] ?? 0)) found.push({ id: "below_minimum", key, cm: minimums[kind] });
  }
  found.push(...treeWarnings(strips, minimums.tree_ground ?? 0));
  const hasRoad = strips.some(({ kind }) => kind === "drive");
  if (widest(strips, hasRoad ? DRIVEN : WALKED) < (minimums.emergency ?? 0)) {
    found.push({ id: "emergency", key: null, cm: minimums.emergency });
  } else if (hasRoad && widest(strips, new Set(["drive"])) < (minimums.two_cars ?? 0)) {
    found.push({ id: "one_car", key: null, cm: minimums.two_cars });
  }
  return found;
}

/** The stretches of neighbours whose kind is among these. */
function runs(strips, kinds) {
  const found = [];
  let open = false;
  for (const one of strips) {
    const isWanted = kinds.has(one.kind);
    if (isWanted && !open) found.push([]);
    if (isWanted) found.at(-1).push(one);
    open = isWanted;
  }
  return found;
}

function treeWarnings(strips, groundCm) {
  const narrow = runs(strips, ROOTED).filter((run) => sumCm(run) < groundCm);
  return narrow.flat().filter(({ kind }) => kind === "trees").map(({ key }) => ({ id: "tree_ground", key, cm: groundCm }));
}

const widest = (strips, kinds) => Math.max(0, ...runs(strips, kinds).map(sumCm));

/** How wide each kind is, all its strips together. */
export const totals = (strips) =>
  Object.fromEntries(KINDS.map((kind) => [kind, sumCm(strips.filter((one) => one.kind === kind))]));
