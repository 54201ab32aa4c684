// The worlds of the server: what each takes and has seen, copies of them, and where any two states differ.

import { fill, h, keyed } from "../lib/dom.js";
import { baseOf, rootBase, sim, world } from "../lib/api.js";
import { on } from "../lib/live.js";
import { rows } from "../lib/keys.js";
import { refine, to } from "../lib/router.js";
import { generation, readWorlds, setCount, worlds } from "../lib/state.js";
import { bytes, fromNow, dateTime, number, t } from "../lib/text.js";
import { action, dialog, field, menu, pressedByEnter, refusal, select, sure, toast } from "../lib/ui.js";
import { changesTable } from "./journal-detail.js";

/** Rows of a list that are shown at once. */
const page = 100;
/** Rows of a diff that are shown at once. */
const pageOfDiff = 60;

/**
 * The word of a button that asks no more.
 * @param {string} name
 */
const plain = (name) => t(`worlds.${name}`).replace(/ …$/, "");

/** @param {string} name @param {string} [hash] */
const pageOf = (name, hash = "#/") => `${baseOf(name)}_sim/${hash}`;

/**
 * Asks for the name of a new world and what it is to be, and makes it.
 * @param {string} [from] a world, a snapshot, or nothing: the seed
 * @param {boolean} [persist]
 */
async function make(from = "", persist = false) {
  const scenarios = await sim("scenarios").catch(() => []);
  const made = await dialog(t(from ? "worlds.forkTitle" : "worlds.makeTitle", { name: from }), (close) => {
    const name = h("input", { required: true, maxlength: 64, pattern: "[A-Za-z0-9][A-Za-z0-9._\\-]*", value: from ? free(from) : free("test"), autocomplete: "off", spellcheck: false });
    const source = select([
      ["", t("worlds.seed")], .../** @type {[string, string][]} */ (worlds.value.slice(0, 200).map((item) => [`w:${item.name}`, t("worlds.copyOf", { name: item.name })])),
      .../** @type {[string, string][]} */ (from && !worlds.value.some((item) => item.name === from) ? [[`w:${from}`, t("worlds.copyOf", { name: from })]] : []),
      .../** @type {[string, string][]} */ (scenarios.map((/** @type {any} */ item) => [`s:${item.name}`, t("worlds.scenario", { name: item.name })])),
    ], from ? `w:${from}` : "");
    const contract = select([["", t("worlds.asSource")], ["1.1", "1.1"], ["published", "published"]], "");
    const strict = select([["", t("worlds.asSource")], ["lenient", "lenient"], ["fast2", "fast2"], ["strict", "strict"]], "");
    const keeps = h("input", { type: "checkbox", checked: persist, id: "worlds-persist" });
    const button = action("button.primary", { act: async () => {
      if (!name.reportValidity()) return;
      const kind = source.value.slice(0, 2);
      const value = source.value.slice(2);
      close(await sim("worlds", { body: {
        name: name.value,
        ...(kind === "w:" ? { from: value } : kind === "s:" ? { scenario: value } : {}),
        ...(contract.value ? { contract: contract.value } : {}), ...(strict.value ? { strict: strict.value } : {}), ...(keeps.checked ? { persist: true } : {}),
      } }));
    } }, t("worlds.make"));
    return h("form.stack", pressedByEnter(button),
      field(t("worlds.name"), name, t("worlds.nameHint")), field(t("worlds.begins"), source),
      h("div.grid2", null, field(t("worlds.contract"), contract), field(t("worlds.strict"), strict)),
      h("label.check", { for: "worlds-persist" }, keeps, t("worlds.persist")),
      h("div.acts", null, button, h("button", { type: "button", onclick: () => close() }, t("cancel"))));
  });
  if (!made) return;
  await readWorlds();
  toast(t("worlds.made", { name: made.name }), { href: pageOf(made.name), label: t("open") });
}

/** @param {string} name a name like it that no world has */
function free(name) {
  const stem = name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/-\d+$/, "").slice(0, 56);
  const taken = new Set(worlds.value.map((item) => item.name.toLowerCase()));
  for (let n = 2; ; n += 1) if (!taken.has(`${stem}-${n}`.toLowerCase())) return `${stem}-${n}`;
}

/** @param {string} name */
async function reset(name) {
  if (!(await sure(t("worlds.resetTitle", { name }), t("worlds.resetText"), plain("reset")))) return;
  await sim("reset", { method: "POST", base: baseOf(name) });
  await readWorlds();
  toast(t("worlds.wasReset", { name }));
}

/** @param {string} name */
async function drop(name) {
  if (!(await sure(t("worlds.dropTitle", { name }), t("worlds.dropText"), plain("drop")))) return;
  await sim(`worlds/${encodeURIComponent(name)}`, { method: "DELETE", base: rootBase });
  if (name === world) { location.href = pageOf("default", to("worlds")); return; }
  await readWorlds();
  toast(t("worlds.dropped", { name }));
}

/**
 * Shows what went wrong where the button that was pressed is gone already.
 * @param {() => Promise<any>} act
 */
const telling = (act) => () => act().catch((/** @type {any} */ error) => dialog(t("failed"), () => refusal(error)));

/** @param {Record<string, number> | undefined} notes by level */
function notes(notes) {
  const some = ["error", "warning", "info"].filter((level) => notes?.[level]);
  return some.map((level) => [h(`span.note.${level}`, null, t(`worlds.level.${level}`, { n: number(notes?.[level] ?? 0) })), " "]);
}

/** @param {any} item of the list of worlds */
function row(item) {
  const isHere = item.name === world;
  return h("tr", null,
    h("th", { scope: "row" }, h("a", { href: pageOf(item.name), "data-row": "", "aria-current": isHere ? "true" : null }, item.name), isHere ? h("span.basis", null, t("worlds.here")) : null),
    h("td.num", null, bytes(item.bytes)),
    h("td.num", null, item.requests === undefined ? "" : number(item.requests)),
    h("td", null, notes(item.notes)),
    h("td", null, h("time", { datetime: item.lastUse, title: dateTime(item.lastUse) }, fromNow(Math.min(0, new Date(item.lastUse).valueOf() - Date.now())))),
    h("td", null, t(item.persist ? "worlds.inFile" : "worlds.inMemory")),
    h("td.end", null,
      action("button", { act: () => make(item.name), "aria-label": `${t("worlds.fork")} ${item.name}` }, t("worlds.fork")), " ",
      menu("⋯", () => [
        item.persist || h("button", { type: "button", onclick: telling(() => make(item.name, true)) }, t("worlds.keep")),
        isHere || h("a", { href: to("worlds", { from: item.name, to: "" }) }, t("worlds.diffHere")),
        h("button", { type: "button", onclick: telling(() => reset(item.name)) }, t("worlds.reset")),
        item.name === "default" || h("button.danger", { type: "button", onclick: telling(() => drop(item.name)) }, t("worlds.drop")),
      ], { name: "button.quiet", title: t("worlds.more", { name: item.name }) })));
}

/** @param {import("../lib/router.js").Route} route @param {import("../lib/dom.js").Scope} scope */
function list(route, scope) {
  const body = h("tbody");
  const more = h("div.acts");
  let shown = page;
  const filter = h("input", { type: "search", value: route.query.get("q") ?? "", placeholder: t("worlds.filter"), "aria-label": t("worlds.filter"), oninput: () => { refine({ q: filter.value }); shown = page; draw(); } });
  const draw = () => {
    const sought = filter.value.trim().toLowerCase();
    const found = worlds.value.filter((item) => item.name.toLowerCase().includes(sought));
    keyed(body, found.slice(0, shown), (item) => item.name, row, (a, b) => JSON.stringify(a) === JSON.stringify(b));
    filter.hidden = worlds.value.length < 8 && !filter.value;
    const rest = found.length - shown;
    fill(more, rest > 0 ? h("button", { type: "button", onclick: () => { shown += page; draw(); } }, t("more", { n: number(rest) })) : null);
    setCount("worlds", worlds.value.length > 1 ? number(worlds.value.length) : "");
  };
  scope.watch(worlds, draw);
  let planned = 0;
  scope.add(on("journal", () => { planned ||= window.setTimeout(() => { planned = 0; readWorlds().catch(() => {}); }, 2000); }));
  scope.add(() => clearTimeout(planned));
  scope.every(30_000, () => readWorlds().catch(() => {}));
  readWorlds().catch(() => {});
  rows(body, "[data-row]");
  const heads = ["name", "size", "requests", "notes", "lastUse", "kept"];
  return [filter, h("div.panel", null, h("div.scroll", { tabindex: "0", role: "region", "aria-label": t("worlds.title") }, h("table.worlds", null,
    h("thead", null, h("tr", null, heads.map((name) => h(`th${name === "size" || name === "requests" ? ".num" : ""}`, { scope: "col" }, t(`worlds.${name}`))), h("th", { scope: "col" }, h("span.hidden", null, t("worlds.acts"))))), body))), more];
}

/** @param {import("../lib/dom.js").Scope} scope */
function snapshots(scope) {
  const list = h("ul.snapshots");
  const name = h("input", { required: true, maxlength: 64, pattern: "[A-Za-z0-9][A-Za-z0-9._\\-]*", autocomplete: "off", spellcheck: false });
  const read = async () => {
    const all = await sim("snapshots");
    fill(list, all.map((/** @type {any} */ item) => h("li", null, h("b", null, item.name), h("span.muted", null, dateTime(item.now), " · ", bytes(item.bytes)),
      h("span.acts", null,
        action("button", { "aria-label": `${t("worlds.restore")} ${item.name}`, act: async () => {
          if (!(await sure(t("worlds.restoreTitle", { name: item.name }), t("worlds.restoreText"), plain("restore")))) return;
          await sim(`snapshots/${encodeURIComponent(item.name)}/restore`, { method: "POST" });
          toast(t("worlds.restored", { name: item.name }));
        } }, t("worlds.restore")),
        action("button", { "aria-label": `${t("worlds.fork")} ${item.name}`, act: () => make(`${world}/${item.name}`) }, t("worlds.fork")),
        action("button.quiet", { "aria-label": `${plain("drop")} ${item.name}`, act: async () => { await sim(`snapshots/${encodeURIComponent(item.name)}`, { method: "DELETE" }); await change(); } }, plain("drop"))))),
      all.length ? null : h("li", null, h("span.muted", null, t("worlds.noSnapshots"))));
    return all;
  };
  /** @type {((names: string[]) => void) | null} */
  let told = null;
  const change = async () => { const all = await read(); told?.(all.map((/** @type {any} */ item) => item.name)); };
  scope.watch(generation, () => change().catch(() => {}));
  const take = action("button", { act: async () => {
    if (!name.reportValidity()) return;
    await sim("snapshots", { body: { name: name.value } });
    name.value = "";
    await change();
  } }, t("worlds.take"));
  const part = h("section", null, h("h2", null, t("worlds.snapshots", { name: world })), h("p.muted", null, t("worlds.snapshotsText")), list,
    h("form.inline", pressedByEnter(take), field(t("worlds.snapshotName"), name), take));
  return { part, tell: (/** @type {(names: string[]) => void} */ listener) => { told = listener; } };
}

/** @param {import("../lib/router.js").Route} route @param {import("../lib/dom.js").Scope} scope */
function differ(route, scope) {
  let names = /** @type {string[]} */ ([]);
  let kind = "";
  let shown = pageOfDiff;
  /** @type {any[] | null} */
  let changes = null;
  const sides = { from: route.query.get("from") ?? "", to: route.query.get("to") ?? "" };
  const from = h("span");
  const until = h("span");
  const result = h("div.result", { "aria-live": "polite" });
  /** @param {"from" | "to"} side */
  const choice = (side) => {
    const known = [...worlds.value.slice(0, 200).map((item) => item.name), ...names.map((name) => `${world}/${name}`)];
    if (sides[side] && !known.includes(sides[side])) known.push(sides[side]);
    return field(t(`worlds.${side}`), select([["", t(side === "from" ? "worlds.start" : "worlds.nowHere")], .../** @type {[string, string][]} */ (known.map((name) => [name, name]))], sides[side],
      (value) => { sides[side] = value; refine({ from: sides.from, to: sides.to, diff: "1" }); compare(); }));
  };
  const draw = () => { fill(from, choice("from")); fill(until, choice("to")); };
  const compare = async () => {
    try {
      changes = await sim("diff", { query: { from: sides.from, to: sides.to } });
      kind = "";
      shown = pageOfDiff;
      show();
    } catch (error) {
      fill(result, refusal(error));
    }
  };
  const show = () => {
    if (!changes) return;
    const counts = new Map();
    for (const change of changes) counts.set(change.table, (counts.get(change.table) ?? 0) + 1);
    const some = kind ? changes.filter((change) => change.table === kind) : changes;
    fill(result, changes.length ? [
      h("div.tabs", { role: "group", "aria-label": t("worlds.tables") }, ["", ...counts.keys()].map((name) =>
        h("button", { type: "button", "aria-pressed": name === kind, onclick: () => { kind = name; shown = pageOfDiff; show(); } }, name || t("all"), " ", h("small", null, number(name ? counts.get(name) : changes?.length ?? 0))))),
      h("div.columns", null, chunks(some.slice(0, shown)).map((part) => h("div", null, changesTable(part)))),
      some.length > shown ? h("div.acts", null, h("button", { type: "button", onclick: () => { shown += pageOfDiff; show(); } }, t("more", { n: number(some.length - shown) }))) : null,
    ] : h("p.muted", null, t("worlds.same")));
  };
  scope.watch(worlds, () => { if (!from.contains(document.activeElement) && !until.contains(document.activeElement)) draw(); });
  if (route.query.has("diff") || sides.from || sides.to) compare();
  const part = h("section.differ", null, h("h2", null, t("worlds.diff")), h("p.muted", null, t("worlds.diffText")),
    h("div.sides", null, from, h("span.arrow", { "aria-hidden": true }, "→"), until, action("button.primary", { act: () => { refine({ from: sides.from, to: sides.to, diff: "1" }); return compare(); } }, t("worlds.compare"))), result);
  return { part, know: (/** @type {string[]} */ all) => { names = all; draw(); } };
}

/** @param {any[]} all in pieces of which each is shown whole */
function chunks(all) {
  const pieces = [];
  for (let at = 0; at < all.length; at += pageOfDiff) pieces.push(all.slice(at, at + pageOfDiff));
  return pieces;
}

/** @type {import("../app.js").View} */
export default {
  render(route, scope) {
    const kept = snapshots(scope);
    const diff = differ(route, scope);
    kept.tell(diff.know);
    return [
      h("div.bar", null, h("h1", null, t("worlds.title")), h("span.grow"), action("button.primary", { act: () => make() }, t("worlds.makeTitle"))),
      h("p.lead", null, t("worlds.lead")),
      h("div.stack", null, list(route, scope), h("div.panel", null, diff.part), h("div.panel", null, kept.part)),
    ];
  },
};
