// Elements and signals: all that the console needs of a framework.
//
// Whatever is shown came over the network, so text becomes text nodes and nothing else: there is no way here to make
// markup from a string, and the page's policy forbids it besides.

/**
 * A value that tells of its changes.
 * @template T
 */
export class Signal {
  /** @param {T} value */
  constructor(value) {
    this.current = value;
    /** @type {Set<(value: T) => void>} */
    this.listeners = new Set();
  }

  get value() {
    return this.current;
  }

  set value(value) {
    if (Object.is(value, this.current)) return;
    this.current = value;
    for (const listener of [...this.listeners]) listener(value);
  }

  /**
   * Calls back now and on each change, until the function that is returned is called.
   * @param {(value: T) => void} listener
   * @returns {() => void}
   */
  watch(listener) {
    this.listeners.add(listener);
    listener(this.current);
    return () => this.listeners.delete(listener);
  }
}

/**
 * @template T
 * @param {T} value
 * @returns {Signal<T>}
 */
export const signal = (value) => new Signal(value);

/** What is let go together: the listeners and timers of a view. */
export class Scope {
  constructor() {
    /** @type {(() => void)[]} */
    this.ends = [];
    this.isOver = false;
  }

  /**
   * Remembers what is to be called at the end; at once where the end is past.
   * @param {() => void} end
   */
  add(end) {
    if (this.isOver) end();
    else this.ends.push(end);
  }

  /**
   * @template T
   * @param {Signal<T>} source
   * @param {(value: T) => void} listener
   */
  watch(source, listener) {
    this.add(source.watch(listener));
  }

  /**
   * @param {EventTarget} target
   * @param {string} name
   * @param {(event: any) => void} listener
   */
  listen(target, name, listener) {
    target.addEventListener(name, listener);
    this.add(() => target.removeEventListener(name, listener));
  }

  /**
   * @param {number} milliseconds
   * @param {() => void} body
   */
  every(milliseconds, body) {
    const timer = setInterval(body, milliseconds);
    this.add(() => clearInterval(timer));
  }

  end() {
    this.isOver = true;
    for (const end of this.ends.splice(0)) end();
  }
}

/** @typedef {Node | string | number | boolean | null | undefined} Leaf */
/** @typedef {Leaf | Leaf[] | Leaf[][]} Child */

const svgNames = new Set(["svg", "a", "g", "path", "rect", "circle", "line", "text", "tspan", "defs", "marker", "title", "use"]);

/**
 * An element: `h("button.primary", {onclick: save, "aria-label": "…"}, "Save")`. Classes may follow the name. Of the
 * properties `on…` are listeners, `style` is an object of CSS properties, `data` of data attributes, `ref` is called with the
 * element; true, false and null set or leave out an attribute; all others are attributes. The elements of SVG are
 * those inside `h("svg", …)`, made by `s`.
 * @param {string} name
 * @param {Record<string, any> | null} [properties]
 * @param {...Child} children
 * @returns {any}
 */
export function h(name, properties, ...children) {
  const [tag, ...classes] = name.split(".");
  return finish(document.createElement(tag), classes, properties, children);
}

/**
 * The same for SVG.
 * @param {string} name
 * @param {Record<string, any> | null} [properties]
 * @param {...Child} children
 * @returns {any}
 */
export function s(name, properties, ...children) {
  const [tag, ...classes] = name.split(".");
  if (!svgNames.has(tag)) throw new Error(`no element of SVG: ${tag}`);
  return finish(document.createElementNS("http://www.w3.org/2000/svg", tag), classes, properties, children);
}

/**
 * @param {any} element
 * @param {string[]} classes
 * @param {Record<string, any> | null | undefined} properties
 * @param {Child[]} children
 */
function finish(element, classes, properties, children) {
  if (classes.length) element.classList.add(...classes);
  for (const [key, value] of Object.entries(properties ?? {})) set(element, key, value);
  append(element, children);
  properties?.ref?.(element);
  return element;
}

/**
 * @param {any} element
 * @param {string} key
 * @param {any} value
 */
function set(element, key, value) {
  if (value === null || value === undefined || key === "ref") return;
  if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
  else if (key === "class") element.classList.add(...String(value).split(" ").filter(Boolean));
  else if (key === "style") for (const [name, item] of Object.entries(value)) element.style.setProperty(name, String(item));
  else if (key === "data") for (const [name, item] of Object.entries(value)) element.dataset[name] = String(item);
  else if (key === "value" || key === "checked" || key === "selected" || key === "disabled") element[key] = value;
  else if (value === true) element.setAttribute(key, key.startsWith("aria-") ? "true" : "");
  else if (value === false) { if (key.startsWith("aria-")) element.setAttribute(key, "false"); }
  else element.setAttribute(key, String(value));
}

/**
 * @param {Node} element
 * @param {Child[]} children
 */
function append(element, children) {
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false || child === true) continue;
    element.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/**
 * Puts these in place of all that an element has.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  const fragment = document.createDocumentFragment();
  append(fragment, children);
  element.replaceChildren(fragment);
}

/**
 * Makes the children of an element be those of the items, in their order; an element whose key was there before stays
 * itself, so that focus and scrolling stay, and is made anew only where `same` says that its item has changed.
 * @template T
 * @param {Element} parent
 * @param {T[]} items
 * @param {(item: T) => string | number} key
 * @param {(item: T) => HTMLElement} make
 * @param {(before: T, after: T) => boolean} [same]
 */
export function keyed(parent, items, key, make, same = Object.is) {
  /** @type {Map<string, any>} */
  const old = new Map();
  for (const child of parent.children) old.set(/** @type {any} */ (child).dataset.key, child);
  /** @type {Element | null} */
  let place = parent.firstElementChild;
  for (const item of items) {
    const name = String(key(item));
    let element = old.get(name);
    old.delete(name);
    if (!element || !same(element.item, item)) {
      const made = /** @type {any} */ (make(item));
      made.dataset.key = name;
      made.item = item;
      if (element) {
        const hadFocus = element.contains(document.activeElement);
        if (place === element) place = element.nextElementSibling;
        element.remove();
        element = made;
        parent.insertBefore(element, place);
        if (hadFocus) (element.matches("a, button, [tabindex]") ? element : element.querySelector("a, button, [tabindex]"))?.focus();
        continue;
      }
      element = made;
    }
    if (element === place) place = element.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  for (const element of old.values()) element.remove();
}

/** A number that is in no other id of this page. */
let lastID = 0;

/** An id that no other element has. */
export const newID = () => `x${++lastID}`;
