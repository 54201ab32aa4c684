// The rules that the simulator keeps, and the codes of what it has to say; read once.

import { sim } from "./api.js";
import { to } from "./router.js";
import { h } from "./dom.js";
import { t } from "./text.js";

/**
 * @typedef {{number: string, title: string, statement: string, bases: string[], where: string, codes: string[]}} Rule
 * @typedef {{code: string, kind: string, level: string, rule: string, hint: string, text: string, userMessage?: string}} Note
 */

/** @type {Map<string, Promise<any[]>>} */
const known = new Map();

/** @param {string} path */
function read(path) {
  let reading = known.get(path);
  if (!reading) {
    reading = sim(path);
    known.set(path, reading);
    reading.catch(() => known.delete(path));
  }
  return reading;
}

/** @returns {Promise<Rule[]>} */
export const rules = async () => (await read("rules")).map((rule) =>
  ({ ...rule, bases: rule.bases ?? [rule.basis].flat() }));

/** @returns {Promise<Note[]>} */
export const notes = async () => (await read("notes")).map((note) => ({ level: "error", ...note }));

/**
 * A sentence with what stands between backticks as code.
 * @param {string} text
 */
export const prose = (text) => text.split("`").map((part, at) => (at % 2 ? h("code", null, part) : part));

/** @param {string} number as it stands in a sentence: a link to the rule */
export const ruleLink = (number) => h("a", { href: to("help", "rule", number) }, t("help.ruleN", { n: number }));

/** @param {string} code @param {string} level a link to what a code means */
export const noteLink = (code, level) => h("a.code", { href: to("help", "note", code), data: { row: code } }, h(`span.note.${level}`, null, code));

/** @param {string} basis what a rule rests on, with what that means */
export const basisChip = (basis) => h("span.basis", { title: t(`help.basisText.${basis}`) }, t(`help.basis.${basis}`));
