// The filter of the journal: `status:400 op:postArbetsorder -note:unknown-field body~"Ugnen"`. A term is a key, `:` for
// the whole value or `~` for a part of it, and the value, in quotes where it has spaces; a word without a key is
// looked for in the request's line. All terms must hold, those behind a minus must not.

/** @typedef {{key: string, part: boolean, value: string, not: boolean}} Term */

/** What can be asked for, and other names for it. */
const filterKeys = ["status", "op", "note", "caller", "method", "path", "level", "fault", "origin", "ao",
  "body"];
/** @type {Record<string, string>} */
const others = { operation: "op", code: "note", target: "path", resurs: "caller", kod: "note", id: "ao" };
const levels = ["info", "warning", "error"];

/**
 * @param {string} text
 * @returns {Term[]} a key that there is not becomes a word
 */
export function parseFilter(text) {
  /** @type {Term[]} */
  const terms = [];
  const pattern = /(-?)(?:([A-Za-z]+)([:~]))?(?:"((?:[^"\\]|\\.)*)"?|(\S+))/gy;
  let at = 0;
  while (at < text.length && terms.length < 40) {
    if (/\s/.test(text[at])) { at += 1; continue; }
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) { at += 1; continue; }
    at = pattern.lastIndex;
    const [, minus, name = "", sign, quoted, plain] = found;
    const low = name.toLowerCase();
    const key = others[low] ?? low;
    const value = quoted === undefined ? plain : quoted.replace(/\\(.)/g, "$1");
    if (key && filterKeys.includes(key)) terms.push({ key, part: sign === "~" || key === "body", value,
      not: minus !== "" });
    else terms.push({ key: "", part: true, value: key ? `${name}${sign}${value}` : value,
      not: minus !== "" && value !== "" });
  }
  return terms;
}

/** @param {Term} term */
export function termText({ key, part, value, not }) {
  const plain = /^[^\s"\\]+$/.test(value) && !(key === "" && /^-|^[A-Za-z]+[:~]/.test(value));
  const written = plain ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
  return `${not ? "-" : ""}${key ? key + (part ? "~" : ":") : ""}${written}`;
}

/** @param {Term[]} terms */
export const filterText = (terms) => terms.map(termText).join(" ");

/** @param {Term[]} terms */
export const bodyTerms = (terms) => terms.filter(({ key }) => key === "body");

/**
 * A test of an entry of the list: all terms but those of bodies, which the list doesn't have.
 * @param {Term[]} terms
 * @returns {(entry: any) => boolean}
 */
export function filterTest(terms) {
  const tests = terms.filter(({ key }) => key !== "body").map(test);
  return (entry) => tests.every((holds) => holds(entry));
}

/**
 * A test of a whole entry for the terms of bodies.
 * @param {Term[]} terms
 * @returns {(entry: any) => boolean}
 */
export function bodyTest(terms) {
  const wanted = bodyTerms(terms).map(({ value, not }) => ({ low: value.toLowerCase(), not }));
  return (entry) => {
    const text = `${unescaped(entry.request?.text)}\n${unescaped(entry.response?.text)}`.toLowerCase();
    return wanted.every(({ low, not }) => text.includes(low) !== not);
  };
}

/**
 * JSON may write å as \u00e5: it is found all the same.
 * @param {string | undefined} text
 */
const unescaped = (text) => (text ?? "").replace(/\\u([0-9a-fA-F]{4})/g,
  (_, hex) => String.fromCharCode(parseInt(hex, 16)));

/**
 * @param {Term} term
 * @returns {(entry: any) => boolean}
 */
function test({ key, part, value, not }) {
  const low = value.toLowerCase();
  /** @param {any} text */
  const fits = (text) => {
    const other = String(text ?? "").toLowerCase();
    return part ? other.includes(low) : other === low;
  };
  const status = new RegExp(`^${low.replace(/[^0-9x]/g, "").replace(/x/g, "\\d")}`);
  const least = levels.indexOf(low);
  /** @type {Record<string, (entry: any) => boolean>} */
  const tests = {
    status: (entry) => low !== "" && status.test(String(entry.status)),
    op: (entry) => fits(entry.operation),
    note: (entry) => entry.notes.some((/** @type {any} */ note) => fits(note.code)),
    caller: (entry) => fits(entry.caller),
    method: (entry) => fits(entry.method),
    path: (entry) => String(entry.target).toLowerCase().includes(low),
    level: (entry) => entry.notes.some((/** @type {any} */ note) => levels.indexOf(note.level) >= least && least >= 0),
    fault: (entry) => entry.faults.some((/** @type {any} */ fault) => value === "*" || fits(fault)),
    origin: (entry) => (entry.origin ?? "client") === low,
    ao: (entry) => touches(entry, value),
    "": (entry) => [entry.method, entry.target, entry.operation, entry.status].join(" ").toLowerCase().includes(low),
  };
  const holds = tests[key];
  return (entry) => holds(entry) !== not;
}

/**
 * Whether a request was about an arbetsorder: its path names it, or its data changed.
 * @param {any} entry
 * @param {string} id
 */
export const touches = (entry, id) => arbetsorderOf(entry) === id ||
  (entry.changed ?? []).some((/** @type {any} */ row) => row.table === "arbetsorder" && String(row.id) === id);

/**
 * The arbetsorder that a request is about, as text; null for none.
 * @param {any} entry
 * @returns {string | null}
 */
export function arbetsorderOf(entry) {
  const inPath = /\/arbetsorder\/(\d+)(?:[/?]|$)/.exec(entry.target);
  if (inPath) return inPath[1];
  const row = [...(entry.changes ?? [])].find((change) => change.table === "arbetsorder");
  return row ? String(row.key) : null;
}
