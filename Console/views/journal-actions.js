// What can be made of a request: a copy of it in code, another like it, a fault, a question to verify, a step of a
// scenario.

import { fill, h } from "../lib/dom.js";
import { sim } from "../lib/api.js";
import { go, to } from "../lib/router.js";
import { people } from "../lib/state.js";
import { t } from "../lib/text.js";
import { action, copy, copyButton, dialog, field, menu, refusal, toast } from "../lib/ui.js";

/** @type {[string, string][]} */
const languages = [["curl", "curl"], ["python", "Python"], ["csharp", "C#"], ["js", "JavaScript"]];

/**
 * The buttons of an entry of the journal.
 * @param {any} entry
 */
export function entryActions(entry) {
  const refused = !entry.answered || entry.status >= 400;
  return h("div.acts", null,
    action(refused ? "button.primary" : "button", { act: () => sendAgain(entry) }, t("journal.again"), " ",
      h("kbd", null, "r")),
    languages.map(([format, name]) => copyButton(() => sim(`journal/${entry.id}`, { query: { format }, text: true }),
      format === "curl" ? t("journal.copyAs", { name }) : name)),
    menu([t("journal.make"), " ▾"], () => [
      h("button", { type: "button", onclick: () => makeFault(entry) }, t("journal.makeFault")),
      h("button", { type: "button", onclick: () => makeVerify(entry) }, t("journal.makeVerify")),
      h("button", { type: "button", onclick: () => makeStep(entry) }, t("journal.makeStep")),
      h("hr"),
      h("a", { href: to("history", { at: entry.id }) }, t("journal.toHistory")),
      h("button", { type: "button",
        onclick: () => copy(new URL(to("j", entry.id), location.href).href).then(() => toast(t("copied"))) },
        t("journal.copyLink")),
      h("button", { type: "button",
        onclick: () => copy(JSON.stringify(entry, null, 2)).then(() => toast(t("copied"))) }, t("journal.copyJSON")),
    ], { title: undefined }));
}

/** Fields that the server or the connection sets. */
const ownFields = new RegExp(`^(${[
  "host", "connection", "content-length", "accept-encoding", "transfer-encoding", "expect", "keep-alive", "te",
  "trailer", "upgrade", "x-sim-origin",
].join("|")})$`, "i");

/** @param {string} text of lines `Name: value` */
function headersOf(text) {
  /** @type {Record<string, string>} */
  const headers = {};
  for (const line of text.split("\n")) {
    const at = line.indexOf(":");
    if (at > 0) headers[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return headers;
}

/**
 * Sends a request again as it was, or changed, and opens what came of it.
 * @param {any} entry
 * @param {string} [better] a body to begin with in place of its own
 */
export async function sendAgain(entry, better) {
  const sent = entry.request.headers.filter((/** @type {any} */ one) => !ownFields.test(one.name));
  const before = { method: entry.method, path: entry.target,
    headers: sent.map((/** @type {any} */ one) => `${one.name}: ${one.value}`).join("\n"),
    body: entry.request.text ?? "" };
  const id = await dialog(t("journal.againTitle", { id: entry.id }), (close) => {
    const method = h("input", { value: before.method, list: "journal-methods", required: true, autocomplete: "off",
      spellcheck: false });
    const path = h("input", { value: before.path, required: true, autocomplete: "off", spellcheck: false });
    const headers = h("textarea", { value: before.headers, rows: Math.min(6, sent.length + 1), spellcheck: false });
    const first = better ?? pretty(before.body);
    const body = h("textarea", { value: first, rows: Math.min(18, first.split("\n").length + 2), spellcheck: false });
    const problem = h("div");
    const send = h("button.primary", { type: "submit", autofocus: true }, t("journal.send"));
    return h("form.fields.wide", { onsubmit: async (/** @type {Event} */ event) => {
      event.preventDefault();
      send.setAttribute("aria-busy", "true");
      fill(problem);
      try {
        const answer = await sim(`journal/${entry.id}/replay`, { body: changes() });
        close(answer.entry.id);
      } catch (error) {
        fill(problem, refusal(error));
      } finally {
        send.removeAttribute("aria-busy");
      }
    } },
      h("div.request-line", null, field(t("journal.method"), method), field(t("journal.path"), path)),
      h("datalist", { id: "journal-methods" }, ["GET", "POST", "PUT", "DELETE"].map((value) => h("option", { value }))),
      field(t("journal.headers"), headers, t("journal.headersHint")),
      field(t("journal.body"), body), problem,
      h("div.acts", null, send, h("button", { type: "button", onclick: () => close() }, t("cancel")),
        h("button.quiet", { type: "button", onclick: asItWas }, t("journal.asItWas"))));

    function asItWas() {
      method.value = before.method;
      path.value = before.path;
      headers.value = before.headers;
      body.value = pretty(before.body);
    }

    /** What differs from what was sent: the rest the server still has as it was. */
    function changes() {
      /** @type {any} */
      const change = {};
      if (method.value !== before.method) change.method = method.value.trim().toUpperCase();
      if (path.value !== before.path) change.path = path.value.trim();
      if (headers.value !== before.headers) {
        const [was, is] = [headersOf(before.headers), headersOf(headers.value)];
        change.headers = {};
        for (const [name, value] of Object.entries(is)) if (was[name] !== value) change.headers[name] = value;
        for (const name of Object.keys(was)) if (!(name in is)) change.headers[name] = null;
      }
      if (body.value !== pretty(before.body)) change.body = body.value;
      return change;
    }
  });
  if (id === undefined) return;
  go("j", id, { q: new URLSearchParams(location.hash.split("?")[1] ?? "").get("q") ?? "" });
  toast(t("journal.sentAgain", { id }));
}

/** @param {string} text */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** @param {any} entry @returns {any} its body as JSON; undefined where it is none */
function jsonBody(entry) {
  try {
    return entry.request.text ? JSON.parse(entry.request.text) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The path of a target, behind the world's base.
 * @param {string} target
 */
const pathOf = (target) => target.split("?")[0].replace(/^\/w\/[^/]+(?=\/)/, "");

/**
 * A text that can be changed, copied, and sent.
 * @param {string} title @param {string} hint @param {string} text
 * @param {{label: string, act: (text: string) => Promise<any>} | null} run
 */
function maker(title, hint, text, run) {
  return dialog(title, (close) => {
    const area = h("textarea", { value: text, rows: Math.min(22, text.split("\n").length + 1), spellcheck: false });
    const result = h("div", { "aria-live": "polite" });
    return h("div.fields.wide.stack", null, h("p.muted", null, hint), field(t("text"), area), result,
      h("div.acts", null,
        run && action("button.primary", { act: async () => {
          fill(result);
          const said = await run.act(area.value);
          if (said === undefined) close();
          else fill(result, h("p.good", null, said));
        } }, run.label),
        copyButton(() => area.value), h("button", { type: "button", onclick: () => close() }, t("close"))));
  });
}

/**
 * A fault that answers requests like this one as this one was answered.
 * @param {any} entry
 */
function makeFault(entry) {
  /** @type {any} */
  const match = entry.operation ? { operation: entry.operation } : { method: entry.method, path: pathOf(entry.target) };
  if (entry.caller) match.caller = entry.caller;
  match.times = 1;
  let body;
  try { body = JSON.parse(entry.response?.text ?? ""); } catch { body = entry.response?.text || undefined; }
  const preset = entry.faults.find((/** @type {string} */ name) => /^[a-z]+\./.test(name));
  const effect = preset ? { preset } : !entry.answered ? { drop: true } : entry.status >= 400 ? { status: entry.status,
    body } : { preset: "gateway.throttled" };
  return maker(t("journal.makeFault"), t("journal.faultHint"),
    JSON.stringify({ name: `#${entry.id}`, match, effect }, null, 2), {
    label: t("journal.faultNow"),
    act: async (text) => {
      const made = await sim("faults", { body: JSON.parse(text) });
      toast(t("journal.faultMade", { id: made.id }), { href: to("faults"), label: t("nav.faults") });
    },
  });
}

/**
 * Asks whether such a request was made.
 * @param {any} entry
 */
function makeVerify(entry) {
  /** @type {any} */
  const question = entry.operation ? { operation: entry.operation } : { method: entry.method,
    path: pathOf(entry.target) };
  if (entry.caller && entry.operation !== "token") question.caller = entry.caller;
  const body = jsonBody(entry);
  if (body !== undefined && !entry.request.text.includes("***")) question.body = body;
  question.count = { min: 1 };
  return maker(t("journal.makeVerify"), t("journal.verifyHint"), JSON.stringify(question, null, 2), {
    label: t("journal.verifyNow"),
    act: async (text) => {
      const { matches } = await sim("verify", { body: JSON.parse(text) });
      return t("journal.verified", { n: matches.length,
        list: matches.slice(0, 12).map((/** @type {number} */ id) => `#${id}`).join(", ") });
    },
  });
}

/**
 * Flow YAML, which JSON is; what looks like a name of a scenario stays text.
 * @param {any} value
 */
const flow = (value) => JSON.stringify(value).replaceAll("${", "$${");

/** @param {any} entry */
export function scenarioStep(entry) {
  const target = entry.target.replace(/^\/w\/[^/]+(?=\/)/, "").replace(/^\/ao-produkt(?=\/)/, "");
  const lines = [`  - name: ${flow(`${entry.operation ?? entry.method} #${entry.id}`)}`];
  const isLogin = ["token", "login", "loginSso", "federatedlogin", "refresh", "jwks"].includes(entry.operation);
  const resurs = people.value.resurser.find((/** @type {any} */ one) => one.id === entry.caller);
  lines.push(`    as: ${isLogin || !entry.caller ? "nobody" : flow(resurs?.anvandare ?? "user")}`);
  lines.push(`    send: ${flow(`${entry.method} ${target}`)}`);
  const type = entry.request.headers.find((/** @type {any} */ one) => /^content-type$/i.test(one.name))?.value ?? "";
  const body = jsonBody(entry);
  const form = /urlencoded/i.test(type) ? Object.fromEntries(new URLSearchParams(entry.request.text)) : null;
  if (form) lines.push(`    form: ${flow(form)}`);
  else if (/multipart/i.test(type)) lines.push("    # upload: {path: …}");
  else if (body !== undefined) lines.push(`    body: ${flow(body)}`);
  else if (entry.request.text) lines.push(`    text: ${flow(entry.request.text)}`);
  const codes = entry.notes.map((/** @type {any} */ note) => note.code);
  const expect = entry.answered ? { status: entry.status,
    ...(codes.length ? { notes: codes } : {}) } : { answer: "none" };
  lines.push(`    expect: ${flow(expect)}`);
  return `${lines.join("\n")}\n`;
}

/** @param {any} entry */
function makeStep(entry) {
  return maker(t("journal.makeStep"), t("journal.stepHint"), `steps:\n${scenarioStep(entry)}`, null);
}
