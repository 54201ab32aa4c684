// Small pieces that several views show.

import { fill, h, newID } from "./dom.js";
import { Problem } from "./api.js";
import { t } from "./text.js";

const polite = h("div.hidden", { "aria-live": "polite", role: "status" });
const toasts = h("div.toasts", { role: "region" });

/** Puts what announces into the page, once. */
export function install() {
  document.body.append(polite, toasts);
}

/** @param {string} text said by a screen reader, and not shown */
export function announce(text) {
  fill(polite, text);
}

/**
 * Shows what was done, for some seconds, longer where it can be pressed, and for as long as it is pointed at or has the focus;
 * said by a screen reader, too.
 * @param {string} text
 * @param {{href?: string, act?: () => any, label: string}} [more] a link, or something to do
 */
export function toast(text, more) {
  const box = h("div.toast", null, h("span", null, text),
    more?.href && h("a", { href: more.href }, more.label),
    more?.act && h("button", { type: "button", onclick: () => { box.remove(); /** @type {HTMLElement | null} */ (document.querySelector("main h1"))?.focus(); more.act?.(); } }, more.label));
  toasts.append(box);
  announce(text);
  if (more?.act) box.dataset.offers = "yes";
  const end = () => (box.matches(":hover, :focus-within") ? void setTimeout(end, 2000) : box.remove());
  setTimeout(end, more ? 12000 : 6000);
}

/** Takes back what toasts offer: what it would undo may be another thing now. */
export function withdraw() {
  for (const box of [...toasts.querySelectorAll("[data-offers]")]) box.remove();
}

/**
 * What was refused, in a box that says it assertively: what is wrong, what to do, where to look.
 * @param {any} error a Problem, an Error, or a text
 * @param {() => void} [onclose]
 */
export function refusal(error, onclose) {
  const isProblem = error instanceof Problem;
  const box = h("div.refusal", { role: "alert" },
    h("p", null, h("b", null, isProblem && error.code ? t("refused") : t("failed")), " ", isProblem || error instanceof Error ? error.message : String(error)),
    isProblem && error.hint ? h("p", null, error.hint) : null,
    isProblem && error.code ? h("small", null, h("code", null, error.code)) : null,
    onclose && h("button.quiet", { onclick: () => { box.remove(); onclose(); } }, t("close")));
  return box;
}

/**
 * A button that runs something that may be refused: it can't be pressed twice meanwhile, and a refusal is shown behind it.
 * @param {string} name `button.primary`
 * @param {Record<string, any>} properties with `act`, what it does
 * @param {...any} children
 */
export function action(name, { act, ...properties }, ...children) {
  /** @type {HTMLElement | null} */
  let shown = null;
  const button = h(name, {
    type: "button", ...properties,
    onclick: async () => {
      shown?.remove();
      button.setAttribute("aria-busy", "true");
      try {
        await act(button);
      } catch (error) {
        shown = refusal(error);
        const place = button.closest(".acts, .bar, form, dialog") ?? button;
        place.after(shown);
      } finally {
        button.removeAttribute("aria-busy");
      }
    },
  }, ...children);
  return button;
}

/**
 * What a form has whose button is an `action`: Enter in a field of one line presses it.
 * @param {HTMLElement} button
 */
export const pressedByEnter = (button) => ({
  novalidate: true,
  onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
  onkeydown: (/** @type {any} */ event) => {
    if (event.key !== "Enter" || event.target.localName !== "input") return;
    event.preventDefault();
    button.click();
  },
});

/**
 * A button that copies a text, or what a function answers.
 * @param {string | (() => string | Promise<string>)} source
 * @param {string} [label]
 */
export function copyButton(source, label = t("copy")) {
  const button = action("button", {
    act: async () => {
      await copy(typeof source === "string" ? source : await source());
      button.dataset.done = "yes";
      setTimeout(() => delete button.dataset.done, 1500);
    },
  }, label);
  return button;
}

/** @param {string} text */
export async function copy(text) {
  if (navigator.clipboard && isSecureContext) await navigator.clipboard.writeText(text);
  else {
    // Over plain HTTP from another machine there is no clipboard but this.
    const area = h("textarea.hidden", { value: text, "aria-hidden": true });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  announce(t("copied"));
}

/**
 * A block of text with a button that copies it.
 * @param {string} text
 * @param {string} [label] what it is, for a screen reader
 */
export function block(text, label = t("text")) {
  return h("div.block", null, h("pre", { tabindex: "0", role: "region", "aria-label": label }, text), copyButton(text));
}

/**
 * What a view shows where there is nothing yet: what it is for, and the first thing to do.
 * @param {string} title
 * @param {string} text
 * @param {...any} more
 */
export const empty = (title, text, ...more) => h("div.empty", null, h("h2", null, title), h("p", null, text), ...more);

/**
 * Opens a dialog, and answers what it was closed with.
 * @param {string} title
 * @param {(close: (value?: any) => void) => any} body its children
 * @returns {Promise<any>} undefined where it was cancelled
 */
export function dialog(title, body) {
  return new Promise((done) => {
    const id = newID();
    /** @type {any} */
    let result;
    const close = (/** @type {any} */ value) => { result = value; box.close(); };
    const box = h("dialog", { "aria-labelledby": id });
    fill(box, h("h2", { id }, title), body(close));
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    box.addEventListener("close", () => { box.remove(); before?.focus?.(); done(result); });
    box.addEventListener("click", (/** @type {MouseEvent} */ event) => { if (event.target === box) box.close(); });
    document.body.append(box);
    box.showModal();
  });
}

/**
 * Asks before something that can't be taken back, or that others will notice.
 * @param {string} title
 * @param {string} text
 * @param {string} yes the words of the button
 * @returns {Promise<boolean>}
 */
export async function sure(title, text, yes) {
  return (await dialog(title, (close) => [
    h("p", null, text),
    h("div.acts", null,
      h("button.primary", { type: "button", onclick: () => close(true) }, yes),
      h("button", { type: "button", onclick: () => close() }, t("cancel"))),
  ])) === true;
}

/**
 * A button with a menu behind it.
 * @param {any} label children of the button
 * @param {() => any} items made anew whenever it opens; its buttons and links close it
 * @param {{name?: string, title?: string}} options the button's classes, and its name where the label is a picture
 */
export function menu(label, items, { name = "button", title }) {
  const id = newID();
  const box = h("div.menu", { id, popover: "auto" });
  const button = h(name, { type: "button", popovertarget: id, "aria-haspopup": "true", "aria-label": title, title }, label);
  box.addEventListener("beforetoggle", (/** @type {any} */ event) => {
    if (event.newState !== "open") return;
    fill(box, items());
    const place = button.getBoundingClientRect();
    box.style.setProperty("--x", `${Math.max(8, Math.min(place.left, innerWidth - 280))}px`);
    box.style.setProperty("--y", `${place.bottom + 4}px`);
  });
  walkable(box);
  box.addEventListener("toggle", (/** @type {any} */ event) => {
    if (event.newState === "open") box.querySelector("button, a, input")?.focus();
  });
  box.addEventListener("click", (/** @type {any} */ event) => { if (event.target.closest("button, a")) box.hidePopover(); });
  return h("span.has-menu", null, button, box);
}

/**
 * Lets the arrows go among the buttons, links and fields of a menu.
 * @param {HTMLElement} box
 */
export function walkable(box) {
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const all = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("button, a, input")]);
    if (!all.length) return;
    event.preventDefault();
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    all[(at + step + all.length) % all.length].focus();
  });
}

/**
 * A chip that shows what is chosen, with a menu of the choices behind it; a long list is narrowed by typing.
 * @param {string} label
 * @param {() => [string, string][]} choices value and text
 * @param {() => string} value the one that is chosen
 * @param {(value: string) => void} onchoose
 * @returns {{element: HTMLElement, draw: () => void}} `draw` shows again what is chosen
 */
export function picker(label, choices, value, onchoose) {
  const shown = h("b");
  const most = 60;
  const items = () => {
    const list = h("div.menu-list");
    const all = choices();
    const input = all.length > 10 && h("input", { type: "search", placeholder: t("narrow"), "aria-label": t("narrow"), autocomplete: "off" });
    const narrow = (/** @type {string} */ text) => {
      const low = text.toLowerCase();
      const found = all.filter(([key, name]) => !low || name.toLowerCase().includes(low) || key.toLowerCase().includes(low));
      fill(list, found.slice(0, most).map(([key, name]) =>
        h("button", { type: "button", "aria-current": key === value() ? "true" : null, onclick: () => { onchoose(key); draw(); } }, name)),
      found.length > most && h("small.pad", null, t("more", { n: found.length - most })));
    };
    if (input) input.addEventListener("input", () => narrow(input.value));
    if (input) input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => { if (event.key === "Enter") list.querySelector("button")?.click(); });
    narrow("");
    return [input, list];
  };
  const element = menu([h("span", null, label, " "), shown], items, { name: "button.chip.pick" });
  const draw = () => {
    const now = value();
    fill(shown, choices().find(([key]) => key === now)?.[1] ?? (now || "—"));
  };
  draw();
  return { element, draw };
}

/**
 * Gives a text to the browser to save as a file.
 * @param {string | Blob} content
 * @param {string} name
 * @param {string} [type]
 */
export function download(content, name, type = "application/octet-stream") {
  const href = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}

/**
 * A field with its label.
 * @param {string} label
 * @param {HTMLElement} input
 * @param {string} [hint]
 */
export function field(label, input, hint) {
  input.id ||= newID();
  if (!hint) return h("div.field", null, h("label", { for: input.id }, label), input);
  const id = newID();
  input.setAttribute("aria-describedby", id);
  return h("div.field", null, h("label", { for: input.id }, label), input, h("small", { id }, hint));
}

/**
 * @param {[string, string][]} choices value and text
 * @param {string} value
 * @param {(value: string) => void} [onchange]
 * @param {Record<string, any>} [more]
 */
export const select = (choices, value, onchange, more = {}) =>
  h("select", { ...more, onchange: (/** @type {any} */ event) => onchange?.(event.target.value) },
    choices.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));

/**
 * The name of a status of arbetsorder.
 * @param {string} code
 */
export const statusName = (code) => t(`status.${statusKey(code)}`);

/** @param {string} code of a status; its class and key */
export const statusKey = (code) => ({ REG: "reg", GODK: "godk", PAGAR: "pagar", "UTFÖRD": "utford", "ÖVERF": "overf", MAK: "mak" })[code] ?? "reg";

/**
 * A status as a word with its colour.
 * @param {string} code
 */
export const statusChip = (code) => h(`span.status.s-${statusKey(code)}`, null, statusName(code), " ", h("code", null, code));

/**
 * A status of HTTP, with its outcome in colour.
 * @param {number} status
 */
export const httpChip = (status) => h(`span.http.${status >= 500 ? "srv" : status >= 400 ? "bad" : "ok"}`, null, String(status || "—"));

/**
 * Rows of names and values; those without a value are left out.
 * @param {[any, any][]} pairs
 */
export const facts = (pairs) =>
  h("dl.facts", null, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "").map(([name, value]) => [h("dt", null, name), h("dd", null, value)]));

/**
 * The keys, and the words for what each does.
 * @type {[string, string][]}
 */
const keys = [
  ["?", "keys.help"], ["/", "keys.search"], ["g b", "keys.gb"], ["g j", "keys.gj"], ["g c", "keys.gc"], ["g w", "keys.gw"], ["g h", "keys.gh"],
  ["g o", "nav.objekt"], ["g f", "nav.faults"], ["g s", "nav.scenarios"], ["g a", "nav.api"], ["j", "keys.j"], ["k", "keys.k"], ["Enter", "keys.Enter"],
  ["Esc", "keys.Esc"], ["m", "keys.m"], ["c", "keys.c"], ["r", "keys.r"], ["u", "keys.u"], ["f", "keys.f"], ["n", "keys.n"], [".", "keys.dot"],
];

/** The keys of the console as a table. */
export const keyTable = () => h("table.keys", null, h("tbody", null, keys.map(([key, words]) => h("tr", null,
  h("th", { scope: "row" }, key.split(" ").map((part) => [h("kbd", null, part), " "])), h("td", null, t(words))))));
