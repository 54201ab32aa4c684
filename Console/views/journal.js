// The journal: what came, live, beside one request told whole.

import { fill, h, keyed, Scope } from "../lib/dom.js";
import { session, sim, world, worldBase } from "../lib/api.js";
import { feed } from "../lib/feed.js";
import { bodyTerms, bodyTest, filterTest, filterText, parseFilter, termText } from "../lib/filter.js";
import { rows } from "../lib/keys.js";
import { go, replace, route as current, to } from "../lib/router.js";
import { generation, people } from "../lib/state.js";
import { number, t, timeOfDay } from "../lib/text.js";
import { action, announce, block, copy, dialog, download, empty, httpChip, refusal, sure, toast } from "../lib/ui.js";
import { entryActions, sendAgain } from "./journal-actions.js";
import { entryDetail, wasRefused } from "./journal-detail.js";

/** The list is drawn at most so often, in milliseconds; */
const pace = 120;
/** and so often where all that was to be seen is gone each time, and the groups of refusals. */
const slowPace = 400;
/** Rows above and below what can be seen, so that `j` and `k` find the next one. */
const spare = 4;
/** A hand that has rested for so long isn't about to press. */
const rest = 1500;

/** @type {Journal | null} */
let shown = null;

/** The parts of the view, and what it shows now. */
class Journal {
  /** @param {import("../lib/router.js").Route} route @param {Scope} scope */
  constructor(route, scope) {
    this.scope = scope;
    /** @type {any[]} newest first */
    this.rows = [];
    this.fresh = 0;
    this.drawn = -Infinity;
    this.lastDrawn = 0;
    this.isFast = false;
    this.timer = 0;
    this.moved = -Infinity;
    this.rowHeight = 36;
    this.isKeyboard = false;
    /** @type {import("../lib/filter.js").Term[]} */
    this.terms = [];
    this.text = "\0";
    this.tabsText = "";
    this.isPlaceheld = false;
    /** @type {(entry: any) => boolean} */
    this.test = () => true;
    /** @type {string | null} */
    this.open = null;
    this.isRefusals = false;
    /** @type {any} */
    this.entry = null;
    /** @type {AbortController | null} the search in bodies that runs */
    this.searching = null;
    this.build();
    this.follow(route);
    scope.add(feed.watch((fresh, isNew) => this.come(fresh, isNew)));
    scope.add(() => { clearTimeout(this.timer); this.searching?.abort(); if (shown === this) shown = null; });
    scope.every(1000, () => { if (this.fresh && !this.isHeld()) this.plan(); });
  }

  build() {
    this.input = h("input", {
      type: "search", "aria-label": t("journal.filter"), placeholder: t("journal.filterHint"), autocomplete: "off",
      spellcheck: false, list: "journal-keys",
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Backspace" && !this.input.value && this.terms.length) this.refilter(this.terms.slice(0, -1));
        if (event.key !== "Escape") return;
        event.preventDefault();
        if (this.input.value) this.input.value = "";
        else this.focusRow();
      },
    });
    this.chips = h("span.chips", { role: "list", "aria-label": t("journal.filters") });
    this.filter = h("form.filter", { role: "search", onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      const more = parseFilter(this.input.value);
      this.input.value = "";
      if (more.length) this.refilter([...this.terms, ...more]);
    } }, this.chips, this.input, h("datalist", { id: "journal-keys" },
      ["status:4xx", "status:5xx", "level:error", "level:warning", "method:POST", "origin:client", "fault:*",
        "op:", "note:", "caller:", "ao:", "path~", "body~"].map((value) => h("option", { value }))));
    this.tabs = h("div.tabs", { role: "group", "aria-label": t("journal.show") });
    this.pill = h("button.pill", { type: "button", hidden: true, onclick: () => this.release() });
    this.above = h("div", { "aria-hidden": true });
    this.below = h("div", { "aria-hidden": true });
    this.inside = h("div", { role: "list", "aria-label": t("journal.title") });
    this.list = h("div.list", null, this.above, this.inside, this.below);
    this.state = h("p.searching", { hidden: true });
    this.nothing = h("div.pad");
    this.listPane = h("div.panel.list-pane", null, this.pill, this.state, this.list, this.nothing);
    this.groups = h("div.panel.groups", { hidden: true });
    this.detail = h("div.panel.detail", { role: "region", "aria-label": t("journal.detail"), tabindex: "-1" });
    this.split = h("div.split", null, h("div.left", null, this.listPane, this.groups), this.detail);
    this.root = h("div.journal", { data: { keys: "rows" } },
      h("div.bar", null, h("h1", null, t("journal.title")), this.tabs, h("span.grow"),
        action("button", { act: async () => download(await sim("journal.har", { text: true }), "journal.har", "application/json") }, "HAR"),
        action("button", { act: async () => download(await sim("bundle", { text: true }), `${world}.bundle.json`, "application/json"), title: t("journal.bundleHint") }, "Bundle"),
        action("button", { act: () => this.clear() }, t("journal.clear"))),
      this.filter, this.split);
    rows(this.list, "[data-row]");
    this.scope.listen(this.list, "scroll", () => { this.window(); if (this.fresh && !this.isHeld()) this.plan(); });
    this.scope.listen(this.list, "pointermove", () => { this.moved = performance.now(); });
    this.scope.listen(this.list, "keydown", () => { this.isKeyboard = true; });
    this.scope.listen(this.list, "pointerdown", () => { this.isKeyboard = false; });
    this.scope.listen(this.list, "focusin", (event) => this.reach(event.target));
    const size = new ResizeObserver(() => {
      this.rowHeight = parseFloat(getComputedStyle(this.list).getPropertyValue("--row")) || 36;
      this.window();
    });
    size.observe(this.list);
    this.scope.add(() => size.disconnect());
  }

  /** @param {import("../lib/router.js").Route} route */
  follow(route) {
    const text = route.query.get("q") ?? "";
    const isRefusals = route.query.get("tab") === "refusals";
    const isOther = text !== this.text;
    if (isOther) {
      this.text = text;
      this.terms = parseFilter(text);
      this.drawChips();
    }
    this.isRefusals = isRefusals;
    this.listPane.hidden = isRefusals;
    this.groups.hidden = !isRefusals;
    this.root.classList.toggle("reading", Boolean(route.path[1]));
    if (isOther) this.refresh();
    this.draw();
    this.show(route.path[1] ?? null);
  }

  drawChips() {
    fill(this.chips, this.terms.map((term, at) => h("span.term", { role: "listitem" }, h("code", null, termText(term)),
      h("button.quiet", { type: "button", "aria-label": t("journal.without", { term: termText(term) }), onclick: () => {
        this.refilter(this.terms.filter((_, other) => other !== at));
        this.input.focus();
      } }, "×"))));
  }

  /** @param {import("../lib/filter.js").Term[]} terms */
  refilter(terms) {
    const { path } = current.value;
    replace(...path, { q: filterText(terms), tab: this.isRefusals ? "refusals" : "" });
    announce(t("journal.found", { n: this.rows.length }));
  }

  /** What the route's query is beside the entry. */
  query() {
    return { q: this.text, tab: this.isRefusals ? "refusals" : "" };
  }

  /** Looks for what fits, in all that is known. */
  refresh() {
    this.searching?.abort();
    this.searching = null;
    this.test = filterTest(this.terms);
    this.fresh = 0;
    const fitting = feed.entries.filter(this.test).reverse();
    this.state.hidden = true;
    if (bodyTerms(this.terms).length) this.searchBodies(fitting);
    else this.rows = fitting;
  }

  /**
   * The list has no bodies: they are read one by one, the latest first, until a hundred fit.
   * @param {any[]} entries
   */
  async searchBodies(entries) {
    const control = new AbortController();
    this.searching = control;
    this.rows = [];
    const fits = bodyTest(this.terms);
    this.state.hidden = false;
    for (let at = 0; at < entries.length && this.rows.length < 100; at += 8) {
      fill(this.state, t("journal.searching", { n: number(at), of: number(entries.length) }));
      const whole = await Promise.all(entries.slice(at,
        at + 8).map((entry) => sim(`journal/${entry.id}`, { signal: control.signal }).catch(() => null)));
      if (control.signal.aborted) return;
      whole.forEach((entry, nth) => { if (entry && fits(entry)) this.rows.push(entries[at + nth]); });
      this.plan();
    }
    fill(this.state, t("journal.searched", { n: this.rows.length, of: number(entries.length) }));
    this.searching = null;
    this.draw();
  }

  /** @param {any[]} fresh @param {boolean} isNew */
  come(fresh, isNew) {
    if (isNew) {
      this.refresh();
      this.draw();
      this.reopen();
      return;
    }
    for (const entry of fresh) if (this.test(entry)) this.fresh += 1;
    this.plan();
  }

  /** Whether the list must hold still: somebody reads it, or is about to press. */
  isHeld() {
    return this.open !== null || this.list.scrollTop > 4 || bodyTerms(this.terms).length > 0 ||
      (this.list.matches(":hover") && performance.now() - this.moved < rest) ||
      (this.isKeyboard && this.list.contains(document.activeElement));
  }

  /** Whether what is read came while the list held still: sent again from here, or linked to. */
  openIsMissing() {
    const id = Number(this.open);
    if (!(id > (this.rows[0]?.id ?? 0)) || id > feed.last) return false;
    return feed.entries.some((entry) => entry.id === id && this.test(entry));
  }

  /** Draws at the next moment at which it may. */
  plan() {
    if (this.timer) return;
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      const isMissing = this.fresh > 0 && this.openIsMissing();
      if (isMissing || (this.fresh && !this.isHeld())) this.refresh();
      this.draw();
      if (isMissing) this.reveal();
    }, Math.max(0, this.drawn + (this.isRefusals || this.isFast ? slowPace : pace) - performance.now()));
  }

  /** Shows what came meanwhile. */
  release() {
    this.refresh();
    this.list.scrollTop = 0;
    this.draw();
    this.focusRow();
  }

  draw() {
    this.isFast = (feed.last - this.lastDrawn) * this.rowHeight > this.list.clientHeight;
    this.lastDrawn = feed.last;
    this.drawn = performance.now();
    this.pill.hidden = this.fresh === 0;
    if (this.fresh) fill(this.pill, "↑ ", t("journal.new", { n: number(this.fresh) }));
    this.drawTabs();
    if (this.isRefusals) this.drawGroups();
    else {
      this.window();
      const isEmpty = this.rows.length === 0 && (feed.isRead || feed.problem) && !this.searching;
      this.list.hidden = isEmpty;
      this.nothing.hidden = !isEmpty;
      this.root.classList.toggle("bare", isEmpty && this.terms.length === 0 && this.open === null);
      if (isEmpty) this.drawNothing();
    }
  }

  drawTabs() {
    const refused = feed.entries.reduce((n, entry) => n + (wasRefused(entry) ? 1 : 0), 0);
    const text = `${feed.entries.length} ${refused} ${this.isRefusals} ${this.text} ${this.open}`;
    if (this.tabsText === text) return;
    this.tabsText = text;
    /** @param {string} name @param {string} href @param {number} n @param {boolean} isOn */
    const tab = (name, href, n, isOn) => h("a.button", { href, "aria-current": isOn ? "page" : null }, name, " ",
      h("small", null, number(n)));
    const at = [...this.tabs.children].findIndex((child) => child === document.activeElement);
    fill(this.tabs,
      tab(t("journal.allRequests"), to("j", { q: this.text }), feed.entries.length, !this.isRefusals),
      tab(t("journal.refusals"), to("j", { q: this.text, tab: "refusals" }), refused, this.isRefusals));
    if (at >= 0) /** @type {HTMLElement | undefined} */ (this.tabs.children[at])?.focus();
  }

  /** The rows that can be seen, and some around them. */
  window() {
    if (this.list.hidden || this.isRefusals) return;
    const height = this.list.clientHeight || 600;
    const first = Math.max(0, Math.min(Math.floor(this.list.scrollTop / this.rowHeight) - spare, this.rows.length - 1));
    const end = Math.min(this.rows.length, first + Math.ceil(height / this.rowHeight) + 2 * spare);
    const some = this.rows.slice(first, end);
    keyed(this.inside, some, (entry) => entry.id, (entry) => this.row(entry));
    for (const [at, element] of [...this.inside.children].entries()) {
      element.setAttribute("aria-posinset", String(first + at + 1));
      element.setAttribute("aria-setsize", String(this.rows.length));
    }
    this.above.style.setProperty("height", `${first * this.rowHeight}px`);
    this.below.style.setProperty("height", `${(this.rows.length - end) * this.rowHeight}px`);
    const focused = this.inside.contains(document.activeElement) ? document.activeElement : null;
    const opened = this.inside.querySelector(`[data-row="${CSS.escape(this.open ?? "")}"]`);
    this.reach(focused ?? opened ?? this.inside.querySelector("[data-row]"), false);
  }

  /**
   * One row is reached by the tabulator, the others by `j` and `k`.
   * @param {any} target @param {boolean} [isMove] whether somebody went there: then the detail follows
   */
  reach(target, isMove = true) {
    const row = target?.closest?.("[data-row]");
    if (!row) return;
    for (const other of this.inside.querySelectorAll("[data-row][tabindex='0']")) other.tabIndex = -1;
    row.tabIndex = 0;
    if (isMove && this.isKeyboard && this.open !== null && row.dataset.row !== this.open) replace("j", row.dataset.row,
      this.query());
  }

  /** @param {any} entry */
  row(entry) {
    const notes = entry.notes.filter((/** @type {any} */ note) => note.level !== "info");
    const [path] = entry.target.split("?");
    return h("div", { role: "listitem" }, h("a.row", {
      href: to("j", entry.id, this.query()), data: { row: entry.id }, tabindex: "-1",
      class: wasRefused(entry) ? "refused" : "",
      "aria-current": String(entry.id) === this.open ? "true" : null,
    },
      h("span.n", null, String(entry.id)), h("time", null, timeOfDay(entry.time)), h("span.m", null, entry.method),
      h("span.op", null, entry.operation ?? path), h("span.path", null, entry.target.replace(/^.*?\/v1(?=\/)/, "")),
      httpChip(entry.answered ? entry.status : 0),
      h("span.marks", null,
        notes.slice(0, 2).map((/** @type {any} */ note) => h("span.note", { class: note.level }, note.code)),
        entry.faults.length ? h("span.note.info", null, t("journal.fault", { name: entry.faults[0] })) : null,
        entry.origin === "console" ? h("span.basis", null, t("journal.console")) : null),
      h("span.who", null, entry.caller ?? "")));
  }

  drawNothing() {
    if (feed.problem) return fill(this.nothing, refusal(feed.problem));
    if (this.terms.length) {
      return fill(this.nothing, empty(t("journal.noneFits"),
        t("journal.noneFitsText", { n: number(feed.entries.length) }),
        h("button", { type: "button", onclick: () => this.refilter([]) }, t("journal.allOff"))));
    }
    const lines = h("div.lines");
    this.firstLines().then((text) => fill(lines, block(text, t("journal.curl"))))
      .catch((error) => fill(lines, refusal(error)));
    fill(this.nothing, empty(t("journal.emptyTitle"), t("journal.emptyText"), lines,
      h("p", null, h("a", { href: to("help") }, t("journal.emptyHelp")))));
  }

  /** A first request from a shell: with the logins of the demo seed, else with tokens that are good now. */
  async firstLines() {
    const base = new URL(worldBase, location.href).href.replace(/\/$/, "");
    const { resurser, klienter } = people.value;
    /** @param {any[]} list @param {string} name @param {string} value */
    const has = (list, name, value) => list.some((one) => one[name] === value);
    const list = `curl -s -H "Authorization: $GATEWAY" -H "X-Auth-Token: $LOGIN" ${base}/ao-produkt/v1/arbetsorder`;
    if (has(klienter, "id", "demo-key") && has(resurser, "anvandare", "user")) {
      const token = `sed 's/.*"access_token":"\\([^"]*\\).*/\\1/'`;
      return [
        `GATEWAY="Bearer $(curl -s -u demo-key:demo-secret -d grant_type=client_credentials ` +
          `${base}/oauth2/token | ${token})"`,
        `LOGIN=$(curl -s -H "Authorization: $GATEWAY" -H 'Content-Type: application/json' ` +
          `-d '{"username":"user","password":"password"}' ${base}/ao-produkt/v1/auth/login | ${token})`,
        list,
      ].join("\n");
    }
    const { headers } = await session();
    return [`GATEWAY="${headers.Authorization ?? ""}"`, `LOGIN="${headers["X-Auth-Token"] ?? ""}"`, list].join("\n");
  }

  /** Refusals by their code and operation. */
  drawGroups() {
    /** @type {Map<string, any>} */
    const groups = new Map();
    for (const entry of feed.entries) {
      if (!wasRefused(entry) || !this.test(entry)) continue;
      const note = entry.notes.find((/** @type {any} */ item) => item.level === "error");
      const code = note?.code ?? (entry.faults.length ? `fault ${entry.faults[0]}` : `HTTP ${entry.status}`);
      const other = entry.faults.length ? `fault:${entry.faults[0]}` : `status:${entry.status}`;
      const term = note ? `note:${note.code}` : other;
      const key = `${code}\n${entry.operation}`;
      const group = groups.get(key) ?? { code, term, operation: entry.operation, n: 0 };
      groups.set(key, Object.assign(group, { n: group.n + 1, latest: entry, text: note?.text ?? "" }));
    }
    const all = [...groups.values()].sort((a, b) => b.n - a.n || b.latest.id - a.latest.id);
    if (!all.length) return fill(this.groups,
      h("div.pad", null, empty(t("journal.noRefusals"), t("journal.noRefusalsText"))));
    keyed(this.groups, all.slice(0, 80), (group) => `${group.code} ${group.operation}`, (group) => {
      const filter = [group.term, group.operation ? `op:${group.operation}` : ""].filter(Boolean).join(" ");
      return h("section.group", null,
        h("p", null, h("span.note.error", null, group.code), " ",
          h("b", null, group.operation ?? t("journal.noOperation")), h("span.grow"),
          h("a", { href: to("j", { q: filter }), title: filter }, t("journal.times", { n: group.n }))),
        h("a.latest", { href: to("j", group.latest.id, this.query()), data: { row: group.latest.id } },
          group.text || group.latest.target, h("small", null,
          `#${group.latest.id} · ${timeOfDay(group.latest.time)}`)));
    }, (before, after) => before.n === after.n && before.latest === after.latest);
  }

  /**
   * Opens an entry beside the list, or none.
   * @param {string | null} id
   */
  async show(id) {
    if (id === this.open && (id !== null || this.isPlaceheld)) return;
    this.open = id;
    this.isPlaceheld = id === null;
    for (const row of this.root.querySelectorAll("[data-row]")) {
      if (row.dataset.row === id) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    this.drawTabs();
    if (id === null) {
      this.entry = null;
      fill(this.detail, h("div.placeholder", null, h("p", null, t("journal.choose")),
        h("p", null, ["j", "k", "Enter", "c",
          "r"].map((key) => [h("kbd", null, key), " ", t(`keys.${key}`), h("br")]))));
      if (this.fresh) this.plan();
      return;
    }
    try {
      const entry = await sim(`journal/${encodeURIComponent(id)}`);
      if (this.open !== id) return;
      this.entry = entry;
      fill(this.detail, entryDetail(entry, {
        isLive: true, actions: entryActions(entry),
        before: h("button.quiet.back", { type: "button", "aria-label": t("journal.back"), onclick: () => this.back() },
          "←"),
      }));
      this.detail.scrollTop = 0;
      if (this.openIsMissing()) this.plan();
      if (document.activeElement === this.input) this.detail.focus({ preventScroll: true });
      if (!this.isKeyboard || !this.list.contains(document.activeElement)) this.reveal();
    } catch (error) {
      if (this.open !== id) return;
      this.entry = null;
      fill(this.detail, h("section", null,
        h("button.quiet.back", { type: "button", "aria-label": t("journal.back"), onclick: () => this.back() }, "←"),
        refusal(error)));
    }
  }

  /** The world may be another one now, and have another entry of the number: then that one is shown. */
  async reopen() {
    const { open, entry } = this;
    if (open === null || !entry) return;
    const now = await sim(`journal/${entry.id}`).catch(() => null);
    if (this.open !== open || this.entry !== entry || now?.realTime === entry.realTime) return;
    this.open = null;
    this.show(open);
  }

  /** Scrolls the list to the open row. */
  reveal() {
    const at = this.rows.findIndex((entry) => String(entry.id) === this.open);
    if (at < 0 || this.list.hidden) return;
    const top = at * this.rowHeight;
    if (top >= this.list.scrollTop && top + this.rowHeight <= this.list.scrollTop + this.list.clientHeight) return;
    this.list.scrollTop = Math.max(0, top - this.list.clientHeight / 3);
    this.window();
  }

  back() {
    const id = this.open;
    if (id === null) return;
    this.reveal();
    go("j", this.query());
    requestAnimationFrame(() => this.focusRow(id));
  }

  /** @param {string | null} [id] */
  focusRow(id = null) {
    this.window();
    const named = id ? this.root.querySelector(`[data-row="${CSS.escape(id)}"]`) : null;
    (named ?? this.inside.querySelector("[data-row]"))?.focus({ preventScroll: Boolean(id) });
  }

  /** The entry that a key is about: the open one, or the one of the row with the focus. */
  async about() {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest("[data-row]"));
    const id = this.open ?? focused?.dataset.row;
    if (!id) return null;
    return this.entry && String(this.entry.id) === id ? this.entry : await sim(`journal/${id}`);
  }

  async clear() {
    if (!(await sure(t("journal.clear"), t("journal.clearText"), t("journal.clear")))) return;
    await sim("journal", { method: "DELETE" });
    go("j");
    generation.value += 1;
  }
}

/** @param {(journal: Journal) => Promise<any> | any} act */
const withJournal = (act) => () => {
  const journal = shown;
  if (journal) Promise.resolve(act(journal)).catch((/** @type {any} */ error) => dialog(t("failed"),
    () => refusal(error)));
};

/** @type {import("../app.js").View} */
export default {
  render(route, scope) {
    shown = new Journal(route, scope);
    return shown.root;
  },
  update(route) {
    if (!shown) return false;
    shown.follow(route);
  },
  keys: {
    Escape: withJournal((journal) => journal.back()),
    c: withJournal(async (journal) => {
      const entry = await journal.about();
      if (!entry) return;
      await copy(await sim(`journal/${entry.id}`, { query: { format: "curl" }, text: true }));
      toast(t("journal.copiedCurl", { id: entry.id }));
    }),
    r: withJournal(async (journal) => {
      const entry = await journal.about();
      if (entry) await sendAgain(entry);
    }),
  },
};
