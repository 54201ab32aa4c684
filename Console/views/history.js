// Time travel: each request that changed data is a step; the slider goes to the state right after one.

import { fill, h, keyed } from "../lib/dom.js";
import { baseOf, sim, world } from "../lib/api.js";
import { rows } from "../lib/keys.js";
import { on } from "../lib/live.js";
import { replace, to } from "../lib/router.js";
import { generation, setCount } from "../lib/state.js";
import { dateTime, number, shortTime, t } from "../lib/text.js";
import { action, announce, dialog, empty, field, refusal, sure, toast } from "../lib/ui.js";
import { changesTable } from "./journal-detail.js";

const page = 100;
/** Steps that the list shows and the slider covers. */
const most = 300;

/** @type {((route: import("../lib/router.js").Route) => void) | null} */
let follow = null;
/** @type {(by: number) => void} */
let move = () => {};

/** @type {import("../app.js").View} */
export default {
  render(route, scope) {
    /** @type {any[]} latest first, as they are answered */
    let steps = [];
    /** @type {string | null} */
    let next = null;
    /** @type {string | null} */
    let lost = null;
    /** @type {number | null} the earliest entry whose state can be had; 0 is the world's beginning */
    let oldest = null;
    let isRead = false;
    /** @type {number | null} the entry after which the state is looked at; null is now, 0 the beginning */
    let at = null;

    const slider = h("input", { type: "range", min: 0, max: 1, step: 1, "aria-label": t("history.slider"),
      oninput: () => choose(steps[steps.length - Number(slider.value)]?.entry ?? 0) });
    const label = h("p.moment", { "aria-hidden": true });
    const begin = h("span");
    const warning = h("p.caution", { hidden: true });
    const list = h("div.steps", { role: "list", "aria-label": t("history.steps") });
    const older = action("button", { act: () => more() }, t("history.older"));
    const detail = h("div.panel.detail", { role: "region", "aria-label": t("history.what"), tabindex: "-1" });
    const problem = h("div");
    const travel = h("div.panel.travel", null,
      h("div.pad", null, label, slider, h("div.ends", null, begin, h("span", null, t("history.now"))), warning));
    const split = h("div.split", null, h("div.panel.list-pane", null, list, h("div.pad", null, older)), detail);
    const nothing = h("div", { hidden: true });
    const root = h("div.journal.history", { data: { keys: "rows" } },
      h("div.bar", null, h("h1", null, t("history.title"))), h("p.lead", null, t("history.lead")), problem, travel,
      split, nothing);
    rows(list, "[data-row]");

    /** What the left end of the slider is: the state before the oldest step that is shown. */
    const first = () => {
      if (next || oldest === null) return t("history.before", { id: steps.at(-1)?.entry ?? "" });
      return oldest === 0 ? t("history.begin") : t("history.after", { id: oldest });
    };

    /** How many of the steps are after the moment. */
    const taken = () => (at === null ? 0 : steps.filter((step) => step.entry > Number(at)).length);

    /** @param {number | null} entry */
    const choose = (entry) => replace("history", { at: entry === null || entry === steps[0]?.entry ? null : entry });
    move = (by) => {
      const place = Math.max(0, Math.min(steps.length, taken() + by));
      choose(place === 0 ? null : steps[place]?.entry ?? 0);
    };

    /** @param {any} step */
    const row = (step) => h("div", { role: "listitem" },
      h("a.step", { href: to("history", { at: step.entry }), data: { row: step.entry } },
      h("span.knot", { "aria-hidden": true }), h("b", null, step.name),
      h("small", null, `#${step.entry} · ${shortTime(step.at)} · `, t("history.changes", { n: number(step.changes) }),
        step.also?.length ? ` · ${t("history.also", { names: step.also.slice(0, 4).join(", ") })}` : null)));

    const draw = () => {
      const isEmpty = isRead && steps.length === 0;
      travel.hidden = split.hidden = isEmpty;
      nothing.hidden = !isEmpty;
      if (isEmpty) fill(nothing, empty(t("history.emptyTitle"), t("history.emptyText"),
        h("a", { href: to() }, t("history.toBoard"))));
      if (isEmpty || !isRead) return;
      const n = taken();
      const step = steps[n];
      slider.max = String(steps.length);
      slider.value = String(steps.length - n);
      const words = n === 0 ? t("history.now") : step ? `${step.name} #${step.entry} · ${dateTime(step.at)}` : first();
      slider.setAttribute("aria-valuetext", n ? `${words}, ${t("history.sinceThen", { n })}` : words);
      fill(label, h("b", null, words), n ? h("small", null, ` ${t("history.sinceThen", { n: number(n) })}`) : null);
      fill(begin, first());
      warning.hidden = !lost || Boolean(next);
      fill(warning, h("b", null, t("history.lost")), " ", h("span", { lang: "en" }, lost));
      keyed(list, steps, (one) => one.entry, row, (a, b) => a.changes === b.changes && a.name === b.name);
      for (const element of list.querySelectorAll("[data-row]")) {
        const entry = Number(element.dataset.row);
        element.classList.toggle("taken", at !== null && entry > at);
        const isHere = at === null ? entry === steps[0].entry : entry === step?.entry;
        if (isHere) element.setAttribute("aria-current", "true");
        else element.removeAttribute("aria-current");
        if (isHere && !list.contains(document.activeElement)) element.scrollIntoView({ block: "nearest" });
      }
      older.parentElement.hidden = !next || steps.length >= most;
      drawDetail(n, step);
    };

    /** @param {any} step */
    const named = (step) => [h("code", null, step.name), " ", h("a", { href: to("j", step.entry) }, `#${step.entry}`)];

    let drawn = "";
    /** @param {number} n @param {any} step */
    const drawDetail = async (n, step) => {
      const key = `${at} ${n} ${step?.entry} ${steps.length}`;
      if (key === drawn) return;
      drawn = key;
      const diff = h("div");
      const back = steps.slice(0, n);
      // The beginning is before the oldest step; it is reached by taking back all.
      const beginning = !step;
      const from = step ? step.entry : next ? null : oldest;
      fill(detail, h("section", { class: n ? "chosen" : "" },
        h("h2.reason", null, n === 0 ? t("history.atNow") : t("history.back", { n: number(n) })),
        n ? h("ol.takes", null, back.slice(0, 12).map((one) => h("li", null, named(one)))) : null,
        n > 12 ? h("p.muted", null, t("more", { n: number(n - 12) })) : null,
        h("div.acts", null,
          n ? action("button.primary", { act: () => goBack(n, step) }, t("history.goBack")) : null,
          from === null ? null : action("button", { act: () => fork(from) }, t("history.fork"))),
        from === null ? null : h("p.muted", null, t("history.forkHint"))),
      h("section", null, h("h2", null, beginning ? t("history.beginText") : t("history.what")),
        step ? h("p", null, named(step)) : null, diff));
      if (!step) return;
      try {
        const { changes } = await sim(`undo/${step.entry}`);
        if (drawn === key) fill(diff, changesTable(changes));
      } catch (error) {
        if (drawn === key) fill(diff, refusal(error));
      }
    };

    /** @param {number} n @param {any} step */
    const goBack = async (n, step) => {
      if (!(await sure(t("history.sureTitle"), t("history.sureText", { n: number(n) }), t("history.goBack")))) return;
      const { undone } = await sim("undo", { body: step ? { to: step.entry } : { requests: n } });
      at = null;
      toast(t("history.went", { n: undone.length }));
      replace("history");
      await read();
    };

    /** @param {number} entry */
    const fork = async (entry) => {
      const name = await dialog(t("history.forkTitle"), (close) => {
        const input = h("input", { value: `${world}-${entry}`, required: true, autofocus: true, autocomplete: "off",
          spellcheck: false });
        const wrong = h("div");
        return h("form.fields", { onsubmit: async (/** @type {Event} */ event) => {
          event.preventDefault();
          fill(wrong);
          try {
            close((await sim("worlds", { body: { name: input.value.trim(), from: `${world}@entry:${entry}` } })).name);
          } catch (error) {
            fill(wrong, refusal(error));
          }
        } }, h("p", null, t("history.forkHint")), field(t("history.forkName"), input), wrong,
          h("div.acts", null, h("button.primary", { type: "submit" }, t("history.forkDo")),
            h("button", { type: "button", onclick: () => close() }, t("cancel"))));
      });
      if (name) toast(t("history.forked", { name }), { href: `${baseOf(name)}_sim/`, label: t("open") });
    };

    const more = async () => {
      const answer = await sim("undo", { query: { limit: page, after: next } });
      steps = [...steps, ...answer.steps];
      ({ next, lost, oldest } = answer);
      draw();
    };

    let isReading = false;
    let again = false;
    const read = async () => {
      if (isReading) { again = true; return; }
      isReading = true;
      try {
        do {
          again = false;
          const answer = await sim("undo", { query: { limit: page } });
          ({ steps, next, lost, oldest } = answer);
          isRead = true;
          // A link may name a step that is further back than the first page.
          while (at !== null && next && steps.length < most && steps.at(-1).entry > at) await more();
          setCount("history", steps.length ? `${number(steps.length)}${next ? "+" : ""}` : "");
          fill(problem);
          draw();
        } while (again && !scope.isOver);
      } catch (error) {
        fill(problem, refusal(error));
      } finally {
        isReading = false;
      }
    };

    follow = (now) => {
      const text = now.query.get("at");
      at = text && /^\d+$/.test(text) ? Number(text) : null;
      if (steps.length && at !== null && at >= steps[0].entry) at = null;
      draw();
      if (isRead) announce(String(slider.getAttribute("aria-valuetext") ?? ""));
    };
    scope.add(() => (follow = null));
    follow(route);
    scope.watch(generation, () => { read(); });
    let timer = 0;
    scope.add(on("journal", (items) => {
      if (timer || !items.some((item) => item.changed?.length)) return;
      timer = window.setTimeout(() => { timer = 0; if (!scope.isOver) read(); }, 500);
    }));
    scope.add(() => clearTimeout(timer));
    return root;
  },
  update(route) {
    if (!follow) return false;
    follow(route);
  },
  keys: { Escape: () => replace("history"), "[": () => move(1), "]": () => move(-1) },
};
