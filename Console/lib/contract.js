// The API's contracts as the server describes them, each read once.

import { sim } from "./api.js";

/**
 * @typedef {{id: string, method: string, path: string, tag: string, op: any, aliases: {method: string, path: string}[]}} Operation
 * @typedef {{name: string, operations: Operation[], byID: Map<string, Operation>, tags: {name: string, description: string}[],
 *   components: any}} Contract
 * @typedef {{path: string, name: string, depth: number, isRequired: boolean, schema: any, type: string}} Field
 */

/** @type {Map<string, Promise<Contract>>} */
const known = new Map();

/**
 * The contract of a name, `1.1` or `published`; the world's own where none is named.
 * @param {string} [name]
 * @returns {Promise<Contract>}
 */
export function contract(name = "") {
  let reading = known.get(name);
  if (!reading) {
    reading = sim("openapi.json", { query: { contract: name } }).then(understood);
    known.set(name, reading);
    reading.catch(() => known.delete(name));
  }
  return reading;
}

/**
 * @param {any} document
 * @returns {Contract}
 */
function understood(document) {
  /** @type {Operation[]} */
  const operations = [];
  /** @type {Operation[]} */
  const aliases = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ["get", "post", "put", "delete"]) {
      const op = item[method];
      if (!op) continue;
      const one = { id: op.operationId, method: method.toUpperCase(), path, tag: op.tags?.[0] ?? "", op, aliases: [] };
      (op["x-fast2-alias-of"] ? aliases : operations).push(one);
    }
  }
  const byID = new Map(operations.map((one) => [one.id, one]));
  for (const { op, method, path } of aliases) byID.get(op["x-fast2-alias-of"])?.aliases.push({ method, path });
  return { name: document["x-fast2-contract"] ?? "", operations, byID, tags: document.tags ?? [],
    components: document.components };
}

/**
 * What a `$ref`, or an `allOf` of one, stands for, together with what is said beside it.
 * @param {Contract} source
 * @param {any} value
 * @returns {any}
 */
export function resolved(source, value) {
  const ref = value?.$ref ?? value?.allOf?.[0]?.$ref;
  if (!ref) return value ?? {};
  const [, , kind, name] = ref.split("/");
  return { ...source.components[kind]?.[name], ...value, name };
}

/**
 * The fields of a schema and those within, each with its path.
 * @param {Contract} source
 * @param {any} schema
 * @returns {Field[]}
 */
export function fieldsOf(source, schema) {
  /** @type {Field[]} */
  const out = [];
  /** @param {any} value @param {string} base @param {number} depth */
  const walk = (value, base, depth) => {
    let object = resolved(source, value);
    if (object.type === "array") object = resolved(source, object.items);
    for (const [name, item] of Object.entries(object.properties ?? {})) {
      const of = resolved(source, item);
      const inner = of.type === "array" ? resolved(source, of.items) : of;
      const path = base ? `${base}.${name}` : name;
      out.push({ path, name, depth, isRequired: object.required?.includes(name) ?? false, schema: of,
        type: typeOf(of, inner) });
      if (inner.properties && depth < 5) walk(inner, path, depth + 1);
    }
  };
  walk(schema, "", 0);
  return out;
}

/** @param {any} schema @param {any} inner */
function typeOf(schema, inner) {
  const one = inner.format ?? inner.type ?? "";
  return schema.type === "array" ? `[${one}]` : one;
}

/** The statuses that any request may be answered with, whatever the operation. */
export const commonStatuses = new Set(["413", "414", "431", "500"]);

/**
 * The statuses that an operation may answer, without those that any may.
 * @param {Operation} operation
 */
export const statusesOf = (operation) =>
  Object.keys(operation.op.responses).filter((status) => !commonStatuses.has(status));

/**
 * The paragraphs of a description that are rules: `{text, rule}`.
 * @param {any} op
 * @returns {{text: string, rule: string}[]}
 */
export function rulesOf(op) {
  return String(op.description ?? "").split("\n\n").map((text) => {
    const found = /^(.*) \(rule ([\w. -]+)\)$/s.exec(text);
    return found ? { text: found[1], rule: found[2] } : { text, rule: "" };
  }).filter((item) => item.text);
}
