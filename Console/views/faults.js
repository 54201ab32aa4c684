// What goes wrong on purpose: the rules of the world with what they hit, and new ones by a click or by a form.

import { fill, h, keyed } from "../lib/dom.js";
import { sim, worldBase } from "../lib/api.js";
import { rows } from "../lib/keys.js";
import { on } from "../lib/live.js";
import { members, Unreadable } from "../lib/schema.js";
import { to } from "../lib/router.js";
import { generation, people, setCount } from "../lib/state.js";
import { number, shortTime, t } from "../lib/text.js";
import { action, block, copyButton, empty, field, pressedByEnter, refusal, select, sure, toast } from "../lib/ui.js";

/** What stands behind `faults.preset.` and `faults.hints.` in the tables of words. */
const presetWords = new Set([
  "gateway.throttled", "gateway.suspended", "gateway.timeout", "gateway.runtime-error", "gateway.expired", "api.token-expired", "api.internal-error",
  "upload.runtime-error", "slow.2s",
]);
const hintWords = new Set([
  "name", "match", "effect", "lifetime", "operation", "method", "path", "world", "caller", "headers", "query", "body", "nth", "every", "probability", "times", "delay",
  "status", "patch", "preset", "drop", "truncate", "drip", "afterCommit",
]);
/** The server keeps so many rules at most; so many are shown at once. */
const page = 100;

/** @param {string} name of a preset; dots and dashes are not for keys */
const presetText = (name) => (presetWords.has(name) ? t(`faults.preset.${name.replace(/[.-]/g, "_")}`) : "");

/** @type {Promise<{schema: any, refs: (schema: any) => any, operations: string[]}> | null} */
let described = null;

/** What a rule may have, by the server's own description, and the operations that there are. */
function description() {
  described ??= Promise.all([sim("control.openapi.json"), sim("coverage")]).then(([api, coverage]) => {
    /** @param {any} schema @returns {any} */
    const refs = (schema) => (schema?.$ref ? refs(api.components.schemas[schema.$ref.split("/").at(-1)]) : schema ?? {});
    return {
      schema: refs(api.paths["/_sim/faults"].post.requestBody.content["application/json"].schema), refs,
      operations: coverage.operations.map((/** @type {any} */ item) => item.operation),
    };
  });
  described.catch(() => { described = null; });
  return described;
}

/**
 * The members of an object as short words: `operation postArbetsorder`, `delay 2000`.
 * @param {any} object
 */
const words = (object) => Object.entries(object ?? {}).map(([name, value]) => {
  const text = typeof value === "string" ? value : Array.isArray(value) && value.every((one) => typeof one === "string") ? value.join(", ") : JSON.stringify(value);
  return [h("span.word", { title: `${name}: ${text}` }, h("small", null, name), " ", h("code", null, text.length > 80 ? `${text.slice(0, 80)}…` : text)), " "];
});

/** @param {any} item of the list @param {() => Promise<any>} read */
function row(item, read) {
  const { name, match, effect, lifetime } = item.rule;
  const label = `${t("faults.remove")}: ${t("faults.number", { id: item.id })}`;
  return h(`li.rule${item.over ? ".over" : ""}`, null,
    h("div.hits", null, h("b", null, number(item.hits)), h("small", null, t("faults.hits", { n: item.hits }))),
    h("div", null,
      h("h3", null, h("span", null, `#${item.id}`), " ", name ? h("b", null, name) : null, item.over ? [" ", h("span.note.info", null, t("faults.over"))] : null, item.ends ? [" ", h("small", null, t("faults.ends", { time: shortTime(item.ends) }))] : null),
      h("p", null, h("span.muted", null, t("faults.when")), " ", match && Object.keys(match).length ? words(match) : t("faults.every")),
      h("p", null, h("span.muted", null, t("faults.then")), " ", words(effect), lifetime && !item.ends ? h("small", null, lifetime) : null),
      h("details", null, h("summary", { "data-row": "" }, "JSON"), block(JSON.stringify(item.rule, null, 2), t("faults.number", { id: item.id })))),
    h("div.acts", null,
      item.hits ? h("a.button", { href: to("j", { q: `fault:${item.id}` }) }, t("nav.j")) : null,
      action("button", { "aria-label": label, act: async () => { await sim(`faults/${item.id}`, { method: "DELETE" }); await read(); } }, t("faults.remove"))));
}

/** @param {import("../lib/dom.js").Scope} scope */
function ruleList(scope) {
  const list = h("ul.rules");
  const box = h("div.stack");
  const more = h("div.acts");
  const clear = action("button", { act: async () => {
    if (!(await sure(t("faults.clearTitle"), t("faults.clearText"), t("faults.clear").replace(/ …$/, "")))) return;
    await sim("faults", { method: "DELETE" });
    await read();
  } }, t("faults.clear"));
  const nothing = empty(t("faults.noneTitle"), t("faults.noneText"),
    block(`curl -H 'Content-Type: application/json' -d '{"match": {"operation": "postArbetsorder", "nth": 1}, "effect": {"preset": "gateway.throttled"}}' ${new URL(`${worldBase}_sim/faults`, location.href)}`, "curl"));
  let shown = page;
  /** @type {any[]} */
  let all = [];
  const draw = () => {
    keyed(list, all.slice(0, shown), (item) => item.id, (item) => row(item, read), (a, b) => JSON.stringify(a) === JSON.stringify(b));
    const rest = all.length - shown;
    fill(more, rest > 0 ? h("button", { type: "button", onclick: () => { shown += page; draw(); } }, t("more", { n: number(rest) })) : null);
    fill(box, all.length ? [h("div.panel", null, list), more] : nothing);
    clear.hidden = !all.length;
    const active = all.filter((item) => !item.over).length;
    setCount("faults", active ? number(active) : "");
  };
  const read = async () => {
    all = (await sim("faults")).reverse();
    if (!scope.isOver) draw();
  };
  const quietly = () => read().catch((error) => fill(box, refusal(error)));
  scope.watch(generation, quietly);
  scope.add(on("faults", quietly));
  let planned = 0;
  scope.add(on("journal", () => { if (all.length) planned ||= window.setTimeout(() => { planned = 0; quietly(); }, 500); }));
  scope.add(() => clearTimeout(planned));
  rows(list, "[data-row]");
  return { read, part: h("section", { "aria-label": t("faults.rules") }, h("div.bar", null, h("h2", null, t("faults.rules")), h("span.grow"), clear), box) };
}

/**
 * A rule is there: what is to be said, and read.
 * @param {any} made @param {() => Promise<any>} read
 */
async function added(made, read) {
  toast(t("faults.added", { id: made.id }));
  await read();
}

/** @param {string[]} names @param {string[]} operations @param {() => Promise<any>} read */
function presets(names, operations, read) {
  const operation = select([["", t("faults.allOperations")], .../** @type {[string, string][]} */ (operations.map((name) => [name, name]))], "");
  const often = select([["1", t("faults.once")], ["3", t("faults.thrice")], ["", t("faults.always")]], "1");
  return h("section", null, h("h2", null, t("faults.presets")), h("p.muted", null, t("faults.presetsText")),
    h("div.grid2", null, field(t("faults.hitsWhat"), operation), field(t("faults.howOften"), often)),
    h("div.presets", null, names.map((name) => action("button", { act: async () => {
      const match = { ...(operation.value ? { operation: operation.value } : {}), ...(often.value ? { times: Number(often.value) } : {}) };
      await added(await sim("faults", { body: { ...(Object.keys(match).length ? { match } : {}), effect: { preset: name } } }), read);
    } }, h("code", null, name), h("small", null, presetText(name))))));
}

/** @param {{schema: any, refs: (schema: any) => any, operations: string[]}} about @param {() => Promise<any>} read */
function maker({ schema, refs, operations }, read) {
  const preview = h("pre", { tabindex: "0", role: "region", "aria-label": t("faults.sent") });
  const rule = () => form.read() ?? {};
  const show = () => {
    try {
      fill(preview, JSON.stringify(rule(), null, 2));
    } catch (error) {
      fill(preview, error instanceof Unreadable ? error.message : String(error));
    }
  };
  /** @param {string} name @param {any} own */
  const hint = (name, own) => (hintWords.has(name) ? t(`faults.hints.${name}`) : own.description ?? "");
  const form = members(schema, {
    refs, hint, onchange: () => show(),
    choices: { operation: operations, method: ["GET", "POST", "PUT", "DELETE"], path: ["**/arbetsorder", "**/arbetsorder/*", "**/arbetsorder/*/status"], caller: callers() },
  });
  show();
  const add = action("button.primary", { act: async () => added(await sim("faults", { body: rule() }), read) }, t("faults.add"));
  const element = h("form", pressedByEnter(add),
    form.element, h("h3", null, t("faults.sent")), preview, h("div.acts", null, add, copyButton(() => JSON.stringify(rule(), null, 2), t("faults.copy"))));
  return h("section.maker", null, h("details", null, h("summary", null, h("h2", null, t("faults.form"))), h("p.muted", null, t("faults.formText")), element));
}

const callers = () => [...people.value.resurser.map((/** @type {any} */ item) => item.id), ...people.value.klienter.map((/** @type {any} */ item) => item.id)];

/** @type {import("../app.js").View} */
export default {
  render(_route, scope) {
    const { read, part } = ruleList(scope);
    const side = h("div.panel", null, h("p.pad.muted", null, t("loading")));
    description().then((about) => {
      const names = about.refs(about.schema.properties.effect).properties.preset.enum;
      if (!scope.isOver) fill(side, presets(names, about.operations, read), maker(about, read));
    }).catch((error) => fill(side, h("div.pad", null, refusal(error))));
    return [
      h("div.bar", null, h("h1", null, t("faults.title"))),
      h("p.lead", null, t("faults.lead"), " ", h("code", null, "X-Sim-Fault"), "."),
      h("div.faults-view", null, part, side),
    ];
  },
};
