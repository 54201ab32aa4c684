// The API's operations in the words of both contracts: rules, refusals, an example, and a form that tries them.

import { fill, h, Scope } from "../lib/dom.js";
import { fast2, sim, worldBase } from "../lib/api.js";
import { languages, Secret } from "../lib/code.js";
import { contract, fieldsOf, resolved, rulesOf } from "../lib/contract.js";
import { rows } from "../lib/keys.js";
import { basisChip, noteLink, notes, prose, ruleLink } from "../lib/knowledge.js";
import { refine, route, to } from "../lib/router.js";
import { actor, people, setActor, setCount } from "../lib/state.js";
import { bytes, number, t } from "../lib/text.js";
import { action, announce, copy, copyButton, download, field, httpChip, refusal, select, toast } from "../lib/ui.js";

/** @typedef {import("../lib/contract.js").Contract} Contract */
/** @typedef {import("../lib/contract.js").Operation} Operation */

const nobody = "-";
const contracts = ["1.1", "published"];

/**
 * What the keys of the view do; set anew with each operation.
 * @type {{send: () => void, code: () => string} | null}
 */
let handles = null;

/** @param {string} method */
const methodChip = (method) => h("span.method", null, method);

/** @param {any} example */
const shown = (example) => (example === undefined ? "" : Array.isArray(example) ? example.join(",") : String(example));

/** @param {Operation} operation */
const others = (operation) => operation.aliases.map((alias) => `${alias.method} ${alias.path}`).join(", ");

/** @param {Contract} api @param {string} text @param {string} id the operation that is open */
function list(api, text, id) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (/** @type {Operation} */ one) =>
    words.every((word) =>
      `${one.id} ${one.method} ${one.path} ${others(one)} ${one.op.summary}`.toLowerCase().includes(word));
  const groups = api.tags.map(({ name }) => {
    const all = api.operations.filter((one) => one.tag === name && fits(one));
    return all.length ? h("section", null, h("h3", null, name), all.map((one) =>
      h("a", { href: to("api", one.id, { contract: route.value.query.get("contract"), q: text }), data: { row: one.id },
        "aria-current": one.id === id ? "page" : null },
        methodChip(one.method), h("span", null, h("code", null, one.id), h("small", null, one.op.summary))))) : null;
  }).filter(Boolean);
  return groups.length ? groups : [h("p.muted.pad", null, t("api.nothing", { text }))];
}

/**
 * The name that a field has in the other contract, where it has another one there.
 * @param {import("../lib/contract.js").Field} one
 * @param {import("../lib/contract.js").Field[]} mine
 * @param {import("../lib/contract.js").Field[]} theirs
 */
function otherName(one, mine, theirs) {
  const within = (/** @type {import("../lib/contract.js").Field} */ item) => item.path.slice(0, -item.name.length);
  const same = theirs.filter((item) => item.depth === one.depth && within(item) === within(one));
  if (same.some((item) => item.name === one.name)) return null;
  const variants = one.schema["x-fast2-variants"] ?? [];
  const found = same.find((item) => variants.includes(item.name)) ??
    same.find((item) => item.schema.description === one.schema.description
      && !mine.some((other) => other.path === item.path));
  return found?.name ?? "";
}

/** @param {Contract} api @param {Contract} other @param {any} schema @param {any} otherSchema @param {string} title */
function fieldTable(api, other, schema, otherSchema, title) {
  const mine = fieldsOf(api, schema);
  const theirs = fieldsOf(other, otherSchema);
  if (!mine.length) return null;
  const hasOther = mine.some((one) => otherName(one, mine, theirs) !== null);
  return h("div.scroll", { tabindex: "0", role: "region", "aria-label": title }, h("table.fields-of", null,
    h("thead", null, h("tr", null, h("th", { scope: "col" }, t("api.field")), h("th", { scope: "col" }, t("api.type")),
      hasOther ? h("th", { scope: "col" }, t("api.inOther", { name: other.name })) : null,
        h("th", { scope: "col" }, t("api.means")))),
    h("tbody", null, mine.map((one) => {
      const name = otherName(one, mine, theirs);
      const known = (one.schema.enum ?? []).filter((/** @type {any} */ item) => item !== null);
      return h("tr", null,
        h("th", { scope: "row", style: { "--depth": one.depth } }, h("code", null, one.name),
          one.isRequired ? h("b.must", null, ` ${t("api.required")}`) : null),
        h("td", null, h("code", null, one.type), one.schema.nullable ? h("small", null, " null") : null),
        hasOther ? h("td", null, name === null ? h("span.muted", null, "=") : name
          ? h("code", null, name) : h("span.muted", null, "–")) : null,
        h("td", null, one.schema.description ?? "",
          known.length ? h("small.one-of", null,
            known.map((/** @type {any} */ item) => [h("code", null, String(item)), " "])) : null));
    }))));
}

/** @param {any} op @returns {any} the schema and example of its body as JSON or as an upload; null where it takes none */
function bodyOf(op) {
  const content = op.requestBody?.content;
  if (!content) return null;
  const type = content["application/json"] ? "application/json" : Object.keys(content)[0];
  return { type, ...content[type] };
}

/** @param {Contract} api @param {any} body the keys of the example that must be there */
function leastOf(api, body) {
  const schema = resolved(api, body.schema);
  return Object.fromEntries(Object.entries(body.example ?? {}).filter(([key]) => schema.required?.includes(key)));
}

/** @param {any} value */
const pretty = (value) => JSON.stringify(value, null, 2);

/**
 * The form that tries an operation, and its answer.
 * @param {Contract} api @param {Operation} operation @param {import("../lib/dom.js").Scope} scope
 */
function trial(api, operation, scope) {
  const { op } = operation;
  const isLogin = operation.path.startsWith("/oauth2/");
  const body = bodyOf(op);
  const isUpload = body?.type === "multipart/form-data";
  const query = route.value.query;
  /** @type {{name: string, in: string, input: any, isList: boolean}[]} */
  const inputs = (op.parameters ?? []).map((/** @type {any} */ parameter) => {
    const isList = parameter.schema?.type === "array";
    const given = query.get(parameter.name) ?? (parameter.required ? shown(parameter.example) : "");
    const codes = !isList && parameter.schema?.enum;
    const onchange = () => refine({ [parameter.name]: input.value });
    const input = codes
      ? select([["", ""], ...codes.map((/** @type {string} */ code) => [code, code])], given, onchange)
      : h("input", { value: given, placeholder: shown(parameter.example), required: parameter.required,
        autocomplete: "off", spellcheck: false, onchange });
    return { name: parameter.name, in: parameter.in, input, isList, parameter };
  });
  const part = isUpload ? Object.keys(resolved(api, body.schema).properties ?? {})[0] ?? "tempFile" : "";
  const file = isUpload ? h("input", { type: "file" }) : null;
  const wrong = h("small.bad", { role: "status" });
  const text = body && !isUpload ? h("textarea",
    { rows: Math.max(4, Math.min(14, body.example === undefined ? 4 : pretty(body.example).split("\n").length + 1)),
      spellcheck: false, value: body.example === undefined ? "" : pretty(body.example) }) : null;
  const judge = () => {
    let message = "";
    try {
      if (text?.value.trim()) JSON.parse(text.value);
    } catch (error) {
      message = t("api.notJSON", { why: /** @type {Error} */ (error).message });
    }
    fill(wrong, message);
  };
  text?.addEventListener("input", judge);

  const who = h("select",
    { onchange: (/** @type {any} */ event) => { if (event.target.value !== nobody) setActor(event.target.value); } });
  const by = h("select");
  scope.watch(people, (known) => {
    const chosen = who.value || actor.value || known.resurser[0]?.id;
    fill(who, known.resurser.map((/** @type {any} */ one) =>
      h("option", { value: one.id, selected: one.id === chosen },
        `${one.id} ${one.namn}${one.extern ? ` (${t("api.extern")})` : ""}`)),
      h("option", { value: nobody, selected: chosen === nobody }, t("api.nobody")));
    fill(by, known.klienter.map((/** @type {any} */ one) =>
      h("option", { value: one.id, selected: one.id === by.value },
        one.namn && one.namn !== one.id ? `${one.id} ${one.namn}` : one.id)));
  });

  /** The path with its parameters, and the query. @returns {{path: string, query: Record<string, any>}} */
  const target = () => {
    let path = operation.path;
    /** @type {Record<string, any>} */
    const asked = {};
    for (const one of inputs) {
      const value = one.input.value.trim();
      if (one.in === "path") path = path.replace(`{${one.name}}`, () => encodeURIComponent(value));
      else if (one.in === "query") asked[one.name] = one.isList
        ? value.split(",").map((/** @type {string} */ item) => item.trim()) : value;
    }
    return { path: isLogin ? path : `/ao-produkt${path}`, query: asked };
  };

  const sketch = () => {
    const { path, query: asked } = target();
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(asked)) {
      for (const item of [value].flat()) if (item !== "") search.append(key, item);
    }
    const tail = search.toString();
    /** @type {[string, string | Secret][]} */
    const headers = [];
    if (!isLogin && who.value !== nobody) headers.push(["Authorization", new Secret("Bearer ", "FAST2_GATEWAY_TOKEN")],
      ["X-Auth-Token", new Secret("", "FAST2_LOGIN_TOKEN")]);
    if (text) headers.push(["Content-Type", "application/json"]);
    return {
      method: operation.method, url: `${location.origin}${worldBase}${path.slice(1)}${tail ? `?${tail}` : ""}`, headers,
      body: text?.value,
      file: file ? { part, name: file.files?.[0]?.name ?? "bild.png" } : undefined,
    };
  };

  const answer = h("div.result");
  const send = async () => {
    const { path, query: asked } = target();
    const form = new FormData();
    if (file?.files?.[0]) form.append(part, file.files[0]);
    const before = performance.now();
    const got = await fast2(path, {
      method: operation.method, query: asked, resurs: isLogin || who.value === nobody ? null : who.value,
      klient: by.value,
      ...(text ? { body: text.value, headers: { "Content-Type": "application/json" } } : file ? { body: form } : {}),
    });
    const took = performance.now() - before;
    const entry = got.entry ? await sim(`journal/${got.entry}`).catch(() => null) : null;
    if (scope.isOver) return;
    fill(answer, answered(got, entry, took, operation));
    announce(t("api.answered", { status: got.status }));
    answer.scrollIntoView({ block: "nearest" });
  };
  const offered = isUpload ? languages.slice(0, 1) : languages;
  const sendButton = action("button.primary", { act: send }, t("api.send"), " ", h("kbd", null, "r"));
  handles = { send: () => sendButton.click(), code: () => languages[0][1](sketch()) };

  return h("section.panel.trial", null,
    h("form.pad.fields", { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); sendButton.click(); } },
      h("h2", null, t("api.try")),
      isLogin ? null : h("div.two", null, field(t("api.as"), who), field(t("api.klient"), by)),
      inputs.length ? h("div.two", null, inputs.map((/** @type {any} */ one) => field(
        `${one.name}${one.parameter.required ? ` (${t("api.required")})` : ""}`, one.input,
          `${one.in} · ${one.parameter.description ?? ""}`))) : null,
      text ? h("div.field", null,
        h("div.bar.tight", null, h("label", { for: "api-body" }, t("api.body")), h("span.grow"),
          h("button.quiet", { type: "button", onclick: () => { text.value = pretty(leastOf(api, body)); judge(); } },
            t("api.least")),
          h("button.quiet", { type: "button", onclick: () => { text.value = pretty(body.example); judge(); } },
            t("api.example"))),
        Object.assign(text, { id: "api-body" }), wrong) : null,
      file ? field(part, file, t("api.fileHint")) : null,
      h("div.acts", null, sendButton, h("span.grow"), h("small", null, t("api.copyAs")),
        offered.map(([name, write]) => copyButton(() => write(sketch()), name)))),
    answer);
}

const longest = 20_000;

/**
 * @param {import("../lib/api.js").Answer} got
 * @param {any} entry of the journal, or null
 * @param {number} took milliseconds
 * @param {Operation} operation
 */
function answered(got, entry, took, operation) {
  const type = got.headers.get("Content-Type") ?? "";
  const isText = !type || type.includes("json") || type.startsWith("text/");
  const text = got.body === null ? got.text : pretty(got.body);
  const pre = h("pre", { tabindex: "0", role: "region", "aria-label": t("api.answer") },
    isText ? text.slice(0, longest) : `${type}, ${bytes(Number(got.headers.get("Content-Length") ?? got.text.length))}`);
  const next = Object.values(operation.op.responses[String(got.status)]?.links ?? {}).flatMap((/** @type {any} */ link) => {
    /** @type {Record<string, any>} */
    const given = {};
    for (const [key, value] of Object.entries(link.parameters ?? {})) {
      const name = /^\$response\.body#\/(\w+)$/.exec(String(value))?.[1];
      if (name && got.body?.[name] !== undefined) given[key.replace(/^\w+\./, "")] = got.body[name];
    }
    return Object.keys(given).length ? [[link.operationId, given]] : [];
  });
  return [
    h("div.pad", null,
      h("div.bar.tight", null, httpChip(got.status), h("span.muted", null, `${number(Math.round(took))} ms`),
        h("span.grow"), got.entry ? h("a", { href: to("j", got.entry) }, t("api.entry", { n: got.entry })) : null),
      (entry?.notes ?? []).map((/** @type {any} */ note) => h(`div.said.${note.level}`, null,
        h("p", null, noteLink(note.code, note.level), " ", h("b", null, note.text)),
        note.hint ? h("p", null, prose(note.hint)) : null,
        h("p.chips", null, ruleLink(note.rule), (note.basis ?? []).map(basisChip)))),
      entry && !entry.notes.length ? h("p.muted", null, t("api.noNotes")) : null,
      got.text ? h("div.block", null, pre, copyButton(text)) : h("p.muted", null, t("api.noBody")),
      isText && text.length > longest ? h("button",
        { type: "button", onclick: (/** @type {any} */ event) => { fill(pre, text); event.target.remove(); } },
          t("api.showAll", { size: bytes(text.length) })) : null,
      next.length ? h("details", null, h("summary", null, t("api.next")),
        h("p.next", null, next.map(([id, given]) =>
          h("a.button", { href: to("api", id, given) }, h("code", null, id))))) : null),
  ];
}

/** @param {Contract} api @param {Contract} other @param {Operation} operation */
function documentation(api, other, operation) {
  const { op } = operation;
  const their = other.byID.get(operation.id)?.op ?? {};
  const body = bodyOf(op);
  const refusals = h("ul.codes-of");
  notes().then((all) => {
    const mine = all.filter((note) => note.kind === "refusal" && op["x-fast2-rules"]?.includes(note.rule));
    fill(refusals, mine.length ? mine.map((note) =>
      h("li", null, noteLink(note.code, note.level), " ", h("span.muted", null, prose(note.hint))))
      : h("li.muted", null, t("none")));
  }, () => refusals.remove());
  const answers = Object.entries(op.responses).map(([status, value]) => {
    const said = resolved(api, value);
    const schema = Object.values(said.content ?? {})[0]?.schema;
    const theirs = Object.values(resolved(other, their.responses?.[status]).content ?? {})[0]?.schema;
    const fields = Number(status) < 300 && schema
      ? fieldTable(api, other, schema, theirs, `${t("api.answer")} ${status}`) : null;
    return h("div.status-of", null, h("p", null, httpChip(Number(status)), " ", said.description),
      fields ? h("details", null, h("summary", null, t("api.fields")), fields) : null);
  });
  return h("div.panel", null,
    h("section", null, h("h2", null, t("api.rules")),
      h("ul.rules-of", null, rulesOf(op).map((item) =>
        h("li", null, item.text, item.rule ? [" ", ruleLink(item.rule)] : null)))),
    body ? h("section", null, h("h2", null, t("api.body"), " ", h("small", null, body.type)),
      fieldTable(api, other, body.schema, bodyOf(their)?.schema, t("api.body"))) : null,
    h("section", null, h("h2", null, t("api.answers")), answers),
    h("section", null, h("h2", null, t("api.refusals")), refusals));
}

/** @param {Contract} api @param {Contract} other @param {Operation} operation @param {import("../lib/dom.js").Scope} scope */
function detail(api, other, operation, scope) {
  const { op } = operation;
  const path = `${operation.method} ${operation.path}`;
  return [
    h("div.head", null,
      h("h1", null, operation.id),
      h("div.bar.tight", null, methodChip(operation.method), h("code.path", null, operation.path), copyButton(path)),
      h("p", null, op.summary),
      h("p.chips", null, (op["x-fast2-basis"] ?? []).map(basisChip), " ", h("small", null, op["x-fast2-source"])),
      operation.aliases.length ? h("p", null,
        h("small", null, t("api.also"), " ", h("code", null, others(operation)))) : null,
      h("p.links", null, h("a", { href: to("j", { q: `op:${operation.id}` }) }, t("api.inJournal")), " · ",
        h("a", { href: to("coverage") }, t("nav.coverage")))),
    h("div.halves", null, trial(api, operation, scope), documentation(api, other, operation)),
  ];
}

/** @param {Contract} api */
function welcome(api) {
  /** @param {string} file @param {string} type */
  const kept = (file, type) => action("button", { act: async () => download(await sim(file, { query: { contract: api.name }, text: true }), file.replace("openapi", `fast2-${api.name}`), type) }, file);
  return [
    h("div.head", null, h("h1", null, t("api.title")),
      h("p.lead", null, t("api.welcome", { n: api.operations.length }))),
    h("div.panel", null, h("section", null, h("h2", null, t("api.files")), h("p.muted", null, t("api.filesText")),
      h("div.acts", null, kept("openapi.json", "application/json"), kept("openapi.yaml", "application/yaml"),
        kept("postman.json", "application/json")))),
  ];
}

/** @type {((now: import("../lib/router.js").Route) => void) | null} */
let redraw = null;

/** @type {import("../app.js").View} */
export default {
  render(first, scope) {
    const side = h("div.side", { role: "navigation", "aria-label": t("api.operations") });
    const place = h("div.stack");
    const chosen = h("div.tabs", { role: "group", "aria-label": t("api.contract") });
    const filter = h("input", { type: "search", placeholder: t("api.filter"), "aria-label": t("api.filter"),
      value: first.query.get("q") ?? "", oninput: () => { refine({ q: filter.value }); } });
    const links = h("div.links-of");
    rows(links, "a");
    fill(side, chosen, filter, links);
    const box = h("div.explorer", null, side, place);
    let drawn = "";
    let inner = new Scope();
    scope.add(() => { inner.end(); handles = null; redraw = null; });

    /** @param {import("../lib/router.js").Route} now */
    const draw = async (now) => {
      try {
        const api = await contract(now.query.get("contract") ?? "");
        const other = await contract(contracts.find((name) => name !== api.name) ?? "");
        if (scope.isOver || route.value !== now) return;
        const id = now.path[1] ?? "";
        setCount("api", String(api.operations.length));
        box.classList.toggle("is-open", id !== "");
        fill(chosen, contracts.map((name) => h("button",
          { type: "button", "aria-pressed": name === api.name, onclick: () => refine({ contract: name }) }, name)));
        const top = side.scrollTop;
        const focus = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.row;
        fill(links, list(api, filter.value, id));
        side.scrollTop = top;
        const open = drawn === "" ? /** @type {HTMLElement | null} */ (links.querySelector("[aria-current]")) : null;
        if (open) side.scrollTop = open.offsetTop - side.offsetTop - side.clientHeight / 3;
        if (focus) /** @type {HTMLElement | null} */ (links.querySelector(`[data-row="${CSS.escape(focus)}"]`))?.focus({ preventScroll: true });
        // What is typed into the form changes the route's query, and is no reason to make the form anew.
        const key = `${id} ${api.name}`;
        if (key === drawn) return;
        const isFirst = drawn === "";
        drawn = key;
        inner.end();
        inner = new Scope();
        handles = null;
        const operation = api.byID.get(id);
        fill(place,
          id ? h("a.back", { href: to("api", { contract: now.query.get("contract"), q: filter.value }) },
            `← ${t("api.all")}`) : null,
          operation ? detail(api, other, operation, inner) : id ? [h("h1", null, id), h("p", null, t("api.unknown"))]
            : welcome(api));
        const heading = place.querySelector("h1");
        document.title = `${heading?.textContent ?? t("api.title")} · fast2sim`;
        if (!isFirst && !focus) {
          heading?.setAttribute("tabindex", "-1");
          heading?.focus({ preventScroll: true });
        }
        if (!isFirst) scrollTo(0, 0);
      } catch (error) {
        fill(place, h("h1", null, t("api.title")), refusal(error));
      }
    };
    redraw = draw;
    draw(first);
    fill(place, h("h1", null, first.path[1] ?? t("api.title")), h("p.muted", null, t("loading")));
    return box;
  },
  update(now) {
    redraw?.(now);
  },
  keys: {
    // Back to the operation's row, or to the list where there is no room for both.
    Escape: () => {
      const back = /** @type {HTMLElement | null} */ (document.querySelector(".explorer .back"));
      if (back?.offsetParent) back.click();
      else /** @type {HTMLElement | null} */ (document.querySelector(".explorer .side [aria-current]"))?.focus();
    },
    r: () => handles?.send(),
    c: async () => { if (handles) { await copy(handles.code()); toast(t("copied")); } },
  },
};
