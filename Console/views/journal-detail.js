// One request, told: why it was refused as the largest thing, then what would be valid, what was sent, what was
// answered, what it changed. The same for an entry of the journal and for one of a file.

import { fill, h } from "../lib/dom.js";
import { sim } from "../lib/api.js";
import { arbetsorderOf } from "../lib/filter.js";
import { bodyOf, markedTarget, offenders } from "../lib/payload.js";
import { to } from "../lib/router.js";
import { bytes, dateTime, number, t, timeOfDay } from "../lib/text.js";
import { facts, httpChip, statusChip } from "../lib/ui.js";
import { sendAgain } from "./journal-actions.js";

/** @type {Map<string, Promise<any>>} */
const rules = new Map();

/**
 * A rule of the behaviour, read once.
 * @param {string} number
 */
function rule(number) {
  let known = rules.get(number);
  if (!known) {
    known = sim(`rules/${encodeURIComponent(number)}`).catch(() => null);
    rules.set(number, known);
  }
  return known;
}

/** @type {Map<string, Promise<any>>} */
const contracts = new Map();

/**
 * The names that an operation takes, of fields of its body or of its query.
 * @param {any} entry
 * @returns {Promise<{fields: string[], parameters: string[]}>}
 */
async function namesOf(entry) {
  const contract = entry.contract ?? "";
  let document = contracts.get(contract);
  if (!document) {
    document = sim("openapi.json", { query: { contract } });
    contracts.set(contract, document);
    document.catch(() => contracts.delete(contract));
  }
  const { paths, components } = await document;
  for (const path of Object.values(paths)) {
    for (const operation of Object.values(path)) {
      if (operation?.operationId !== entry.operation) continue;
      const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
      /** @type {string[]} */
      const fields = [];
      collect(schema, "", components.schemas, fields, 0);
      return {
        fields,
        parameters: (operation.parameters ?? [])
          .flatMap((/** @type {any} */ item) => (item.in === "query" ? [item.name] : [])),
      };
    }
  }
  return { fields: [], parameters: [] };
}

/**
 * @param {any} schema @param {string} path @param {any} all @param {string[]} names @param {number} depth
 * @returns {void}
 */
function collect(schema, path, all, names, depth) {
  if (!schema || depth > 5 || names.length > 300) return;
  if (schema.$ref) return collect(all[schema.$ref.split("/").pop()], path, all, names, depth + 1);
  for (const part of schema.allOf ?? []) collect(part, path, all, names, depth + 1);
  if (schema.items) collect(schema.items, `${path}[]`, all, names, depth + 1);
  for (const [name, value] of Object.entries(schema.properties ?? {})) {
    const whole = path ? `${path}.${name}` : name;
    names.push(whole);
    collect(value, whole, all, names, depth + 1);
  }
}

/**
 * The names that are most like one, the best first.
 * @param {string} name @param {string[]} names
 */
function nearest(name, names) {
  const low = name.toLowerCase().split(".").pop() ?? "";
  return names
    .map((other) => {
      const last = other.toLowerCase().split(".").pop() ?? "";
      return { other, far: last === low ? 0 : last.startsWith(low) || low.startsWith(last) ? 1 : distance(low, last) };
    })
    .filter(({ far }) => far <= Math.max(1, Math.floor(low.length / 4)))
    .sort((a, b) => a.far - b.far || a.other.length - b.other.length)
    .slice(0, 3).map(({ other }) => other);
}

/** @param {string} a @param {string} b */
function distance(a, b) {
  if (Math.abs(a.length - b.length) > 4 || a.length > 80) return 99;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next[j] = Math.min(row[j] + 1, next[j - 1] + 1,
      row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}

/**
 * The note that tells most: an error before a warning; null for none.
 * @param {any} entry
 * @returns {any}
 */
const mainNote = (entry) => {
  /** @param {string} level */
  const first = (level) => entry.notes.find((/** @type {any} */ note) => note.level === level);
  return first("error") ?? first("warning") ?? null;
};

/** @param {any} entry */
export const wasRefused = (entry) => !entry.answered || entry.status >= 400;

/** @param {any} message */
function bodyJSON(message) {
  try {
    return JSON.parse(message?.text ?? "");
  } catch {
    return null;
  }
}

/**
 * What happened, in one sentence.
 * @param {any} entry
 * @returns {string}
 */
export function sentence(entry) {
  const note = mainNote(entry);
  if (note?.text && (wasRefused(entry) || note.level !== "info")) return note.text;
  if (!entry.answered) return t("journal.noAnswer");
  const answer = bodyJSON(entry.response);
  if (wasRefused(entry)) {
    if (entry.faults.length) return t("journal.faulted", { name: entry.faults.join(", "), status: entry.status });
    const told = [answer?.message, answer?.description].filter((text) => typeof text === "string").join(": ");
    return told.slice(0, 600) || t("journal.answered", { status: entry.status });
  }
  const id = arbetsorderOf(entry);
  const steps = entry.transitions ?? [];
  if (steps.length && id) {
    return steps.map((/** @type {any} */ step) => (step.from
      ? t("journal.stepped", { id, from: step.from, to: step.to }) : t("journal.made", { id, to: step.to }))).join(" ");
  }
  const rows = (entry.changes ?? []).filter((/** @type {any} */ change) => change.table !== "raknare").length;
  if (rows) return t("journal.changedRows", { n: rows });
  return entry.notes[0]?.text || t("journal.fine", { status: entry.status });
}

/**
 * What would be valid, as far as it is known.
 * @param {any} entry @param {any} note @param {boolean} isLive whether the world that is asked is the one of the entry
 * @returns {Promise<any>} children, or null
 */
async function valid(entry, note, isLive) {
  const said = /\bvalid (?:is|are) (.{1,400}?)\.?$/.exec(note.text ?? "");
  if (said) return said[1];
  const id = arbetsorderOf(entry);
  if (note.code === "status-step" && id && isLive) {
    const from = /from (\S+) to/.exec(note.text)?.[1];
    const known = await sim(`board/${id}/steps`, { query: { resurs: entry.caller } }).catch(() => null);
    if (!known || known.from !== from) return null;
    return h("span.chips", null,
      known.steps.map((/** @type {any} */ step) => (step.allowed ? stepButton(entry, step.status) : null)));
  }
  if (note.code !== "unknown-field" && note.code !== "unknown-parameter") return null;
  const { fields, parameters } = await namesOf(entry);
  const names = note.code === "unknown-field" ? fields : parameters;
  const wrong = [...(note.text ?? "").matchAll(/'([^'\s]{1,120})'/g)].map((found) => found[1]);
  const likely = [...new Set(wrong.flatMap((name) => nearest(name, names)))];
  if (!names.length) return null;
  const nameList = h("p.names", null, names.map((name, at) => [at ? " " : "", h("code", null, name)]));
  return [
    likely.length ? h("span.chips", null, likely.map((name) => h("code.likely", null, name))) : null,
    names.length <= 6 && !likely.length ? nameList : h("details", null,
      h("summary", null, t(note.code === "unknown-field" ? "journal.allFields" : "journal.allParameters",
      { n: names.length })),
      nameList),
  ];
}

/** @param {any} entry @param {string} status that would have been possible */
function stepButton(entry, status) {
  const body = bodyJSON(entry.request);
  const key = Object.keys(body ?? {}).find((name) => name.toLowerCase() === "statuskod");
  if (!key) return statusChip(status);
  return h("button", { type: "button", title: t("journal.againWith", { status }),
    onclick: () => sendAgain(entry, JSON.stringify({ ...body, [key]: status }, null, 2)) }, statusChip(status));
}

/** @param {any} note */
function basis(note) {
  if (!note.rule) return null;
  const title = h("span");
  const statement = h("p.rule-words", { hidden: true });
  rule(note.rule).then((known) => {
    if (known?.title) fill(title, ` ${known.title}`);
    if (!known?.statement) return;
    fill(statement, known.statement);
    statement.hidden = false;
  });
  return h("div.chips", null,
    h("a", { href: to("help", { q: note.rule }) }, note.rule, title),
    (note.basis ?? []).map((/** @type {string} */ name) => h("span.basis", null,
      t(`journal.basis.${["document", "published", "observed", "assumed"].includes(name) ? name : "other"}`))),
    note.source ? h("small", null, note.source) : null,
    statement);
}

/** @param {any} message @param {ReturnType<typeof offenders>} bad @param {any} first its first line */
function wire(message, bad, first) {
  const headers = message?.headers ?? [];
  const known = /^(authorization|x-auth-token|content-type|x-sim-.*|location|retry-after|deprecation|sunset)$/i;
  /** @param {any} field */
  const line = ({ name, value }) => [bad.names.has(name) ? h("mark", null, `${name}: ${value}`) : `${name}: ${value}`,
    "\n"];
  const main = headers.filter((/** @type {any} */ field) => known.test(field.name));
  const rest = headers.filter((/** @type {any} */ field) => !known.test(field.name));
  const body = bodyOf(message, bad.isBad, bad.inText);
  return [
    h("pre", { tabindex: "0" }, first, first ? "\n" : "", main.map(line),
      body.length && (first || main.length) ? "\n" : "", body),
    rest.length ? h("details", null, h("summary", null, t("journal.moreHeaders", { n: rest.length })),
      h("pre", { tabindex: "0" }, rest.map(line))) : null,
  ];
}

const noNames = { names: new Set(), place: null, isBad: () => false, inText: () => null };
const technical = new Set(["raknare"]);

/**
 * Changes of rows, the counters last and folded.
 * @param {any[]} changes as `/_sim/diff` has them
 */
export function changesTable(changes) {
  const real = changes.filter((change) => !technical.has(change.table));
  const counters = changes.filter((change) => technical.has(change.table));
  /** @param {any[]} some */
  const rowsOf = (some) => some.slice(0, 60).map((change) => h("section.change", null,
    h("h3", null, h(`span.kind.${change.kind}`, null, t(`journal.kind.${change.kind}`)), " ",
      change.table === "arbetsorder"
        ? h("a", { href: to("ao", change.key) }, `${change.table} ${change.key}`) : `${change.table} ${change.key}`),
    h("dl.cells", null, change.fields.map(cell))));
  return [
    rowsOf(real), real.length > 60 ? h("p.muted", null, t("journal.moreRows", { n: number(real.length - 60) })) : null,
    counters.length ? h("details", null, h("summary", null, t("journal.counters", { n: counters.length })),
      rowsOf(counters)) : null,
  ];
}

/** @param {any} field a column, as it was and as it is */
function cell({ name, before, after }) {
  if (before === null && after === null) return null;
  return [h("dt", null, name), h("dd", null,
    before === null ? null : h("del", null, readable(name, before)),
    before !== null && after !== null ? h("span.to", { "aria-hidden": true }, "→") : null,
    after === null ? null : h("ins", null, readable(name, after)))];
}

/** @param {string} name of a column @param {string} value */
function readable(name, value) {
  if (name.endsWith("_ms") && /^\d{11,14}$/.test(value)) return dateTime(Number(value));
  return value.length > 400 ? `${value.slice(0, 400)}…` : value;
}

/**
 * The children that tell of an entry.
 * @param {any} entry whole, as `GET /_sim/journal/{id}` answers it; what a file doesn't have may be missing
 * @param {{isLive?: boolean, actions?: any, before?: any}} options `isLive`: it is an entry of this world
 */
export function entryDetail(entry, { isLive = false, actions, before } = {}) {
  const note = mainNote(entry);
  const refused = wasRefused(entry);
  const bad = note ? offenders(entry) : noNames;
  const answer = bodyJSON(entry.response);
  const told = typeof answer?.userMessage === "string" ? answer.userMessage : null;
  const validHere = h("dd");
  const validName = h("dt", null, t("journal.valid"));
  const pair = h("dl.facts", { hidden: true }, validName, validHere);
  if (note) {
    valid(entry, note, isLive).then((children) => {
      if (!children) return;
      fill(validHere, children);
      if (validHere.querySelector(".likely")) fill(validName, t("journal.meant"));
      pair.hidden = false;
    }).catch(() => {});
  }
  const others = entry.notes.filter((/** @type {any} */ item) => item !== note);
  const id = arbetsorderOf(entry);
  const then = h("div");
  if (isLive && id) asItStood(entry, id, then);
  const changes = entry.changes ?? [];
  return [
    h("section.verdict", { class: refused ? "refused" : note ? "warned" : "fine" },
      h("p.heading-line", null, before, httpChip(entry.answered ? entry.status : 0), h("b", null, entry.method),
        h("span", null, entry.operation ?? entry.target.split("?")[0]),
        h("small", null, `#${entry.id} · ${timeOfDay(entry.time)}`),
        entry.origin === "console" ? h("span.basis", null, t("journal.ofConsole")) : null,
        entry.replayOf ? h("a", { href: to("j", entry.replayOf) },
          t("journal.replayOf", { id: entry.replayOf })) : null),
      h("h2.reason", null, sentence(entry)),
      note ? h("p.muted", null, h("span.note", { class: note.level }, note.code)) : null,
      note ? [pair,
        facts([[t("journal.rule"), basis(note)], [t("journal.todo"), note.hint],
        [t("journal.fast2says"), told]])] : null,
      actions),
    h("section.grid2", null,
      h("div", null, h("h2", null, t("journal.sent")),
        wire(entry.request, bad, [`${entry.method} `, markedTarget(entry.target, bad.names)])),
      h("div", null, h("h2", null,
        entry.answered ? t("journal.answer", { status: entry.status }) : t("journal.noAnswerShort")),
        entry.response ? wire(entry.response, noNames, null) : h("p.muted", null, t("journal.noAnswer")))),
    others.length ? h("section", null, h("h2", null, t("journal.otherNotes", { n: others.length })),
      others.slice(0, 50).map((/** @type {any} */ item) => h("div.other-note", null,
      h("p", null, h("span.note", { class: item.level }, item.code), " ", item.text),
      item.hint ? h("p.muted", null, item.hint) : null, basis(item)))) : null,
    changes.length ? h("section", null, h("h2", null, t("journal.changes")), changesTable(changes))
      : isLive ? h("section", null, h("h2", null, t("journal.changes")),
        h("p.muted", null, t("journal.noChanges"))) : null,
    isLive && id ? h("section", null, h("h2", null, t("journal.then")), then) : null,
    h("section", null, h("h2", null, t("journal.more")), facts([
      [t("journal.caller"), entry.caller ? h("a", { href: to("j", { q: `caller:${entry.caller}` }) },
        entry.caller) : null],
      [t("journal.contract"), entry.contract],
      [t("journal.worldTime"), dateTime(entry.time) + timeOfDay(entry.time).slice(-3)],
      [t("journal.realTime"), entry.realTime ? dateTime(entry.realTime) + timeOfDay(entry.realTime).slice(-3) : null],
      [t("journal.duration"),
        entry.duration === undefined ? null : `${number(Math.round(entry.duration / 10) / 100)} ms`],
      [t("journal.size"), `${bytes(entry.request?.length ?? 0)} → ${bytes(entry.response?.length ?? 0)}`],
      [t("journal.faults"),
        entry.faults.length ? entry.faults.map((/** @type {string} */ name) => h("a", { href: to("faults") }, name,
        " ")) : null],
      [t("journal.quirks"), (entry.quirks ?? []).join(", ")],
    ])),
  ];
}

const mostSteps = 40;
const columns = ["status", "objekt", "utforare", "prio", "typ", "beskrivning"];

/**
 * The arbetsorder as it was when the request came: as it is now, with what was written since taken back again.
 * @param {any} entry @param {string} id @param {HTMLElement} box
 */
async function asItStood(entry, id, box) {
  try {
    const [{ steps, lost, next }, now, board] = await Promise.all([
      sim("undo", { query: { limit: mostSteps } }),
      sim(`board/${id}/steps`).catch(() => null),
      sim("board", { query: { q: id, limit: 20 } }).catch(() => null),
    ]);
    const later = steps.filter((/** @type {any} */ step) => step.entry >= entry.id);
    if (later.length && later.length === steps.length && (next || lost)) {
      return fill(box, h("p.muted", null, t("journal.thenTooFar")),
        h("a", { href: to("history", { at: entry.id }) }, t("nav.history")));
    }
    /** @type {any[]} */
    const cards = board?.columns.flatMap((/** @type {any} */ column) => column.cards) ?? [];
    const card = cards.find((item) => String(item.id) === id);
    /** @type {Record<string, any> | null} */
    let row = now && { status: now.from };
    if (card) {
      row = { status: card.status, objekt: card.objekt?.id, utforare: card.utforare?.id, prio: card.prio?.kod,
        typ: card.typ, beskrivning: card.beskrivning };
    }
    let touched = false;
    for (const step of later) {
      const { changes } = await sim(`undo/${step.entry}`);
      for (const change of changes) {
        if (change.table !== "arbetsorder" || String(change.key) !== id) continue;
        touched = true;
        if (change.kind === "inserted") row = null;
        else row = { ...row,
          ...Object.fromEntries(change.fields.map((/** @type {any} */ field) => [field.name, field.before])) };
      }
    }
    if (!row) return fill(box, h("p.muted", null, t("journal.thenNone", { id })));
    const was = row;
    fill(box, h("p", null, h("a", { href: to("ao", id) }, `arbetsorder ${id}`), " ", statusChip(was.status)),
      facts(columns.slice(1).map((name) => [t(`journal.column.${name}`), was[name]])),
      h("p.muted", null, t(touched ? "journal.thenChanged" : "journal.thenSame"), " ",
        touched ? h("a", { href: to("history", { at: entry.id }) }, t("journal.thenHistory")) : null));
  } catch (error) {
    fill(box, h("p.muted", null, String(/** @type {any} */ (error).message ?? error)));
  }
}
