// What the reader has chosen. Changes go through `change`, and whoever listens is told.

const state = {
  /** @type {number | null} */ selected: null,
  /** @type {number | null} */ hovered: null,
  /** @type {Set<number>} */ kindsOff: new Set(),
  /** @type {Set<number>} */ relationsOn: new Set(relations.flatMap((r, n) => (r.shown ? [n] : []))),
  listed: false,
};

/** @typedef {typeof state} State */

/** @type {((keys: Set<string>) => void)[]} */
const listeners = [];

/** @param {Partial<State>} changes */
function change(changes) {
  const keys = /** @type {(keyof State)[]} */ (Object.keys(changes));
  const fresh = new Set(keys.filter((key) => state[key] !== changes[key]));
  Object.assign(state, changes);
  if (fresh.size) for (const listener of listeners) listener(fresh);
}

/** A copy of a set with one member turned over. @param {Set<number>} set @param {number} member */
function toggled(set, member) {
  const copy = new Set(set);
  if (!copy.delete(member)) copy.add(member);
  return copy;
}

/** Whether a node is on the map at all. @param {number} n */
const isVisible = (n) => !state.kindsOff.has(cards[n].k);

/** The selected node and its neighbours, or nothing. @returns {Set<number> | null} */
const focusSet = () => (state.selected === null ? null : neighbours(state.selected));

/** Remember a choice where the browser allows it. @param {string} key @param {string} value */
function remember(key, value) {
  try {
    localStorage.setItem(`spallm-${key}`, value);
  } catch {
    // Private windows and some file:// pages have no storage; the choice lasts for this page.
  }
}

/** @param {string} key */
function remembered(key) {
  try {
    return localStorage.getItem(`spallm-${key}`);
  } catch {
    return null;
  }
}
