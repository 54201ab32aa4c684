'use strict';
// Where the program is, and why it can't run.

const { existsSync, readFileSync } = require('node:fs');
const { constants } = require('node:os');
const { delimiter, join } = require('node:path');

/** The program is not there, or this machine can't run it; says what to do. */
class CannotRun extends Error {
  name = 'CannotRun';
}

const ELSEWHERE =
  'Or let it run elsewhere, and say where: FAST2_SIM_URL=http://HOST:PORT/_sim, or FAST2SIM_PROGRAM=FILE.';

const ELF = Buffer.from('ELF');

/** The path of the program that came with this package; throws CannotRun where none did. */
function findBinary() {
  const name = `fast2sim-${process.platform}-${process.arch}`;
  try {
    // Beside this package, or installed by the project: what installs with strict walls lets each see its own alone.
    return require.resolve(`${name}/bin/fast2sim`, { paths: [__dirname, process.cwd()] });
  } catch {
    throw new CannotRun(`${missing(name)} ${ELSEWHERE}`);
  }
}

function missing(name) {
  if (name !== 'fast2sim-linux-x64') {
    return `fast2sim is for Linux on x86-64, and this is ${process.platform} on ${process.arch}: use WSL 2 on Windows.`;
  }
  if (!glibc()) return wrongLibrary('fast2sim');
  return (
    `the package ${name}, which has the program, is not installed: npm leaves it out with --omit=optional. ` +
    `Install it beside fast2sim: npm install --save-dev ${name}.`
  );
}

/** The version of the C library where that is glibc. */
function glibc() {
  return process.report?.getReport().header.glibcVersionRuntime;
}

function wrongLibrary(program) {
  return (
    `${program} needs glibc 2.34 or later, and this looks like a system with another C library, such as Alpine: ` +
    'take an image of Debian, Ubuntu or Fedora.'
  );
}

/** The program that tests start: the one that is named, ours, or one of PATH. */
function findProgram() {
  if (process.env.FAST2SIM_PROGRAM) return process.env.FAST2SIM_PROGRAM;
  try {
    return findBinary();
  } catch (problem) {
    // From the sources, or with a program that came another way; but not our own launcher, which looks here.
    const folders = (process.env.PATH ?? '').split(delimiter).filter((f) => f && !/node_modules.\.bin/.test(f));
    const found = folders.map((folder) => join(folder, 'fast2sim')).find((file) => existsSync(file));
    if (found) return found;
    throw problem;
  }
}

/** Why the system would not start a program. */
function explained(program, error) {
  const is = (name) => error.code === name || error.errno === -constants.errno[name];
  let why = `can't start ${program}: ${error.message}.`;
  if (is('ENOENT') && existsSync(program)) why = wrongLibrary(program);
  else if (is('ENOENT')) why = `no ${program} here: npm install --save-dev fast2sim, or set FAST2SIM_PROGRAM.`;
  else if (is('EACCES')) {
    why = `${program} may not be executed: look at its rights, and whether its file system is mounted noexec.`;
  }
  return new CannotRun(`${why} ${ELSEWHERE}`);
}

/** Why a program that was started ended before it was ready; `said` is what it wrote on standard error. */
function ended(program, code, said) {
  const text = said.trim();
  // What the system can't execute, Node hands to a shell, which reads it as a script.
  const isRead = /: (line )?1: |cannot execute binary|syntax error/i.test(text);
  if (isRead && readFileSync(program).subarray(1, 4).equals(ELF)) {
    return new CannotRun(
      `${program} is a program for Linux on x86-64, and this is ${process.platform} on ${process.arch}. ${ELSEWHERE}`,
    );
  }
  if (text.includes('GLIBC_')) {
    const have = glibc() ?? 'another C library';
    return new CannotRun(`${program} needs glibc 2.34 or later; this system has ${have}. ${ELSEWHERE}\n${text}`);
  }
  return new CannotRun(`${program} did not start; it ended with ${code}${text ? `:\n${text}` : ''}`);
}

module.exports = { CannotRun, ended, explained, findBinary, findProgram };
