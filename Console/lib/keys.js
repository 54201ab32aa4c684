// Keys. Single letters act only while nothing that is typed in has the focus, and can be switched off.

import { signal } from "./dom.js";
import { go } from "./router.js";

const stored = "fast2sim.keys";

/** Whether single letters act. */
export const lettersAct = signal(localStorage.getItem(stored) !== "off");

/** @param {boolean} act */
export function setLettersAct(act) {
  localStorage.setItem(stored, act ? "on" : "off");
  lettersAct.value = act;
}

/** Where `g` and a letter go. */
export const places = {
  b: [], j: ["j"], c: ["clock"], w: ["worlds"], h: ["history"], o: ["objekt"], f: ["faults"], s: ["scenarios"], a: ["api"],
};

/** @type {Record<string, (event: KeyboardEvent) => void>} */
const global = {};
/** @type {Record<string, (event: KeyboardEvent) => void>} */
let ofView = {};

/** @param {Record<string, (event: KeyboardEvent) => void>} keys what the shell does at a key, in each view */
export const setGlobalKeys = (keys) => Object.assign(global, keys);
/** @param {Record<string, (event: KeyboardEvent) => void>} keys what the view does; counts over the shell's */
export const setViewKeys = (keys) => (ofView = keys);

let waitsForPlace = 0;

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest("input, textarea, select, [contenteditable], dialog, [popover], [data-letters=off]")) return;
  const isLetter = event.key.length === 1;
  if (isLetter && !lettersAct.value) return;
  if (isLetter && Date.now() < waitsForPlace) {
    waitsForPlace = 0;
    const place = places[/** @type {keyof typeof places} */ (event.key)];
    if (place) {
      event.preventDefault();
      go(...place);
      return;
    }
  }
  if (event.key === "g" && !("g" in ofView)) {
    waitsForPlace = Date.now() + 1200;
    return;
  }
  if (isLetter && !["?", "/"].includes(event.key) && target.closest("button, a, summary") && !target.closest("[data-keys]")) return;
  const act = ofView[event.key] ?? global[event.key];
  if (!act) return;
  event.preventDefault();
  act(event);
}

addEventListener("keydown", onKey);

/**
 * Lets `j` and `k` (and Home, End) move the focus among the rows of a list; arrows keep scrolling. Enter and a click open.
 * @param {HTMLElement} list whose rows match the selector and can have focus
 * @param {string} selector
 */
export function rows(list, selector) {
  list.dataset.keys = "rows";
  list.addEventListener("keydown", (event) => {
    if (!lettersAct.value || event.ctrlKey || event.metaKey || event.altKey) return;
    const from = /** @type {HTMLElement} */ (event.target);
    if (from.closest("input, textarea, select")) return;
    const step = { j: 1, k: -1 }[event.key];
    // After `g` the letter is a place.
    if (step === undefined || Date.now() < waitsForPlace) return;
    const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(selector)]);
    const at = all.findIndex((row) => row.contains(from));
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });
}

const firstRows = ["main [data-row][tabindex='0']", "main [data-row]", "main [data-keys] [tabindex='0']", "main [data-keys] a"];

/** Puts the focus on the first row of the view where `j` is pressed and no row has it. */
setGlobalKeys({
  j: () => {
    for (const selector of firstRows) {
      const row = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))].find((one) => one.offsetParent !== null);
      if (row) return row.focus();
    }
  },
});
