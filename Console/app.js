// The shell: header, places, and the view of the route.

import { fill, h, Scope } from "./lib/dom.js";
import { baseOf, hasKey, needsKey, setKey, sim, world } from "./lib/api.js";
import { connection, follow } from "./lib/live.js";
import { lettersAct, setGlobalKeys, setViewKeys } from "./lib/keys.js";
import { go, route, to } from "./lib/router.js";
import { changeClock, clock, counts, generation, nextDue, readAll, worldNow, worlds } from "./lib/state.js";
import { dateTime, fromNow, language, setLanguage, t } from "./lib/text.js";
import { announce, dialog, field, install, keyTable, menu, refusal, sure, toast, withdraw } from "./lib/ui.js";

/**
 * A view: `default {render(route, scope), keys?}` of its module. `render` answers the children of `main`, among them one h1;
 * what it starts it lets go at the end of the scope. `update` is called in place of a new `render` where the same view stays,
 * and answers false where it wants to be made anew.
 * @typedef {{render: (route: import("./lib/router.js").Route, scope: Scope) => any,
 *   update?: (route: import("./lib/router.js").Route) => boolean | void, keys?: Record<string, (event: KeyboardEvent) => void>}} View
 */

/**
 * The views by the first part of the route, in the order of the menu; null is a line between.
 * @type {([string, () => Promise<any>] | null)[]}
 */
const menuOfViews = [
  ["board", () => import("./views/board.js")],
  ["objekt", () => import("./views/objekt.js")],
  ["j", () => import("./views/journal.js")],
  null,
  ["clock", () => import("./views/clock.js")],
  ["history", () => import("./views/history.js")],
  ["worlds", () => import("./views/worlds.js")],
  ["faults", () => import("./views/faults.js")],
  null,
  ["scenarios", () => import("./views/scenarios.js")],
  ["coverage", () => import("./views/coverage.js")],
  ["api", () => import("./views/api.js")],
  ["outbox", () => import("./views/outbox.js")],
  ["files", () => import("./views/files.js")],
  ["help", () => import("./views/help.js")],
];
/** @type {Map<string, () => Promise<any>>} */
const views = new Map(menuOfViews.flatMap((entry) => (entry ? [entry] : [])));
views.set("ao", () => import("./views/ao.js"));

/** @param {string} name */
const hrefOf = (name) => (name === "board" ? to() : to(name));

const themeKey = "fast2sim.theme";
const themes = ["auto", "light", "dark"];
let theme = localStorage.getItem(themeKey) ?? "auto";

/** @param {string} name */
function setTheme(name) {
  theme = themes.includes(name) ? name : "auto";
  localStorage.setItem(themeKey, theme);
  document.documentElement.dataset.theme = theme;
}

function header() {
  return h("header", null,
    h("button.quiet.burger", { type: "button", "aria-label": t("menu"), "aria-expanded": false, onclick: toggleNav }, "☰"),
    h("a.brand", { href: "#/", "aria-label": "fast2sim" }, "fast2", h("span", null, "sim")),
    menu([h("span.label", null, t("world"), " "), h("b", null, world)], worldItems, { name: "button.chip.world", title: `${t("world")} ${world}` }),
    clockChip(),
    h("span.grow"),
    h("button.chip.search", { type: "button", onclick: search, "aria-label": t("search.label") }, h("span.label", null, t("search.label"), " "), h("kbd", null, "/")),
    dot(),
    h("button.quiet", {
      type: "button", lang: language.value === "sv" ? "en" : "sv", "aria-label": language.value === "sv" ? "English" : "Svenska",
      onclick: () => setLanguage(language.value === "sv" ? "en" : "sv"),
    }, language.value === "sv" ? "EN" : "SV"),
    h("button.quiet", { type: "button", "aria-label": t(`theme.${theme}`), title: t(`theme.${theme}`), onclick: () => {
      setTheme(themes[(themes.indexOf(theme) + 1) % themes.length]);
      announce(t(`theme.${theme}`));
      shell();
      /** @type {HTMLElement | null} */ (document.querySelector("header button:last-of-type"))?.focus();
    } }, theme === "auto" ? "◐" : theme === "light" ? "☀" : "☾"));
}

function worldItems() {
  return [
    worlds.value.slice(0, 30).map((item) =>
      h("a", { href: `${baseOf(item.name)}_sim/${location.hash}`, "aria-current": item.name === world ? "true" : null }, item.name)),
    worlds.value.length > 30 ? h("a", { href: to("worlds") }, t("more", { n: worlds.value.length - 30 })) : null,
    h("hr"),
    h("a", { href: to("worlds") }, t("nav.worlds")),
  ];
}

function clockChip() {
  const time = h("b");
  const state = h("span");
  const due = h("span.label");
  const chip = h("a.chip.clock", { href: to("clock") }, h("span.label", null, t("clock.label"), " "), time, state, due);
  const draw = () => {
    const known = clock.value;
    if (!known) return;
    const now = worldNow();
    const text = dateTime(now);
    if (time.textContent !== text) fill(time, text);
    fill(state, ` ${known.frozen ? t("clock.frozen") : known.rate === 1 ? t("clock.running") : `× ${known.rate}`}`);
    const next = nextDue.value;
    fill(due, next ? ` · ${t(`due.${next.what}`)} ${next.id} ${fromNow(new Date(next.at).valueOf() - now)}` : "");
  };
  shellScope.watch(clock, draw);
  shellScope.watch(nextDue, draw);
  shellScope.every(1000, draw);
  return chip;
}

function dot() {
  const box = h("span.chip.dot", { role: "status" });
  shellScope.watch(connection, (state) => {
    box.dataset.state = state;
    fill(box, h("i", { "aria-hidden": true }), h("span.label", null, t(`connection.${state}`)));
    box.title = t(`connection.${state}`);
  });
  return box;
}

function nav() {
  const box = h("nav", { "aria-label": t("menu"), id: "nav" },
    menuOfViews.map((entry) => (entry === null ? h("hr") : h("a", { href: hrefOf(entry[0]), data: { view: entry[0] } }, h("span", null, t(`nav.${entry[0]}`)), h("small", null)))));
  shellScope.watch(counts, (all) => {
    for (const link of box.querySelectorAll("a")) fill(link.querySelector("small"), all[link.dataset.view] ?? "");
  });
  shellScope.watch(route, ({ path }) => {
    const name = path[0] ?? "board";
    for (const link of box.querySelectorAll("a")) {
      if (link.dataset.view === (name === "ao" ? "board" : name)) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    document.body.classList.remove("nav-open");
  });
  return box;
}

function toggleNav() {
  const isOpen = document.body.classList.toggle("nav-open");
  document.querySelector(".burger")?.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) /** @type {HTMLElement | null} */ (document.querySelector("nav a"))?.focus();
}

/** Finds a place by what is typed: an arbetsorder, an operation, a filter of the journal, a view. */
async function search() {
  const input = h("input", { type: "search", placeholder: t("search.hint"), "aria-label": t("search.label"), autocomplete: "off", spellcheck: false });
  const list = h("div.menu-list", { role: "list" });
  /** @param {(value?: any) => void} close */
  const body = (close) => {
    const draw = () => {
      const text = input.value.trim();
      /** @type {[string, string][]} */
      const found = [];
      if (/^\d+$/.test(text)) found.push([t("search.ao", { id: text }), to("ao", text)]);
      if (/^\w+:/.test(text)) found.push([t("search.journal", { text }), to("j", { q: text })]);
      const low = text.toLowerCase();
      for (const name of views.keys()) {
        if (name !== "ao" && text && t(`nav.${name}`).toLowerCase().includes(low)) found.push([t(`nav.${name}`), hrefOf(name)]);
      }
      if (text) {
        found.push([t("search.board", { text }), to({ q: text })]);
        if (!/^\w+:/.test(text)) found.push([t("search.journal", { text }), to("j", { q: `body~"${text.replaceAll('"', "")}"` })]);
        found.push([t("search.help", { text }), to("help", { q: text })]);
      }
      fill(list, found.map(([label, href]) => h("div", { role: "listitem" }, h("a", { href, onclick: () => close() }, label))));
    };
    input.addEventListener("input", draw);
    draw();
    return h("form", { method: "dialog", onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      const first = list.querySelector("a");
      if (first) { location.hash = new URL(first.href).hash; close(true); }
    } }, input, list);
  };
  await dialog(t("search.label"), body);
}

function keysHelp() {
  return dialog(t("keys.title"), (/** @type {() => void} */ close) => [
    keyTable(),
    h("p", null, t(lettersAct.value ? "keys.on" : "keys.off"), " ", h("a", { href: to("help", "keys"), onclick: () => close() }, t("nav.help"))),
  ]);
}

/** The latest change taken back, after a question. */
async function undoLatest() {
  const { steps, lost } = await sim("undo", { query: { limit: 1 } });
  if (!steps.length) return toast(lost ?? t("undo.none"));
  if (!(await sure(t("undo.title"), t("undo.text", { name: steps[0].name, entry: steps[0].entry }), t("undo.yes")))) return;
  await sim("undo", { body: { requests: 1 } });
  toast(t("undo.done", { name: steps[0].name }));
}

/** @param {() => Promise<any>} act */
const telling = (act) => () => act().catch((error) => dialog(t("failed"), () => refusal(error)));

setGlobalKeys({
  "?": () => keysHelp(),
  "/": () => search(),
  ".": () => /** @type {HTMLElement | null} */ (document.querySelector(".chip.world"))?.click(),
  u: telling(undoLatest),
  f: telling(async () => {
    const { frozen } = await changeClock({ freeze: !clock.value?.frozen });
    toast(t(frozen ? "clock.nowFrozen" : "clock.nowRunning"));
  }),
  n: telling(async () => {
    const { now } = await changeClock({ to: "next-due" });
    toast(t("clock.movedTo", { time: dateTime(now) }));
  }),
});

let shellScope = new Scope();
/** @type {HTMLElement} */
const main = h("main", { id: "main", tabindex: "-1" });

function shell() {
  shellScope.end();
  shellScope = new Scope();
  document.documentElement.lang = language.value;
  const app = h("div.app", null,
    h("a.skip", { href: "#main", onclick: (/** @type {Event} */ event) => { event.preventDefault(); main.focus(); } }, t("skip")), header(), nav(), main);
  document.querySelector(".app")?.remove();
  document.body.prepend(app);
}

/** @type {{name: string, view: View, scope: Scope} | null} */
let current = null;
let isFirst = true;

/** @param {import("./lib/router.js").Route} now */
async function show(now) {
  const name = now.path[0] ?? "board";
  if (needsKey.value && !document.querySelector("dialog[open]")) askForKey();
  const load = views.get(name);
  if (current?.name === name && current.view.update && current.view.update(now) !== false) return;
  current?.scope.end();
  const scope = new Scope();
  try {
    if (!load) {
      fill(main, h("h1", { tabindex: "-1" }, t("lost.title")), h("p", null, t("lost.text"), " ", h("a", { href: "#/" }, t("nav.board"))));
      current = null;
    } else {
      const view = (await load()).default;
      if (route.value !== now) return;
      current = { name, view, scope };
      setViewKeys(view.keys ?? {});
      main.dataset.view = name;
      fill(main, view.render(now, scope));
    }
  } catch (error) {
    current = null;
    setViewKeys({});
    fill(main, h("h1", { tabindex: "-1" }, t(`nav.${name === "ao" ? "board" : name}`)), refusal(error));
  }
  const heading = main.querySelector("h1");
  document.title = `${heading?.textContent ?? ""} · fast2sim`;
  heading?.setAttribute("tabindex", "-1");
  if (!isFirst) heading?.focus({ preventScroll: true });
  if (!isFirst) scrollTo(0, 0);
  isFirst = false;
}

async function askForKey() {
  const key = await dialog(t("key.title"), (close) => {
    const input = h("input", { type: "password", autocomplete: "off", required: true });
    return h("form", { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); close(input.value); } },
      hasKey() ? h("p.refusal", { role: "alert" }, t("key.wrong")) : null, h("p", null, t("key.text")), field("X-Sim-Admin-Key", input),
      h("div.acts", null, h("button.primary", { type: "submit" }, t("key.ok"))));
  });
  if (!key) return;
  setKey(key);
  location.reload();
}

setTheme(theme);
install();
needsKey.watch((needs) => { if (needs) askForKey(); });
language.watch(() => {
  shell();
  if (!current) return;
  current.scope.end();
  current = null;
  show(route.value);
});
route.watch(show);
generation.watch(() => {
  withdraw();
  // What could not be shown while the server was away.
  if (!current && !isFirst) show(route.value);
});
follow();
readAll().catch(() => {});
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", async (event) => {
  const file = event.dataTransfer?.files[0];
  if (!file) return;
  event.preventDefault();
  const { open } = await import("./views/files.js");
  await open(file);
  go("files");
});
