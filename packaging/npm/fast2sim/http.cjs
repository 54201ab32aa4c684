'use strict';
// Calls of the control plane. By node:http: a test may have put its own in the place of fetch, and jsdom has none.

const http = require('node:http');
const https = require('node:https');

/** A call that the simulator refused. */
class SimulatorError extends Error {
  name = 'SimulatorError';

  constructor(status, message, problem) {
    super(message);
    this.status = status;
    this.code = problem?.code;
    this.problem = problem;
  }
}

// verify may wait for a minute.
const PATIENCE_MS = 90_000;

/** Sends JSON, or bytes as they are; the JSON of the answer, or undefined where it has no body. */
async function call(method, url, body, type = 'application/json') {
  // Of `serve --env-file`, and the variable that `serve` itself reads.
  const key = process.env.FAST2_SIM_ADMIN_KEY || process.env.FAST2SIM_ADMIN_KEY;
  const headers = { 'Content-Type': type, ...(key && { 'X-Sim-Admin-Key': key }) };
  const data = body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const { text } = await send(method, url, data, headers);
  return text ? JSON.parse(text) : undefined;
}

/** One request; the text of its answer and its number in the journal. Throws SimulatorError where it is not 2xx. */
function send(method, url, data, headers) {
  return new Promise((resolve, reject) => {
    const { request } = url.startsWith('https:') ? https : http;
    const length = data === undefined ? 0 : Buffer.byteLength(data);
    const options = { method, agent: false, timeout: PATIENCE_MS, headers: { ...headers, 'Content-Length': length } };
    const failed = (error) => reject(new Error(`no simulator answers at ${url}: ${error.message}`, { cause: error }));
    const asked = request(url, options, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', failed);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if (answer.statusCode < 300) resolve({ text, number: Number(answer.headers['x-sim-request-id']) });
        else reject(refused(method, url, answer.statusCode, text));
      });
    });
    asked.on('error', failed);
    asked.on('timeout', () => asked.destroy(new Error(`nothing came for ${PATIENCE_MS / 1000} s`)));
    asked.end(data);
  });
}

function refused(method, url, status, text) {
  let problem;
  try {
    problem = JSON.parse(text);
  } catch {
    // It is no problem document, and is shown as it is.
  }
  if (!problem?.detail) return new SimulatorError(status, `${method} ${url}: ${status} ${text.slice(0, 500)}`, problem);
  return new SimulatorError(status, `${problem.detail} ${problem.hint ?? ''}`.trim(), problem);
}

module.exports = { SimulatorError, call, send };
