// The world as a scenario file: what `POST /_sim/scenario` loads again, and `fast2sim scenario run` takes steps with.

import { h } from "./dom.js";
import { sim } from "./api.js";
import { t } from "./text.js";
import { action, copy, dialog, download, field, toast } from "./ui.js";

/**
 * The world as it is now: data, settings, clock, faults and quirks.
 * @param {string} name
 * @param {string} why
 * @returns {Promise<string>} YAML
 */
export async function worldAsScenario(name, why) {
  const [state, clock, settings, faults] = await Promise.all([
    sim("state", { query: { format: "yaml" }, text: true }), sim("clock"), sim("settings"), sim("faults"),
  ]);
  /** @type {{name: string, lines: string[]}[]} */
  const blocks = [];
  for (const line of state.trimEnd().split("\n")) {
    const key = /^(\w+):/.exec(line)?.[1];
    if (key) blocks.push({ name: key, lines: [line] });
    else blocks.at(-1)?.lines.push(line);
  }
  // JSON is YAML, and quotes whatever is typed.
  const out = ["fast2: scenario/1", `name: ${JSON.stringify(name)}`];
  if (why) out.push(`why: ${JSON.stringify(why)}`);
  out.push("seed: none");
  if (settings.contract) out.push(`contract: ${JSON.stringify(settings.contract)}`);
  out.push(`clock: ${clock.now}`);
  if (settings.quirks?.length) out.push(`quirks: ${JSON.stringify(settings.quirks)}`);
  const live = faults.filter((/** @type {any} */ fault) => !fault.over);
  if (live.length) out.push("faults:", ...live.map((/** @type {any} */ fault) => `  - ${JSON.stringify(fault.rule)}`));
  for (const block of blocks) if (block.name === "settings") out.push(...block.lines);
  const rows = blocks.filter((block) => !["fast2", "name", "settings"].includes(block.name)).flatMap((block) => block.lines);
  if (rows.length) out.push("state:", ...rows.map((line) => (line ? `  ${line}` : "")));
  return `${out.join("\n")}\n`;
}

/**
 * A name as it may stand in a file's name and a world's: `sla-bruten`.
 * @param {string} name
 */
export const plainName = (name) =>
  name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 48) || "scenario";

/** Asks for a name, and saves the world as a file. */
export function saveScenario() {
  return dialog(t("scenarios.save"), (close) => {
    const name = h("input", { required: true, autocomplete: "off", value: "" });
    const why = h("input", { autocomplete: "off" });
    const text = () => worldAsScenario(name.value.trim(), why.value.trim());
    const keep = action("button.primary", { type: "submit", act: async () => {
      if (!name.reportValidity()) return;
      const file = `${plainName(name.value)}.yaml`;
      download(await text(), file, "application/yaml");
      close(true);
      toast(t("scenarios.saved", { file }));
    } }, t("scenarios.saveFile"));
    return h("form.fields", { onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
      h("p.muted", null, t("scenarios.saveText")),
      field(t("scenarios.name"), name), field(t("scenarios.why"), why, t("scenarios.whyHint")),
      h("div.acts", null, keep,
        action("button", { act: async () => { if (name.reportValidity()) { await copy(await text()); toast(t("copied")); } } }, t("copy")),
        h("button", { type: "button", onclick: () => close() }, t("cancel"))));
  });
}
