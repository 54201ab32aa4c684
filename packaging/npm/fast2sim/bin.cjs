#!/usr/bin/env node
'use strict';
// `npx fast2sim`: the program.

const { spawn } = require('node:child_process');
const { constants } = require('node:os');
const { isatty } = require('node:tty');

const { CannotRun, explained, findBinary } = require('./program.cjs');

function fail(problem) {
  if (!(problem instanceof CannotRun)) throw problem;
  console.error(`fast2sim: ${problem.message}`);
  process.exit(126);
}

let program;
try {
  program = findBinary();
} catch (problem) {
  fail(problem);
}
const child = spawn(program, process.argv.slice(2), { stdio: 'inherit' });
child.on('error', (error) => fail(explained(program, error)));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // In a terminal Ctrl-C comes to both.
    if (signal !== 'SIGINT' || !isatty(0)) child.kill(signal);
  });
}
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
