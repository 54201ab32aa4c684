// Where the page is: `#/j/16?status=400` is path ["j", "16"] and the query. A route can be sent to a colleague.

import { signal } from "./dom.js";

/** @typedef {{path: string[], query: URLSearchParams, text: string}} Route */

/** @returns {Route} */
function read() {
  const text = location.hash.replace(/^#\/?/, "");
  const [path, query] = text.split("?", 2);
  return { path: path.split("/").filter(Boolean).map(decoded), query: new URLSearchParams(query ?? ""), text };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The route of the page. */
export const route = signal(read());

addEventListener("hashchange", () => (route.value = read()));

/**
 * The hash of a place: `to("j", 16)`, `to("j", {status: 400})`. What is null, undefined or empty in the query is left out.
 * @param {...(string | number | Record<string, any>)} parts
 */
export function to(...parts) {
  const last = parts.at(-1);
  const query = typeof last === "object" ? /** @type {Record<string, any>} */ (parts.pop()) : {};
  const path = parts.map((part) => encodeURIComponent(String(part))).join("/");
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(key, String(value));
  }
  const tail = search.toString();
  return `#/${path}${tail ? `?${tail}` : ""}`;
}

/**
 * Goes to a place.
 * @param {...(string | number | Record<string, any>)} parts
 */
export function go(...parts) {
  location.hash = to(...parts);
}

/**
 * Goes to a place without a new step back in the browser's history.
 * @param {...(string | number | Record<string, any>)} parts
 */
export function replace(...parts) {
  history.replaceState(null, "", to(...parts));
  route.value = read();
}

/**
 * Changes the query of the place where the page is, without a new step back in the browser's history.
 * @param {Record<string, any>} changes
 */
export function refine(changes) {
  const { path, query } = route.value;
  const all = { ...Object.fromEntries(query), ...changes };
  replace(...path, all);
}
