// The world as it is, saved as a scenario file.

import { sim, world } from "./api.js";
import { h } from "./dom.js";
import { t } from "./text.js";
import { action, dialog, download, field } from "./ui.js";

/**
 * A value in YAML, which takes JSON for its own.
 * @param {any} value
 */
const quoted = (value) => JSON.stringify(value);

/**
 * The lines of a seed file as the `state` of a scenario.
 * @param {string} seed in YAML
 */
function stateOf(seed) {
  const lines = seed.replace(/\n+$/, "").split("\n").filter((line) => !/^(fast2|name|contract):/.test(line));
  return lines.map((line) => (line ? `  ${line}` : line)).join("\n");
}

/** Asks for a name and gives the file to the browser. */
export async function saveScenario() {
  const name = h("input", { required: true, value: t("scenario.name", { world }) });
  const why = h("input", { placeholder: t("scenario.whyHint") });
  await dialog(t("board.save"), (close) => {
    const save = action("button.primary", { type: "submit", act: async () => {
      if (!name.reportValidity()) return;
      const [seed, clock, faults, settings] = await Promise.all([sim("state", { query: { format: "yaml" }, text: true }), sim("clock"), sim("faults"), sim("settings")]);
      download(fileOf(name.value.trim(), why.value.trim(), seed, clock, faults, settings), `${fileName(name.value)}.yaml`, "application/yaml");
      close(true);
    } }, t("scenario.save"));
    return h("form.fields", { method: "dialog", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
      h("p", null, t("scenario.text")), field(t("scenario.nameLabel"), name), field(t("scenario.whyLabel"), why),
      h("div.acts", null, save, h("button", { type: "button", onclick: () => close() }, t("cancel"))));
  });
}

/**
 * @param {string} name
 * @param {string} why
 * @param {string} seed
 * @param {any} clock
 * @param {any[]} faults
 * @param {any} settings
 */
function fileOf(name, why, seed, clock, faults, settings) {
  const rules = faults.filter((item) => !item.over).map((item) => item.rule);
  const lines = [
    "fast2: scenario/1", `name: ${quoted(name)}`, why && `why: ${quoted(why)}`, "seed: none", settings.contract && `contract: ${quoted(settings.contract)}`, `clock: ${clock.now}`,
    settings.quirks?.length && `quirks: ${quoted(settings.quirks)}`, rules.length && `faults: ${quoted(rules)}`, "state:", stateOf(seed),
  ];
  return `${lines.filter(Boolean).join("\n")}\n`;
}

/** @param {string} name */
const fileName = (name) => name.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "scenario";
