// What was exercised since the world began: the steps of the status machine as a graph, the operations, the codes.

import { fill, h, s } from "../lib/dom.js";
import { sim } from "../lib/api.js";
import { contract, statusesOf } from "../lib/contract.js";
import { rows } from "../lib/keys.js";
import { on } from "../lib/live.js";
import { refine, route, to } from "../lib/router.js";
import { generation, setCount } from "../lib/state.js";
import { number, t } from "../lib/text.js";
import { block, empty, httpChip, refusal, statusChip, statusKey, statusName } from "../lib/ui.js";

/** @typedef {{from: string | null, to: string, count: number}} Step */

/** @param {string} filter of the journal */
const journal = (filter) => to("j", { q: filter });
/** @param {Step} step */
const journalOfStep = (step) => journal(step.from === null ? "op:postArbetsorder"
  : `op:postArbetsorderStatus body~"${step.to}"`);

// The graph lies down where there is room, and stands where there is not: `u` runs along the machine, `v` across.
const start = "";
/** @type {Record<string, [number, number]>} */
const lying = { [start]: [30, 120], REG: [178, 120], GODK: [398, 120], PAGAR: [618, 120], "UTFÖRD": [838, 120],
  "ÖVERF": [1038, 120], MAK: [398, 300] };
/** @type {Record<string, [number, number]>} */
const standing = { [start]: [28, 104], REG: [112, 104], GODK: [246, 104], PAGAR: [380, 104], "UTFÖRD": [514, 104],
  "ÖVERF": [622, 104], MAK: [246, 290] };

/**
 * Where an edge leaves and enters: side (r, l, t, b) and how far from its middle, and how far it swings out.
 * @type {Record<string, [string, number, string, number, number]>}
 */
const ways = {
  ">REG": ["r", 0, "l", 0, 0], ">GODK": ["t", 0, "t", 0, 84],
  "REG>GODK": ["r", -12, "l", -12, 0], "GODK>REG": ["l", 14, "r", 14, 0],
  "GODK>PAGAR": ["r", -12, "l", -12, 0], "PAGAR>GODK": ["l", 14, "r", 14, 0],
  "PAGAR>UTFÖRD": ["r", 0, "l", 0, 0], "UTFÖRD>ÖVERF": ["r", 0, "l", 0, 0],
  "REG>MAK": ["b", -22, "l", 13, 96], "MAK>REG": ["l", -13, "b", 22, 64],
  "GODK>MAK": ["b", -22, "t", -22, 0], "MAK>GODK": ["t", 22, "b", 22, 0],
  "PAGAR>MAK": ["b", 22, "r", 13, 96], "MAK>PAGAR": ["r", -13, "b", -22, 64],
};

/** @param {Step[]} steps @param {boolean} stands */
function graph(steps, stands) {
  const places = stands ? standing : lying;
  const half = stands ? [24, 62] : [62, 30];
  const scale = stands ? 0.62 : 1;
  /** @param {number} u @param {number} v */
  const point = (u, v) => (stands ? `${v} ${u}` : `${u} ${v}`);
  /** @param {string} code @param {string} side @param {number} off @returns {[number, number]} */
  const anchor = (code, side, off) => {
    const [u, v] = places[code];
    const [hu, hv] = code === start ? [12, 12] : half;
    const along = side === "r" || side === "l" ? hu : hv;
    const shift = stands && (side === "r" || side === "l") ? off * 1.7 : off * (stands ? 0.6 : 1);
    if (side === "r" || side === "l") return [side === "r" ? u + along : u - along, v + shift];
    return [u + shift, side === "b" ? v + along : v - along];
  };
  /** @type {Record<string, [number, number]>} */
  const out = { r: [1, 0], l: [-1, 0], t: [0, -1], b: [0, 1] };

  /** @param {Step} step */
  const edge = (step) => {
    const from = step.from ?? start;
    if (!places[from] || !places[step.to]) return null;
    const [side, off, side2, off2, swing] = ways[`${from}>${step.to}`] ?? ["b", 0, "b", 0, 70];
    const [a, b] = [anchor(from, side, off), anchor(step.to, side2, off2)];
    const far = swing * scale;
    /** @type {number[]} */
    const c = [a[0] + out[side][0] * far, a[1] + out[side][1] * far];
    const d = [b[0] + out[side2][0] * far, b[1] + out[side2][1] * far];
    const middle = [0, 1].map((i) => (a[i] + 3 * c[i] + 3 * d[i] + b[i]) / 8);
    const line = swing ? `M${point(a[0], a[1])}C${point(c[0], c[1])} ${point(d[0], d[1])} ${point(b[0], b[1])}`
      : `M${point(a[0], a[1])}L${point(b[0], b[1])}`;
    // Of two lines side by side each has its number on its own side.
    const isPair = !swing && off !== 0;
    const isAcross = side === "t" || side === "b";
    const [mu, mv] = !isPair ? middle : isAcross ? [middle[0] + off * 1.1, middle[1]]
      : [middle[0], middle[1] + off * (stands ? 1.2 : 0.95)];
    const [x, y] = stands ? [mv, mu] : [mu, mv];
    const text = step.count ? number(step.count) : t("coverage.never");
    const title = `${step.from === null ? t("coverage.new") : statusName(step.from)} → ${statusName(step.to)}: ${step.count ? t("coverage.times", { n: step.count }) : t("coverage.never")}`;
    return s("a", { href: journalOfStep(step), "aria-label": title, class: step.count ? "seen" : "never" },
      s("title", null, title),
      s("path.reach", { d: line }),
      s("path.line", { d: line, style: { "stroke-width": step.count
        ? Math.min(5, 1.5 + Math.log2(step.count + 1) / 2) : 1.75 } }),
      s("text", { x, y: y + 4, "text-anchor": "middle" }, text));
  };

  /** @param {string} code */
  const node = (code) => {
    const [u, v] = places[code];
    const [x, y] = stands ? [v, u] : [u, v];
    if (code === start) return s("g.node", null, s("circle", { cx: x, cy: y, r: 10 }),
      s("circle.core", { cx: x, cy: y, r: 4 }));
    const [hx, hy] = stands ? [half[1], half[0]] : half;
    return s(`g.node.s-${statusKey(code)}`, null,
      s("rect", { x: x - hx, y: y - hy, width: 2 * hx, height: 2 * hy, rx: 9 }),
      s("text", { x, y: y - 2, "text-anchor": "middle" }, statusName(code)),
      s("text.code", { x, y: y + 15, "text-anchor": "middle" }, code));
  };

  const marker = (/** @type {string} */ id) =>
    s("marker", { id, viewBox: "0 0 10 10", refX: 8, refY: 5, markerWidth: 9, markerHeight: 9,
      markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" }, s("path", { d: "M1 1L9 5L1 9z" }));
  return s("svg", { viewBox: stands ? "0 0 366 660" : "0 0 1112 344", role: "group", "aria-label": t("coverage.graph"),
    class: stands ? "stands" : "lies" },
    s("defs", null, marker("arrow-seen"), marker("arrow-never")),
    [...steps].sort((one, two) => one.count - two.count).map(edge), Object.keys(places).map(node));
}

/** @param {Step[]} steps */
function stepTable(steps) {
  const most = Math.max(1, ...steps.map((step) => step.count));
  return h("table", null,
    h("thead", null, h("tr", null, h("th", { scope: "col" }, t("coverage.from")),
      h("th", { scope: "col" }, t("coverage.to")), h("th.num", { scope: "col" }, t("coverage.count")), h("td"))),
    h("tbody", null, steps.map((step) => h("tr", null,
      h("td", null, step.from === null ? h("span.muted", null, t("coverage.new")) : statusChip(step.from)),
      h("td", null, statusChip(step.to)),
      h("td.num", null, h("a", { href: journalOfStep(step),
        "aria-label": `${step.from ?? t("coverage.new")} → ${step.to}: ${step.count || t("coverage.never")}` },
          step.count ? number(step.count) : t("coverage.never"))),
      h("td", null, h("span.meter", { "aria-hidden": true },
        h("i", { style: { "--w": `${(100 * step.count) / most}%` } })))))));
}

/**
 * @param {{operation: string, count: number, statuses: {status: number, count: number}[]}} item
 * @param {import("../lib/contract.js").Operation | undefined} operation
 */
function tile(item, operation) {
  const seen = new Set(item.statuses.map(({ status }) => String(status)));
  const possible = operation ? statusesOf(operation) : [];
  const never = possible.filter((status) => !seen.has(status));
  const share = possible.length ? (possible.length - never.length) / possible.length : 0;
  return h(`li.tile.${item.count ? "seen" : "never"}`, null,
    h("div.top", null,
      h("a", { href: to("api", item.operation), title: operation?.op.summary }, h("code", null, item.operation)),
      item.count
        ? h("a.num", { href: journal(`op:${item.operation}`),
          "aria-label": t("coverage.inJournal", { name: item.operation, n: item.count }) }, number(item.count))
        : h("small", null, t("coverage.never"))),
    h("p", null, item.statuses.map(({ status, count }) =>
      h("a.answer", { href: journal(`op:${item.operation} status:${status}`),
        "aria-label": `${item.operation} ${status}: ${number(count)}` }, httpChip(status),
          h("small", null, `× ${number(count)}`))),
      item.count && never.length ? h("small", null, t("coverage.neverStatus", { list: never.join(", ") })) : null),
    item.count ? h("span.meter", { role: "img", "aria-label": t("coverage.share", { share: Math.round(100 * share) }) },
      h("i", { style: { "--w": `${100 * share}%` } })) : null);
}

/**
 * @param {string} name of the group
 * @param {any[]} all
 * @param {import("../lib/contract.js").Contract} api
 * @param {boolean} isMissingOnly
 */
function operations(name, all, api, isMissingOnly) {
  const shown = isMissingOnly ? all.filter((item) => !item.count) : all;
  if (!shown.length) return null;
  return h("section", null,
    h("h3", null, name, " ", h("small", null,
      t("coverage.of", { n: all.filter((item) => item.count).length, all: all.length }))),
    h("ul.tiles", null, shown.map((item) => tile(item, api.byID.get(item.operation)))));
}

/** @param {{code: string, rule: string, count: number}[]} items @param {boolean} isMissingOnly */
function codes(items, isMissingOnly) {
  const shown = isMissingOnly ? items.filter((item) => !item.count) : [...items].sort((a, b) => b.count - a.count);
  return h("ul.codes", null, shown.map((item) => h(`li.${item.count ? "seen" : "never"}`, null,
    h("a", { href: to("help", "note", item.code) }, h("code", null, item.code)),
    h("a.rule", { href: to("help", "rule", item.rule), "aria-label": `${t("coverage.rule")} ${item.rule}` }, item.rule),
    item.count
      ? h("a.num", { href: journal(`note:${item.code}`),
        "aria-label": t("coverage.inJournal", { name: item.code, n: item.count }) }, number(item.count))
      : h("small", null, t("coverage.never")))));
}

/** @type {(() => void) | null} */
let redraw = null;

/** @type {import("../app.js").View} */
export default {
  render(_route, scope) {
    const facts = h("span.chips");
    const only = h("button", { type: "button",
      onclick: () => { refine({ missing: route.value.query.has("missing") ? "" : 1 }); } });
    const [nothing, machine, tiles, list] = [h("div.part"), h("div.panel.graph"), h("div.part"), h("div.part")];
    const body = h("div.stack", null, nothing, machine,
      h("section", null, h("h2", null, t("coverage.operationsTitle")), tiles),
      h("section", null, h("h2", null, t("coverage.codesTitle")), h("p.lead", null, t("coverage.codesText")), list));
    const trouble = h("div");
    /** @type {Map<Element, string>} */
    const drawn = new Map();
    /**
     * Draws a part anew only where what it shows has changed: under load this is asked once a second.
     * @param {Element} box
     * @param {any} key
     * @param {() => any} make
     */
    const part = (box, key, make) => {
      const text = JSON.stringify(key);
      if (drawn.get(box) === text) return;
      drawn.set(box, text);
      const focus = /** @type {HTMLElement | null} */ (document.activeElement);
      const had = box.contains(focus) ? focus?.getAttribute("href") : null;
      fill(box, make());
      if (had) /** @type {HTMLElement | undefined} */ ([...box.querySelectorAll("a")].find((link) =>
        link.getAttribute("href") === had))?.focus({ preventScroll: true });
    };
    /** @type {Map<string, Element>} */
    const groups = new Map();
    const narrow = matchMedia("(max-width: 860px)");
    /** @type {any} */
    let seen = null;
    /** @type {any} */
    let api = null;
    let isOpen = false;

    const draw = () => {
      if (!seen) return;
      const isMissingOnly = route.value.query.has("missing");
      only.setAttribute("aria-pressed", String(isMissingOnly));
      fill(only, t("coverage.only"));
      const had = (/** @type {any[]} */ all) => all.filter((item) => item.count).length;
      /** @param {string} name @param {any[]} all */
      const chip = (name, all) => h("span.chip", null, t(`coverage.${name}`), " ",
        h("b", null, t("coverage.of", { n: had(all), all: all.length })));
      fill(facts, chip("steps", seen.transitions), chip("operations", seen.operations), chip("codes", seen.codes));
      setCount("coverage", `${Math.round((100 * had(seen.operations)) / seen.operations.length)} %`);
      const isNothing = !had(seen.operations);
      part(nothing, isNothing, () => isNothing
        ? empty(t("coverage.emptyTitle"), t("coverage.emptyText"),
          block("fast2sim exec -- pytest", t("coverage.emptyTitle")),
        h("p", null, t("coverage.emptyHere"), " ", h("a", { href: to("api", "postArbetsorder") }, t("nav.api")), " · ",
          h("a", { href: to("help") }, t("nav.help")))) : null);
      part(machine, [seen.transitions, isMissingOnly, narrow.matches], () => [
        h("div.pad", null, graph(isMissingOnly
          ? seen.transitions.filter((/** @type {Step} */ step) => !step.count) : seen.transitions, narrow.matches),
          h("p.legend", null, h("span.seen", null, t("coverage.legendSeen")),
            h("span.never", null, t("coverage.legendNever")))),
        h("details", { open: isOpen, ontoggle: (/** @type {any} */ event) => (isOpen = event.target.open) },
          h("summary", null, t("coverage.table")),
          h("div.scroll", { tabindex: "0", role: "region", "aria-label": t("coverage.table") },
            stepTable(seen.transitions))),
      ]);
      for (const { name } of api?.tags ?? []) {
        let group = groups.get(name);
        if (!group) {
          group = h("div.part");
          groups.set(name, /** @type {Element} */ (group));
          tiles.append(/** @type {Element} */ (group));
        }
        const all = seen.operations.filter((/** @type {any} */ item) => api.byID.get(item.operation)?.tag === name);
        part(/** @type {Element} */ (group), [all, isMissingOnly], () => operations(name, all, api, isMissingOnly));
      }
      part(list, [seen.codes, isMissingOnly], () => codes(seen.codes, isMissingOnly));
    };

    redraw = draw;
    rows(body, ".tile .top a:first-child, .codes li > a:first-child");
    const read = async () => {
      try {
        seen = await sim("coverage");
      } catch (error) {
        fill(trouble, refusal(error));
        return;
      }
      if (scope.isOver) return;
      fill(trouble);
      draw();
    };
    contract().then((value) => { api = value; draw(); }, (error) => fill(tiles, refusal(error)));

    // A stream of a thousand requests a second is counted once a second.
    let timer = 0;
    const later = () => { timer ||= window.setTimeout(() => { timer = 0; read(); }, 1000); };
    scope.add(() => clearTimeout(timer));
    scope.add(on("journal", later));
    scope.watch(generation, read);
    scope.listen(narrow, "change", draw);
    return [h("div.bar", null, h("h1", null, t("coverage.title")), facts, h("span.grow"), only), trouble, body];
  },
  update: () => redraw?.(),
};
