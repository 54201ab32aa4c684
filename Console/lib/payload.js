// What went over the wire, made readable: JSON is set out on lines, each token as it was sent, and what was wrong is
// marked.

import { h } from "./dom.js";
import { bytes, t } from "./text.js";

/** @typedef {string | {bad: string}} Piece */

const mostLines = 400;
const mostText = 24_000;

/**
 * JSON on lines of its own; null where the text is no JSON. Numbers, repeated keys and the like stay as they were sent;
 * only letters that were written as \u00e5 are shown as letters.
 * @param {string} text
 * @param {(path: string, key: string) => boolean} isBad whether a field is marked, by its path `a.b[0].c` and its name
 * @returns {Piece[] | null}
 */
export function jsonPieces(text, isBad) {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {{isList: boolean, path: string, index: number}[]} */
  const stack = [];
  let bad = false;
  let path = "";
  /** @param {string} part */
  const put = (part) => {
    const last = pieces.at(-1);
    if (bad) { if (typeof last === "object") last.bad += part; else pieces.push({ bad: part }); }
    else if (typeof last === "string") pieces[pieces.length - 1] = last + part;
    else pieces.push(part);
  };
  const line = () => { const before = bad; bad = false; put(`\n${"  ".repeat(stack.length)}`); bad = before; };
  for (const [at, token] of tokens.entries()) {
    const inside = stack.at(-1);
    if (token === "}" || token === "]") {
      stack.pop();
      bad = false;
      if (tokens[at - 1] !== "{" && tokens[at - 1] !== "[") line();
      put(token);
      continue;
    }
    if (token === ",") {
      bad = false;
      put(",");
      if (inside) inside.index += 1;
      line();
      continue;
    }
    if (token === ":") { put(": "); continue; }
    if (inside?.isList) { path = `${inside.path}[${inside.index}]`; bad = isBad(path, ""); }
    if (token === "{" || token === "[") {
      put(token);
      stack.push({ isList: token === "[", path, index: 0 });
      bad = false;
      if (tokens[at + 1] !== "}" && tokens[at + 1] !== "]") line();
      continue;
    }
    if (inside && !inside.isList && tokens[at + 1] === ":") {
      const key = JSON.parse(token);
      path = inside.path ? `${inside.path}.${key}` : key;
      bad = isBad(path, key);
    }
    put(token.replace(/\\u(00[a-fA-F][0-9a-fA-F]|0[1-9a-fA-F][0-9a-fA-F]{2})/g,
      (_, hex) => String.fromCharCode(parseInt(hex, 16))));
  }
  return pieces;
}

/** @param {Piece[]} pieces */
const shown = (pieces) => pieces.map((piece) => (typeof piece === "string" ? piece : h("mark", null, piece.bad)));

/**
 * The first lines of pieces, and whether there are more.
 * @param {Piece[]} pieces
 * @returns {[Piece[], boolean]}
 */
function cut(pieces) {
  let lines = 0;
  let length = 0;
  /** @type {Piece[]} */
  const kept = [];
  for (const piece of pieces) {
    const text = typeof piece === "string" ? piece : piece.bad;
    let end = 0;
    while (end < text.length && lines < mostLines && length + end < mostText) {
      if (text[end] === "\n") lines += 1;
      end += 1;
    }
    length += end;
    kept.push(typeof piece === "string" ? text.slice(0, end) : { bad: text.slice(0, end) });
    if (end < text.length) return [kept, true];
  }
  return [kept, false];
}

/**
 * A body as a child of `pre`, cut where it is long.
 * @param {any} message of the journal: `text`, `length`, `fingerprint`
 * @param {(path: string, key: string) => boolean} isBad
 * @param {(text: string) => Piece[] | null} [otherwise] marks in a text that is no JSON
 * @returns {any[]}
 */
export function bodyOf(message, isBad, otherwise) {
  const text = String(message?.text ?? "");
  if (!text) return message?.length ? [h("span.muted", null,
    t("journal.notKept", { size: bytes(message.length), print: message.fingerprint ?? "—" }))] : [];
  const pieces = jsonPieces(text, isBad) ?? otherwise?.(text) ?? [text];
  const [head, isCut] = cut(pieces);
  if (!isCut) return shown(pieces);
  const box = h("span", null, shown(head), "\n");
  const more = h("button", { type: "button", onclick: () => { box.replaceChildren(...shown(pieces)); } },
    t("journal.showAll", { size: bytes(text.length) }));
  box.append(more);
  return [box];
}

/**
 * What the notes of an entry name as wrong.
 * @param {any} entry
 */
export function offenders(entry) {
  /** @type {Set<string>} */
  const names = new Set();
  /** @type {{line: number, column: number} | null} */
  let place = null;
  for (const note of entry.notes ?? []) {
    if (note.level === "info") continue;
    const text = `${note.text ?? ""}`.slice(0, 4000);
    for (const found of text.matchAll(/['"`]([^'"`\s]{1,120})['"`]/g)) names.add(found[1]);
    for (const found of text.matchAll(/\b(?:id|number|value)[: ]+(\w{1,60})/g)) names.add(found[1]);
    const at = /line (\d+), column (\d+)/.exec(text);
    if (at) place = { line: Number(at[1]), column: Number(at[2]) };
    if (String(note.code).startsWith("status-")) names.add("statuskod").add("statusKod");
  }
  return {
    names, place,
    /** @param {string} path @param {string} key */
    isBad: (path, key) => names.has(path) || (key !== "" && names.has(key)) || names.has(`$.${path}`),
    /** @param {string} text @returns {Piece[] | null} */
    inText: (text) => {
      if (!place) return null;
      let start = 0;
      for (let line = 1; line < place.line; line += 1) start = text.indexOf("\n", start) + 1;
      const at = Math.min(start + place.column - 1, text.length);
      return [text.slice(0, at), { bad: text.slice(at, at + 1) || "␄" }, text.slice(at + 1)];
    },
  };
}

/**
 * A request's target, with the parts that were wrong marked.
 * @param {string} target
 * @param {Set<string>} names
 */
export function markedTarget(target, names) {
  const [path, query] = [target.split("?", 1)[0], target.includes("?") ? target.slice(target.indexOf("?") + 1) : null];
  /** @param {string} text */
  const plain = (text) => { try { return decodeURIComponent(text.replaceAll("+", " ")); } catch { return text; } };
  /** @type {any[]} */
  const children = path.split("/").map((part, at) => [at ? "/" : "",
    part && names.has(plain(part)) ? h("mark", null, part) : part]);
  if (query === null) return children;
  return [...children, "?", query.split("&").map((pair, at) => {
    const isBad = names.has(plain(pair.split("=", 1)[0]));
    return [at ? "&" : "", isBad ? h("mark", null, pair) : pair];
  })];
}
