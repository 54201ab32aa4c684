// The register as a tree: fastighet, byggnad, objekt, utrymme, enhet. A branch is read when it is opened.

import { fast2, sim } from "../lib/api.js";
import { fill, h, newID } from "../lib/dom.js";
import { on } from "../lib/live.js";
import { go, route, to } from "../lib/router.js";
import { actor, generation } from "../lib/state.js";
import { sentenceOf } from "../lib/steps.js";
import { number, shortTime, t } from "../lib/text.js";
import { empty, facts, refusal, statusChip } from "../lib/ui.js";
import { create } from "./board.js";

/**
 * @typedef {{typ: string, id: string, namn: string | null, adress: string | null, children: number, open: number,
 *   replaces: string | null}} Node_
 * @typedef {{key: string, node: Node_, parent: string | null, children: string[] | null, next: string | null,
 *   isOpen: boolean}} Branch
 */

const page = 100;
/** @type {Tree | null} */
let shown = null;

/** @type {import("../app.js").View} */
export default {
  render(now, scope) {
    shown = new Tree(scope);
    return shown.elements;
  },
  update(now) {
    shown?.visit(now.path.slice(1));
  },
};

class Tree {
  /** @param {import("../lib/dom.js").Scope} scope */
  constructor(scope) {
    this.scope = scope;
    /** @type {Map<string, Branch>} */
    this.branches = new Map();
    /** @type {string[]} */
    this.roots = [];
    /** @type {string | null} */
    this.rootsNext = null;
    this.chosen = "";
    this.focused = "";
    this.timer = 0;
    const id = newID();
    this.tree = h("ul.tree", { role: "tree", "aria-label": t("objekt.tree") });
    this.detail = h("div.panel.node", { "aria-live": "off" });
    this.problem = h("div");
    const input = h(
      "input",
      {
        id, type: "search", placeholder: t("objekt.findHint"), "aria-label": t("objekt.find"),
        autocomplete: "off", spellcheck: false,
      },
    );
    const find = h("form.bar", {
      role: "search", onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        if (input.value.trim()) go("objekt", `objekt:${input.value.trim()}`);
      }
    },
      h("h1", { tabindex: "-1" }, t("objekt.title")), input, h("button", { type: "submit" }, t("objekt.go")));
    this.elements = [find, this.problem, h("div.split.of-objekt", null, h("div.panel", null, this.tree), this.detail)];
    scope.listen(this.tree, "keydown", (event) => this.key(event));
    scope.listen(this.tree, "click", (event) => this.click(event));
    scope.watch(generation, () => this.reload().then(() => this.visit(route.value.path.slice(1))));
    scope.add(on("journal", (items) => {
      if (items.some((item) => item.more || item.changed?.length)) this.reloadSoon();
    }));
    scope.add(() => clearTimeout(this.timer));
  }

  reloadSoon() {
    if (this.timer) return;
    this.timer = window.setTimeout(() => { this.timer = 0; this.reload(); }, 1000);
  }

  /** Reads the roots, and what is open below them, again. */
  async reload() {
    try {
      const asked = [...this.branches.values()].filter((branch) => branch.isOpen).map((branch) => branch.key);
      await this.readRoots();
      await Promise.all(asked.filter((key) => this.branches.has(key)).map(
        (key) => this.read(key).catch(() => this.branches.delete(key)),
      ));
      fill(this.problem);
      this.draw();
      if (this.chosen) this.drawDetail();
    } catch (error) {
      if (!this.scope.isOver) fill(this.problem, refusal(error));
    }
  }

  async readRoots() {
    const { nodes, next } = await sim("tree", { query: { limit: page } });
    this.roots = nodes.map((/** @type {Node_} */ node) => this.keep(node, null));
    this.rootsNext = next;
  }

  /** @param {Node_} node @param {string | null} parent */
  keep(node, parent) {
    const key = `${node.typ}:${node.id}`;
    const known = this.branches.get(key);
    if (known) Object.assign(known, { node, parent: parent ?? known.parent });
    else this.branches.set(key, { key, node, parent, children: null, next: null, isOpen: false });
    return key;
  }

  /**
   * Reads what is below a node; all that was shown of it.
   * @param {string} key
   */
  async read(key) {
    const branch = this.branches.get(key);
    const { under, nodes, next } = await sim(
      "tree",
      { query: { under: key, limit: Math.min(500, Math.max(page, branch?.children?.length ?? 0)) } },
    );
    this.keep(under, branch?.parent ?? null);
    const now = /** @type {Branch} */ (this.branches.get(key));
    now.children = nodes.map((/** @type {Node_} */ node) => this.keep(node, key));
    now.next = next;
    return now;
  }

  /** @param {string} key of a node, empty for the roots */
  async readMore(key) {
    const branch = this.branches.get(key);
    const { nodes, next } = await sim(
      "tree",
      { query: { under: key, limit: page, after: branch ? branch.next : this.rootsNext } },
    );
    const keys = nodes.map((/** @type {Node_} */ node) => this.keep(node, key || null));
    if (branch) Object.assign(branch, { children: [...(branch.children ?? []), ...keys], next });
    else { this.roots.push(...keys); this.rootsNext = next; }
    this.focused = keys[0] ?? this.focused;
    this.draw();
    this.focus(this.focused);
  }

  /**
   * Opens a way into the tree and chooses its end.
   * @param {string[]} way
   */
  async visit(way) {
    try {
      if (!this.roots.length) await this.readRoots();
      const full = await this.whole(way);
      for (const [index, key] of full.entries()) {
        if (!this.branches.has(key) && index > 0) await this.read(full[index - 1]);
        const known = this.branches.get(key) ?? (await this.read(key));
        if (known.parent === null && index > 0) known.parent = full[index - 1];
        if (index < full.length - 1) {
          if (!known.children) await this.read(key);
          known.isOpen = true;
        }
      }
      fill(this.problem);
      this.chosen = full.at(-1) ?? "";
      if (!this.focused || this.chosen) this.focused = this.chosen || (this.roots[0] ?? "");
      this.draw();
      this.drawDetail();
    } catch (error) {
      if (!this.scope.isOver) fill(this.problem, refusal(error));
      this.draw();
      this.drawDetail();
    }
  }

  /**
   * The way from the fastighet on, where it begins further in.
   * @param {string[]} way
   * @returns {Promise<string[]>}
   */
  async whole(way) {
    const [first] = way;
    if (
      !first?.startsWith("objekt:") || this.branches.get(first)?.parent
    ) return first && this.branches.get(first)?.parent ? [...this.above(first), ...way] : way;
    const answer = await fast2(`fastastrukturen/objekt/${encodeURIComponent(first.slice(7))}`, { resurs: actor.value });
    const of = answer.body?.relationer;
    if (answer.status >= 300 || !of?.fastighetNr) return way;
    const fastighet = `fastighet:${of.foretagNr}/${of.fastighetNr}`;
    const byggnad = `byggnad:${of.foretagNr}/${of.fastighetNr}/${of.byggnadNr}`;
    return [fastighet, byggnad, ...way];
  }

  /** @param {string} key @returns {string[]} */
  above(key) {
    const way = [];
    for (let at = this.branches.get(key)?.parent; at; at = this.branches.get(at)?.parent) way.unshift(at);
    return way;
  }

  draw() {
    if (this.scope.isOver) return;
    const hadFocus = this.tree.contains(document.activeElement);
    if (!this.roots.length) {
      fill(
        this.tree.parentElement, this.tree,
        empty(
          t("objekt.emptyTitle"), t("objekt.emptyText"),
          h("a.button", { href: to("scenarios") }, t("nav.scenarios")),
        ),
      );
      return;
    }
    const top = this.above(this.chosen)[0] ?? this.chosen;
    const stray = top && this.branches.has(top) && !this.roots.includes(top) ? [top] : [];
    if (!this.visible([...this.roots, ...stray]).includes(this.focused)) this.focused = this.roots[0];
    fill(this.tree, [...stray, ...this.roots].map((key) => this.item(key, 1)), this.rootsNext && this.moreItem(""));
    if (hadFocus) this.focus(this.focused);
  }

  /** @param {string} key @param {number} level @returns {any} */
  item(key, level) {
    const branch = /** @type {Branch} */ (this.branches.get(key));
    const { node } = branch;
    const id = newID();
    const isParent = node.children > 0;
    return h("li", {
      role: "treeitem", "aria-labelledby": id, "aria-level": level, "aria-expanded": isParent
        ? branch.isOpen : null, "aria-selected": key === this.chosen,
      tabindex: key === this.focused ? "0" : "-1", data: { key, row: "" },
    },
    h("div.row", { id },
      h("span.twist", { "aria-hidden": true }, isParent ? (branch.isOpen ? "▾" : "▸") : ""),
      h(`span.kind.${node.typ}`, null, t(`objekt.kind.${node.typ}`)),
      h("span.name", null,
        h("b", null, node.namn || node.id), " ",
        h("span.muted", null, [node.namn ? node.id : "", node.adress].filter(Boolean).join(" · ")),
        node.replaces ? h("span.muted", null, " · ", t("objekt.replaces", { id: node.replaces })) : null),
      node.open > 0 && h("span.open", { title: t("objekt.open", { n: node.open }) },
        number(node.open), h("span.hidden", null, ` ${t("objekt.openWord")}`))),
    branch.isOpen && isParent ? h("ul", { role: "group" },
      (branch.children ?? []).map((child) => this.item(child, level + 1)),
      branch.next && this.moreItem(key, level + 1)) : null);
  }

  /** @param {string} key @param {number} [level] */
  moreItem(key, level = 1) {
    return h(
      "li",
      { role: "treeitem", "aria-level": level, tabindex: "-1", data: { more: key } },
      h("div.row", null, h("span.twist"), h("span.name", null, t("showMore"))),
    );
  }

  /** @param {string[]} keys @returns {string[]} the keys that are in sight, in their order */
  visible(keys) {
    return keys.flatMap((key) => {
      const branch = this.branches.get(key);
      return branch?.isOpen && branch.children ? [key, ...this.visible(branch.children)] : [key];
    });
  }

  /** @param {string} key */
  focus(key) {
    this.focused = key;
    for (const item of this.tree.querySelectorAll("[tabindex='0']")) item.setAttribute("tabindex", "-1");
    const item = /** @type {HTMLElement | null} */ (this.tree.querySelector(`[data-key="${CSS.escape(key)}"]`));
    item?.setAttribute("tabindex", "0");
    item?.focus();
    item?.firstElementChild?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} key @param {boolean} isOpen */
  async turn(key, isOpen) {
    const branch = this.branches.get(key);
    if (!branch || !branch.node.children || branch.isOpen === isOpen) return;
    try {
      if (isOpen && !branch.children) await this.read(key);
      branch.isOpen = isOpen;
      this.draw();
    } catch (error) {
      fill(this.problem, refusal(error));
    }
  }

  /** @param {string} key */
  choose(key) {
    this.focused = key;
    go("objekt", ...this.above(key), key);
  }

  /** @param {MouseEvent} event */
  async click(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const item = /** @type {HTMLElement | null} */ (target.closest("li"));
    if (!item) return;
    if (item.dataset.more !== undefined) return void (await this.readMore(item.dataset.more));
    const key = String(item.dataset.key);
    const branch = this.branches.get(key);
    const isTwist = Boolean(target.closest(".twist"));
    this.focus(key);
    await this.turn(key, isTwist || key === this.chosen ? !branch?.isOpen : true);
    if (!isTwist) this.choose(key);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = /** @type {HTMLElement[]} */ ([...this.tree.querySelectorAll("[role=treeitem]")]);
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (at < 0) return;
    const item = items[at];
    const key = item.dataset.key ?? "";
    const branch = this.branches.get(key);
    const step = (/** @type {number} */ index) => {
      const next = items[Math.max(0, Math.min(items.length - 1, index))];
      if (next.dataset.key) this.focus(next.dataset.key);
      else next.focus();
    };
    /** @type {Record<string, () => void>} */
    const acts = {
      ArrowDown: () => step(at + 1), ArrowUp: () => step(at - 1), j: () => step(at + 1), k: () =>
        step(at - 1), Home: () => step(0), End: () => step(items.length - 1),
      ArrowRight: () => (branch?.isOpen ? step(at + 1) : this.turn(key, true)),
      ArrowLeft: () => (branch?.isOpen ? this.turn(key, false) : branch?.parent && this.focus(branch.parent)),
      Enter: () => (item.dataset.more !== undefined ? this.readMore(item.dataset.more) : this.choose(key)),
      " ": () => this.turn(key, !branch?.isOpen),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  async drawDetail() {
    const branch = this.branches.get(this.chosen);
    if (!branch) return fill(this.detail, h("div.pad", null, h("p.muted", null, t("objekt.choose"))));
    const { node } = branch;
    const key = this.chosen;
    const way = this.above(key);
    const more = h("div"), orders = h("div");
    const isSame = this.detail.dataset.key === key && this.detail.firstChild;
    const head = h("section", null,
      way.length ? h(
        "p.way", null,
        way.map((one) => [
          h("a", { href: to("objekt", ...this.above(one), one) }, this.branches.get(one)?.node.namn || one),
          " › ",
        ]),
      ) : null,
      h("h2", null, node.namn || node.id),
      facts([
        [t("objekt.typ"), t(`objekt.kind.${node.typ}`)], ["Id", h("code", null, node.id)], ["Adress", node.adress],
        [t("objekt.openLabel"), number(node.open)],
        [t("objekt.children"), node.children ? number(node.children) : null],
        [t("objekt.replaced"), node.replaces
          && h("a", { href: to("objekt", ...way, `enhet:${node.replaces}`) }, node.replaces)],
      ]),
      node.typ === "objekt" ? h("div.acts", null,
        h("button.primary", { type: "button", onclick: () => create(node.id) }, t("objekt.new")),
        h("a.button", { href: to({ q: node.id }) }, t("objekt.onBoard"))) : null);
    if (!isSame) fill(this.detail, head, more, orders);
    else this.detail.firstElementChild?.replaceWith(head);
    this.detail.dataset.key = key;
    const [moreBox, ordersBox] = isSame ? /** @type {Element[]} */ (
      [...this.detail.children].slice(1)
    ) : [more, orders];
    const address = {
      objekt: `fastastrukturen/objekt/${encodeURIComponent(node.id)}`,
      enhet: `fastastrukturen/enheter/${encodeURIComponent(node.id)}`,
      utrymme: `fastastrukturen/utrymmen/${encodeURIComponent(node.id)}`,
    }[node.typ];
    if (!address) return fill(ordersBox, h("div.pad", null, h("p.muted", null, t("objekt.further"))));
    const query = { objekt: { objektId: node.id, limit: 50 }, enhet: { enhetsId: node.id, limit: 50 } }[node.typ];
    const [fields, list] = await Promise.all([
      isSame ? null : fast2(address, { resurs: actor.value }),
      query ? fast2("arbetsorder", { query, resurs: actor.value }) : null,
    ]);
    if (this.scope.isOver || this.chosen !== key) return;
    if (fields) {
      const pairs = fields.status < 300 ? flat(fields.body) : [];
      fill(
        moreBox,
        pairs.length > 0 && h(
          "section", null, h("h2", null, t("objekt.fields")),
          facts(pairs.map(([name, value]) => [h("code", null, name), value])),
        ),
      );
    }
    if (!list) return;
    if (list.status >= 300) return fill(ordersBox, h("div.pad", null, refusal(new Error(sentenceOf(list)))));
    const all = Array.isArray(list.body) ? list.body : [];
    const order = (/** @type {any} */ ao) => h("li", null,
      h("a", { href: to("ao", ao.id) }, String(ao.id)),
      statusChip(ao.status?.statusKod ?? ao.status?.statuskod),
      h("span", null, ao.information?.beskrivning ?? ao.fras?.frasBesk ?? ao.arbetsorderTyp?.arbetsordertypBesk ?? ""),
      h("small", null, ao.modifierad ? shortTime(ao.modifierad.datumModifierad) : ""));
    fill(ordersBox, h("section", null,
      h("h2", null, t("objekt.orders"), " ", h("small", null, number(all.length))),
      all.length ? h("ul.orders", null, all.map(order)) : h("p.muted", null, t("objekt.noOrders"))));
  }
}

/**
 * The values of an answer by their paths.
 * @param {any} value
 * @param {string} [path]
 * @returns {[string, string][]}
 */
function flat(value, path = "") {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, item]) => flat(item, path ? `${path}.${name}` : name)).slice(0, 60);
}
