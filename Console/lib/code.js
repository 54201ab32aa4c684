// A request that was not sent yet as code that sends it. What was sent, the journal writes as code by itself.

/** @typedef {{method: string, url: string, headers: [string, string | Secret][], body?: string, file?: {part: string, name: string}}} Sketch */

/** A value that is read from a variable of the environment. */
export class Secret {
  /** @param {string} before @param {string} variable */
  constructor(before, variable) {
    this.before = before;
    this.variable = variable;
  }
}

/**
 * A string literal of Python, C# and JavaScript: that of JSON, with nothing in it that ends a line in one of them, or isn't seen.
 * @param {string} text
 */
const literal = (text) => JSON.stringify(text).replace(/[\u007f-\u009f\u2028-\u202f\u2060-\u206f\ufeff]/g,
  (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
/** @param {string} text */
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** @param {string | Secret} value @param {(variable: string) => string} variable */
const joined = (value, variable) =>
  value instanceof Secret ? (value.before ? `${literal(value.before)} + ${variable(value.variable)}`
    : variable(value.variable)) : literal(value);

/** @param {Sketch} request */
function curl({ method, url, headers, body, file }) {
  const lines = [`curl -X ${method} ${quoted(url)}`];
  for (const [name, value] of headers) lines.push(value instanceof Secret
    ? `-H "${name}: ${value.before}$${value.variable}"` : `-H ${quoted(`${name}: ${value}`)}`);
  if (body !== undefined) lines.push(`--data-binary ${quoted(body)}`);
  if (file) lines.push(`-F ${quoted(`${file.part}=@${file.name}`)}`);
  return `${lines.join(" \\\n  ")}\n`;
}

/** @param {Sketch} request */
function python({ method, url, headers, body }) {
  const fields = headers.map(([name, value]) =>
    `    ${literal(name)}: ${joined(value, (variable) => `os.environ["${variable}"]`)},\n`).join("");
  return `import os
import urllib.error
import urllib.request

request = urllib.request.Request(${literal(url)}, method=${literal(method)}${body === undefined ? "" : `,
    data=${literal(body)}.encode()`}, headers={
${fields}})
try:
    answer = urllib.request.urlopen(request)
except urllib.error.HTTPError as refused:
    answer = refused
print(answer.status, answer.read().decode())
`;
}

/** @param {Sketch} request */
function csharp({ method, url, headers, body }) {
  const fields = headers.filter(([name]) => name !== "Content-Type")
    .map(([name, value]) =>
      `request.Headers.TryAddWithoutValidation(${literal(name)}, ${joined(value, (variable) => `Environment.GetEnvironmentVariable("${variable}")`)});\n`).join("");
  const type = headers.find(([name]) => name === "Content-Type")?.[1];
  return `using System;
using System.Net.Http;
using System.Text;

using var client = new HttpClient();
using var request = new HttpRequestMessage(new HttpMethod(${literal(method)}), ${literal(url)});
${fields}${body === undefined ? "" : `request.Content = new StringContent(${literal(body)}, Encoding.UTF8, ${literal(String(type))});\n`}using var answer = await client.SendAsync(request);
Console.WriteLine((int)answer.StatusCode + " " + await answer.Content.ReadAsStringAsync());
`;
}

/** @param {Sketch} request */
function js({ method, url, headers, body }) {
  const fields = headers.map(([name, value]) =>
    `    ${literal(name)}: ${joined(value, (variable) => `process.env.${variable}`)},\n`).join("");
  return `const answer = await fetch(${literal(url)}, {
  method: ${literal(method)},
  headers: {
${fields}  },
${body === undefined ? "" : `  body: ${literal(body)},\n`}});
console.log(answer.status, await answer.text());
`;
}

/**
 * The languages by their names, and what writes them.
 * @type {[string, (request: Sketch) => string][]}
 */
export const languages = [["curl", curl], ["Python", python], ["C#", csharp], ["JavaScript", js]];
