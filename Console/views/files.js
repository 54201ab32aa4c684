// A bundle or a HAR, opened: by dropping it, by choosing it, or by `fast2sim show`.

import { fill, h, keyed } from "../lib/dom.js";
import { baseOf, Problem, sim } from "../lib/api.js";
import { entriesOf, kindOf, readFile } from "../lib/file.js";
import { rows } from "../lib/keys.js";
import { go, refine, route as current, to } from "../lib/router.js";
import { number, t, timeOfDay } from "../lib/text.js";
import { action, dialog, empty, field, httpChip, refusal } from "../lib/ui.js";
import { entryDetail, wasRefused } from "./journal-detail.js";

/** Rows that are shown at once. */
const page = 120;

/** @type {import("../lib/file.js").Opened | null} */
let opened = null;
/** @type {any} */
let problem = null;
let wasAsked = false;
/** @type {((route: import("../lib/router.js").Route) => void) | null} */
let follow = null;
/** @type {() => void} */
let leave = () => {};

/**
 * Opens a file; what is wrong with it is shown in the view.
 * @param {File} file
 */
export async function open(file) {
  wasAsked = true;
  problem = null;
  try {
    opened = await readFile(file);
  } catch (error) {
    opened = null;
    problem = error;
  }
  if (follow) { go("files"); follow(current.value); }
}

/** @type {import("../app.js").View} */
export default {
  render(route, scope) {
    const root = h("div.journal.opened", { data: { keys: "rows" } });
    /** @type {any} */
    let drawn = {};
    /** @type {any[]} */
    let entries = [];
    let shown = page;
    /** @type {any} */
    let parts = null;

    const input = h("input.hidden", { type: "file", accept: ".json,.har,application/json", tabindex: "-1",
      "aria-hidden": "true", onchange: () => { if (input.files[0]) open(input.files[0]); } });
    const choose = () => h("button", { type: "button", onclick: () => input.click() }, t("files.choose"));

    /** Draws all, for another file. */
    const build = () => {
      drawn = { opened, problem };
      shown = page;
      parts = null;
      const head = [h("div.bar", null, h("h1", null, t("files.title")),
        opened ? h("span.chip", null, h("b", null, opened.name)) : null, h("span.grow"), choose(), input,
        opened ? h("button", { type: "button",
          onclick: () => { opened = null; problem = null; go("files"); follow?.(current.value); } },
          t("files.close")) : null)];
      if (!opened) {
        entries = [];
        return fill(root, head, problem ? refusal(problem) : null,
          h("div.drop", null, empty(t("files.chooseLabel"), t("files.lead"), choose())));
      }
      entries = entriesOf(opened);
      const refused = entries.filter((entry) => !entry.isControl && wasRefused(entry)).length;
      const made = opened.kind === "har" ? opened.content.log.creator : { name: "fast2sim",
        version: opened.content.version };
      const only = h("input", { type: "checkbox", checked: current.value.query.get("only") === "refused",
        onchange: () => refine({ only: only.checked ? "refused" : "" }) });
      const inside = h("div", { role: "list", "aria-label": t("files.title") });
      const more = h("div.pad");
      const detail = h("div.panel.detail", { role: "region", "aria-label": t("files.detail"), tabindex: "-1" });
      parts = { inside, more, detail };
      const list = h("div.list", null, inside, more);
      rows(list, "[data-row]");
      fill(root, head,
        opened.reason ? h("p.caution", null, h("b", null, t("files.readOnly")), " ", opened.reason) : null,
        h("div.bar", null,
          h("span.muted", null,
            [t(`files.${opened.kind}`), count("count", entries.length), count("refused", refused)].join(" · "),
            made?.name ? ` · ${t("files.made", { name: `${made.name} ${made.version ?? ""}`.trim() })}` : ""),
          h("label.check", null, only, t("files.only")), h("span.grow"),
          opened.kind === "bundle" ? action("button.primary", { act: () => replay() }, t("files.replay")) : null),
        h("div.split", null, h("div.panel.list-pane", null, list), parts.detail));
    };

    /** @param {any} entry */
    const row = (entry) => {
      const [path] = entry.target.split("?");
      return h("div", { role: "listitem" }, h("a.row", {
        href: to("files", entry.place), data: { row: entry.place },
        class: !entry.isControl && wasRefused(entry) ? "refused" : "",
      },
        h("span.n", null, entry.id), h("time", null, entry.time ? timeOfDay(entry.time) : ""),
        h("span.m", null, entry.method), h("span.op", null, entry.operation ?? path.replace(/^.*?\/v1(?=\/)/, "")),
        h("span.path", null, path), entry.isControl ? h("span.basis", null,
        "_sim") : httpChip(entry.answered ? entry.status : 0),
        h("span.marks", null,
          entry.notes.slice(0, 2).map((/** @type {any} */ note) => h("span.note", { class: note.level }, note.code))),
        h("span.who", null, entry.caller ?? "")));
    };

    follow = (now) => {
      if (drawn.opened !== opened || drawn.problem !== problem) build();
      if (!opened || !parts) return;
      const isOnly = now.query.get("only") === "refused";
      const fitting = isOnly ? entries.filter((entry) => !entry.isControl && wasRefused(entry)) : entries;
      const at = fitting.findIndex((entry) => entry.place === now.path[1]);
      if (at >= shown) shown = at + page;
      keyed(parts.inside, fitting.slice(0, shown), (entry) => entry.place, row);
      for (const element of parts.inside.querySelectorAll("[data-row]")) {
        element.href = to("files", element.dataset.row, { only: now.query.get("only") });
        if (element.dataset.row === now.path[1]) element.setAttribute("aria-current", "true");
        else element.removeAttribute("aria-current");
      }
      fill(parts.more,
        fitting.length > shown ? h("button", { type: "button",
          onclick: () => { shown += page; follow?.(current.value); } }, t("showMore")) : null,
        fitting.length ? null : h("p.muted", null, t(isOnly ? "files.none2" : "files.none")));
      parts.more.hidden = parts.more.childElementCount === 0;
      const entry = fitting[at];
      root.classList.toggle("reading", Boolean(entry));
      if (!entry) return fill(parts.detail, h("div.placeholder", null, h("p", null, t("journal.choose"))));
      const back = h("button.quiet.back", { type: "button", "aria-label": t("journal.back"), onclick: leave }, "←");
      fill(parts.detail, entry.isControl
        ? [h("section.verdict", null, h("p.heading-line", null, back, h("b", null, entry.method), entry.target),
          h("h2.reason", null, t("files.simCall"))),
          h("section", null, h("pre", { tabindex: "0" }, entry.request.text))]
        : entryDetail(entry, { before: back }));
      parts.detail.scrollTop = 0;
      parts.inside.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    };

    leave = () => {
      const place = current.value.path[1];
      if (place === undefined) return;
      go("files", { only: current.value.query.get("only") });
      requestAnimationFrame(() => root.querySelector(`[data-row="${CSS.escape(place)}"]`)?.focus());
    };

    const replay = () => dialog(t("files.replayTitle"), (close) => {
      const name = h("input", { value: `replay-${Date.now().toString(36).slice(-4)}`, required: true, autofocus: true,
        autocomplete: "off", spellcheck: false });
      const outcome = h("div", { "aria-live": "polite" });
      const run = h("button.primary", { type: "submit" }, t("files.replayTitle"));
      return h("form.fields", { onsubmit: async (/** @type {Event} */ event) => {
        event.preventDefault();
        run.setAttribute("aria-busy", "true");
        fill(outcome);
        try {
          fill(outcome, told(await sim("bundle", { base: baseOf(name.value.trim()), body: opened?.content }),
            name.value.trim()));
        } catch (error) {
          fill(outcome, refusal(error));
        } finally {
          run.removeAttribute("aria-busy");
        }
      } }, h("p", null, t("files.replayHint")), field(t("history.forkName"), name), outcome,
        h("div.acts", null, run, h("button", { type: "button", onclick: () => close() }, t("close"))));
    });

    build();
    follow(route);
    scope.add(() => { follow = null; });
    if (!wasAsked && !opened) {
      wasAsked = true;
      sim("shown").then((answer) => {
        if (opened || !kindOf(answer?.content)) return;
        opened = answer;
        follow?.(current.value);
      }).catch((error) => {
        if (error instanceof Problem && error.status === 404) return;
        problem = error;
        follow?.(current.value);
      });
    }
    return root;
  },
  update(route) {
    if (!follow) return false;
    follow(route);
  },
  keys: { Escape: () => leave() },
};

/** @param {any} one of the differences: the request, its part, what was expected, what came */
const difference = (one) => Object.entries(one)
  .map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
  .join(" · ").slice(0, 600);

/** @param {string} name of a text @param {number} n @param {Record<string, any>} [more] */
const count = (name, n, more = {}) => t(`files.${name}`, { n: number(n), ...more });

/**
 * What came of a replay.
 * @param {any} result @param {string} name of the world
 */
function told(result, name) {
  const differences = result.differences ?? [];
  const skipped = result.skipped ?? [];
  return h(`div.${differences.length ? "refusal" : "good"}`, null,
    h("p", null, differences.length
      ? count("differs", differences.length, { name }) : count("replayed", result.replayed, { name })),
    h("ul", null, differences.slice(0, 20).map((/** @type {any} */ one) => h("li", null, difference(one)))),
    skipped.length ? h("p", null, count("skipped", skipped.length)) : null,
    h("a", { href: `${baseOf(name)}_sim/#/j` }, t("files.openWorld")));
}
