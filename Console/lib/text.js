// The words of the page: one table a language, the same keys in both. Words of the trade are Swedish in both. Only the table that
// is spoken is loaded, before anything is shown.

import { signal } from "./dom.js";

/** @type {Record<string, any>} */
const tables = {};
const chosen = localStorage.getItem("fast2sim.language") ?? "";
const first = ["sv", "en"].includes(chosen) ? chosen : navigator.language.startsWith("sv") ? "sv" : "en";

/** @param {string} name */
const load = async (name) => (tables[name] ??= (await import(`../lang/${name}.js`)).default);

await load(first);

/** `sv` or `en`. */
export const language = signal(first);

/** @param {string} name `sv` or `en` */
export async function setLanguage(name) {
  localStorage.setItem("fast2sim.language", name);
  await load(name);
  language.value = name;
}

/**
 * The text of a key, such as `board.title`; `{name}` in it is replaced. A key with `one` and `other` takes the one that fits `n`.
 * @param {string} key
 * @param {Record<string, any>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  /** @type {any} */
  let text = tables[language.value];
  for (const part of key.split(".")) text = text?.[part];
  if (text && typeof text === "object" && "other" in text) text = String(values.n) === "1" ? text.one : text.other;
  if (typeof text !== "string") {
    console.error(`no text for ${key} in ${language.value}`);
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

const locale = () => (language.value === "sv" ? "sv-SE" : "en-GB");

/** @param {number} n */
export const number = (n) => new Intl.NumberFormat(locale()).format(n);

/** @param {number} n of bytes */
export function bytes(n) {
  const units = ["B", "kB", "MB", "GB"];
  let at = 0;
  while (n >= 1000 && at < 3) { n /= 1000; at += 1; }
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: n < 10 && at ? 1 : 0 }).format(n)} ${units[at]}`;
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {string | number | Date} value
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatted(value, options) {
  const key = locale() + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale(), { timeZone: "Europe/Stockholm", ...options });
  formats.set(key, format);
  const date = new Date(value);
  return Number.isNaN(date.valueOf()) ? String(value) : format.format(date);
}

/**
 * Times are those of Sweden, whatever the machine's zone is. `mån 2 mars 2026 07:42`
 * @param {string | number | Date} value
 */
export const dateTime = (value) => formatted(value, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
/**
 * `2 mars 07:42`
 * @param {string | number | Date} value
 */
export const shortTime = (value) => formatted(value, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
/**
 * `måndag 2 mars 2026`
 * @param {string | number | Date} value
 */
export const day = (value) => formatted(value, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
/**
 * `2026-03-02T07:42:10`, as a field for date and time takes it.
 * @param {number} value
 */
export const swedish = (value) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short", timeStyle: "medium" }).format(value).replace(" ", "T");
/**
 * `07:42:10`
 * @param {string | number | Date} value
 */
export const timeOfDay = (value) => formatted(value, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/**
 * How long, in the two largest units: `2 d 3 h`, `18 min`.
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  let seconds = Math.round(Math.abs(milliseconds) / 1000);
  /** @type {[string, number][]} */
  const units = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]];
  const parts = [];
  for (const [name, size] of units) {
    const count = Math.floor(seconds / size);
    if (count) parts.push(`${number(count)} ${name}`);
    else if (parts.length) break;
    seconds -= count * size;
    if (parts.length === 2) break;
  }
  return parts.join(" ") || "0 s";
}

/**
 * `om 18 min`, `3 h sedan`
 * @param {number} milliseconds from now; negative is past
 */
export const fromNow = (milliseconds) => t(milliseconds >= 0 ? "time.in" : "time.ago", { time: duration(milliseconds) });
