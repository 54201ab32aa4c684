"""Runs the examples of the documents against a fresh server, and compares what comes with what they show.

A document takes part when one of its first ten lines is `<!-- runnable -->`. Its `sh` blocks then run from top to
bottom in one shell, but for a block right after a line `<!-- not run: REASON -->`. A `text` block right after one that
ran is the output that must come: a line that is only `…` stands for any number of lines, and a `…` within a line for
any characters of it.
"""

import argparse
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RUNNABLE = "<!-- runnable -->"
NOT_RUN = "<!-- not run"
# What a reader finds at this address, a run finds at that of its own server.
ADDRESS = "http://127.0.0.1:8280"
# The document that must show every call of the control plane.
CONTROL = "docs/control-plane.md"
# No block may take longer, in seconds.
PATIENCE = 60
# What a page's examples take that not every machine has: a program, or a file.
NEEDS = "<!-- needs "


class Block:
    """An sh block: where it stands, its text, and the lines that must come; None where nothing is said of them."""

    def __init__(self, line, text):
        self.line, self.text, self.expected, self.expected_line = line, text, None, None


def read(path):
    """The blocks of a document, or None where it does not take part."""
    with open(path, encoding="utf-8") as f:
        lines = able(path, f.read().splitlines())
    if RUNNABLE not in lines[:10]:
        return None
    blocks, number, last, skipped = [], 0, None, False
    while number < len(lines):
        line = lines[number]
        number += 1
        if not line.startswith("```"):
            # Only blank lines may lie between a block and what is said of it.
            if line.strip():
                last, skipped = None, line.startswith(NOT_RUN)
            continue
        start = number
        while number < len(lines) and lines[number] != "```":
            number += 1
        body = lines[start:number]
        number += 1
        if line == "```sh" and not skipped:
            last = Block(start + 1, "\n".join(body))
            blocks.append(last)
        elif line == "```text" and last:
            last.expected, last.expected_line, last = body, start + 1, None
        else:
            last = None
        skipped = False
    return blocks


def differences(expected, actual):
    """The first line of what was expected that does not come, as its index and what came there; None where all come."""
    reach = {0}
    for index, line in enumerate(expected):
        if line.strip() == "…":
            reach = set(range(min(reach), len(actual) + 1))
            continue
        pattern = re.compile(".*".join(re.escape(part) for part in line.split("…")))
        after = {at + 1 for at in reach if at < len(actual) and pattern.fullmatch(actual[at])}
        if not after:
            return index, actual[min(reach)] if min(reach) < len(actual) else None
        reach = after
    if len(actual) not in reach:
        return len(expected), actual[min(reach)]
    return None


def able(path, lines):
    """The lines of a document; only its head where it has a line `<!-- needs PROGRAM -->`, and that is not here."""
    needed = [line[len(NEEDS):-len(" -->")] for line in lines[:10] if line.startswith(NEEDS)]
    missing = [name for name in needed if not (os.path.exists(name) or shutil.which(name))]
    if not missing:
        return lines
    print(f"{os.path.relpath(path, ROOT)}: skipped, since {missing[0]} is not here")
    return lines[:1]


class Server:
    """The program on a free port, with the demo seed in memory."""

    def __init__(self, binary, folder):
        port_file = os.path.join(folder, "port")
        self.process = subprocess.Popen(
            [binary, "serve", "--db", ":memory:", "--port", "0", "--tls", "--port-file", port_file, "--log", "off"],
            stdout=subprocess.DEVNULL, cwd=folder, env=environment())
        deadline = time.monotonic() + 30
        while not os.path.exists(port_file):
            if self.process.poll() is not None:
                raise SystemExit(f"doc-examples: the server ended with {self.process.returncode}")
            if time.monotonic() > deadline:
                self.stop()
                raise SystemExit("doc-examples: the server was not ready within 30 s")
            time.sleep(0.05)
        with open(port_file) as f:
            self.url = f"http://127.0.0.1:{int(f.readline())}"

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


def environment(**more):
    return {k: v for k, v in os.environ.items() if not k.startswith("FAST2SIM_")} | more


class Run:
    """A document's blocks, run in one shell against a server of their own."""

    def __init__(self, document, blocks, binary):
        self.document, self.blocks, self.binary = document, blocks, os.path.abspath(binary)
        self.failures, self.calls, self.operations = [], set(), {}

    def fail(self, line, text):
        self.failures.append(f"{self.document}:{line}: {text}")

    def run(self):
        with tempfile.TemporaryDirectory() as folder:
            server = Server(self.binary, folder)
            try:
                self.describe(server.url)
                output = self.shell(server.url, folder)
            finally:
                server.stop()
            self.compare(output, server.url)
            self.trace(os.path.join(folder, "traces"))
        return self

    def describe(self, url):
        with urllib.request.urlopen(f"{url}/_sim/control.openapi.json", timeout=30) as answer:
            described = json.load(answer)
        for path, item in described["paths"].items():
            for method in item:
                self.operations[f"{method.upper()} {path}"] = pattern(method, path)

    def shell(self, url, folder):
        """What the blocks print, with a line before and behind each."""
        mark = f"=={os.urandom(8).hex()}=="
        script = []
        for number, block in enumerate(self.blocks):
            script.append(f"printf '{mark} begin {number}\\n'\n{block.text.replace(ADDRESS, url)}\n")
            script.append(f"printf '\\n{mark} end {number}\\n'\n")
        programs, traces, work = (os.path.join(folder, name) for name in ("programs", "traces", "work"))
        for path in (programs, traces, work):
            os.mkdir(path)
        os.symlink(self.binary, os.path.join(programs, "fast2sim"))
        os.symlink(os.path.join(ROOT, "examples"), os.path.join(work, "examples"))
        # A curl that also writes down what goes over the wire, from which it is known what was called.
        curl = os.path.join(programs, "curl")
        with open(curl, "w") as f:
            f.write(f'#!/bin/sh\nexec "{shutil.which("curl")}" --trace-ascii "{traces}/$$" "$@"\n')
        os.chmod(curl, 0o755)
        file = os.path.join(folder, "examples.sh")
        with open(file, "w") as f:
            f.write("".join(script))
        process = subprocess.Popen(
            ["sh", "-eu", file], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=work,
            env=environment(SIM=url, PATH=f"{programs}:{os.environ['PATH']}"), start_new_session=True)
        try:
            output = process.communicate(timeout=PATIENCE * max(1, len(self.blocks)))[0]
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output = process.communicate()[0]
        finally:
            # What an example has left running is of its own group.
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
        text = output.decode("utf-8", "replace").replace("\r\n", "\n")
        found = {}
        for number in range(len(self.blocks)):
            begin, end = f"{mark} begin {number}\n", f"\n{mark} end {number}\n"
            if begin in text:
                rest = text.split(begin, 1)[1]
                found[number] = (rest.split(end, 1)[0], end in rest)
        return found, process.returncode

    def compare(self, output, url):
        found, status = output
        for number, block in enumerate(self.blocks):
            if number not in found:
                self.fail(block.line, "was not reached")
                break
            text, ended = found[number]
            actual = text.replace(url, ADDRESS).rstrip("\n").split("\n") if text.strip() else []
            if not ended:
                shown = "\n    ".join(actual[-20:])
                self.fail(block.line, f"the block ended the shell with {status}; it printed\n    {shown}")
                break
            if block.expected is None:
                continue
            different = differences(block.expected, actual)
            if different:
                index, came = different
                wanted = block.expected[index] if index < len(block.expected) else "the end"
                came = "the end" if came is None else came[:600] + "…" * (len(came) > 600)
                self.fail(block.expected_line + index, f"expected\n    {wanted}\n  and there came\n    {came}")

    def trace(self, folder):
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as f:
                self.calls |= set(traced(f.read().splitlines()))


def pattern(method, path):
    """A call that answers an operation of the description."""
    segments = re.sub(r"\\\{[^/]*\\\}", "[^/?]+", re.escape(path))
    return re.compile(rf"{method.upper()} (/w/[^/]+)?{segments}(\?.*)?")


def traced(lines):
    """Method, target and status of each call that curl wrote down."""
    heading, text, sent = "", "", None
    for line in lines + ["=="]:
        if re.match(r"[0-9a-f]{4,}: ", line):
            # Long lines are cut into pieces of 64 characters, and only the first line of a message matters.
            if not text or (cut and ("Send header" in heading)):
                piece = line.split(": ", 1)[1]
                text, cut = text + piece, len(piece) == 64
            continue
        if "Send header" in heading:
            sent = text.rsplit(" HTTP/", 1)[0]
        elif "Recv header" in heading and text.startswith("HTTP/") and sent:
            yield sent, int(text.split(" ")[1])
            sent = None
        heading, text, cut = line, "", False


def unseen(run):
    """The operations of the control plane that no example calls with success."""
    good = [call for call, status in run.calls if 200 <= status < 300]
    return [name for name, wanted in run.operations.items() if not any(wanted.fullmatch(call) for call in good)]


def documents():
    found = glob.glob("README*.md", root_dir=ROOT) + glob.glob("docs/**/*.md", root_dir=ROOT, recursive=True)
    return sorted(found)


def drop_call(blocks):
    del blocks[next(n for n, block in enumerate(blocks) if "/_sim/outbox" in block.text)]


def change_output(blocks):
    block = next(block for block in blocks if block.expected)
    block.expected[0] = block.expected[0].replace('"', "'", 1)


def break_command(blocks):
    blocks[-1].text += "\nfalse"


# Mistakes in the page of the control plane, and what must be said of each.
MISTAKES = {
    "a call that no example shows": (drop_call, "no example calls GET /_sim/outbox"),
    "an output that does not come": (change_output, "expected"),
    "a command that fails": (break_command, "ended the shell with 1"),
}


def prove(binary):
    missed = 0
    for name, (plant, wanted) in MISTAKES.items():
        blocks = read(os.path.join(ROOT, CONTROL))
        plant(blocks)
        failures, _ = check(CONTROL, blocks, binary)
        found = next((failure.splitlines()[0] for failure in failures if wanted in failure), None)
        missed += found is None
        print(f"planted {name}: found: {found or 'NOTHING'}")
    print(f"doc-examples: {missed} of {len(MISTAKES)} planted mistakes were missed")
    return 1 if missed else 0


def check(document, blocks, binary):
    """What is wrong with a document, and a line for each thing that was looked at."""
    started = time.monotonic()
    run = Run(document, blocks, binary).run()
    said = [f"{document}: {len(blocks)} examples, {len(run.failures)} failures, {time.monotonic() - started:.0f} s"]
    failures = run.failures
    if document == CONTROL and not failures:
        missing = unseen(run)
        failures = [f"{document}:1: no example calls {name} with success" for name in missing]
        said.append(f"{document}: calls {len(run.operations) - len(missing)} of {len(run.operations)} operations")
    return failures, said


def main():
    parser = argparse.ArgumentParser(prog="scripts/doc-examples", description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=".build/release/fast2sim", help="the program to run; it is built otherwise")
    parser.add_argument("--prove", action="store_true", help="plant mistakes, and fail where one is not found")
    parser.add_argument("document", nargs="*", help="only these documents")
    options = parser.parse_args()
    if not shutil.which("curl"):
        raise SystemExit("doc-examples: needs curl")
    if options.prove:
        return prove(options.binary)

    failures, count = [], 0
    for document in options.document or documents():
        blocks = read(os.path.join(ROOT, document))
        if blocks is None:
            if options.document:
                failures.append(f"{document}:1: has no line {RUNNABLE} at its top")
            continue
        wrong, said = check(document, blocks, options.binary)
        count += 1
        failures += wrong
        print("\n".join(said))
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"doc-examples: {len(failures)} failures in {count} documents")
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main())
