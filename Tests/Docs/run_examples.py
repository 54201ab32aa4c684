"""Runs the examples of the documents against a fresh server, and compares what comes with what they show.

A document takes part when one of its first ten lines is `<!-- runnable -->`. Its `sh` blocks then run from top to
bottom in one shell, but for a block right after a line `<!-- not run: REASON -->`. A `text` block right after one that
ran is the output that must come: a line that is only `…` stands for any number of lines, and a `…` within a line for
any characters of it.

A block after `<!-- terminal of its own -->` starts the server that the others of its page ask, in the place of the one
that a page has otherwise; the output to come is what it prints until it is ready. A block after `<!-- in a clone -->`
takes files of the sources. `--walks` leaves those out, since it pastes the pages that a newcomer begins with in a folder
where nothing is.
"""

import argparse
import glob
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RUNNABLE = "<!-- runnable -->"
NOT_RUN = "<!-- not run"
SERVES = "<!-- terminal of its own -->"
IN_CLONE = "<!-- in a clone -->"
# What a reader finds at these addresses, a run finds at those of its own server.
ADDRESS = "http://127.0.0.1:8280"
TLS_ADDRESSES = ["https://localhost:8243", "https://127.0.0.1:8243"]
# The document that must show every call of the control plane.
CONTROL = "docs/control-plane.md"
# Where integrators, pipelines and testers begin, in both languages.
WALKS = ["README.md", "docs/integrators.md", "docs/ci.md", "docs/testers.md", "README.sv.md", "docs/sv/testare.md"]
# No block may take longer, in seconds.
PATIENCE = 60
# What a page's examples take that not every machine has: a program, or a file.
NEEDS = "<!-- needs "


class Block:
    """An sh block: where it stands, its text, the line that says how it runs, and the lines that must come; None where
    nothing is said of them."""

    def __init__(self, line, text, mark):
        self.line, self.text, self.expected, self.expected_line = line, text, None, None
        self.serves, self.in_clone = mark == SERVES, mark == IN_CLONE


def read(path):
    """The blocks of a document, or None where it does not take part."""
    with open(path, encoding="utf-8") as f:
        lines = able(path, f.read().splitlines())
    if RUNNABLE not in lines[:10]:
        return None
    blocks, number, last, mark = [], 0, None, ""
    while number < len(lines):
        line = lines[number]
        number += 1
        if not line.startswith("```"):
            # Only blank lines may lie between a block and what is said of it.
            if line.strip():
                last, mark = None, line
            continue
        start = number
        while number < len(lines) and lines[number] != "```":
            number += 1
        body = lines[start:number]
        number += 1
        if line == "```sh" and not mark.startswith(NOT_RUN):
            last = Block(start + 1, "\n".join(body), mark)
            blocks.append(last)
        elif line == "```text" and last:
            last.expected, last.expected_line, last = body, start + 1, None
        else:
            last = None
        mark = ""
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
    """The program on a free port, with the demo seed in memory, and what it prints in the file `server` of a folder."""

    def __init__(self, binary: str, folder: str, *options: str) -> None:
        port_file = os.path.join(folder, "port")
        with open(os.path.join(folder, "server"), "w") as printed:
            self.process = subprocess.Popen(
                [binary, "serve", "--db", ":memory:", "--port", "0", "--port-file", port_file, *options],
                stdout=printed, stderr=printed, cwd=folder, env=environment(NO_COLOR="1"))
        deadline = time.monotonic() + 30
        while not os.path.exists(port_file):
            if self.process.poll() is not None:
                with open(os.path.join(folder, "server")) as printed:
                    raise SystemExit(f"the server ended with {self.process.returncode}: {printed.read()}")
            if time.monotonic() > deadline:
                self.stop()
                raise SystemExit("the server was not ready within 30 s")
            time.sleep(0.05)
        with open(port_file) as f:
            self.ports = [int(line) for line in f]

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


def environment(**more: str) -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith(("FAST2", "CONSUMER_", "KUND_"))} | more


def free_ports(count):
    """Ports that nobody had a moment ago."""
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in taken]
    for one in taken:
        one.close()
    return ports


# Starts what a block serves with, and prints what that has said by the time that it is ready.
SERVING = """( export FAST2SIM_PORT={port} FAST2SIM_TLS_PORT={tls_port}
{text}
) >"{folder}/server" 2>&1 &
fast2sim wait --url http://127.0.0.1:{port} --timeout 30s >"{folder}/waited" 2>&1 || {{
  cat "{folder}/server" "{folder}/waited"; exit 1; }}
# It may answer a moment before it says that it does.
( tries=50; until [ -s "{folder}/server" ] || [ $tries = 0 ]; do sleep 0.1; tries=$((tries - 1)); done )
cat "{folder}/server"
"""


def addresses(ports):
    """Where a run finds what a page names."""
    secure = {shown: shown.replace("8243", str(ports[1])) for shown in TLS_ADDRESSES}
    return {ADDRESS: f"http://127.0.0.1:{ports[0]}"} | secure


class Run:
    """A document's blocks, run in one shell against a server of their own."""

    def __init__(self, document, blocks, binary, empty=False):
        self.document, self.blocks, self.binary = document, blocks, os.path.abspath(binary)
        self.empty = empty
        self.failures, self.calls, self.operations = [], set(), {}

    def fail(self, line, text):
        self.failures.append(f"{self.document}:{line}: {text}")

    def run(self):
        with tempfile.TemporaryDirectory() as folder:
            if any(block.serves for block in self.blocks):
                ports = free_ports(2)
                output = self.shell(ports, folder)
            else:
                server = Server(self.binary, folder, "--tls", "--log", "off")
                ports = server.ports
                try:
                    self.describe(f"http://127.0.0.1:{ports[0]}")
                    output = self.shell(ports, folder)
                finally:
                    server.stop()
            self.compare(output, addresses(ports))
            self.trace(os.path.join(folder, "traces"))
        return self

    def describe(self, url):
        with urllib.request.urlopen(f"{url}/_sim/control.openapi.json", timeout=30) as answer:
            described = json.load(answer)
        for path, item in described["paths"].items():
            for method in item:
                self.operations[f"{method.upper()} {path}"] = pattern(method, path)

    def shell(self, ports, folder):
        """What the blocks print, with a line before and behind each."""
        mark = f"=={os.urandom(8).hex()}=="
        script = []
        for number, block in enumerate(self.blocks):
            text = block.text
            for shown, real in addresses(ports).items():
                text = text.replace(shown, real)
            if block.serves:
                text = SERVING.format(port=ports[0], tls_port=ports[1], text=text, folder=folder)
            script.append(f"printf '{mark} begin {number}\\n'\n{text}\n")
            script.append(f"printf '\\n{mark} end {number}\\n'\n")
        programs, traces, work = (os.path.join(folder, name) for name in ("programs", "traces", "work"))
        for path in (programs, traces, work):
            os.mkdir(path)
        os.symlink(self.binary, os.path.join(programs, "fast2sim"))
        if not self.empty:
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
            env=environment(SIM=f"http://127.0.0.1:{ports[0]}", PATH=f"{programs}:{os.environ['PATH']}"), start_new_session=True)
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

    def compare(self, output, addresses):
        found, status = output
        for number, block in enumerate(self.blocks):
            if number not in found:
                self.fail(block.line, "was not reached")
                break
            text, ended = found[number]
            for shown, real in addresses.items():
                text = text.replace(real, shown)
            actual = text.rstrip("\n").split("\n") if text.strip() else []
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
    block.expected[0] = block.expected[0][:-1] + "?"


def break_command(blocks):
    blocks[-1].text += "\nfalse"


def misspell_command(blocks):
    block = next(block for block in blocks if "fast2sim scenario run" in block.text)
    block.text = block.text.replace("scenario run", "scenario rum")


def forget_server(blocks):
    blocks[:] = [block for block in blocks if not block.serves]
    # As where the address that a page names is another than that at which its server listens.
    for block in blocks:
        block.text = block.text.replace(ADDRESS, f"http://127.0.0.1:{free_ports(1)[0]}")


def change_option(blocks):
    block = next(block for block in blocks if "--fail-on warning" in block.text)
    block.text = block.text.replace("--fail-on warning", "--fail-on error")


# Mistakes in pages, and what must be said of each.
MISTAKES = [
    (CONTROL, "a call that no example shows", drop_call, "no example calls GET /_sim/outbox"),
    (CONTROL, "an output that does not come", change_output, "expected"),
    (CONTROL, "a command that fails", break_command, "ended the shell with 1"),
    ("README.md", "a server that is not started", forget_server, "ended the shell with 7"),
    ("README.sv.md", "an option that does something else", change_option, "expected"),
    ("docs/testers.md", "a command that is misspelt", misspell_command, "ended the shell with 2"),
    ("docs/sv/testare.md", "an output that does not come", change_output, "expected"),
]


def prove(binary, walks):
    mistakes = [mistake for mistake in MISTAKES if not walks or mistake[0] in WALKS]
    missed = 0
    for document, name, plant, wanted in mistakes:
        blocks = chosen(document, walks)
        plant(blocks)
        failures, _ = check(document, blocks, binary, walks)
        found = next((failure.splitlines()[0] for failure in failures if wanted in failure), None)
        missed += found is None
        print(f"planted in {document} {name}: found: {found or 'NOTHING'}")
    print(f"doc-examples: {missed} of {len(mistakes)} planted mistakes were missed")
    return 1 if missed else 0


def chosen(document, walks):
    """The blocks of a document that run; None where it does not take part."""
    blocks = read(os.path.join(ROOT, document))
    return blocks and [block for block in blocks if not (walks and block.in_clone)]


def artefacts(folder):
    """What the two READMEs say to install that the folder does not have."""
    for document in ("README.md", "README.sv.md"):
        with open(os.path.join(ROOT, document), encoding="utf-8") as f:
            lines = f.read().splitlines()
        named = [(n, word) for n, line in enumerate(lines, 1)
                 for word in re.findall(r"fast2sim[-_][\w.-]*\*[\w.*-]*\.\w+", line)]
        if not named:
            yield f"{document}:1: names no file to install"
        for number, word in named:
            if not glob.glob(word, root_dir=folder):
                yield f"{document}:{number}: there is no {word} in {folder}"


def check(document, blocks, binary, empty=False):
    """What is wrong with a document, and a line for each thing that was looked at."""
    started = time.monotonic()
    run = Run(document, blocks, binary, empty).run()
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
    parser.add_argument("--walks", action="store_true", help="the pages that newcomers begin with, in an empty folder")
    parser.add_argument("--dist", help="look for what the READMEs say to install in this folder, too")
    parser.add_argument("document", nargs="*", help="only these documents")
    options = parser.parse_args()
    if not shutil.which("curl"):
        raise SystemExit("doc-examples: needs curl")
    if not os.access(options.binary, os.X_OK):
        raise SystemExit(f"doc-examples: there is no program at {os.path.abspath(options.binary)}")
    if options.prove:
        return prove(options.binary, options.walks)

    failures, count = list(artefacts(options.dist)) if options.dist else [], 0
    named = options.document or (WALKS if options.walks else [])
    for document in named or documents():
        blocks = chosen(document, options.walks)
        if blocks is None:
            if named:
                failures.append(f"{document}:1: has no line {RUNNABLE} at its top")
            continue
        wrong, said = check(document, blocks, options.binary, options.walks)
        count += 1
        failures += wrong
        print("\n".join(said))
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"doc-examples: {len(failures)} failures in {count} documents")
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main())
