// The world's clock: what it shows, how it runs, and what falls due.

import { fill, h } from "../lib/dom.js";
import { sim } from "../lib/api.js";
import { rows } from "../lib/keys.js";
import { to } from "../lib/router.js";
import { saveScenario } from "../lib/scenario.js";
import { changeClock, clock, fired, generation, nextDue, readClock, worldNow } from "../lib/state.js";
import { dateTime, day, duration, fromNow, number, swedish, t, timeOfDay } from "../lib/text.js";
import { action, empty, field, pressedByEnter, toast } from "../lib/ui.js";

const step = 50;
/** The server lists so many at most. */
const mostDue = 500;
/** How far before a moment `just before` is, in milliseconds. */
const before = 60_000;
const rates = [1, 60, 3600];
/** What stands behind `due.` in the tables of words. */
const kinds = new Set(["sla-due", "booking-starts", "tempfil-expired", "fault-ends", "token-expires"]);

/** @param {string} what */
const kindName = (what) => (kinds.has(what) ? t(`due.${what}`) : what);

/**
 * What fell due, or will, with the place where it is shown.
 * @param {{what: string, id: string, text?: string | null}} item
 */
function subject(item) {
  const isOrder = item.what === "sla-due" || item.what === "booking-starts";
  const name = isOrder ? t("clock.ao", { id: item.id }) : item.what === "fault-ends" ? t("clock.rule", { id: item.id }) : item.id;
  const href = isOrder ? to("ao", item.id) : item.what === "fault-ends" ? to("faults") : null;
  return [
    h(`span.what.w-${isOrder ? item.what : "other"}`, null, kindName(item.what)),
    href ? h("a", { href }, name) : h("span", null, name), item.text ? h("small", null, item.text) : null,
  ];
}

/**
 * Moves the clock, and says where it is then and what fell due.
 * @param {any} change
 */
async function move(change) {
  const { now, due } = await changeClock(change);
  const moved = t("clock.movedTo", { time: dateTime(now) });
  toast(due?.length ? `${moved} ${t("clock.fell", { n: due.length })}` : moved);
}

/** @param {import("../lib/dom.js").Scope} scope */
function face(scope) {
  const time = h("div.time");
  const date = h("div.date");
  const how = h("p.muted");
  const freeze = action("button.primary", { act: async () => {
    const { frozen } = await changeClock({ freeze: !clock.value?.frozen });
    toast(t(frozen ? "clock.nowFrozen" : "clock.nowRunning"));
  } });
  const draw = () => {
    const now = worldNow();
    if (Number.isNaN(now)) return;
    fill(time, timeOfDay(now));
    fill(date, day(now));
  };
  scope.watch(clock, (known) => {
    draw();
    if (!known) return;
    fill(freeze, t(known.frozen ? "clock.run" : "clock.freeze"), " ", h("kbd", null, "f"));
    fill(how, known.frozen ? t("clock.isFrozen") : known.rate === 1 ? t("clock.isReal") : t("clock.isFast", { n: number(known.rate) }));
  });
  scope.every(250, draw);
  /** @param {string} name @param {string} advance */
  const jump = (name, advance) => action("button", { act: () => move({ advance }) }, t(`clock.${name}`));
  return h("section.face", null, h("div", { role: "timer", "aria-label": t("clock.now") }, time, date), how,
    h("div.acts", null, freeze, jump("quarter", "PT15M"), jump("hour", "PT1H"), jump("day", "P1D"), jump("week", "P7D")));
}

/** @param {import("../lib/dom.js").Scope} scope */
function settings(scope) {
  const at = h("input", { type: "datetime-local", step: 1, required: true, max: "9998-12-31T23:59" });
  scope.watch(generation, () => { const now = worldNow(); if (!Number.isNaN(now)) at.value = swedish(now); });
  const speed = h("input", { type: "number", min: 0.001, max: 10000, step: "any", required: true, inputmode: "decimal" });
  /** @param {number} rate */
  const set = async (rate) => {
    await changeClock({ rate });
    toast(t("clock.nowRate", { n: number(rate) }));
  };
  const quick = h("div.tabs", { role: "group", "aria-label": t("clock.rate") }, rates.map((rate) =>
    action("button", { data: { rate }, act: () => set(rate) }, `× ${number(rate)}`)));
  scope.watch(clock, (known) => {
    if (!known) return;
    if (!at.value) at.value = swedish(worldNow());
    if (document.activeElement !== speed) speed.value = String(known.rate);
    for (const button of quick.children) button.setAttribute("aria-pressed", String(Number(button.dataset.rate) === known.rate));
  });
  return [
    h("section", null, h("h2", null, t("clock.set")), form(t("clock.go"), at, t("clock.time"), t("clock.timeHint"), () => move({ now: at.value })),
      h("div.acts", null, action("button", { act: () => move({ now: new Date().toISOString(), freeze: false, rate: 1 }) }, t("clock.real")))),
    h("section", null, h("h2", null, t("clock.rate")), h("p.muted", null, t("clock.rateText")), quick,
      form(t("clock.setRate"), speed, t("clock.times"), t("clock.timesHint"), () => set(Number(speed.value)))),
  ];
}

/**
 * A field with a button that sends it, also by Enter.
 * @param {string} label of the button
 * @param {HTMLInputElement} input @param {string} name @param {string} hint
 * @param {() => Promise<any>} act
 */
function form(label, input, name, hint, act) {
  const button = action("button", { act: async () => { if (input.reportValidity()) await act(); } }, label);
  return h("form.inline", pressedByEnter(button), field(name, input, hint), button);
}

/** @param {import("../lib/dom.js").Scope} scope */
function dueList(scope) {
  const list = h("ol.due", { "aria-label": t("clock.due") });
  const more = h("div.pad");
  const box = h("div.panel", null, list);
  let limit = step;
  /** @type {any[]} */
  let known = [];
  let asked = 0;
  const read = async () => {
    const turn = ++asked;
    const { due } = await sim("due", { query: { limit } });
    if (turn !== asked || scope.isOver) return;
    known = due;
    draw();
  };
  const draw = () => {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.closest?.(".due li")?.getAttribute("data-key");
    const now = worldNow();
    fill(list, known.map((item) => row(item, now)));
    if (focused) /** @type {HTMLElement | null} */ (list.querySelector(`[data-key="${CSS.escape(focused)}"] button`))?.focus();
    const rest = known.length >= limit && limit < mostDue;
    fill(more, rest ? h("button", { type: "button", onclick: () => { limit = Math.min(mostDue, limit * 2); read().catch(() => {}); } }, t("showMore")) : null);
    if (!known.length) box.replaceWith(nothing);
    else if (!box.isConnected) nothing.replaceWith(box);
    if (rest) box.append(more);
    else more.remove();
  };
  const nothing = empty(t("clock.noneTitle"), t("clock.noneText"),
    h("div.acts", null, h("a.button", { href: to("scenarios", { q: "sla" }) }, t("clock.noneLoad")), h("a.button", { href: to() }, t("nav.board"))));
  // What falls due next is read again by the header whenever it may have changed.
  scope.watch(nextDue, () => read().catch(() => {}));
  scope.watch(generation, () => read().catch(() => {}));
  scope.every(1000, () => {
    const now = worldNow();
    for (const cell of list.querySelectorAll("[data-at]")) {
      const text = fromNow(Number(cell.dataset.at) - now);
      if (cell.textContent !== text) fill(cell, text);
    }
    if (known.length && new Date(known[0].at).valueOf() <= now && !clock.value?.frozen) readClock().catch(() => {});
  });
  rows(list, "button.go");
  return h("section", { "aria-label": t("clock.due") }, h("div.bar", null, h("h2", null, t("clock.due")), h("span.grow"),
    action("button", { act: () => move({ to: "next-due" }) }, t("clock.next"), " ", h("kbd", null, "n"))), box);
}

/** @param {any} item @param {number} now */
function row(item, now) {
  const at = new Date(item.at).valueOf();
  const early = new Date(Math.max(at - before, now)).toISOString();
  const what = `${kindName(item.what)} ${item.id}`;
  return h("li", { data: { key: `${item.what} ${item.id} ${item.at}` } },
    h("span.at", null, h("time", { datetime: item.at }, dateTime(item.at)), h("span.in", { data: { at } }, fromNow(at - now))), h("span.who", null, subject(item)),
    h("span.acts", null,
      action("button.go", { "aria-label": `${t("clock.goThere")}: ${what}`, act: () => move({ now: item.at }) }, t("clock.goThere")),
      action("button", { "aria-label": `${t("clock.justBefore")}: ${what}`, title: t("clock.justBeforeHint", { time: duration(before) }), disabled: at - before <= now, act: () => move({ now: early }) }, t("clock.justBefore"))));
}

/** @param {import("../lib/dom.js").Scope} scope */
function firedList(scope) {
  const box = h("section", { "aria-label": t("clock.fired") });
  scope.watch(fired, (all) => fill(box, all.length ? [
    h("h2", null, t("clock.fired")),
    h("ol.due.past.panel", null, all.map((item) => h("li", null, h("time", { datetime: item.at }, dateTime(item.at)), h("span.who", null, subject(item))))),
  ] : null));
  return box;
}

/** @type {import("../app.js").View} */
export default {
  render(_route, scope) {
    return [
      h("div.bar", null, h("h1", null, t("clock.title")), h("span.grow"),
        action("button", { act: () => saveScenario() }, t("board.save"))),
      h("div.clock-view", null, h("div.panel", null, face(scope), settings(scope)), h("div.stack", null, dueList(scope), firedList(scope))),
    ];
  },
};
