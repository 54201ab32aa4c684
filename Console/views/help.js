// Help: a request to start with, the keys, and what the simulator knows: its rules, its notes and refusals.

import { fill, h } from "../lib/dom.js";
import { session, sim, world, worldBase } from "../lib/api.js";
import { contract } from "../lib/contract.js";
import { lettersAct, rows, setLettersAct } from "../lib/keys.js";
import { basisChip, noteLink, notes, prose, ruleLink, rules } from "../lib/knowledge.js";
import { go, refine, route, to } from "../lib/router.js";
import { generation, health, people, worlds } from "../lib/state.js";
import { number, t } from "../lib/text.js";
import { action, block, facts, keyTable, refusal, select } from "../lib/ui.js";

/** @typedef {import("../lib/knowledge.js").Rule} Rule */
/** @typedef {import("../lib/knowledge.js").Note} Note */
/** @typedef {import("../lib/dom.js").Scope} Scope */

const bases = ["document", "published", "observed", "assumed"];
/** Of a world that is larger the secrets are read only when they are asked for. */
const large = 2_000_000;

const address = `${location.origin}${worldBase}`;

/** @param {string} text for a shell, within single quotes */
const quoted = (text) => text.replaceAll("'", "'\\''");

/** @param {string} open @param {string} q */
const tabs = (open, q) => h("div.tabs", { role: "group", "aria-label": t("help.title") },
  [["", "start"], ["keys", "keys"], ["rule", "rules"], ["note", "notes"]].map(([path, name]) =>
  h("a.button", { href: path ? to("help", path, { q }) : to("help"), "aria-current": path === open ? "page" : null },
    t(`help.${name}`))));

/** @param {string} caption @param {string[]} heads @param {any[][]} lines */
const table = (caption, heads, lines) =>
  h("div.scroll", { tabindex: "0", role: "region", "aria-label": caption }, h("table", null,
    h("thead", null, h("tr", null, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", null, lines.map((line) => h("tr", null, line.map((cell) => h("td", null, cell)))))));

/**
 * A request for a shell, with what comes before it: the tokens that the server asks for, and no others.
 * @param {any} klient
 * @param {any} resurs
 * @param {Record<string, string>} headers those of a session
 */
function requests(klient, resurs, headers) {
  const [hasGateway, hasLogin] = ["Authorization" in headers, "X-Auth-Token" in headers];
  const bearer = hasGateway ? ` -H "Authorization: Bearer $TOKEN"` : "";
  const token = `  sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
  const login = JSON.stringify({ username: resurs?.inloggning.namn ?? "",
    password: resurs?.inloggning.losenord ?? "" });
  return [
    `BASE='${quoted(address)}'`,
    ...(hasGateway ? [
      'TOKEN=$(curl -sS "$BASE"oauth2/token -d grant_type=client_credentials \\',
      `  --data-urlencode 'client_id=${quoted(klient?.nyckel ?? "")}' --data-urlencode 'client_secret=${quoted(klient?.hemlighet ?? "")}' |`, token,
    ] : []),
    ...(hasLogin ? [`LOGIN=$(curl -sS "$BASE"ao-produkt/v1/auth/login${bearer} -H 'Content-Type: application/json' \\`,
      `  -d '${quoted(login)}' |`, token] : []),
    `curl -sS "$BASE"'ao-produkt/v1/arbetsorder?limit=2'${bearer}${hasLogin ? ' -H "X-Auth-Token: $LOGIN"' : ""}`, "",
  ].join("\n");
}

/** @param {any} state @param {Record<string, string>} headers of a session @param {HTMLElement} place */
function credentials(state, headers, place) {
  const klienter = state.gateway?.klienter ?? [];
  const resurser = (state.resurser ?? []).filter((/** @type {any} */ one) => one.inloggning).slice(0, 500);
  const first = resurser.find((/** @type {any} */ one) => !one.extern && !one.roll) ?? resurser[0];
  fill(place,
    h("section", null, h("h2", null, t("help.startTitle")), h("p.muted.before", null, t("help.startText")),
      block(requests(klienter[0], first, headers), t("help.startTitle"))),
    h("section", null, h("h2", null, t("help.klienter")),
      table(t("help.klienter"), [t("help.key"), t("help.secret"), t("help.contract")],
      klienter.map((/** @type {any} */ one) =>
        [h("code", null, one.nyckel), h("code", null, one.hemlighet ?? "–"), one.kontrakt ?? "1.1"]))),
    h("section", null, h("h2", null, t("help.resurser")),
      table(t("help.resurser"), [t("help.resurs"), t("help.user"), t("help.password"), t("help.role")],
      resurser.map((/** @type {any} */ one) => [
        [h("code", null, one.id), ` ${one.namn ?? ""}`], h("code", null, one.inloggning.namn),
          h("code", null, one.inloggning.losenord ?? "–"),
        one.extern ? t("help.extern") : one.roll === "lasare" ? t("help.lasare") : t("help.own"),
      ]))));
}

/** @param {Scope} scope */
function start(scope) {
  const secrets = h("div.panel");
  const read = async () => {
    const [state, known] = await Promise.all([sim("state"), session()]);
    credentials(state, known.headers, secrets);
  };
  const draw = () => {
    const known = worlds.value.find((item) => item.name === world);
    if (known && known.bytes <= large) return read().catch((error) =>
      fill(secrets, h("div.pad", null, refusal(error))));
    fill(secrets, h("section", null, h("h2", null, t("help.credentials")),
      h("p", null, people.value.resurser.slice(0,
        20).map((/** @type {any} */ one) => [h("code", null, one.anvandare ?? one.id), ` ${one.namn} · `])),
      h("p.muted", null, t("help.noSecrets")), h("div.acts", null, action("button", { act: read }, t("help.show")))));
  };
  scope.watch(generation, draw);
  let isDrawn = false;
  scope.watch(worlds, (all) => { if (all.length && !isDrawn) { isDrawn = true; draw(); } });
  const places = h("div");
  scope.watch(health, (known) => fill(places, facts([
    [t("help.base"), h("code", null, `${address}ao-produkt/v1`)],
      [t("help.control"), h("code", null, `${address}_sim`)],
    [t("world"), world], [t("help.contractFile"), h("a", { href: to("api") }, "OpenAPI, Postman")],
      [t("help.version"), known?.version],
  ])));
  return h("div.stack", null, secrets,
    h("div.panel", null,
      h("section", null, h("h2", null, t("help.testTitle")), h("p.muted.before", null, t("help.testText")),
        block("fast2sim exec -- pytest", t("help.testTitle"))),
      h("section", null, h("h2", null, t("help.address")), places)));
}

/** @param {Scope} scope */
function keys(scope) {
  const box = h("input", { type: "checkbox", id: "letters", onchange: () => setLettersAct(box.checked) });
  scope.watch(lettersAct, (act) => { box.checked = act; });
  return h("div.panel", null,
    h("section", null, h("p.switch", null, box, h("label", { for: "letters" }, t("help.letters"))),
      h("p.muted", null, t("help.lettersText"))),
    keyTable());
}

/** @param {string} text @param {...(string | undefined)} fields */
const fits = (text, ...fields) => {
  const all = fields.join(" ").toLowerCase();
  return text.toLowerCase().split(/\s+/).every((word) => all.includes(word));
};

/** @param {Rule} rule */
const ruleRow = (rule) => h("li", null,
  h("p", null, h("a.rule-no", { href: to("help", "rule", rule.number), data: { row: rule.number } }, rule.number)),
  h("p", null, prose(rule.statement)), h("span.chips", null, rule.bases.map(basisChip)));

/** @param {Note} note */
const noteRow = (note) => h("li", null,
  h("p", null, noteLink(note.code, note.level)),
  h("p", null, prose(note.hint)), h("span.chips", null,
    note.kind === "refusal" ? null : h("small", null, t(`help.levelName.${note.level}`)),
      h("small", null, ruleLink(note.rule))));

/** @param {any[]} items @param {(item: any) => HTMLElement} make */
const entries = (items, make) => h("div.panel", null, h("ul.entries", null, items.map(make)));

/** @param {Rule} rule @param {Note[]} all */
function rulePage(rule, all) {
  const kept = h("dd");
  contract().then((api) => {
    const mine = api.operations.filter((one) => one.op["x-fast2-rules"]?.includes(rule.number));
    fill(kept, mine.length ? mine.map((one) =>
      [h("a", { href: to("api", one.id) }, h("code", null, one.id)), " "]) : t("none"));
  }, () => fill(kept, "–"));
  const codes = all.filter((note) => rule.codes.includes(note.code));
  return [
    h("div.panel", null,
      h("section", null, h("h2", null, rule.title), h("p.statement", null, prose(rule.statement))),
      h("section", null, h("dl.facts", null,
        h("dt", null, t("help.restsOn")), h("dd", null,
          rule.bases.map((basis) => h("p", null, basisChip(basis), " ",
            h("span.muted", null, t(`help.basisText.${basis}`))))),
        h("dt", null, t("help.where")), h("dd", null, rule.where), h("dt", null, t("help.operations")), kept))),
    codes.length ? h("section", null, h("h2", null, t("help.codes")), entries(codes, noteRow)) : null,
  ];
}

/** @param {Note} note @param {Rule[]} all */
function notePage(note, all) {
  const rule = all.find((one) => one.number === note.rule);
  return [
    h("div.panel", null,
      h("section", null, h("p.statement", null, prose(note.hint)),
        note.userMessage ? h("p.muted", null, `${t("help.message")}: ${note.userMessage}`) : null,
        h("div.acts", null, h("a.button", { href: to("j", { q: `note:${note.code}` }) }, t("help.inJournal")))),
      h("section", null, h("dl.facts", null,
        h("dt", null, t("help.level")), h("dd", null,
          h(`span.note.${note.level}`, null, t(note.kind === "refusal" ? "help.kind.refusal"
            : `help.levelName.${note.level}`))),
        h("dt", null, t("help.rule")), h("dd", null, ruleLink(note.rule))))),
    rule ? entries([rule], ruleRow) : null,
  ];
}

/** The rule or code whose page was left, so that its row has the focus again. */
let left = "";
/**
 * The path that is shown, and what shows another query of it.
 * @type {{path: string, show: (query: URLSearchParams) => void} | null}
 */
let shown = null;

/** @type {import("../app.js").View} */
export default {
  render(now, scope) {
    const [, kind = "", id = ""] = now.path;
    if (id) scope.add(() => { left = id; });
    const q = now.query.get("q") ?? "";
    const place = h("div.stack");
    const found = h("span.muted", { role: "status" });
    const basis = select([["", t("help.all")],
      ...bases.map((/** @type {string} */ one) => /** @type {[string, string]} */ ([one, t(`help.basis.${one}`)]))],
        now.query.get("basis") ?? "",
      (value) => { refine({ basis: value }); }, { "aria-label": t("help.bases") });
    const filter = h("input.filter", { type: "search", placeholder: t("help.filter"), "aria-label": t("help.filter"),
      value: q, oninput: () => { refine({ q: filter.value }); } });
    const body = kind === "keys" ? keys(scope) : kind ? null : start(scope);
    const title = h("h1", null, id ? (kind === "rule" ? t("help.ruleTitle", { n: id }) : id) : t("help.title"));
    /** @type {[Rule[], Note[]] | null} */
    let known = null;

    const draw = () => {
      const text = filter.value.trim();
      if (!known || (!kind && !text) || kind === "keys" && !text) {
        fill(found, "");
        return fill(place, body ?? h("p.muted", null, t("loading")));
      }
      const [allRules, allNotes] = known;
      if (id) {
        const one = kind === "rule" ? allRules.find((rule) => rule.number === id
          || rule.number.replace(" ", "-") === id) : allNotes.find((note) => note.code === id);
        const back = h("p", null, h("a", { href: to("help", kind) },
          `← ${t(kind === "rule" ? "help.back" : "help.backNotes")}`));
        return fill(place, back, !one ? h("p", null, t("help.unknown")) : kind === "rule"
          ? rulePage(/** @type {Rule} */ (one), allNotes) : notePage(/** @type {Note} */ (one), allRules));
      }
      const ofBasis = basis.value;
      const someRules = kind === "note" ? []
        : allRules.filter((rule) => (!ofBasis || rule.bases.includes(ofBasis))
          && fits(text, rule.number, rule.title, rule.statement, ...rule.codes));
      const someNotes = kind === "rule" ? []
        : allNotes.filter((note) => fits(text, note.code, note.rule, note.hint, note.text, note.userMessage));
      const total = someRules.length + someNotes.length;
      fill(found, text || ofBasis ? t("help.found", { n: total }) : number(total));
      if (!total) return fill(place, h("p.muted", null, t("help.nothing", { text })));
      fill(place,
        [...new Set(someRules.map((rule) => rule.title))].map((title) =>
          h("section", null, h("h2", null, title), entries(someRules.filter((rule) => rule.title === title), ruleRow))),
        ["refusal", "note"].map((one) => {
          const some = someNotes.filter((note) => note.kind === one);
          return some.length ? h("section", null,
            h("h2", null, t(one === "refusal" ? "help.refusals" : "help.onlyNotes")), entries(some, noteRow)) : null;
        }));
    };
    const back = () => {
      const row = id ? null
        : /** @type {HTMLElement | null} */ (place.querySelector(`[data-row="${CSS.escape(left)}"]`));
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: "center" });
      if (!id) left = "";
    };
    rows(place, "a[data-row]");
    shown = { path: now.path.join("/"), show: (query) => {
      if ((query.get("q") ?? "") !== filter.value) filter.value = query.get("q") ?? "";
      basis.value = query.get("basis") ?? "";
      draw();
    } };
    draw();
    Promise.all([rules(), notes()]).then((all) => { known = all; if (!scope.isOver) { draw(); back(); } },
      (error) => { if (kind && kind !== "keys") fill(place, refusal(error)); });
    return [
      h("div.bar", null, title, tabs(kind, q), id ? null : filter, kind === "rule" && !id ? basis : null, found), place,
    ];
  },
  update(now) {
    if (shown?.path !== now.path.join("/")) return false;
    shown.show(now.query);
  },
  keys: {
    Escape: () => { if (route.value.path.length > 2) go("help", route.value.path[1]); },
  },
};
