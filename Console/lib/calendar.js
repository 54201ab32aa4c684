// Time in Sweden, and the hours in which an agreement's time goes: the calendars of a seed file.

const day = 86_400_000;
const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Stockholm", year: "numeric", month: "2-digit", day: "2-digit",
  hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

/**
 * The wall clock of Sweden at an instant, as if it were UTC.
 * @param {number} at
 */
export function wall(at) {
  /** @type {Record<string, number>} */
  const of = {};
  for (const { type, value } of parts.formatToParts(at)) of[type] = Number(value);
  return Date.UTC(of.year, of.month - 1, of.day, of.hour, of.minute) + (at % 60_000);
}

/**
 * The instant at which the wall clock of Sweden shows this.
 * @param {number} shown as if it were UTC
 */
export function instant(shown) {
  const guess = shown - 3_600_000;
  return shown - (wall(guess) - guess);
}

/**
 * The instant of a date such as `20260304` or `2026-03-04`, and a time such as `13:30`; NaN where it is none.
 * @param {string | null | undefined} date
 * @param {string | null | undefined} [time]
 */
export function instantOf(date, time) {
  const digits = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(date ?? "");
  if (!digits) return NaN;
  const [hour, minute] = (time ?? "00:00").split(":").map(Number);
  return instant(Date.UTC(Number(digits[1]), Number(digits[2]) - 1, Number(digits[3]), hour || 0, minute || 0));
}

/** @param {number} year */
function easter(year) {
  const a = year % 19, b = Math.floor(year / 100), c = year % 100;
  const g = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - g - (c % 4)) % 7;
  const m = Math.floor((a + 11 * g + 22 * l) / 451);
  return Date.UTC(year, Math.floor((g + l - 7 * m + 114) / 31) - 1, ((g + l - 7 * m + 114) % 31) + 1);
}

/**
 * The first weekday from a date on.
 * @param {number} from
 * @param {number} weekday 6 is Saturday
 */
const next = (from, weekday) => from + ((weekday - new Date(from).getUTCDay() + 7) % 7) * day;

/** @type {Map<string, Set<number>>} */
const free = new Map();

/**
 * The days off of a year.
 * @param {number} year
 * @param {string[]} eves
 */
function daysOff(year, eves) {
  const key = `${year} ${eves}`;
  const known = free.get(key);
  if (known) return known;
  const at = (/** @type {number} */ month, /** @type {number} */ date) => Date.UTC(year, month - 1, date);
  const sunday = easter(year);
  const midsummer = next(at(6, 20), 6);
  const made = new Set([
    at(1, 1), at(1, 6), sunday - 2 * day, sunday, sunday + day, at(5, 1), sunday + 39 * day, sunday + 49 * day,
    year >= 2005 ? at(6, 6) : sunday + 50 * day, midsummer, next(at(10, 31), 6), at(12, 25), at(12, 26),
    ...(eves.includes("midsommar") ? [midsummer - day] : []),
    ...(eves.includes("jul") ? [at(12, 24)] : []),
    ...(eves.includes("nyar") ? [at(12, 31)] : []),
  ]);
  free.set(key, made);
  return made;
}

const names = ["son", "man", "tis", "ons", "tor", "fre", "lor"];

/**
 * The weekdays of `man-fre`, `lor`, `[man, ons-fre]`.
 * @param {string | string[]} dagar
 */
function weekdays(dagar) {
  const all = new Set();
  for (const part of [dagar].flat()) {
    const ends = String(part).split("-").map((name) => names.indexOf(name));
    const from = ends[0];
    const to = ends[1] ?? from;
    if (from < 0 || to < 0) continue;
    for (let at = from; ; at = (at + 1) % 7) { all.add(at); if (at === to) break; }
  }
  return all;
}

/**
 * The hours of a calendar between two instants, at most those of 62 days.
 * @param {any} kalender of a seed; null is around the clock
 * @param {number} from
 * @param {number} to
 * @returns {[number, number][]}
 */
export function hours(kalender, from, to) {
  if (!kalender) return [[from, to]];
  const days = weekdays(kalender.dagar);
  const [opens, closes] = String(kalender.tid).split("-").map((time) => {
    const [hour, minute] = time.split(":").map(Number);
    return (hour * 60 + minute) * 60_000;
  });
  const length = closes > opens ? closes - opens : closes + day - opens;
  /** @type {[number, number][]} */
  const all = [];
  const first = Math.floor(wall(from) / day) * day - day;
  for (let at = first, count = 0; at <= wall(to) && count < 64; at += day, count += 1) {
    const date = new Date(at);
    const isOff = kalender.helgdagar === "svenska" && daysOff(date.getUTCFullYear(), kalender.aftnar ?? []).has(at);
    if (isOff || !days.has(date.getUTCDay())) continue;
    const start = Math.max(from, instant(at + opens));
    const end = Math.min(to, instant(at + opens + length));
    if (end > start) all.push([start, end]);
  }
  return all;
}
