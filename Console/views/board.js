// The board: a column a status, a card an arbetsorder. Moving a card is a real request as the chosen resurs.
//
// A card out of sight has its number and its text and nothing else, so that ten thousand arbetsorder cost the page
// little, and a search of the browser still finds them.

import { fast2, sim } from "../lib/api.js";
import { fill, h, keyed, newID } from "../lib/dom.js";
import { rows } from "../lib/keys.js";
import { on } from "../lib/live.js";
import { registers } from "../lib/registers.js";
import { refine, route, to } from "../lib/router.js";
import { actor, clock, generation, people, readWorlds, setCount, worldNow } from "../lib/state.js";
import {
  actorPicker, move, moveMenu, reasonOf, refusedBox, resurser, ruleLink, sentenceOf, statuses, stepsOf, tell,
} from "../lib/steps.js";
import { duration, number, t } from "../lib/text.js";
import {
  action, announce, dialog, empty, field, picker, refusal, select, statusKey, statusName, toast,
} from "../lib/ui.js";
import { saveScenario } from "../lib/scenario.js";

/**
 * @typedef {{id: number, typ: string, typnamn: string | null, status: string, beskrivning: string | null,
 *   objekt: {id: string, adress: string | null} | null, prio: {kod: string, namn: string | null} | null,
 *   utforare: {id: string, namn: string | null} | null,
 *   sla: {due: string, from: string, state: string, share: number} | null}} Card
 * @typedef {{status: string, section: HTMLElement, list: HTMLElement, count: HTMLElement, why: HTMLElement,
 *   more: HTMLElement, tab: HTMLElement, cards: Card[], next: string | null, total: number | null, wanted: number,
 *   sight: IntersectionObserver}} Column
 */

const page = 100;
const filters = ["typ", "utforare", "q", "sort"];

/** What stays while the page lives: refusals on their cards, and the card that was opened last. */
/** @type {Map<number, import("../lib/steps.js").Refused>} */
const refusals = new Map();
let opened = 0;
/** The card that gets the focus once its move is shown, and its column where it is not among those that are. */
let awaited = { id: 0, status: "" };
/** Where the board was last, with its filters. */
let lastPlace = "";
/** @type {Map<string, string>} */
const typer = new Map();
/** @type {{read: () => void, sync: () => void} | null} */
let shown = null;

/**
 * The board as it was left; the card of an arbetsorder has the focus there.
 * @param {string} id
 */
export function backToBoard(id) {
  opened = Number(id) || 0;
  location.hash = `#/${lastPlace}`;
}

/** @type {import("../app.js").View} */
export default {
  render(now, scope) {
    lastPlace = now.text;
    const board = new Board(scope);
    shown = board;
    scope.add(() => { if (shown === board) shown = null; });
    return board.elements;
  },
  update(now) {
    lastPlace = now.text;
    shown?.sync();
    shown?.read();
  },
  keys: {
    m: (event) => menuOf(/** @type {HTMLElement} */ (event.target)),
    h: (event) => aside(/** @type {HTMLElement} */ (event.target), -1),
    l: (event) => aside(/** @type {HTMLElement} */ (event.target), 1),
    "+": () => create(),
    x: (event) => {
      const close = /** @type {HTMLElement | null} */ (
        /** @type {HTMLElement} */ (event.target).closest(".card")?.querySelector(".refusal button")
      );
      close?.click();
    },
  },
};

/** @param {HTMLElement} from */
function menuOf(from) {
  const card = /** @type {any} */ (from.closest(".card"));
  if (!card) return announce(t("board.noCard"));
  const anchor = card.querySelector("a");
  moveMenu(anchor, card.item.id, (before, status) => moved(card.item, before, status, true).catch(tell));
}

/**
 * Moves the focus to the card of the column beside.
 * @param {HTMLElement} from
 * @param {number} step
 */
function aside(from, step) {
  const card = from.closest(".card");
  const columns = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".board .col")]);
  const at = columns.findIndex((column) => column.contains(from));
  const index = card ? [.../** @type {Element} */ (card.parentElement).children].indexOf(card) : 0;
  for (let next = at + step; next >= 0 && next < columns.length; next += step) {
    const links = columns[next].querySelectorAll(".card > a");
    if (!links.length) continue;
    const link = /** @type {HTMLElement} */ (links[Math.min(index, links.length - 1)]);
    link.focus();
    link.scrollIntoView({ block: "nearest", inline: "nearest" });
    return;
  }
}

/** @param {number} id @param {string} [status] the column to take where the card is not shown */
function focusCard(id, status) {
  const link = /** @type {HTMLElement | null} */ (document.querySelector(`.board [data-key="${id}"] > a`) ??
    (status ? document.querySelector(`.board [data-status="${status}"] .card > a`) : null));
  link?.focus();
  link?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/**
 * The request of a move; a refusal stays on the card.
 * @param {Card} card
 * @param {string} from
 * @param {string} status
 * @param {boolean} [follows] whether the focus goes with the card
 */
async function moved(card, from, status, follows = false) {
  const refused = await move(card.id, from, status);
  if (refused) refusals.set(card.id, refused);
  else refusals.delete(card.id);
  if (follows) awaited = { id: card.id, status: refused ? from : status };
  await shown?.read();
}

/**
 * How an agreement stands: `late`, `warn`, `met` or `ok`, with its words.
 * @param {NonNullable<Card["sla"]>} sla
 * @returns {[string, string]}
 */
export function slaOf({ due, state, share }) {
  if (state === "met") return share > 1 ? ["late", t("board.slaMissed")] : ["met", t("board.slaMet")];
  const left = new Date(due).valueOf() - worldNow();
  if (Number.isNaN(left)) return ["ok", ""];
  const day = 86_400_000;
  // How late in one unit, what is left in two: minutes count before the end.
  const unit = [day, day / 24, day / 1440].find((size) => Math.abs(left) >= size) ?? 1000;
  const isFar = Math.abs(left) > 3 * day;
  const time = duration(left < 0 || isFar ? Math.round(left / unit) * unit : left);
  if (left < 0) return ["late", t("board.slaLate", { time })];
  return [share >= 0.75 ? "warn" : "ok", t("board.slaLeft", { time })];
}

class Board {
  /** @param {import("../lib/dom.js").Scope} scope */
  constructor(scope) {
    this.scope = scope;
    /** @type {AbortController | null} */
    this.reading = null;
    this.timer = 0;
    this.lastRead = 0;
    this.isDragging = false;
    this.isFirst = true;
    this.lastAsked = "";
    /** @type {Set<string>} */
    this.inSight = new Set();
    this.columns = statuses.map((status) => this.column(status));
    this.problem = h("div");
    this.teaching = h("div", { hidden: true });
    this.tabs = h(
      "div.tabs.statuses", { role: "group", "aria-label": t("board.columns") },
      this.columns.map((column) => column.tab),
    );
    this.grid = h("div.board", null, this.columns.map((column) => column.section));
    rows(this.grid, ".card > a");
    this.show(statuses[0]);
    this.elements = [this.bar(), this.problem, this.teaching, this.tabs, this.grid];

    scope.listen(this.grid, "pointerdown", (event) => new Drag(this, event));
    scope.listen(this.grid, "click", (event) => {
      const link = event.target.closest(".card > a");
      if (link) opened = link.parentElement.item.id;
    });
    scope.watch(generation, () => this.read());
    scope.add(on("journal", (items) => {
      if (items.some(
        (item) => item.more || item.changed?.some((/** @type {any} */ row) => row.table === "arbetsorder"),
      )) this.readSoon();
    }));
    scope.add(on("clock", () => this.readSoon()));
    scope.watch(clock, () => this.retime());
    scope.every(20_000, () => { if (!document.hidden) this.retime(); });
    scope.add(() => {
      clearTimeout(this.timer);
      this.reading?.abort();
      for (const column of this.columns) column.sight.disconnect();
    });
    registers().then((known) => {
      for (const [code, name] of known?.typer ?? []) typer.set(code, name);
      this.pickers?.forEach((one) => one.draw());
    });
  }

  bar() {
    const get = (/** @type {string} */ name) => route.value.query.get(name) ?? "";
    const as = actorPicker();
    this.input = h(
      "input",
      {
        type: "search", value: get("q"), placeholder: t("board.search"), "aria-label": t("board.search"),
        autocomplete: "off", spellcheck: false,
      },
    );
    let wait = 0;
    this.input.addEventListener("input", () => {
      clearTimeout(wait);
      wait = window.setTimeout(() => refine({ q: this.input.value.trim() }), 200);
    });
    this.scope.add(() => clearTimeout(wait));
    const typ = picker(
      t("board.typ"),
      () => [["", t("all")], .../** @type {[string, string][]} */ ([...typer])], () => get("typ"),
      (value) => refine({ typ: value }),
    );
    const utforare = picker(t("board.utforare"),
      () => [["", t("all")], ...resurser()], () => get("utforare"), (value) => refine({ utforare: value }));
    const sort = picker(
      t("board.sort"),
      () => ["", "sla", "prio", "changed"].map((name) => [name, t(`board.by.${name || "id"}`)]),
      () => get("sort"), (value) => refine({ sort: value }),
    );
    this.clear = h("button.quiet", { type: "button", onclick: () => this.unfilter() }, t("board.clear"));
    this.pickers = [as, typ, utforare, sort];
    this.scope.watch(people, () => this.pickers?.forEach((one) => one.draw()));
    this.scope.watch(actor, () => as.draw());
    const bar = h("div.bar.of-board", null, h("h1", { tabindex: "-1" }, t("board.title")), as.element,
      h(
        "span.filters", { role: "search", "aria-label": t("board.filters") }, this.input,
        typ.element, utforare.element, sort.element, this.clear,
      ),
      h("span.grow"),
      h("button", { type: "button", onclick: () => saveScenario().catch(tell) }, t("board.save")),
      h("button.primary", { type: "button", onclick: () => create() },
        t("board.new"), " ", h("kbd", { "aria-hidden": true }, "+")));
    this.sync();
    return bar;
  }

  isFiltered() {
    return filters.some((name) => name !== "sort" && route.value.query.get(name));
  }

  unfilter() {
    refine(Object.fromEntries(filters.map((name) => [name, null])));
    this.input.focus();
  }

  /** Shows the filters of the route. */
  sync() {
    const q = route.value.query.get("q") ?? "";
    if (document.activeElement !== this.input && this.input.value !== q) this.input.value = q;
    this.pickers?.forEach((one) => one.draw());
    this.clear.hidden = !this.isFiltered();
  }

  /**
   * @param {string} status
   * @returns {Column}
   */
  column(status) {
    const id = newID();
    const list = h("ul.cards", { role: "list", "aria-labelledby": id });
    const count = h("small");
    const why = h("div.why", { hidden: true });
    const more = action("button.quiet.more", { hidden: true, act: () => this.readMore(column) }, t("showMore"));
    const name = statusName(status);
    const section = h(`section.col.s-${statusKey(status)}`, { "aria-labelledby": id, data: { status } },
      h("h2", { id }, h("span", null, name), " ", h("code", null, status), count), why, list, more);
    const sight = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const card = /** @type {any} */ (entry.target);
        if (!card.isConnected) sight.unobserve(card);
        else if (entry.isIntersecting) this.dress(card);
        else this.undress(card);
      }
    }, { root: list, rootMargin: "160px 0px" });
    const tab = h(
      `button.s-${statusKey(status)}`,
      { type: "button", "aria-pressed": false, onclick: () => this.show(status) }, name,
    );
    /** @type {Column} */
    const column = {
      status, section, list, count, why, more, tab, cards: [], next: null, total: null, wanted: page, sight,
    };
    return column;
  }

  /**
   * Shows one column where there is no room for six.
   * @param {string} status
   */
  show(status) {
    for (const column of this.columns) {
      const is = column.status === status;
      column.section.classList.toggle("on", is);
      column.tab.setAttribute("aria-pressed", String(is));
    }
  }

  /** Reads again what is shown, at most twice a second. */
  readSoon() {
    if (this.timer) return;
    this.timer = window.setTimeout(
      () => { this.timer = 0; this.read(); }, Math.max(0, this.lastRead + 500 - performance.now()),
    );
  }

  asked() {
    const { query } = route.value;
    return Object.fromEntries(filters.map((name) => [name, query.get(name)]));
  }

  async read() {
    if (this.isDragging) return void this.readSoon();
    this.lastRead = performance.now();
    this.reading?.abort();
    const reading = (this.reading = new AbortController());
    const asked = this.asked();
    const key = JSON.stringify(asked);
    if (this.lastAsked !== key) for (const column of this.columns) column.wanted = page;
    this.lastAsked = key;
    try {
      const { columns } = await sim("board", { query: { ...asked, limit: page }, signal: reading.signal });
      const long = this.columns.filter((column) => column.wanted > page);
      const read = await Promise.all(long.map((column) => this.pages(asked, column, reading.signal)));
      long.forEach((column, index) => Object.assign(
        columns.find((/** @type {any} */ item) => item.status === column.status), read[index],
      ));
      fill(this.problem);
      this.draw(columns);
    } catch (error) {
      if (reading.signal.aborted) return;
      fill(this.problem, refusal(error));
    }
  }

  /**
   * As many cards of a column as are shown of it.
   * @param {Record<string, any>} asked
   * @param {Column} column
   * @param {AbortSignal} [signal]
   */
  async pages(asked, column, signal) {
    /** @type {Card[]} */
    const cards = [];
    /** @type {string | null} */
    let next = null;
    do {
      const limit = Math.min(500, column.wanted - cards.length);
      /** @type {any} */
      const [part] = (await sim(
        "board",
        { query: { ...asked, status: column.status, limit, after: next }, signal },
      )).columns;
      cards.push(...part.cards);
      next = part.next;
    } while (next && cards.length < column.wanted);
    return { cards, next };
  }

  /** @param {Column} column */
  async readMore(column) {
    const [part] = (await sim(
      "board",
      { query: { ...this.asked(), status: column.status, limit: page, after: column.next } },
    )).columns;
    const known = new Set(column.cards.map((card) => card.id));
    const first = column.cards.length;
    column.cards = [...column.cards, ...part.cards.filter((/** @type {Card} */ card) => !known.has(card.id))];
    column.wanted = Math.max(column.wanted + page, column.cards.length);
    column.next = part.next;
    this.drawColumn(column);
    /** @type {HTMLElement | undefined} */ (column.list.children[first]?.querySelector("a") ?? undefined)?.focus();
  }

  /** @param {any[]} read */
  draw(read) {
    let total = 0;
    let isKnown = true;
    for (const column of this.columns) {
      const part = read.find((item) => item.status === column.status);
      if (!part) continue;
      Object.assign(column, { cards: part.cards, next: part.next, total: part.count });
      if (part.count === null) isKnown = false;
      total += part.count ?? part.cards.length;
      for (const card of part.cards) if (card.typnamn && !typer.has(card.typ)) typer.set(card.typ, card.typnamn);
      this.drawColumn(column);
    }
    if (isKnown && !this.isFiltered()) setCount("board", number(total));
    this.teach(total === 0);
    this.sync();
    if (awaited.id) {
      this.show(awaited.status);
      focusCard(awaited.id, awaited.status);
      awaited = { id: 0, status: "" };
    }
    if (this.isFirst) {
      this.isFirst = false;
      const first = this.columns.find(
        (column) => column.cards.some((card) => card.id === opened),
      ) ?? this.columns.find((column) => column.cards.length);
      if (first) this.show(first.status);
      if (opened) focusCard(opened);
      opened = 0;
    }
  }

  /** @param {Column} column */
  drawColumn(column) {
    const marks = column.cards.map((card) => ({ card, refused: refusals.get(card.id) }));
    const scrolled = column.list.scrollTop;
    keyed(column.list, marks.map(({ card }) => card), (card) => card.id, (card) => {
      const element = this.bare(card);
      column.sight.observe(element);
      if (this.inSight.has(String(card.id)) || refusals.has(card.id)) this.dress(element);
      return element;
    }, (before, after) => JSON.stringify(before) === JSON.stringify(after));
    for (const element of /** @type {any[]} */ ([...column.list.children])) this.mark(element);
    column.list.scrollTop = scrolled;
    const count = column.total === null
      ? `${number(column.cards.length)}${column.next ? "+" : ""}` : number(column.total);
    fill(column.count, count);
    fill(column.tab, statusName(column.status), " ", h("small", null, count));
    column.more.hidden = !column.next;
    if (column.next) column.more.textContent = column.total ? t(
      "board.more",
      { n: Math.min(page, column.total - column.cards.length), left: number(column.total - column.cards.length) },
    ) : t("showMore");
  }

  /**
   * Puts the refusal on its card, or takes it away.
   * @param {any} element
   */
  mark(element) {
    const refused = refusals.get(element.item.id);
    const box = element.querySelector(".refusal");
    if (box && box.refused === refused) return;
    box?.remove();
    if (!refused) return;
    this.dress(element);
    const made = /** @type {any} */ (refusedBox(
      refused,
      () => { refusals.delete(element.item.id); this.mark(element); element.querySelector("a")?.focus(); },
    ));
    made.refused = refused;
    element.append(made);
  }

  /**
   * A card out of sight.
   * @param {Card} card
   */
  bare(card) {
    return h(`li.card.s-${statusKey(card.status)}`, null,
      h("a", { href: to("ao", card.id), draggable: "false" }, String(card.id)), textOf(card));
  }

  /** @param {any} element */
  dress(element) {
    const card = /** @type {Card} */ (element.item ?? this.columns.flatMap((column) => column.cards).find(
      (one) => String(one.id) === element.firstChild.textContent,
    ));
    if (element.classList.contains("full")) return;
    this.inSight.add(String(card.id));
    element.classList.add("full");
    behind(element, ...partsOf(card));
  }

  /** @param {any} element */
  undress(element) {
    if (
      !element.classList.contains("full") || element.contains(document.activeElement) || refusals.has(element.item.id)
    ) return;
    this.inSight.delete(String(element.item.id));
    element.classList.remove("full");
    behind(element, textOf(element.item));
  }

  /** Says anew how long is left of each agreement in sight. */
  retime() {
    for (const element of /** @type {NodeListOf<any>} */ (this.grid.querySelectorAll(".card.full"))) {
      const bar = element.querySelector(".sla");
      if (bar && element.item?.sla) bar.replaceWith(slaBar(element.item.sla));
    }
  }

  /** @param {boolean} isEmpty */
  teach(isEmpty) {
    const kind = !isEmpty ? "" : this.isFiltered() ? "filtered" : "empty";
    if (this.teaching.dataset.kind === kind) return;
    this.teaching.dataset.kind = kind;
    this.teaching.hidden = !kind;
    this.grid.hidden = this.tabs.hidden = Boolean(kind);
    if (kind === "filtered") fill(
      this.teaching,
      empty(
        t("board.noneTitle"), t("board.noneText"),
        h("button", { type: "button", onclick: () => this.unfilter() }, t("board.clear")),
      ),
    );
    else if (kind) this.teachScenarios();
    else fill(this.teaching);
  }

  async teachScenarios() {
    const list = h("div.acts");
    fill(this.teaching, empty(t("board.emptyTitle"), t("board.emptyText"), list,
      h("div.acts", null,
        h("button", { type: "button", onclick: () => create() }, t("board.new")),
        h("a.button", { href: to("scenarios") }, t("board.allScenarios")))));
    const all = await sim("scenarios");
    fill(
      list,
      all.slice(0, 5).map((/** @type {any} */ item) => action(
        "button",
        { title: item.why, act: () => sim("scenario", { body: { name: item.name } }) }, item.name,
      )),
    );
  }
}

/**
 * Puts these behind the link of a card, which stays where it is, so that it keeps the focus.
 * @param {HTMLElement} element
 * @param {...(Node | string)} parts
 */
function behind(element, ...parts) {
  while (element.lastChild && element.lastChild !== element.firstElementChild) element.lastChild.remove();
  element.append(...parts.filter((part) => part !== ""));
}

/** @param {Card} card */
const textOf = (card) => ` ${card.beskrivning ?? ""} ${card.objekt?.adress ?? ""}`;

/** @param {Card} card */
function partsOf(card) {
  const isUrgent = card.prio && /akut/i.test(card.prio.namn ?? "");
  const move = h(
    "button.quiet.move",
    {
      type: "button", "aria-label": t("steps.moveTo", { id: card.id }), title: `${t("steps.move")} (m)`,
      onclick: (/** @type {any} */ event) => menuOf(event.currentTarget),
    },
    "⋯",
  );
  return [
    h("span.typ", null, card.typnamn ?? card.typ),
    card.prio ? h(`span.prio${isUrgent ? ".urgent" : ""}`, null, card.prio.namn ?? card.prio.kod) : "",
    move,
    h("p", null, card.beskrivning || h("i", null, t("board.noText"))),
    h("p.meta", null, [
      card.objekt ? [card.objekt.adress, card.objekt.id].filter(Boolean).join(", ") : t("board.noObjekt"),
      card.utforare ? card.utforare.namn ?? card.utforare.id : t("board.noUtforare"),
    ].join(" · ")),
    card.sla ? slaBar(card.sla) : "",
  ];
}

/** @param {NonNullable<Card["sla"]>} sla */
function slaBar(sla) {
  const [state, words] = slaOf(sla);
  return h(
    `div.sla.${state}`,
    { style: { "--w": `${Math.round(Math.min(1, Math.max(0, sla.share)) * 100)}%` } },
    words ? `SLA ${words}` : "SLA",
  );
}

/** A card that is pulled to another column. */
class Drag {
  /** @param {Board} board @param {PointerEvent} event */
  constructor(board, event) {
    const target = /** @type {HTMLElement} */ (event.target);
    this.board = board;
    this.isOver = false;
    this.from = { x: event.clientX, y: event.clientY };
    this.grip = { x: 0, y: 0 };
    this.card = /** @type {any} */ (target.closest(".card"));
    if (!this.card || event.button !== 0 || event.pointerType === "touch" || target.closest("button, .refusal")) return;
    /** @type {any} */
    this.ghost = null;
    /** @type {Column | null} */
    this.over = null;
    this.ends = new AbortController();
    const { signal } = this.ends;
    addEventListener("pointermove", (next) => this.pull(next), { signal });
    addEventListener("pointerup", (next) => this.drop(next), { signal });
    addEventListener("pointercancel", () => this.end(), { signal });
    addEventListener("blur", () => this.end(), { signal });
    addEventListener(
      "keydown",
      (key) => {
        if (key.key === "Escape" && this.ghost) {
          key.preventDefault();
          key.stopPropagation();
          announce(t("board.dropped"));
          this.end();
        }
      },
      { signal, capture: true },
    );
    board.scope.add(() => this.end());
  }

  /** @param {PointerEvent} event */
  pull(event) {
    if (!this.ghost) {
      if (Math.hypot(event.clientX - this.from.x, event.clientY - this.from.y) < 6) return;
      this.lift();
    }
    this.at = event;
    this.ghost.style.setProperty("--x", `${event.clientX - this.grip.x}px`);
    this.ghost.style.setProperty("--y", `${event.clientY - this.grip.y}px`);
    const over = this.board.columns.find(({ section }) => {
      const box = section.getBoundingClientRect();
      return event.clientX >= box.left && event.clientX < box.right;
    }) ?? null;
    if (over !== this.over) {
      this.over?.section.classList.remove("over");
      over?.section.classList.add("over");
      this.over = over;
    }
    const grid = this.board.grid.getBoundingClientRect();
    if (event.clientX > grid.right - 40) this.board.grid.scrollLeft += 16;
    else if (event.clientX < grid.left + 40) this.board.grid.scrollLeft -= 16;
  }

  lift() {
    const { board, card } = this;
    board.isDragging = true;
    board.dress(card);
    const box = card.getBoundingClientRect();
    this.grip = { x: this.from.x - box.left, y: this.from.y - box.top };
    this.item = /** @type {Card} */ (card.item);
    this.ghost = card.cloneNode(true);
    this.ghost.classList.add("ghost");
    this.ghost.setAttribute("aria-hidden", "true");
    this.ghost.inert = true;
    this.ghost.style.setProperty("--width", `${box.width}px`);
    document.body.append(this.ghost);
    card.classList.add("lifted");
    document.body.classList.add("dragging");
    getSelection()?.removeAllRanges();
    // The click that ends a drag opens nothing.
    addEventListener(
      "click",
      (event) => { event.preventDefault(); event.stopPropagation(); },
      { capture: true, once: true, signal: (this.noClick = new AbortController()).signal },
    );
    stepsOf(this.item.id).then(({ from, steps }) => this.tell(from, steps)).catch(() => {});
  }

  /** @param {string} from @param {import("../lib/steps.js").Step[]} steps */
  tell(from, steps) {
    if (this.isOver || !this.item) return;
    announce(t(
      "board.lifted",
      {
        id: this.item.id,
        list: steps.filter((step) => step.allowed).map((step) => statusName(step.status)).join(", ") || t("none"),
      },
    ));
    for (const column of this.board.columns) {
      const step = steps.find((item) => item.status === column.status);
      if (!step) continue;
      column.section.classList.add(step.allowed ? "yes" : "no");
      if (step.allowed) continue;
      fill(column.why, h("b", null, t("steps.no")), " ", reasonOf(step, this.item.id, from), " ", ruleLink(step.rule));
      column.why.hidden = false;
    }
  }

  /** @param {PointerEvent} event */
  drop(event) {
    const { item, over, ghost, card } = this;
    setTimeout(() => this.noClick?.abort(), 0);
    this.end();
    if (!ghost || !item || !over || event.type !== "pointerup" || over.status === item.status) return;
    card.setAttribute("aria-busy", "true");
    moved(item, item.status, over.status).catch(tell).finally(() => card.removeAttribute("aria-busy"));
  }

  end() {
    if (this.isOver) return;
    this.isOver = true;
    this.ends?.abort();
    this.ghost?.remove();
    this.card.classList.remove("lifted");
    document.body.classList.remove("dragging");
    this.board.isDragging = false;
    for (const { section, why } of this.board.columns) {
      section.classList.remove("yes", "no", "over");
      why.hidden = true;
    }
  }
}

/**
 * A new arbetsorder, by a real request.
 * @param {string} [at] the objekt
 */
export async function create(at = "") {
  const id = newID();
  const objekt = h(
    "input",
    { name: "objekt", required: true, value: at, list: id, autocomplete: "off", spellcheck: false },
  );
  const choices = h("datalist", { id });
  const beskrivning = h("textarea.text", { name: "beskrivning", rows: 3 });
  const types = typer.size ? /** @type {[string, string][]} */ ([...typer]).map(
    ([code, name]) => /** @type {[string, string]} */ ([code, `${name} (${code})`]),
  ) : /** @type {[string, string][]} */ ([["F", "Felanmälan (F)"]]);
  const typ = select(types, typer.has("F") ? "F" : types[0][0]);
  fast2(
    "fastastrukturen/objekt/felanmalningsbara/uthyrningsbara",
    { body: { first: 50 }, resurs: actor.value },
  ).then(({ body }) =>
    fill(choices, (body?.edges ?? []).map((/** @type {any} */ { node }) =>
      h("option", { value: node.id }, [node.adress?.adress, node.adress?.lghummer].filter(Boolean).join(" "))),
    )).catch(() => {});
  const made = await dialog(t("board.new"), (close) => {
    const save = action("button.primary", { type: "submit", act: async () => {
      if (!objekt.reportValidity()) return;
      const answer = await fast2("arbetsorder", {
        body: {
          objektId: objekt.value.trim(), arbetsordertypKod: typ.value,
          ...(beskrivning.value.trim() ? { information: { beskrivning: beskrivning.value.trim() } } : {}),
        }, resurs: actor.value,
      });
      if (answer.status >= 300) throw new Error(sentenceOf(answer));
      close(answer.body?.id);
    } }, t("board.create"));
    return h("form.fields", { method: "dialog", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
      field(
        "Objekt", objekt, t("board.objektHint"),
      ), choices, field(t("board.text"), beskrivning), field(t("board.typLabel"), typ),
      h("div.acts", null, save, h("button", { type: "button", onclick: () => close() }, t("cancel"))));
  });
  if (!made) return;
  toast(t("board.created", { id: made }), { href: to("ao", made), label: t("open") });
  awaited = { id: made, status: "REG" };
  shown?.read();
  readWorlds().catch(() => {});
}
