// A form made of a JSON Schema: a field for each member, so that what the server takes and what the form offers are one.

import { h, newID } from "./dom.js";
import { t } from "./text.js";
import { field, select } from "./ui.js";

/**
 * A part of a form. `read` answers what is written there, undefined where it is left out.
 * @typedef {{element: HTMLElement, read: () => any, isWide?: boolean}} Part
 */

/** What is written in a field can't be read; the field has the focus. */
export class Unreadable extends Error {}

/**
 * The members of an object as fields.
 * @param {any} schema of an object with `properties`
 * @param {{refs: (schema: any) => any, hint: (name: string, schema: any) => string, choices?: Record<string, string[]>, onchange: () => void}} options
 *   `refs` follows a reference; `hint` says what a member is; `choices` are values that are offered for a name, and not the only ones
 * @returns {Part}
 */
export function members(schema, options) {
  const required = new Set(schema.required ?? []);
  const parts = Object.entries(schema.properties ?? {}).map(([name, own]) => {
    const whole = options.refs(own);
    return { name, part: part(name, { ...whole, description: /** @type {any} */ (own).description ?? whole.description }, required.has(name), options) };
  });
  return {
    element: h("div.members", null, parts.map(({ part }) => part.element)),
    read: () => {
      const entries = parts.map(({ name, part }) => [name, part.read()]).filter(([, value]) => value !== undefined);
      return entries.length ? Object.fromEntries(entries) : undefined;
    },
    isWide: true,
  };
}

/**
 * @param {string} name @param {any} schema @param {boolean} isRequired @param {Parameters<typeof members>[1]} options
 * @returns {Part}
 */
function part(name, schema, isRequired, options) {
  const kinds = schema.anyOf?.map((/** @type {any} */ one) => options.refs(one).type) ?? [];
  if (schema.type === "object" && schema.properties) {
    const inner = members(schema, options);
    return { ...inner, element: h("fieldset", null, h("legend", null, h("code", null, name)), h("p.muted", null, options.hint(name, schema)), inner.element) };
  }
  if (schema.enum) return control(name, schema, select([["", t("schema.leftOut")], ...schema.enum.map((/** @type {any} */ value) => [String(value), String(value)])], "", options.onchange), options, (text) => text);
  if (schema.type === "boolean") {
    const box = h("input", { type: "checkbox", id: newID(), onchange: options.onchange });
    return { element: h("label.check", { for: box.id }, box, h("span", null, h("code", null, name), " ", h("small", null, options.hint(name, schema)))), read: () => (box.checked ? true : undefined) };
  }
  if (schema.type === "integer" || schema.type === "number") {
    const input = h("input", { type: "number", min: schema.minimum, max: Math.min(schema.maximum ?? 1e15, 1e15), step: schema.type === "integer" ? 1 : "any", required: isRequired });
    return control(name, schema, input, options, Number);
  }
  if (schema.type === "string" || kinds.includes("string")) return line(name, schema, kinds, isRequired, options);
  return control(name, schema, h("textarea", { rows: 2, spellcheck: false, placeholder: "{}" }), options, JSON.parse, true);
}

/** @param {string} name @param {any} schema @param {string[]} kinds @param {boolean} isRequired @param {Parameters<typeof members>[1]} options */
function line(name, schema, kinds, isRequired, options) {
  const choices = options.choices?.[name];
  const list = choices?.length ? h("datalist", { id: newID() }, choices.map((value) => h("option", { value }))) : null;
  const input = h("input", { type: "text", maxlength: schema.maxLength ?? 1000, required: isRequired, list: list?.id, autocomplete: "off", spellcheck: false });
  const made = control(name, schema, input, options, (text) => {
    if (kinds.includes("object") && text.startsWith("{")) return JSON.parse(text);
    if (kinds.includes("integer") && /^\d+$/.test(text)) return Number(text);
    const several = kinds.includes("array") ? text.split(",").map((one) => one.trim()).filter(Boolean) : [];
    return several.length > 1 ? several : text;
  });
  if (list) made.element.append(list);
  return made;
}

/**
 * @param {string} name @param {any} schema @param {any} input @param {Parameters<typeof members>[1]} options
 * @param {(text: string) => any} value of what is written @param {boolean} [isWide]
 * @returns {Part}
 */
function control(name, schema, input, options, value, isWide = false) {
  input.addEventListener("input", () => { input.setCustomValidity(""); options.onchange(); });
  const element = field(name, input, options.hint(name, schema));
  element.classList.toggle("wide", isWide);
  return {
    element, isWide,
    read: () => {
      const text = input.value.trim();
      // A number that is none is empty, and says so itself.
      if (!text && !input.validity.badInput) return undefined;
      try {
        if (input.validity.badInput) throw new Error();
        return value(text);
      } catch {
        throw new Unreadable(t(isWide || text.startsWith("{") ? "schema.noJSON" : "schema.noNumber", { name }));
      }
    },
  };
}
