// The requests of the world as the page knows them: the latest ones, kept up by the stream, and read again where one is
// missing.

import { sim } from "./api.js";
import { on } from "./live.js";
import { setCount, generation } from "./state.js";
import { number } from "./text.js";

/** As many as the server keeps of a world. */
export const mostEntries = 2000;
const patience = 200;

/** The journal's list, oldest first, without bodies. It is followed from the first `watch` on. */
export class Feed {
  constructor() {
    /** @type {any[]} */
    this.entries = [];
    this.last = 0;
    /** @type {Map<number, any>} those that came before one that is still missing */
    this.ahead = new Map();
    /** @type {Set<(fresh: any[], isNew: boolean) => void>} */
    this.listeners = new Set();
    this.timer = 0;
    this.isReading = false;
    this.again = false;
    this.hasBegun = false;
    /** @type {any} why the list could not be read; null where it could */
    this.problem = null;
    this.isRead = false;
    this.counting = 0;
  }

  /**
   * Calls back with what is new, and with true where all was read anew.
   * @param {(fresh: any[], isNew: boolean) => void} listener
   * @returns {() => void}
   */
  watch(listener) {
    this.listeners.add(listener);
    if (!this.hasBegun) {
      this.hasBegun = true;
      on("journal", (items) => this.take(items));
      generation.watch(() => this.read());
    } else if (this.isRead) listener([], true);
    return () => this.listeners.delete(listener);
  }

  /** Reads all anew: at the beginning, and when the world has become another. */
  async read() {
    if (this.isReading) { this.again = true; return; }
    this.isReading = true;
    try {
      do {
        this.again = false;
        this.ahead.clear();
        const { entries } = await sim("journal", { query: { limit: mostEntries } });
        this.entries = entries;
        this.last = entries.at(-1)?.id ?? 0;
        for (const id of this.ahead.keys()) if (id <= this.last) this.ahead.delete(id);
        this.isRead = true;
        this.problem = null;
        this.tell([], true);
      } while (this.again);
    } catch (error) {
      // A stream that comes back reads again.
      this.problem = error;
      this.tell([], true);
    } finally {
      this.isReading = false;
    }
    this.take([]);
  }

  /** @param {any[]} items of the stream, perhaps not in order */
  take(items) {
    const fresh = [];
    for (const item of items) {
      if (item.id > this.last) this.ahead.set(item.id, item);
      else if (this.isRead && this.insert(item)) fresh.push(item);
    }
    if (this.isReading || !this.isRead) return;
    const late = fresh.length;
    for (let item = this.ahead.get(this.last + 1); item; item = this.ahead.get(this.last + 1)) {
      this.ahead.delete(item.id);
      fresh.push(item);
      this.last = item.id;
    }
    this.append(fresh, late);
    if (this.ahead.size && !this.timer) this.timer = window.setTimeout(() => { this.timer = 0; this.fillGap(); },
      patience);
  }

  /** What the stream left out is read by its numbers. */
  async fillGap() {
    if (!this.ahead.size || this.ahead.has(this.last + 1)) return this.take([]);
    try {
      const { entries } = await sim("journal", { query: { after: this.last, limit: mostEntries } });
      for (const entry of entries) if (entry.id > this.last) this.ahead.set(entry.id, entry);
      // What was not among them is not there yet (a slow request has an old number), or not any more.
      if (this.ahead.size) this.last = Math.max(this.last, Math.min(...this.ahead.keys()) - 1);
    } catch {
      // The next event asks again.
    }
    this.take([]);
  }

  /**
   * Puts one that came late in its place, by its number.
   * @param {any} item
   * @returns {boolean} false where it is there, or older than all
   */
  insert(item) {
    let at = this.entries.length;
    while (at > 0 && this.entries[at - 1].id > item.id) at -= 1;
    if (at === 0 || this.entries[at - 1].id === item.id) return false;
    this.entries.splice(at, 0, item);
    return true;
  }

  /** @param {any[]} fresh @param {number} late how many of them are in their place */
  append(fresh, late) {
    if (!fresh.length) return;
    this.entries.push(...fresh.slice(late));
    if (this.entries.length > mostEntries) this.entries.splice(0, this.entries.length - mostEntries);
    this.tell(fresh, false);
  }

  /** @param {any[]} fresh @param {boolean} isNew */
  tell(fresh, isNew) {
    for (const listener of [...this.listeners]) listener(fresh, isNew);
    if (this.counting) return;
    this.counting = window.setTimeout(() => {
      this.counting = 0;
      setCount("j", this.entries.length ? number(this.entries.length) : "");
    }, isNew ? 0 : 1000);
  }
}

/** The feed of the page's world. */
export const feed = new Feed();
