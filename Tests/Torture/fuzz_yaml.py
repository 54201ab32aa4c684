"""Seeds and scenarios in YAML, changed by chance: over HTTP, and as files for the commands that check them."""

from __future__ import annotations

import random
import time
from pathlib import Path

import bombs
import mutate
from client import head
from context import Run, Scratch, ending
from fuzzing import Case, fuzz
from server import run as run_command
from tally import LIMITS, Row

ROOT = Path(__file__).resolve().parent.parent.parent
YAML = {"Content-Type": "application/yaml"}
SEED = (ROOT / "seed" / "demo.yaml").read_text()
SCENARIOS = [path.read_text() for path in sorted((ROOT / "scenarios").rglob("*.yaml"))]
PARTS = [part for part in SEED.split("\n\n") if ":" in part]
SCENARIO = """fast2: scenario/1
name: x
why: y
steps:
  - send: GET /v1/arbetsorder/101
    expect: {body: {a: {$match: '%s'}}}
"""
BITS = [
    "&a ",
    "*a",
    "!!str ",
    "!!binary x",
    "!x ",
    "|\n",
    ">-\n",
    "? ",
    "- ",
    "---\n",
    "...\n",
    "%YAML 9.9\n",
    "{",
    "}",
    "[",
    "]",
    "[[[[[[",
    ": ",
    "#",
    "\t",
    "\0",
    "\x7f",
    "\x85",
    "\ufeff",
    "\ufffe",
    "'",
    '"',
    "\\",
    "\\x",
    "@",
    "`",
    "<<: *a",
    "null",
    "~",
    "yes",
    "0o17",
    "1e3",
    ".inf",
    "2026-13-01",
    "PT-1H",
    "[]",
    "{}",
    "*",
    "include: [x]",
]


def document(chance: random.Random, text: str) -> bytes:
    """A text with one to five changes of lines, values or bytes."""
    lines = text.split("\n")
    for _ in range(chance.choice([1, 1, 2, 5])):
        at, way = chance.randrange(len(lines)), chance.randrange(8)
        line = lines[at]
        if way == 0:
            del lines[at]
        elif way == 1:
            lines[at:at] = [line] * chance.choice([1, 3, 400])
        elif way == 2:
            lines[at] = " " * chance.choice([1, 2, 7]) + line if chance.random() < 0.5 else line.lstrip()
        elif way == 3:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], line
        elif way == 4:
            key, colon, value = line.partition(": ")
            lines[at] = key + colon + chance.choice([*mutate.TEXTS, *map(str, mutate.NUMBERS)]) if colon else line
        elif way == 5:
            where = chance.randrange(len(line) + 1)
            lines[at] = line[:where] + chance.choice(BITS) + line[where:]
        elif way == 6:
            words = line.split(" ")
            words[chance.randrange(len(words))] = chance.choice(text.split())
            lines[at] = " ".join(words)
        else:
            lines[at] = mutate.raw(chance, line.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")
        lines = lines or [""]
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def make(chance: random.Random, number: int) -> Case:
    world = f"/w/yaml-{number % 4}"
    if number % 3 == 2:
        request = head("POST", f"{world}/_sim/scenario", document(chance, chance.choice(SCENARIOS)), YAML)
    else:
        request = head(
            "POST",
            f"{world}/_sim/state",
            document(chance, "\n\n".join(chance.sample(PARTS, chance.choice([1, 2, 4])))),
            YAML,
        )
    return Case(
        f"YAML {number}", [request], after=[head("POST", f"{world}/_sim/reset", None, {})] if number % 10 == 9 else []
    )


def yaml(run: Run, row: Row) -> None:
    row.note = "YAML to /_sim/state and /_sim/scenario"
    fuzz(run, row, make, run.times(1500, 100_000), "--auth", "off", first=bombs.yaml_cases())


def files(run: Run, row: Row) -> None:
    """What `seed check` and `scenario check` do with a file; a seed that is called fine can be loaded."""
    with Scratch("files") as folder:
        for name, content in ({} if run.proving else bombs.yaml_texts()).items():
            head_ = b"" if content.startswith(b"{") else b"fast2: seed/1\n"
            content = (
                content.replace(b"{", b'{"fast2": "seed/1", "name": "x", ', 1) if content.startswith(b"{") else content
            )
            checked(run, row, folder, "seed", name, head_ + content)
            checked(run, row, folder, "scenario", name, head_.replace(b"seed", b"scenario") + content)
        for number, pattern in enumerate(() if run.proving else bombs.PATTERNS):
            text = SCENARIO % pattern.replace("'", "''")
            checked(run, row, folder, "scenario", f"pattern {number}", text.encode())
        until, count = time.monotonic() + run.seconds, run.times(250, 20_000)
        for number in range(count):
            if time.monotonic() > until:
                break
            chance = run.chance("files", number)
            kind = "scenario" if number % 3 == 2 else "seed"
            content = document(chance, chance.choice(SCENARIOS) if kind == "scenario" else SEED)
            if checked(run, row, folder, kind, f"{kind} {number}", content) and kind == "seed":
                loaded(run, row, folder, f"seed {number}", content)
        row.note = "files to seed check and scenario check; a seed that is fine is loaded"


def checked(run: Run, row: Row, folder: Path, kind: str, name: str, content: bytes) -> bool:
    """Whether the program calls a file fine; else it must say what is wrong, in time."""
    file = folder / "it.yaml"
    file.write_bytes(content)
    row.tried += 1
    before = time.monotonic()
    code, text = run_command(run.binary, folder, kind, "check", file.name, seconds=10)
    if (
        code is None
        or time.monotonic() - before > LIMITS.request
        and timed_again(run, folder, kind, file.name) > LIMITS.request
    ):
        row.found("slow", f"{kind} check, {name}: {time.monotonic() - before:.1f} s", content)
    elif code < 0 or code > 4:
        row.found("crashed", f"{kind} check, {name}: {ending(code)}: {text}", content)
    elif code and not text.strip():
        row.found("wrong", f"{kind} check, {name}: {ending(code)} and says nothing", content)
    elif any(ord(c) < 32 and c != "\n" or c == "\x7f" for c in text):
        row.found("wrong", f"{kind} check, {name}: prints control characters: {text!r}", content)
    return code == 0


def timed_again(run: Run, folder: Path, kind: str, file: str) -> float:
    before = time.monotonic()
    run_command(run.binary, folder, kind, "check", file, seconds=10)
    return time.monotonic() - before


def loaded(run: Run, row: Row, folder: Path, name: str, content: bytes) -> None:
    """A seed without mistakes makes a database."""
    database = folder / "it.sqlite"
    code, text = run_command(run.binary, folder, "state", "import", "it.yaml", "--db", str(database))
    for path in folder.glob("it.sqlite*"):
        path.unlink()
    if code is None or code < 0:
        row.found("crashed", f"state import, {name}: {ending(code)}: {text}", content)
    elif code != 0:
        row.found("wrong", f"{name} is fine, and can't be loaded: {text}", content)


KINDS = {"yaml": yaml, "files": files}
